"""A report made shorter for one reader: what it keeps, and links only to what is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from relplan.model.kinds import Kind
from relplan.report.decide import narrow_checks
from relplan.report.scope import Audience
from relplan.report.views.calendar import view_calendar
from relplan.report.views.conventions import ConventionsView
from relplan.report.views.data import DataView
from relplan.report.views.matrix import MatrixView
from relplan.report.views.offers import OffersView
from relplan.report.views.pieces import Link, Plain, anchor_of, code

if TYPE_CHECKING:
    from relplan.diagnostics.finding import Finding
    from relplan.report.scope import Scope
    from relplan.report.text.words import Words
    from relplan.report.views.overview import OverviewView, PhaseView
    from relplan.report.views.pieces import Piece
    from relplan.report.views.programmes import ProgrammesView
    from relplan.report.views.scenarios import ScenariosView
    from relplan.validation.review import Review

T = TypeVar("T")

_FIRST_ROWS = 8
"""As many scenarios as a director reads of the matrix."""
_FIRST_OF_WAVE = 5
_FOR_AGENCY = ("vocabulary", "communications", "senders")
"""The conventions that whoever produces messages keeps to."""


def narrow_review(review: Review, scope: Scope) -> Review:
    """Keep the findings about the files of a programme and its actions; all when the report is about the whole plan."""
    if not scope.programme:
        return review
    plan = review.plan
    paths = {item.path for item in plan.actions.values() if item.value.programme == scope.programme}
    paths |= {item.path for ident, item in plan.programmes.items() if ident == scope.programme}

    def is_about(finding: Finding) -> bool:
        return finding.at.path in paths

    return replace(
        review,
        findings=tuple(finding for finding in review.findings if is_about(finding)),
        waived=tuple((finding, waiver) for finding, waiver in review.waived if is_about(finding)),
    )


def narrow_overview(view: OverviewView, scope: Scope, words: Words) -> OverviewView:
    """Keep the cover for a programme or an agency; for who decides, all but the details."""
    if scope.audience in (Audience.PROGRAMME, Audience.AGENCY):
        checks = view.checks if scope.audience is Audience.PROGRAMME else None
        return replace(view, description="", facts=(), own=(), figures=(), ratio=None, phases=(), checks=checks)
    if scope.audience is Audience.EXECUTIVE:
        checks = narrow_checks(view.checks, words) if view.checks else None
        unread = replace(view.unread, lead="", places=()) if view.unread else None
        return replace(view, source=None, facts=(), own=(), phases=_without_places(view), unread=unread, checks=checks)
    return view


def _without_places(view: OverviewView) -> tuple[PhaseView, ...]:
    """Return the objectives without saying in which file they stand, and without the team's own keys."""
    return tuple(
        replace(phase, objectives=tuple(replace(one, own=(), source=None) for one in phase.objectives))
        for phase in view.phases
    )


def narrow_conventions(view: ConventionsView, scope: Scope) -> ConventionsView:
    """Keep all conventions with the whole plan, for an agency those on words, types of messages and senders."""
    if scope.audience is Audience.ALL:
        return view
    names = _FOR_AGENCY if scope.audience is Audience.AGENCY else ()
    return ConventionsView(tuple(one for one in view.conventions if one.name in names), None)


def narrow_programmes(view: ProgrammesView, scope: Scope, pages: Collection[str]) -> ProgrammesView:
    """Keep the programme that the report is about, and of each the actions that are shown."""
    anchor = anchor_of(Kind.PROGRAMME, scope.programme)
    kept = (one for one in view.programmes if not scope.programme or one.sheet.anchor == anchor)
    return replace(
        view,
        programmes=tuple(
            replace(one, campaigns=tuple(action for action in one.campaigns if action.link.page in pages))
            for one in kept
        ),
    )


def narrow_scenarios(view: ScenariosView, scope: Scope) -> ScenariosView:
    """Keep the scenarios of the programme that the report is about."""
    if not scope.programme:
        return view
    anchor = anchor_of(Kind.PROGRAMME, scope.programme)
    groups = tuple(group for group in view.groups if group.programme and group.programme.anchor == anchor)
    return replace(view, groups=groups, summary="")


def narrow_parts(parts: Mapping[str, object], review: Review, scope: Scope, words: Words) -> Mapping[str, object]:
    """Keep the matrix for who decides, in short; for others the calendar, and the data and the offers that are used."""
    calendar = view_calendar(review, words, scope) if scope.days or scope.programme else parts.get("calendar")
    if scope.audience is Audience.ALL:
        return {name: view for name, view in {**parts, "calendar": calendar}.items() if view is not None}
    matrix, data, offers = parts.get("matrix"), parts.get("data"), parts.get("offers")
    if scope.audience is Audience.EXECUTIVE:
        return {"matrix": _narrow_matrix(matrix, words)} if isinstance(matrix, MatrixView) else {}
    kept: dict[str, object] = {"calendar": calendar} if calendar else {}
    if scope.audience is Audience.AGENCY and "personas" in parts:
        kept["personas"] = parts["personas"]
    if isinstance(data, DataView):
        kept["data"] = _narrow_data(data, review, scope)
    if isinstance(offers, OffersView) and (narrowed := _narrow_offers(offers, review, scope)).offers:
        kept["offers"] = narrowed
    return kept


def _narrow_data(view: DataView, review: Review, scope: Scope) -> DataView:
    """Keep the scenarios that are shown, the data that they need and where those come from."""
    own = [one for one in review.study.readiness if scope.holds(one.scenario.value.programme)]
    scenarios = {anchor_of(Kind.SCENARIO, one.scenario.id) for one in own}
    data = {anchor_of(need.datum.kind, need.datum.id) for one in own for need in one.needs}
    data.update(_said_to_be_needed(review, scope))
    events = tuple(row for row in view.events if row.anchor in data)
    attributes = tuple(row for row in view.attributes if row.anchor in data)
    sources = {row.source.anchor for row in (*events, *attributes) if isinstance(row.source, Link)}
    return replace(
        view,
        summary="",
        tells_readiness=scope.audience is not Audience.AGENCY,
        sources=tuple(row for row in view.sources if row.anchor in sources),
        events=events,
        attributes=attributes,
        waiting=tuple(row for row in view.waiting if _leads_to(row.scenario, scenarios)),
        ready=tuple(piece for piece in view.ready if _leads_to(piece, scenarios)),
    )


def _said_to_be_needed(review: Review, scope: Scope) -> Iterator[str]:
    """Yield the anchors of the data that scenarios say they need, those that take no part in the figures too."""
    for item in review.plan.scenarios.values():
        if scope.holds(item.value.programme) and item.value.needs is not None:
            yield from (anchor_of(Kind.ATTRIBUTE, ident) for ident in item.value.needs.attributes)
            yield from (anchor_of(Kind.EVENT, ident) for ident in item.value.needs.events)


def _narrow_offers(view: OffersView, review: Review, scope: Scope) -> OffersView:
    """Keep the offers that an action shown uses."""
    dated = {planned.campaign.id for planned in review.study.sends if scope.takes(planned)}
    own = [item for item in review.plan.actions.values() if scope.holds(item.value.programme)]
    shown = (item for item in own if scope.days is None or item.kind is not Kind.CAMPAIGN or item.id in dated)
    actions = {anchor_of(item.kind, item.id) for item in shown}
    used = ((one, tuple(user for user in one.used_by if _leads_to(user, actions))) for one in view.offers)
    return replace(view, offers=tuple(replace(one, used_by=users) for one, users in used if users))


def _leads_to(piece: Piece, anchors: Collection[str]) -> bool:
    return isinstance(piece, Link) and piece.anchor in anchors


def keep_links(view: T, pages: Collection[str]) -> T:
    """Return a view in which only links to some pages lead there; of others the words are left."""
    kept: T = _keep_links(view, pages)
    return kept


def _keep_links(view: Any, pages: Collection[str]) -> Any:
    if isinstance(view, Link):
        if view.page in pages:
            return view
        return code(view.text) if view.is_code else Plain(view.text)
    if isinstance(view, tuple):
        return tuple(_keep_links(one, pages) for one in view)
    if isinstance(view, Mapping):
        return {key: _keep_links(one, pages) for key, one in view.items()}
    if not is_dataclass(view) or isinstance(view, type):
        return view
    return replace(view, **{one.name: _keep_links(getattr(view, one.name), pages) for one in fields(view)})


def _narrow_matrix(view: MatrixView, words: Words) -> MatrixView:
    """Keep the best scenarios, and the first of each wave."""
    count, total = min(len(view.rows), _FIRST_ROWS), len(view.rows)
    waves = tuple(replace(wave, scenarios=wave.scenarios[:_FIRST_OF_WAVE]) for wave in view.waves)
    formula = (words("scope.first_scenarios", count=count, total=total),) if count < total else view.formula[-2:]
    return replace(view, rows=view.rows[:count], points=view.points[:count], waves=waves, formula=formula)
