"""The plan's objects as their files have them, each with its id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.model.audience import Audience
from relplan.model.campaign import Send
from relplan.output.export.kinds import OBJECT_KINDS, SENDS

if TYPE_CHECKING:
    from pydantic import BaseModel

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.study import Study
    from relplan.plan.plan import Item, Plan

Record = dict[str, Any]
"""An object: its id, then the keys of the format as they are written."""

Shape = Mapping[str, "type[BaseModel] | None"]
"""The keys of a record in their order, and the model of what stands under each."""


@dataclass(frozen=True, slots=True)
class Export:
    """The records of a kind."""

    name: str
    records: tuple[Record, ...]
    """Objects by id; sends by their instants."""
    shape: Shape


def make_export(study: Study, name: str) -> Export:
    """Return the records of a kind."""
    if name == SENDS:
        return Export(name, tuple(_send_record(planned, study.plan) for planned in study.sends), _SEND_SHAPE)
    items = [item for _, item in sorted(study.plan.of(OBJECT_KINDS[name]).items())]
    return Export(name, tuple(_record(item, study.plan) for item in items), _shape_of(items))


def _record(item: Item[Any], plan: Plan) -> Record:
    found = _written(plan, item.path, item.route)
    return {"id": item.id, **found} if isinstance(found, dict) else {"id": item.id, "value": found}


def _written(plan: Plan, path: str, route: tuple[str | int, ...]) -> Any:
    """Return what stands at a place of a file, as it is written there."""
    data = plan.documents[path].data
    for step in route:
        data = data[step]
    return data


def _shape_of(items: list[Item[Any]]) -> Shape:
    """Return the keys that a kind of object takes, in the order of the format."""
    keys: dict[str, type[BaseModel] | None] = {"id": None, "name": None}
    for item in items[:1]:
        model = type(item.value)
        keys |= {field.alias or name: None for name, field in model.model_fields.items()}
        keys |= {name: nested_model(model, name) for name in keys}
    return keys


def nested_model(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """Return the model of what stands under a key; none for a word, a number or a list."""
    for name, field in model.model_fields.items():
        if (field.alias or name) == key:
            return _model_in(field.annotation)
    return None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    from types import UnionType
    from typing import Annotated, Union, get_args, get_origin

    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, UnionType, Annotated):
        return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
    return None


_SEND_SHAPE: Shape = {
    **dict.fromkeys(("id", "campaign", "name", "programme", "status", "date", "time", "last_date")),
    "audience": Audience,
    "send": Send,
}


def _send_record(planned: PlannedSend, plan: Plan) -> Record:
    """Return a dated send: when it goes out, and what its campaign says of it."""
    campaign = planned.campaign
    written = _written(plan, campaign.path, campaign.route)
    last = planned.instants[-1].date()
    record = {
        "id": f"{campaign.id}/{planned.send.id}/{planned.at.date()}",
        "campaign": campaign.id,
        "name": campaign.value.name,
        "programme": campaign.value.programme,
        "status": campaign.value.status.value if campaign.value.status else None,
        "date": planned.at.date().isoformat(),
        "time": f"{planned.at:%H:%M}",
        "last_date": last.isoformat() if last != planned.at.date() else None,
        "audience": written.get("audience"),
        "send": written["sends"][planned.index],
    }
    return {key: value for key, value in record.items() if value is not None}
