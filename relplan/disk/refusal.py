"""What is said when the system refuses: the file, the reason and what to do."""

from __future__ import annotations

import errno

_PLACE = "ask for the right to, or choose another place"
_REMEDIES = {
    errno.ENOSPC: "free some space on the disk, then run this again",
    errno.EDQUOT: "free some of your share of the disk, then run this again",
    errno.EFBIG: "choose a disk that takes files of this size",
    errno.EROFS: "choose another place",
    errno.EACCES: _PLACE,
    errno.EPERM: _PLACE,
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ENOTDIR: "a part of its path is a file; choose another place",
    errno.EEXIST: "a part of its path is a file; choose another place",
    errno.EISDIR: "it is a folder; choose another name",
    errno.ENOENT: "it is gone, or a folder of its path is; see that both are there, then run this again",
    errno.EMFILE: "close some programs, or allow more open files, then run this again",
    errno.ENFILE: "close some programs, or allow more open files, then run this again",
    errno.ENOMEM: "close some programs, then run this again",
}
_OTHERWISE = "choose another place, or see what is wrong with this one"
_OF_STREAMS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF, errno.EROFS)


def refusal(path: object, deed: str, error: OSError) -> str:
    """Return what is said of a file that can't be written, or be read: `deed` is what can't be done to it."""
    return f'"{path}" can\'t be {deed} ({_reason(error)}): {_remedy(error, _OTHERWISE)}'


def refusal_of_any(error: OSError) -> str:
    """Return what is said when only the error itself tells what was refused; one that names no file is a stream's."""
    if error.filename is not None:
        return refusal(error.filename, "used", error)
    if error.errno in _OF_STREAMS:
        return f"the standard output can't be written ({_reason(error)}): {_remedy(error, 'send it somewhere else')}"
    return f"the system refuses ({_reason(error)}): {_remedy(error, 'see what it lacks, then run this again')}"


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _remedy(error: OSError, otherwise: str) -> str:
    return _REMEDIES.get(error.errno or 0, otherwise)
