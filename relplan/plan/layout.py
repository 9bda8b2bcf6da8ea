"""Which file holds what: the folder names the kind, the file's stem is the id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.plan.spelling import nearest

if TYPE_CHECKING:
    from relplan.model.base import Element

SETTINGS_FILE = "relplan.yaml"

_LEAST = 80
"""How many percent of a name must agree with that of a file or folder: files of other tools have names too."""
_ENDING = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)


class Shape(Enum):
    """How a file holds its objects."""

    OBJECT = "one object; its id is the file's stem"
    MAPPING = "objects by id"
    SECTIONS = "one object with sections"
    LIST = "a list of objects"


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file holds."""

    name: str
    """The name of its schema."""
    kind: Kind
    shape: Shape
    module: str
    model_name: str
    declares: tuple[tuple[Kind, tuple[str, ...]], ...] = ()
    """The kinds of object in its sections, each with the route to their ids; `*` is any key."""

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of object in it."""
        return frozenset((self.kind, *(inner for inner, _ in self.declares)))

    @property
    def model(self) -> type[Element]:
        """The model of one object; imported when first asked for."""
        found: type[Element] = getattr(import_module(f"relplan.model.{self.module}"), self.model_name)
        return found


def _mapping(name: str, kind: Kind, module: str, model_name: str) -> FileKind:
    return FileKind(name, kind, Shape.MAPPING, module, model_name, ((kind, ("*",)),))


FOLDERS: dict[str, FileKind] = {
    "programmes": FileKind("programme", Kind.PROGRAMME, Shape.OBJECT, "programme", "Programme"),
    "scenarios": FileKind("scenario", Kind.SCENARIO, Shape.OBJECT, "scenario", "Scenario"),
    "campaigns": FileKind("campaign", Kind.CAMPAIGN, Shape.OBJECT, "campaign", "Campaign"),
    "journeys": FileKind("journey", Kind.JOURNEY, Shape.OBJECT, "journey", "Journey"),
    "personas": FileKind("persona", Kind.PERSONA, Shape.OBJECT, "persona", "Persona"),
}
"""Folders whose every file is one object."""

FILES: dict[str, FileKind] = {
    SETTINGS_FILE: FileKind(
        "relplan", Kind.SETTINGS, Shape.SECTIONS, "settings", "Settings", ((Kind.BRAND, ("brands", "*")),)
    ),
    "objectives.yaml": _mapping("objectives", Kind.OBJECTIVE, "objectives", "Objective"),
    "diagnosis.yaml": FileKind(
        "diagnosis",
        Kind.DIAGNOSIS,
        Shape.SECTIONS,
        "diagnosis",
        "Diagnosis",
        ((Kind.WORKSTREAM, ("workstreams", "*")),),
    ),
    "moments.yaml": _mapping("moments", Kind.MOMENT, "moments", "Moment"),
    "calendar.yaml": FileKind(
        "calendar",
        Kind.OCCASION,
        Shape.SECTIONS,
        "calendar",
        "Calendar",
        ((Kind.OCCASION, ("occasions", "*")), (Kind.BLACKOUT, ("blackouts", "*"))),
    ),
    "data.yaml": FileKind(
        "data",
        Kind.SOURCE,
        Shape.SECTIONS,
        "data",
        "DataInventory",
        ((Kind.SOURCE, ("sources", "*")), (Kind.EVENT, ("events", "*")), (Kind.ATTRIBUTE, ("attributes", "*"))),
    ),
    "offers.yaml": _mapping("offers", Kind.OFFER, "offers", "Offer"),
    "loyalty.yaml": FileKind("loyalty", Kind.LOYALTY, Shape.SECTIONS, "loyalty", "Loyalty"),
    "waivers.yaml": FileKind("waivers", Kind.WAIVER, Shape.LIST, "waiver", "Waiver"),
    "conventions/vocabulary.yaml": _mapping("vocabulary", Kind.TERM, "vocabulary", "Term"),
    "conventions/segments.yaml": FileKind(
        "segments",
        Kind.SEGMENT,
        Shape.SECTIONS,
        "segments",
        "Segments",
        ((Kind.SEGMENTATION, ("segmentations", "*")), (Kind.SEGMENT, ("segmentations", "*", "segments", "*"))),
    ),
    "conventions/channels.yaml": _mapping("channels", Kind.CHANNEL, "channels", "Channel"),
    "conventions/consents.yaml": _mapping("consents", Kind.CONSENT, "consents", "Consent"),
    "conventions/communications.yaml": _mapping("communications", Kind.COMMUNICATION, "consents", "Communication"),
    "conventions/senders.yaml": _mapping("senders", Kind.SENDER, "consents", "Sender"),
    "conventions/deduplication.yaml": _mapping("deduplication", Kind.DEDUPLICATION, "vocabulary", "Deduplication"),
    "conventions/pressure.yaml": FileKind(
        "pressure",
        Kind.PRESSURE,
        Shape.SECTIONS,
        "pressure",
        "Pressure",
        ((Kind.CAP, ("caps", "*")), (Kind.EXCLUSION, ("exclusions", "*"))),
    ),
    "conventions/kpis.yaml": _mapping("kpis", Kind.KPI, "kpi", "Kpi"),
    "conventions/stores.yaml": _mapping("stores", Kind.STORE, "vocabulary", "Store"),
}
"""Files that hold many small things."""

FILE_KINDS: dict[str, FileKind] = {file.name: file for file in (*FILES.values(), *FOLDERS.values())}
"""Every kind of file, by the name of its schema."""


def file_kind(path: str) -> FileKind | None:
    """Return what a path holds, or None when relplan doesn't read it."""
    if path in FILES:
        return FILES[path]
    folder, slash, rest = path.partition("/")
    is_object = slash and rest.endswith(".yaml") and rest.rpartition("/")[2] != SETTINGS_FILE
    return FOLDERS.get(folder) if is_object else None


def file_id(path: str) -> str:
    """Return the id that a path gives to its object: the file's stem."""
    return path.rpartition("/")[2].rpartition(".")[0]


def meant_path(path: str) -> str:
    """Return the path that a file was perhaps meant to have; empty when there is none."""
    proper = _ENDING.sub(".yaml", path)
    if proper != path and file_kind(proper):
        return proper
    folder, slash, rest = proper.partition("/")
    if slash and (near := nearest(folder, tuple(FOLDERS), 1, _LEAST)):
        return f"{near[0]}/{rest}"
    by_stem = {file_id(known): known for known in FILES}
    stem = file_id(proper)
    if stem in by_stem:
        return by_stem[stem]
    close = nearest(stem, tuple(by_stem), 1, _LEAST) if not slash or folder == "conventions" else ()
    return by_stem[close[0]] if close else ""


def meant_folder(path: str) -> str:
    """Return the folder that a file at the plan's top is called like, as `campaigns.yaml`; empty when there is none."""
    close = nearest(file_id(_ENDING.sub(".yaml", path)), tuple(FOLDERS), 1, _LEAST) if "/" not in path else ()
    return close[0] if close else ""
