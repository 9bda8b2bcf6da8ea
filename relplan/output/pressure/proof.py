"""The proof of every limit, in a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.pressure.verdict import Truth
from relplan.model.kinds import Kind
from relplan.output.pressure import words
from relplan.output.pressure.names import say_limit, say_load

if TYPE_CHECKING:
    from relplan.analysis.pressure.scenario import ScenarioVerdict
    from relplan.analysis.pressure.together import Together
    from relplan.analysis.pressure.verdict import Verdict
    from relplan.output.pressure.shown import PressureShown


def proof_rows(shown: PressureShown) -> list[list[str]]:
    """Return the rows of the limits, in the order of the plan."""
    pairs = zip(shown.study.calendar_proof, shown.study.together, strict=True)
    return [_row(shown, verdict, together) for verdict, together in pairs]


def worst_scenario(together: Together) -> ScenarioVerdict | None:
    """Return the verdict on the scenario that sends most by itself; none when no scenario counts."""
    by_most = max(together.alone.values(), key=lambda one: (one.upper is None, one.upper or 0), default=None)
    return by_most if by_most is not None and by_most.upper != 0 else None


def _row(shown: PressureShown, verdict: Verdict, together: Together) -> list[str]:
    witness, upper, alone = verdict.witness, together.upper, worst_scenario(together)
    return [
        say_limit(verdict.limit, shown.names, shown.language, witness),
        say_load(verdict.truth, witness, verdict.at_most, shown.language) if witness else shown.say(words.NOTHING),
        shown.say(words.TRUTHS[verdict.truth]),
        f"{witness.end:%Y-%m-%d %H:%M}" if witness else "",
        _say_margin(shown, verdict),
        _say_alone(shown, alone) if alone else "",
        shown.say(words.ENDLESS) if upper is None else shown.say(words.AT_MOST, count=upper),
    ]


def _say_margin(shown: PressureShown, verdict: Verdict) -> str:
    if verdict.witness is None:
        return ""
    values = {"worst": -verdict.witness.excess, "certain": -verdict.upper_excess}
    is_open = verdict.truth is Truth.UNDECIDED and not verdict.witness.is_proved
    return shown.say(words.MARGINS[Truth.UPPER_BOUND if is_open else verdict.truth], **values)


def _say_alone(shown: PressureShown, alone: ScenarioVerdict) -> str:
    text = words.ALONE_ENDLESS if alone.upper is None else words.ALONE
    if alone.upper is not None and alone.truth is not Truth.EXACT:
        text = words.ALONE_AT_MOST
    return shown.say(text, scenario=shown.names.of(Kind.SCENARIO, alone.scenario.id), count=alone.upper)
