"""LEV006 loyalty-question-unanswered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.loyalty import Answered
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.plan.titles import Title
from relplan.rules.words.answers import lack_words
from relplan.rules.words.questions import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.loyalty import Question
    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Unanswered(Arguments):
    """How many of the eight questions are answered, and which are not or only partly."""

    answered: int
    open: tuple[Title, ...]
    partly: tuple[Title, ...]
    keys: tuple[str, ...]
    """Under which they are answered."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    reading = study.loyalty
    if reading is None or not reading.unanswered:
        return
    partly = [answer for answer in reading.unanswered if answer.answered is Answered.PARTLY]
    values = Unanswered(
        len(reading.answers) - len(reading.unanswered),
        tuple(_title(answer.question) for answer in reading.unanswered if answer.answered is Answered.NO),
        tuple(_title(answer.question) for answer in partly),
        tuple(answer.question.value for answer in reading.unanswered),
    )
    yield Found(
        reading.item.place,
        values,
        tuple(
            Related(answer.lines[0], "partly", {"missing": tuple(lack_words(one) for one in answer.missing)})
            for answer in partly
        ),
        (reading.item.ref,),
        identity=(),
    )


def _title(question: Question) -> Title:
    words = QUESTIONS[question]
    return Title(question.value, words.en, words.fr)


RULE = Rule(
    code="LEV006",
    name="loyalty-question-unanswered",
    severity=Severity.INFO,
    statement=Text(
        "The loyalty strategy leaves some of its eight questions open, or answers them with words that say nothing.",
        "La stratégie de fidélité laisse ouvertes certaines de ses huit questions, ou y répond par des mots qui ne "
        "disent rien.",
    ),
    why=Text(
        "What loyalty is, which objectives and indicators, what customers expect, which levers, data, moments and "
        "channels: each answer rests on those before it, and a programme built without one of them settles it by "
        "accident. An answer is whole when work can rest on it: indicators say more than opens and clicks, moments can "
        "be detected, the pressure is a figure, here or in a cap of the plan.",
        "Ce qu'est la fidélité, quels objectifs, quels indicateurs, quelles attentes, quels leviers, quelles données, "
        "quels moments, quels canaux : chaque réponse repose sur les précédentes, et un programme bâti sans l'une "
        "d'elles la tranche par accident. Une réponse est complète quand on peut s'appuyer dessus : les indicateurs "
        "disent plus que les ouvertures et les clics, les moments sont détectables, la pression est chiffrée, ici ou "
        "par un plafond du plan.",
    ),
    source="The eight questions of loyalty of French relationship-marketing practice",
    message=(
        Text(
            "{answered} of 8 loyalty questions are answered; not answered: {open:and}; only in part: {partly:and}",
            "questions de fidélité traitées : {answered} sur 8 ; sans réponse : {open:and} ; en partie seulement : "
            "{partly:and}",
        ),
        Text(
            "{answered} of 8 loyalty questions are answered; not answered: {open:and}",
            "questions de fidélité traitées : {answered} sur 8 ; sans réponse : {open:and}",
        ),
        Text(
            "{answered} of 8 loyalty questions are answered; only in part: {partly:and}",
            "questions de fidélité traitées : {answered} sur 8 ; en partie seulement : {partly:and}",
        ),
    ),
    remedy=Text(
        "answer them in loyalty.yaml, under {keys:and}",
        "répondez-y dans loyalty.yaml, sous {keys:and}",
    ),
    notes={"partly": Text("still lacks {missing:and}", "il manque encore {missing:and}")},
    needs=frozenset({Kind.MOMENT, Kind.KPI, Kind.PRESSURE}),
    bad="""
# loyalty.yaml
definition: {statement: Three orders in twelve months, criteria: [volume], shared_with: [crm]}  # <- here
indicators: [open_rate]
expectations: {personalised: 4, fluid: 3, simple: 4, rewarded: 3, close: 5}
levers: {transactional: 30 %, relational: 30 %, service: 20 %, engagement: 20 %}
data: [birth_day]
moments: [birthday]
channels: [email]
pressure: A little
# data.yaml
attributes: {birth_day: {available: available}}
# moments.yaml
birthday: {name: Birthday, kind: life}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# loyalty.yaml
definition: {statement: Three orders in twelve months, criteria: [volume], shared_with: [crm]}
objectives: [{statement: Keep loyal customers, kpi: retention_rate, baseline: 71 %, target: 76 %}]
indicators: [retention_rate]
expectations: {personalised: 4, fluid: 3, simple: 4, rewarded: 3, close: 5}
levers: {transactional: 30 %, relational: 30 %, service: 20 %, engagement: 20 %}
programmes: [club]
data: [birth_day]
moments: [birthday]
channels: [email]
pressure: Members who read get two letters a month, the others one
# data.yaml
attributes: {birth_day: {available: available}}
# moments.yaml
birthday: {name: Birthday, kind: life, date: birth_day}
# programmes/club.yaml
name: The club
type: loyalty
objective: {statement: Keep loyal customers, kpi: retention_rate}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)
