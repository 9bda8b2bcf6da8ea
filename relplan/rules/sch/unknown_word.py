"""SCH004 unknown-word."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.plan.problems import UnknownWord
from relplan.rules.words.channel_kinds import explain_channel
from relplan.rules.words.signs import name_hidden

_CHANNELS = tuple(ChannelKind)


@dataclass(frozen=True, slots=True)
class UnknownWordFound(Arguments):
    """The word, those that may stand there, and what was perhaps meant."""

    found: str
    allowed: tuple[str, ...]
    close: tuple[str, ...]
    kinds: tuple[str, ...]
    """The kinds of channel that are right for one that has no kind of its own."""
    why: Text | None
    """Why they are, or why none is; None for what is no channel that we know."""
    hidden: Text | None
    """A sign in the word that can't be seen."""


def _describe(problem: UnknownWord) -> Found:
    kinds, why = explain_channel(problem.found) if problem.allowed == _CHANNELS else ((), None)
    hidden = name_hidden(problem.found)
    return Found(problem.at, UnknownWordFound(problem.found, problem.allowed, problem.close, kinds, why, hidden))


RULE = Rule(
    code="SCH004",
    name="unknown-word",
    severity=Severity.ERROR,
    statement=Text(
        "A value is none of the words that the key allows.",
        "Une valeur ne fait pas partie des mots que la clé accepte.",
    ),
    why=Text(
        "Statuses, levers and kinds are counted and compared: a word of one's own would fall out of every figure.",
        "Les statuts, les leviers et les types sont comptés et comparés : un mot inventé sortirait de tous les "
        "chiffres.",
    ),
    message=(
        Text(
            '"{found}" is none of the words expected here',
            "« {found} » ne fait pas partie des mots attendus ici",
        ),
        Text("a word is missing here", "il manque un mot ici"),
    ),
    remedy=(
        Text("{hidden} hides in it: delete it", "{hidden} s'y cache : effacez-le"),
        Text("write {kinds:or}: {why}", "écrivez {kinds:or} : {why}"),
        Text(
            "{why}; the kinds there are: {allowed:list}",
            "{why} ; les types qui existent : {allowed:list}",
        ),
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text("write {allowed:or}", "écrivez {allowed:or}"),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
status: lvie  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
status: live
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=UnknownWord,
    describe=_describe,
)
