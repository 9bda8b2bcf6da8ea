"""PRS010 scenario-exceeds-limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Phrase, Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS, limit_refs
from relplan.rules.words.contacts import own_title
from relplan.rules.words.durations import WINDOWS_APART, duration_words, minutes_words, window_words
from relplan.rules.words.limits import limit_words, loosen_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.pressure.message import Message
    from relplan.analysis.pressure.scenario import ScenarioVerdict
    from relplan.analysis.study import Study
    from relplan.plan.plan import Plan
    from relplan.plan.titles import Title


@dataclass(frozen=True, slots=True)
class ExceededAlone(Arguments):
    """A scenario, the limit that it exceeds, and what would hold."""

    load: int
    max: int
    window: Text
    limit: Phrase
    segment: str
    launches: int | None
    """How many launches the messages come from; none when it is one."""
    first: str
    """The message after which the last is too many; empty where it is not enough to send messages later."""
    last: str
    """The last; empty where it is not enough to send messages later or to leave them out."""
    apart: Text | None
    """The time that would have to lie between them; none when no time would do."""
    windows: Text | None
    """The windows of the calendar into which they would have to go; none when the limit's window rolls."""
    loosen: Text
    """What would have to be written for the limit to hold so much."""
    follow: int | None
    """How many more messages are too many then; none when it is one."""
    per: str
    """The stretch for one launch that would hold; empty when one launch is too much by itself."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    exceeded: dict[tuple[str, str], list[ScenarioVerdict]] = {}
    for verdict in study.scenario_proof:
        if verdict.excess > 0:
            exceeded.setdefault((verdict.scenario.id, verdict.limit.id), []).append(verdict)
    pressure = study.plan.pressure
    reserve = pressure.value.reserve if pressure else None
    return (_tell(study.plan, verdicts, reserve.slots if reserve else 0) for verdicts in exceeded.values())


def _tell(plan: Plan, verdicts: Sequence[ScenarioVerdict], slots: int) -> Found:
    """Tell the worst verdict of a cap, a gap or a reserve, with what would mend them all."""
    verdict = max(verdicts, key=lambda one: one.excess)
    *others, last = verdict.received
    launches = len({one.launch for one in verdict.received})
    later = _follow(verdicts, verdict, [one.apart for one in verdicts])
    without = _follow(verdicts, verdict, [one.without for one in verdicts])
    before = None if later is None or launches > 1 else verdict.received[-1 - verdict.limit.max]
    limit = verdict.limit
    spacings = [one.spacing for one in verdicts if one.spacing]
    spacing = max(spacings) if len(spacings) == len(verdicts) else None

    def own(message: Message) -> Title:
        return own_title(verdict.scenario.value, message.id)

    related = [
        Related(
            one.message.place,
            "message",
            {"message": own(one.message), "after": minutes_words(one.minute)},
        )
        for one in {one.message.id: one for one in others if one.message.id != last.message.id}.values()
    ]
    length = limit.window.length
    return Found(
        last.message.place,
        ExceededAlone(
            load=len(verdict.received),
            max=verdict.limit.max,
            window=window_words(limit.window),
            limit=limit_words(limit, plan),
            segment=plan.title_of(Kind.SEGMENT, limit.segment),
            launches=launches if launches > 1 else None,
            first=own(before.message) if before else "",
            last="" if before is None and without is None else own(last.message),
            apart=duration_words(length) if before and length else None,
            windows=WINDOWS_APART[limit.window.unit] if before and limit.window.unit else None,
            loosen=loosen_words(
                [(one.limit, len(one.received)) for one in verdicts], slots, min(one.shortest for one in verdicts)
            ),
            follow=(later if before else without) or None,
            per=f"{spacing}d" if launches > 1 and spacing else "",
        ),
        (*related, Related(limit.place, "figure")),
        (verdict.scenario.ref, *limit_refs(limit)),
        identity=(limit.id,),
    )


def _follow(verdicts: Sequence[ScenarioVerdict], told: ScenarioVerdict, all_steps: Sequence[int | None]) -> int | None:
    """Return how many more messages are to be sent later, or left out, once that is done of the last one told.

    None where that mends not all.
    """
    left: list[int] = []
    for one, steps in zip(verdicts, all_steps, strict=True):
        if steps is None:
            return None
        is_helped = one.received[-1].message.id == told.received[-1].message.id
        left.append(steps - 1 if is_helped else steps)
    return max(left)


RULE = Rule(
    code="PRS010",
    name="scenario-exceeds-limit",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario by itself sends one customer more than a limit allows.",
        "Un scénario envoie à lui seul plus de messages à un client qu'une limite n'en permet.",
    ),
    why=Text(
        "The limit then cuts the scenario's own sequence: the last messages are refused to every customer who goes "
        "through it, and nobody meant that.",
        "La limite coupe alors la séquence du scénario lui-même : ses derniers messages sont refusés à tout client qui "
        "le parcourt, ce que personne n'a voulu.",
    ),
    message=(
        Text(
            "this scenario alone can send {load} messages {window} in {launches} launches; {limit} allows {max} "
            'to "{segment}"',
            "ce scénario peut envoyer à lui seul {load} messages {window}, en {launches} lancements ; "
            "{limit} en permet {max} pour « {segment} »",
        ),
        Text(
            "this scenario alone can send {load} messages {window} in {launches} launches; {limit} allows {max}",
            "ce scénario peut envoyer à lui seul {load} messages {window}, en {launches} lancements ; "
            "{limit} en permet {max}",
        ),
        Text(
            'this scenario alone can send {load} messages {window}; {limit} allows {max} to "{segment}"',
            "ce scénario peut envoyer à lui seul {load} messages {window} ; {limit} en permet {max} pour « {segment} »",
        ),
        Text(
            "this scenario alone can send {load} messages {window}; {limit} allows {max}",
            "ce scénario peut envoyer à lui seul {load} messages {window} ; {limit} en permet {max}",
        ),
    ),
    remedy=(
        Text(
            "launch it less often: reentry: {{max: 1, per: {per}}}, or say with on_capped what becomes of the rest",
            "lancez-le moins souvent : reentry: {{max: 1, per: {per}}}, "
            "ou dites avec on_capped ce que devient le reste",
        ),
        Text(
            'send "{first}" and "{last}" {windows}, a first step: {follow} more {follow:message follows|'
            "messages follow}; or {loosen}",
            "envoyez « {first} » et « {last} » {windows}, un premier pas : {follow} {follow:autre message suit|"
            "autres messages suivent} ; ou {loosen}",
        ),
        Text(
            'send "{first}" and "{last}" {windows}, or {loosen}',
            "envoyez « {first} » et « {last} » {windows}, ou {loosen}",
        ),
        Text(
            'leave {apart} between "{first}" and "{last}", a first step: {follow} more {follow:message follows|'
            "messages follow}; or {loosen}",
            "laissez {apart} entre « {first} » et « {last} », un premier pas : {follow} {follow:autre message suit|"
            "autres messages suivent} ; ou {loosen}",
        ),
        Text(
            'leave {apart} between "{first}" and "{last}", or {loosen}',
            "laissez {apart} entre « {first} » et « {last} », ou {loosen}",
        ),
        Text(
            '{loosen}, or leave "{last}" out, a first step: {follow} more {follow:message is|messages are} too many',
            "{loosen}, ou retirez « {last} », un premier pas : {follow} {follow:autre message est|autres messages "
            "sont} de trop",
        ),
        Text('{loosen}, or leave "{last}" out', "{loosen}, ou retirez « {last} »"),
        Text("{loosen}", "{loosen}"),
    ),
    notes={
        "message": (
            Text('"{message}", {after} after the first', "« {message} », {after} après le premier"),
            Text('"{message}" comes first', "« {message} » vient en premier"),
        ),
        "figure": Text("the limit", "la limite"),
    },
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    bad="""
# scenarios/welcome.yaml
name: Welcome
programme: welcome
trigger: {moment: signed_up}
reentry: {max: 1, per: 1y}
steps:
  - {message: hello, channel: email}
  - wait: 3d
  - {message: tips, channel: email}
  - wait: 3d
  - {message: offer, channel: email}  # <- here
# programmes/welcome.yaml
name: Welcome
objective: {statement: First order within 30 days, kpi: first_order_rate}
# moments.yaml
signed_up: {name: Sign-up, kind: relational}
# conventions/channels.yaml
email: {kind: email}
# conventions/pressure.yaml
caps: {weekly: {max: 2, per: 7d}}
""",
    good="""
# scenarios/welcome.yaml
name: Welcome
programme: welcome
trigger: {moment: signed_up}
reentry: {max: 1, per: 1y}
steps:
  - {message: hello, channel: email}
  - wait: 3d
  - {message: tips, channel: email}
  - wait: 4d
  - {message: offer, channel: email}
# programmes/welcome.yaml
name: Welcome
objective: {statement: First order within 30 days, kpi: first_order_rate}
# moments.yaml
signed_up: {name: Sign-up, kind: relational}
# conventions/channels.yaml
email: {kind: email}
# conventions/pressure.yaml
caps: {weekly: {max: 2, per: 7d}}
""",
    check=_check,
)
