"""What can be wrong with a file before its content means anything: one class per sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the plan, found while it was loaded."""

    at: Place


@dataclass(frozen=True, slots=True)
class FurtherProblems(Problem):
    """More of one kind is wrong with a file than is told."""

    kind: type[Problem]
    count: int


class Mistake(StrEnum):
    """What people new to YAML do most often, among what the parser can't read."""

    RESERVED_START = "a text begins with a sign that means something in YAML"
    BRACKET = "a bracket isn't closed, or a comma is missing inside it"
    EXTRA_BRACKET = "a bracket is closed that wasn't opened"
    INDENTATION = "a line is not indented like those it belongs with"
    MISSING_SPACE = "a key's colon has no space after it"
    MISSING_COLON = "a line is neither a key nor the rest of a text"
    INLINE_LIST = "a list with dashes begins on the line of its key"
    BLOCK_TEXT = "a text follows `|` or `>` on the same line"
    ESCAPE = "a backslash between double quotes begins nothing YAML knows"
    SIGN_IN_TEXT = "a sign inside a text means something in YAML"
    COMMENT = "a `#` inside a text begins a comment"
    CONFLICT = "git left the marks of a conflict"
    OTHER = "something else"


@dataclass(frozen=True, slots=True)
class SyntaxProblem(Problem):
    """The text is not YAML."""

    mistake: Mistake
    detail: str = ""
    """What the parser says, in its own English."""
    whole: str = ""
    """The whole text that is meant; empty when it can't be told, or the mistake is about none."""


@dataclass(frozen=True, slots=True)
class UnquotedColon(Problem):
    """A plain text holds a colon and a space, which YAML takes for a key."""

    whole: str = ""
    """The whole text that is meant; empty when it can't be told."""


@dataclass(frozen=True, slots=True)
class UnclosedQuote(Problem):
    """A quote is opened and not closed, or closed too early."""


@dataclass(frozen=True, slots=True)
class TabIndentation(Problem):
    """A line is indented with a tab."""


@dataclass(frozen=True, slots=True)
class DuplicateKey(Problem):
    """A key stands twice in one mapping."""

    key: str
    first: Place


@dataclass(frozen=True, slots=True)
class MergeKey(Problem):
    """`<<` is used to merge a mapping."""


@dataclass(frozen=True, slots=True)
class TagRefused(Problem):
    """A value carries a YAML tag."""

    tag: str


@dataclass(frozen=True, slots=True)
class SeveralDocuments(Problem):
    """A file holds more than one YAML document."""


@dataclass(frozen=True, slots=True)
class NonTextKey(Problem):
    """A key is read as a number, a truth value, nothing, a list or a mapping."""

    key: str
    """The key as written; empty for a list or a mapping."""


@dataclass(frozen=True, slots=True)
class CutValue(Problem):
    """Commas between braces or brackets cut a value that has no quotes around it."""

    key: str
    """The key it stands under; empty in a list."""
    whole: str
    """The value as it was meant."""
    lost: str
    """What follows the first comma."""


@dataclass(frozen=True, slots=True)
class WrongEncoding(Problem):
    """The bytes are not UTF-8 text."""

    guess: str
    """The encoding it seems to be, or `binary`."""


@dataclass(frozen=True, slots=True)
class ForbiddenCharacter(Problem):
    """A character that YAML or an editor takes for a line break, that no text may hold, or that no key may."""

    codepoint: str
    """As `U+2028`."""


@dataclass(frozen=True, slots=True)
class TooDeep(Problem):
    """Values are nested deeper than a plan can mean."""

    limit: int


@dataclass(frozen=True, slots=True)
class UnknownAlias(Problem):
    """An alias names an anchor that is not written before it, or that contains it."""

    alias: str


@dataclass(frozen=True, slots=True)
class AliasExpansion(Problem):
    """Aliases of aliases would make the file many times its size."""

    limit: int


@dataclass(frozen=True, slots=True)
class TooLarge(Problem):
    """A file is larger than a plan file may be."""

    limit: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class EmptyFile(Problem):
    """A file says nothing."""


@dataclass(frozen=True, slots=True)
class UnreadableFile(Problem):
    """The system refuses to let a file or folder be read."""

    reason: str


@dataclass(frozen=True, slots=True)
class OutsideLink(Problem):
    """A link leads out of the plan, to a folder, or nowhere; it is not followed."""

    target: str
