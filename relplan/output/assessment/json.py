"""The assessment as JSON: every point, with every line it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relplan.output.json_value import dump_json

if TYPE_CHECKING:
    from relplan.analysis.assessment import Point, Section
    from relplan.output.assessment.shown import AssessmentShown
    from relplan.source.place import Place


def write_json(shown: AssessmentShown) -> str:
    """Write an assessment as JSON; its sentences are in the language asked for."""
    return dump_json(
        {
            "format_version": "1.0",
            "plan": shown.study.plan.settings.value.name,
            "as_of": shown.study.as_of.isoformat(),
            "topics": [_topic(shown, section) for section in shown.sections],
        }
    )


def _topic(shown: AssessmentShown, section: Section) -> dict[str, Any]:
    return {
        "topic": section.topic.value,
        "applies": bool(section.points),
        "earned": section.earned,
        "of": section.of,
        "notes": list(shown.notes(section)),
        "points": [_point(shown, point) for point in section.points],
        "next_steps": [
            {"aspect": point.aspect.value, "subject": point.subject, "step": shown.step(point)}
            for point in section.steps
        ],
    }


def _point(shown: AssessmentShown, point: Point) -> dict[str, Any]:
    return {
        "aspect": point.aspect.value,
        "subject": point.subject,
        "earned": point.earned,
        "of": point.of,
        "details": list(point.details),
        "missing": None if point.is_whole else shown.missing(point),
        "places": [_place(shown, place) for place in point.places],
    }


def _place(shown: AssessmentShown, place: Place) -> dict[str, Any]:
    line, column = shown.study.plan.locate(place)
    return {"path": place.path, "line": line, "column": column}
