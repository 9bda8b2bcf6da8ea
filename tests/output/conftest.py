"""A small plan with something of everything wrong.

It is found by rules written here, for formats don't depend on the rule book.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from relplan.analysis.study import Study
from relplan.diagnostics.finding import Arguments, Finding, Found, Related
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.settings import Language
from relplan.output.shown import Shown
from relplan.plan.load import load_plan
from relplan.rules.book import BUILT_IN
from relplan.rules.configuration import read_configuration
from relplan.source.place import Part, Place, Position, Span
from relplan.source.tree import MemoryTree
from relplan.validation.review import Review
from relplan.validation.waivers import AcceptedNode, AcceptedObjects, Waiver

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = {
    "relplan.yaml": "relplan: 1\nname: Maison Orphie 2027\n",
    "conventions/pressure.yaml": "caps:\n  weekly:\n    max: 2\n    per: 7d\n",
    "campaigns/winter-sales.yaml": """\
name: Winter sales
sends:
  - {id: preview, on: 2027-01-12, at: "10:00", channel: email, audience: {segments: [value.vip, lifecycle.active]}}
  - id: launch
    # the shops open at 8
    on: 2027-01-13
    channel: email
""",
    "campaigns/newsletter.yaml": """\
name: Newsletter
# relplan: ignore[PRS901] until=2027-02-01 -- agreed once, CRM-412
sends:
  - {id: issue, on: 2027-01-14, channel: email}
""",
    "programmes/welcome.yaml": "name: Bienvenue 家族 chez nous\nphase: lifecycle.nwe\n",
    "scenarios/cart-reminder.yaml": "name: Cart reminder\ndescription: Careful: only once\n",
    "waivers.yaml": "- {rule: PRS901, objects: [campaign/winter-sales], reason: Agreed by the board}\n",
}


@dataclass(frozen=True, slots=True)
class TooMany(Arguments):
    segment: str
    count: int
    limit: int
    cap: str


@dataclass(frozen=True, slots=True)
class Unknown(Arguments):
    none: Text
    id: str
    close: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nothing(Arguments):
    pass


CAP = Rule(
    code="PRS901",
    name="too-many",
    severity=Severity.ERROR,
    statement=Text(
        "One person can get more contacts than a cap allows.", "Une personne peut recevoir plus de contacts que permis."
    ),
    why=Text("People who get too much leave.", "Ceux qui reçoivent trop se désabonnent."),
    source="Invented Act 2027, article 1",
    message=Text(
        '"{segment}" can get {count} emails within 7 days; the cap "{cap}" allows {limit}',
        "« {segment} » peut recevoir {count} e-mails en 7 jours ; le plafond « {cap} » en permet {limit}",
    ),
    label=Text("email number {count} of the week", "e-mail n° {count} de la semaine"),
    remedy=Text("move a date, or raise the cap", "déplacez une date, ou relevez le plafond"),
    notes={
        "send": Text("an email on {day}", "un e-mail le {day}"),
        "cap": Text("the cap", "le plafond"),
    },
    bad="# campaigns/a.yaml\nname: A  # <- here\n",
    good="# campaigns/a.yaml\nname: B\n",
)
REFERENCE = Rule(
    code="REF901",
    name="no-such-id",
    severity=Severity.ERROR,
    statement=Text("An id is mentioned that nothing has.", "Un identifiant est cité que rien ne porte."),
    why=Text("A misspelt segment reaches nobody.", "Un segment mal orthographié ne touche personne."),
    message=Text('{none} is called "{id}"', "{none} ne s'appelle « {id} »"),
    remedy=Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
    bad="# campaigns/a.yaml\nname: A  # <- here\n",
    good="# campaigns/a.yaml\nname: B\n",
)
COLON = Rule(
    code="SYN901",
    name="stray-colon",
    severity=Severity.ERROR,
    statement=Text("A text holds a colon.", "Un texte contient un deux-points."),
    why=Text("A colon ends a key.", "Un deux-points termine une clé."),
    message=Text(
        "this colon ends a key, but it stands inside a text",
        "ce deux-points termine une clé, mais il est dans un texte",
    ),
    remedy=Text("put the whole text between double quotes", "mettez tout le texte entre guillemets droits doubles"),
    bad="# campaigns/a.yaml\nname: A  # <- here\n",
    good="# campaigns/a.yaml\nname: B\n",
)
OWNER = Rule(
    code="GOV901",
    name="no-owner",
    severity=Severity.WARNING,
    statement=Text("A campaign has no owner.", "Une campagne n'a pas de responsable."),
    why=Text("What nobody owns, nobody mends.", "Ce dont personne n'est responsable n'est jamais corrigé."),
    message=Text("nobody owns this campaign", "personne n'est responsable de cette campagne"),
    remedy=Text("add `owner:` with a name", "ajoutez `owner:` avec un nom"),
    bad="# campaigns/a.yaml\nname: A  # <- here\n",
    good="# campaigns/a.yaml\nname: B\n",
)

WINTER, NEWSLETTER = "campaigns/winter-sales.yaml", "campaigns/newsletter.yaml"
CAP_PLACE = Place("conventions/pressure.yaml", ("caps", "weekly", "max"))


def finding(rule: Rule, found: Found, severity: Severity | None = None) -> Finding:
    return Finding(rule, severity or rule.severity, found, f"mark-of-{rule.code}-{found.at.path}")


def too_many(at: Place, objects: tuple[str, ...]) -> Finding:
    related = (
        Related(Place(WINTER, ("sends", 0, "on")), "send", {"day": date(2027, 1, 12)}),
        Related(CAP_PLACE, "cap"),
    )
    return finding(CAP, Found(at, TooMany("value.vip", 3, 2, "weekly"), related, objects))


def make_review(
    findings: tuple[Finding, ...],
    waived: tuple[tuple[Finding, Waiver], ...] = (),
    suspended: tuple[Rule, ...] = (),
) -> Review:
    plan = load_plan(MemoryTree(FILES))
    study = Study(plan, date(2027, 1, 1))
    return Review(
        study, findings, waived, suspended, rules_run=61, configuration=read_configuration(plan.settings, BUILT_IN)
    )


@pytest.fixture
def review() -> Review:
    launch = too_many(Place(WINTER, ("sends", 1, "on")), ("campaign/winter-sales", "cap/weekly"))
    newsletter = too_many(Place(NEWSLETTER, ("sends", 0, "on")), ("campaign/newsletter",))
    colon = Span(Position(2, 21), Position(2, 22))
    findings = (
        finding(OWNER, Found(Place(NEWSLETTER, ("name",), Part.KEY), Nothing(), objects=("campaign/newsletter",))),
        launch,
        finding(
            REFERENCE,
            Found(
                Place("programmes/welcome.yaml", ("phase",)),
                Unknown(Text("no segment", "aucun segment"), "lifecycle.nwe", ("lifecycle.new", "lifecycle.next")),
            ),
        ),
        finding(COLON, Found(Place("scenarios/cart-reminder.yaml", span=colon), Nothing())),
    )
    in_comment = Waiver(
        CAP,
        Place(NEWSLETTER, span=Span(Position(2, 1), Position(2, 66))),
        AcceptedNode(NEWSLETTER, ("sends",)),
        "agreed once, CRM-412",
        date(2027, 2, 1),
    )
    in_file = Waiver(
        CAP,
        Place("waivers.yaml", (0, "rule")),
        AcceptedObjects(("campaign/winter-sales",)),
        "Agreed by the board",
        None,
        "Maria",
    )
    waived = (
        (newsletter, in_comment),
        (too_many(Place(WINTER, ("sends", 0, "on")), ("campaign/winter-sales",)), in_file),
    )
    return make_review(findings, waived, suspended=(replace(OWNER, code="GOV902", name="no-review"),))


@pytest.fixture
def show(review: Review) -> Callable[..., Shown]:
    def make(language: Language = Language.EN, **others: Any) -> Shown:
        return replace(Shown(review, review.findings, language), **others)

    return make


@pytest.fixture
def show_at() -> Callable[..., Shown]:
    """Show one finding at a place, as often as asked."""

    def make(at: Place, language: Language = Language.EN, *, times: int = 1, related: int = 0) -> Shown:
        values = TooMany("value.vip", 3, 2, "weekly")
        one = finding(CAP, Found(at, values, (Related(CAP_PLACE, "cap"),) * related))
        return Shown(make_review((one,) * times), (one,) * times, language)

    return make


@pytest.fixture
def show_owners() -> Callable[..., Shown]:
    """Show the same words about a campaign, as often as asked."""

    def make(*, times: int) -> Shown:
        found = Found(Place(NEWSLETTER, ("name",), Part.KEY), Nothing(), objects=("campaign/newsletter",))
        findings = tuple(finding(OWNER, found) for _ in range(times))
        return Shown(make_review(findings), findings, Language.EN)

    return make
