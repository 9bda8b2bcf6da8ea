"""Everything that is computed from a plan, each thing once.

Rules, report and diff ask the study, never each other and never the clock.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import cached_property, partial
from typing import TYPE_CHECKING

from relplan.analysis.aims import Aim, find_aims
from relplan.analysis.budgets import Overspent, find_overspent
from relplan.analysis.calendar import PlannedSend, TooManySendsError, plan_sends
from relplan.analysis.calls import (
    CallLoad,
    find_call_channels,
    find_marketing_calls,
    limit_of_calls,
    measure_calls,
)
from relplan.analysis.centricity import (
    Centricity,
    CentricRatio,
    WeightedRatio,
    measure_by_segment,
    measure_centricity,
    weigh_centricity,
)
from relplan.analysis.changed_hours import ChangedHour, find_changed_hours
from relplan.analysis.conditions import ConditionWord, find_condition_words
from relplan.analysis.consent import (
    Permission,
    find_asked_opens,
    find_permissions,
    find_untold_opens,
    group_by_answer,
)
from relplan.analysis.conventions import Convention, read_conventions
from relplan.analysis.coverage.journeys import (
    Displaced,
    JourneyCoverage,
    MomentOfTruth,
    cover_all_journeys,
    cover_journeys,
    find_displaced,
    find_moments_of_truth,
)
from relplan.analysis.coverage.map import Placing, place_scenarios
from relplan.analysis.coverage.moments import (
    GenericCoverage,
    MomentCoverage,
    Starts,
    cover_generics,
    cover_moments,
    find_starts,
)
from relplan.analysis.coverage.objectives import ObjectiveCoverage, cover_objectives
from relplan.analysis.coverage.programmes import MissedTarget, find_missed_targets
from relplan.analysis.coverage.schools import Schooling, trace_scenarios
from relplan.analysis.coverage.segments import (
    Crossing,
    SegmentCoverage,
    Targeting,
    cover_segments,
    cross_phases,
    find_targeting,
)
from relplan.analysis.evenness import Evenness, measure_evenness
from relplan.analysis.harmonisation import Idle, Ruling, Undecided, find_idle, find_rulings, find_undecided
from relplan.analysis.headcount import Census
from relplan.analysis.idle_beats import IdleBeat, find_idle_beats
from relplan.analysis.levers import Channels, Levers, measure_channels, measure_levers
from relplan.analysis.loyalty import LoyaltyReading, read_loyalty
from relplan.analysis.matrix import ScenarioMatrix, make_matrix
from relplan.analysis.meeting import Meetings
from relplan.analysis.occasions import Edition, find_editions, plan_period
from relplan.analysis.outgoing import Outgoing, find_outgoing
from relplan.analysis.outranked import Outranked, find_outranked
from relplan.analysis.oversized import Oversized, find_oversized
from relplan.analysis.ownership import Ownership, measure_ownership
from relplan.analysis.personal_data import Written, find_personal_data
from relplan.analysis.precedence import Order
from relplan.analysis.pressure.allowance import Allowance, Allowances
from relplan.analysis.pressure.calendar import prove_calendar
from relplan.analysis.pressure.capacity import Overload, find_overloads
from relplan.analysis.pressure.contact import Contact, find_contacts, find_made
from relplan.analysis.pressure.coverage import Coverage, find_coverage, find_messages
from relplan.analysis.pressure.demand import Demand, find_demands, raise_caps
from relplan.analysis.pressure.limit import Limit, find_limits
from relplan.analysis.pressure.message import Messages
from relplan.analysis.pressure.opening import ClosedSend, Opening, find_closed_sends
from relplan.analysis.pressure.redundant import BoundaryBurst, Implied, find_boundary_bursts, find_implied
from relplan.analysis.pressure.refused import Attempt, find_attempts
from relplan.analysis.pressure.scenario import ScenarioVerdict, prove_scenarios
from relplan.analysis.pressure.together import Together, add_up
from relplan.analysis.pressure.verdict import Verdict
from relplan.analysis.priority import (
    Beat,
    Rivalry,
    Tie,
    Unranked,
    find_beat_cycles,
    find_beats,
    find_ties,
    find_unranked,
)
from relplan.analysis.reach import EVERYBODY_REACH, Population
from relplan.analysis.readiness import Outpaced, Readiness, find_outpaced, find_readiness
from relplan.analysis.renames import WrongRename, find_wrong_renames
from relplan.analysis.reviews import Review, find_reviews
from relplan.analysis.scenario_tree import TargetTree, grow_trees
from relplan.analysis.schedules import Reversed, find_reversed
from relplan.analysis.senders import SenderUse, Sending, find_sender_uses, find_sendings
from relplan.analysis.sequels import EarlySequel, Sequel, find_early_sequels, find_sequel_circles, find_sequels
from relplan.analysis.shifts import LostShift, find_lost_shifts
from relplan.analysis.sizes import NeverBoth, OverWhole, TooLarge, Total, find_totals, find_wrong_overlaps
from relplan.analysis.starts import UndecidedStart, find_undecided_starts
from relplan.analysis.starvation import Starving, find_starving
from relplan.analysis.suppression import Suppressing, find_mutual, find_shadowing, find_suppressions
from relplan.analysis.unexcluded import Unexcluded, find_unexcluded
from relplan.analysis.validity import Ends, UntimelyOffer, find_untimely_offers
from relplan.analysis.veil import Veil
from relplan.analysis.vocabulary import Contested, find_contested
from relplan.analysis.volumes import Volumes, find_volumes
from relplan.analysis.ways import Ways, find_ways
from relplan.model.kinds import Kind
from relplan.plan.references import Reference, find_references, find_unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from relplan.analysis.arbitration.play import Stage
    from relplan.analysis.pressure.relief import Reliefs
    from relplan.analysis.pressure.slots import Slots
    from relplan.plan.plan import Plan

_FIGURED = frozenset(
    {Kind.SEGMENT, Kind.CHANNEL, Kind.COMMUNICATION, Kind.BRAND, Kind.STORE, Kind.OCCASION, Kind.CAP, Kind.ACTION}
)
"""The kinds whose ids figures depend on, wherever they are mentioned."""


Objecting = Callable[["Study", "Plan"], str]
"""Names a rule that would speak if the plan of a study were another one, and is silent now; empty when none would."""


def _nobody(_: Study, __: Plan) -> str:
    return ""


class Study:
    """The analyses of one plan, as of one day."""

    def __init__(self, plan: Plan, as_of: date, objecting: Objecting = _nobody) -> None:
        """`objecting` names what would be said of the plan if it were another: nobody objects unless it is given."""
        self.plan = plan
        self.as_of = as_of
        self._objecting = objecting

    def of_moved(self, plan: Plan) -> Study:
        """Return the study of the plan with sends on other days; what hangs on no send is not computed again."""
        moved = Study(plan, self.as_of)
        kept = {name: getattr(self, name) for name in ("period", "occasions", "population", "limits", "opening")}
        moved.__dict__.update(kept)
        return moved

    @cached_property
    def mentions(self) -> tuple[Reference, ...]:
        """Every id that an object mentions."""
        return tuple(find_references(self.plan))

    @cached_property
    def mentioned(self) -> Mapping[tuple[str, str], tuple[Reference, ...]]:
        """Who mentions an object, by its kind and id."""
        found: dict[tuple[str, str], list[Reference]] = {}
        for mention in self.mentions:
            found.setdefault((mention.kind, mention.id), []).append(mention)
        return {key: tuple(references) for key, references in found.items()}

    @cached_property
    def unknown_mentions(self) -> tuple[Reference, ...]:
        """The mentions of ids that no object has; those that may stand in a file that can't be read are left out."""
        return tuple(find_unknown(self.plan, self.mentions))

    def lacking(self, needs: frozenset[Kind]) -> frozenset[Kind]:
        """Return which of some kinds aren't known as they were meant, for an answer made from all of them.

        Those that can't be read, and those that mention an unknown id of another: a misspelt segment reaches nobody.
        """
        misled = (mention.owner.kind for mention in self.misleading(needs))
        return needs & self.plan.incomplete.union(misled)

    def misleading(self, needs: frozenset[Kind]) -> Iterator[Reference]:
        """Yield the mentions of unknown ids by which an answer made from some kinds would be wrong."""
        figured = _FIGURED & needs
        return (one for one in self.unknown_mentions if one.kind in figured and one.owner.kind in needs)

    @cached_property
    def period(self) -> Edition:
        """The days that the plan covers."""
        return plan_period(self.plan, self.as_of)

    @cached_property
    def occasions(self) -> Mapping[str, tuple[Edition, ...]]:
        """The editions of each occasion in the plan's period."""
        return {ident: find_editions(item.value, self.period) for ident, item in self.plan.occasions.items()}

    @cached_property
    def sends(self) -> tuple[PlannedSend, ...]:
        """Every dated send, in order of time; raises `TooManySendsError`, which says nothing that may not be shown."""
        try:
            return plan_sends(self.plan, self.period, self.occasions)
        except TooManySendsError as error:
            raise TooManySendsError(self.veil.hide(error.campaign), error.period) from None

    @cached_property
    def ends(self) -> Ends:
        """When what messages announce ends, and between which days a send may be moved."""
        return Ends(self.plan, self.period, self.occasions)

    @cached_property
    def population(self) -> Population:
        """The dimensions in which customers may differ."""
        return Population(self.plan)

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """Every limit on the pressure."""
        return find_limits(self.plan, self.population, self.period)

    @cached_property
    def messages(self) -> Messages:
        """Whom messages may reach, and their part in the pressure."""
        return Messages(self.plan, self.population)

    @cached_property
    def scheduled(self) -> tuple[Contact, ...]:
        """Every dated send as limits see it, those of paused campaigns and outside the plan's period too."""
        return find_contacts(self.messages, self.sends)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """The dated sends that are made in the plan's period."""
        return find_made(self.scheduled, self.period)

    @cached_property
    def calendar_proof(self) -> tuple[Verdict, ...]:
        """What is proved of each limit over the dated sends."""
        return prove_calendar(self.limits, self.contacts, self.population)

    @cached_property
    def scenario_proof(self) -> tuple[ScenarioVerdict, ...]:
        """What is proved of each scenario by itself, limit by limit."""
        return prove_scenarios(self.plan, self.messages, self.limits, self.population)

    @cached_property
    def together(self) -> tuple[Together, ...]:
        """The bound of the calendar and all scenarios together, limit by limit."""
        return add_up(self.calendar_proof, self.scenario_proof)

    @cached_property
    def coverage(self) -> Coverage:
        """The messages under no limit, and the limits that look at nothing."""
        return find_coverage(self.plan, self.messages, self.limits, self.population)

    @cached_property
    def slots(self) -> Slots:
        """What is left under the limits beside the dated sends."""
        from relplan.analysis.pressure.slots import Slots

        return Slots(self.limits, self.contacts, self.messages, self.population, self.opening)

    @cached_property
    def reliefs(self) -> Reliefs:
        """What would mend broken limits and closed times."""
        from relplan.analysis.pressure.relief import Reliefs

        return Reliefs(self.plan, self.slots, self.ends, partial(self._objecting, self))

    @cached_property
    def opening(self) -> Opening:
        """When each channel is open."""
        return Opening(self.plan, self.period)

    @cached_property
    def attempts(self) -> tuple[Attempt, ...]:
        """What every message tries when a limit refuses it."""
        return tuple(find_attempts(self.plan, self.messages))

    @cached_property
    def implied_limits(self) -> tuple[Implied, ...]:
        """The limits that another implies."""
        found = tuple(find_messages(self.plan, self.messages))
        return find_implied(self.limits, found, self.population.moving)

    @cached_property
    def boundary_bursts(self) -> tuple[BoundaryBurst, ...]:
        """The calendar caps that the plan's own sends outwit across a boundary."""
        return tuple(find_boundary_bursts(self.limits, self.contacts, self.population))

    @cached_property
    def census(self) -> Census:
        """How many customers a reach holds, from declared sizes."""
        return Census(self.plan, self.population)

    @cached_property
    def allowances(self) -> tuple[Allowance, ...]:
        """What the caps on all contacts admit a year to which customers, the most first."""
        return Allowances(self.limits, self.census, self.period).find(EVERYBODY_REACH)

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """What each segment is asked to take a year, against what the limits admit."""
        return find_demands(self.census, self.period, self.messages, self.contacts, self.limits)

    def caps_raised_for(self, demand: Demand) -> Mapping[str, int]:
        """Return the figures of caps with which a segment is admitted what it is asked to take; empty for none."""
        return raise_caps(demand, self.census, self.period, self.limits)

    @cached_property
    def overloads(self) -> tuple[Overload, ...]:
        """The channels that the calendar asks for more than they can do."""
        return find_overloads(self.plan, self.contacts, self.census, self.opening)

    @cached_property
    def closed_sends(self) -> tuple[ClosedSend, ...]:
        """The dated sends that fall outside the hours of their channel, or into a blackout."""
        return find_closed_sends(self.contacts, self.opening)

    @cached_property
    def stage(self) -> Stage:
        """What one customer is played on: the rules of arbitration, the messages and the calendar."""
        from relplan.analysis.arbitration.arbiter import Arbiter
        from relplan.analysis.arbitration.play import Stage

        arbiter = Arbiter(self.plan, self.population, self.limits, self.opening)
        first = datetime.combine(self.period.first, time())
        return Stage(self.plan, arbiter, self.messages, self.contacts, self.ends, first)

    @cached_property
    def centricity(self) -> Centricity:
        """The customer-centric ratio."""
        return measure_centricity(self.plan)

    @cached_property
    def segment_centricity(self) -> Mapping[str, CentricRatio]:
        """The customer-centric ratio for each segment."""
        return measure_by_segment(self.plan, self.population, self.messages)

    @cached_property
    def volumes(self) -> Volumes:
        """How many contacts each action is expected to make over the period."""
        return find_volumes(self.census, self.period, self.messages, self.scheduled)

    @cached_property
    def weighted_centricity(self) -> WeightedRatio:
        """The customer-centric ratio, weighted by the contacts expected."""
        return weigh_centricity(self.plan, self.volumes)

    @cached_property
    def starts(self) -> Starts:
        """Which scenarios start at which moment."""
        return find_starts(self.plan)

    @cached_property
    def moment_coverage(self) -> tuple[MomentCoverage, ...]:
        """Every moment, and the scenarios that start at it."""
        return cover_moments(self.plan, self.starts)

    @cached_property
    def generic_coverage(self) -> tuple[GenericCoverage, ...]:
        """The ten generic moments, and the moments of the plan that are one."""
        return cover_generics(self.plan, self.moment_coverage)

    @cached_property
    def journey_coverage(self) -> tuple[JourneyCoverage, ...]:
        """Every journey, and the scenarios that act on its touchpoints."""
        return cover_journeys(self.plan, self.starts)

    @cached_property
    def all_journeys(self) -> tuple[JourneyCoverage, ...]:
        """The same with the journeys that are ideas or retired: they stay out of the figures."""
        return cover_all_journeys(self.plan, self.starts)

    @cached_property
    def moments_of_truth(self) -> tuple[MomentOfTruth, ...]:
        """What decides on the relationship, and the scenarios that act on it."""
        return find_moments_of_truth(self.plan, self.journey_coverage, self.starts)

    @cached_property
    def placing(self) -> Placing:
        """Which live scenarios stand on a journey or in a phase."""
        return place_scenarios(self.plan, self.journey_coverage)

    @cached_property
    def displaced(self) -> tuple[Displaced, ...]:
        """The scenarios that stand at a touchpoint of another moment than theirs."""
        return tuple(find_displaced(self.journey_coverage))

    @cached_property
    def targeting(self) -> Targeting:
        """Which programmes name which segments as target or phase."""
        return find_targeting(self.plan)

    @cached_property
    def segment_coverage(self) -> tuple[SegmentCoverage, ...]:
        """Every segment, the programmes that name it and the actions that can reach it."""
        return cover_segments(self.plan, self.population, self.messages, self.targeting)

    @cached_property
    def scenario_trees(self) -> tuple[TargetTree, ...]:
        """The scenario tree of each target: moments, levers and scenarios."""
        return grow_trees(self.plan, self.segment_coverage)

    @cached_property
    def phase_crossings(self) -> tuple[Crossing, ...]:
        """The scenario map: segments against the phases of the customer's life."""
        return cross_phases(self.plan, self.population, self.messages)

    @cached_property
    def missed_targets(self) -> tuple[MissedTarget, ...]:
        """The programmes of which an action can reach nobody of the target."""
        return tuple(find_missed_targets(self.plan, self.population, self.messages))

    @cached_property
    def objective_coverage(self) -> tuple[ObjectiveCoverage, ...]:
        """Every objective, and who serves it."""
        return cover_objectives(self.plan)

    @cached_property
    def schooling(self) -> tuple[Schooling, ...]:
        """Which scenarios come from a journey, which from an objective."""
        return trace_scenarios(self.plan, self.journey_coverage)

    @cached_property
    def aims(self) -> tuple[Aim, ...]:
        """Everything the plan wants a KPI to become."""
        return tuple(find_aims(self.plan))

    @cached_property
    def levers(self) -> Levers:
        """The balance of levers, and the one that is wanted."""
        return measure_levers(self.plan, self.sends)

    @cached_property
    def channels(self) -> Channels:
        """How messages and sends divide among channels, as written and by date."""
        return measure_channels(self.plan, self.sends)

    @cached_property
    def loyalty(self) -> LoyaltyReading | None:
        """How far the loyalty strategy answers its questions; none when the plan has no such strategy."""
        return read_loyalty(self.plan)

    @cached_property
    def conventions(self) -> tuple[Convention, ...]:
        """The conventions, and what they lack."""
        return read_conventions(self.plan)

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """What the segments of each segmentation add up to."""
        return tuple(find_totals(self.plan))

    @cached_property
    def wrong_overlaps(self) -> tuple[TooLarge | NeverBoth | OverWhole, ...]:
        """The overlaps that can't be."""
        return tuple(find_wrong_overlaps(self.plan))

    @cached_property
    def contested_terms(self) -> tuple[Contested, ...]:
        """The words and segments that several terms of the vocabulary claim."""
        return tuple(find_contested(self.plan))

    @cached_property
    def wrong_renames(self) -> tuple[WrongRename, ...]:
        """The objects whose former id is not free."""
        return tuple(find_wrong_renames(self.plan))

    @cached_property
    def reversed_schedules(self) -> tuple[Reversed, ...]:
        """The steps of campaigns' schedules that come before what they follow."""
        return tuple(find_reversed(self.plan, self.sends))

    @cached_property
    def ownership(self) -> Ownership:
        """Who answers for what."""
        return measure_ownership(self.plan)

    @cached_property
    def matrix(self) -> ScenarioMatrix:
        """Every scenario that counts, qualified by six criteria."""
        return make_matrix(self.readiness, self.census.base)

    @cached_property
    def beats(self) -> tuple[Beat, ...]:
        """The pairs of actions that the plan decides by name."""
        return find_beats(self.plan)

    @cached_property
    def beat_cycles(self) -> tuple[tuple[Beat, ...], ...]:
        """Actions that beat each other in a circle."""
        return find_beat_cycles(self.plan, self.beats)

    @cached_property
    def rivalry(self) -> Rivalry:
        """Which actions compete for a customer."""
        return Rivalry(self.plan, self.meetings, self.beats)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Actions of equal priority that can compete."""
        return find_ties(self.rivalry)

    @cached_property
    def meetings(self) -> Meetings:
        """Which actions can meet, and when."""
        return Meetings(self.messages, self.scheduled, self.population.moving)

    @cached_property
    def order(self) -> Order:
        """Which of two actions is served first, and by which line."""
        return Order(self.plan, self.meetings, self.beats)

    @cached_property
    def harmonisation(self) -> tuple[Ruling, ...]:
        """Every scenario with the campaigns that it can meet, and what becomes of them."""
        return find_rulings(self.plan, self.meetings, self.order, self.beats)

    @cached_property
    def undecided_pairs(self) -> tuple[Undecided, ...]:
        """Scenarios that say nothing of campaigns they can meet."""
        return find_undecided(self.plan, self.meetings, self.beats)

    @cached_property
    def idle_harmonisations(self) -> tuple[Idle, ...]:
        """Decisions of scenarios about campaigns they never meet."""
        return find_idle(self.plan, self.meetings)

    @cached_property
    def idle_beats(self) -> tuple[IdleBeat, ...]:
        """The lines of `beats` that decide nothing."""
        return find_idle_beats(self.plan, self.beats, self.meetings, self.order)

    @cached_property
    def changed_hours(self) -> tuple[ChangedHour, ...]:
        """The written hours that a change of clocks skips or repeats."""
        return find_changed_hours(self.plan, self.sends, self.period)

    @cached_property
    def lost_shifts(self) -> tuple[LostShift, ...]:
        """The campaigns that a scenario shifts to a closed time."""
        return find_lost_shifts(self.plan, self.messages, self.scheduled, self.opening)

    @cached_property
    def starving(self) -> tuple[Starving, ...]:
        """The caps that campaigns fill before scenarios that they precede."""
        return find_starving(self.plan, self.calendar_proof, self.messages, self.order)

    @cached_property
    def outranked(self) -> tuple[Outranked, ...]:
        """The scenarios that can never send, since another always takes the one slot."""
        losers = {one.loser for one in self.suppressions}
        rivals = (item for item in self.plan.scenarios.values() if item.value.runs and item.id not in losers)
        return find_outranked(rivals, self.messages, self.limits, self.order, self.attempts)

    @cached_property
    def suppressions(self) -> tuple[Suppressing, ...]:
        """The scenarios not launched in favour of others."""
        return find_suppressions(self.plan)

    @cached_property
    def shadowing(self) -> tuple[Suppressing, ...]:
        """What keeps a scenario from ever being launched."""
        return find_shadowing(self.plan, self.suppressions, self.population)

    @cached_property
    def mutual_suppressions(self) -> tuple[tuple[Suppressing, Suppressing], ...]:
        """Pairs of scenarios that suppress each other, and scenarios that suppress themselves."""
        return find_mutual(self.suppressions)

    def is_shadowing_alone(self, pair: tuple[Suppressing, Suppressing]) -> bool:
        """Tell whether one of two scenarios would never be launched if the other's line alone were left of a pair."""
        return any(
            kept in find_shadowing(self.plan, tuple(one for one in self.suppressions if one != gone), self.population)
            for kept, gone in (pair, reversed(pair))
        )

    @cached_property
    def unranked(self) -> tuple[Unranked, ...]:
        """Actions without a priority that compete with others that have one."""
        return find_unranked(self.rivalry)

    @cached_property
    def conditions(self) -> tuple[ConditionWord, ...]:
        """Every word of a condition."""
        return tuple(find_condition_words(self.plan))

    @cached_property
    def condition_words(self) -> frozenset[str]:
        """The words of all conditions."""
        return frozenset(word.text for word in self.conditions)

    @cached_property
    def asked_opens(self) -> Mapping[tuple[str, str], tuple[ConditionWord, ...]]:
        """The words of conditions that ask whether a message was opened, by scenario and message."""
        return find_asked_opens(self.conditions)

    @cached_property
    def outgoing(self) -> tuple[Outgoing, ...]:
        """Every message with what holds for it: what it says itself, else what its action says."""
        return find_outgoing(self.plan, self.messages)

    @cached_property
    def untold_opens(self) -> tuple[tuple[ConditionWord, ...], ...]:
        """The words of each scenario that ask for opens to whose tracking it names no consent, by scenario."""
        return find_untold_opens(self.plan, self.outgoing, self.asked_opens)

    @cached_property
    def permissions(self) -> tuple[Permission, ...]:
        """The consents that every message needs on each of its channels, and which entries answer them."""
        return find_permissions(self.plan, self.outgoing, self.asked_opens)

    @cached_property
    def consent_uses(self) -> Mapping[str, tuple[Outgoing, ...]]:
        """The messages that each consent answers for."""
        return group_by_answer(self.permissions)

    @cached_property
    def sendings(self) -> tuple[Sending, ...]:
        """Who sends every message on each of its channels."""
        return find_sendings(self.plan, self.outgoing)

    @cached_property
    def sender_uses(self) -> tuple[SenderUse, ...]:
        """What each sender is used for."""
        return find_sender_uses(self.plan, self.sendings)

    @cached_property
    def call_load(self) -> CallLoad | None:
        """How often the plan may call one customer for marketing in thirty days; none when it never does."""
        calls = find_marketing_calls(self.plan, self.permissions)
        if not calls:
            return None
        limits = [limit_of_calls(self.plan, calls, find_call_channels(self.plan, calls))]
        dated = prove_calendar(limits, self.contacts, self.population)
        triggered = prove_scenarios(self.plan, self.messages, limits, self.population)
        return measure_calls(self.plan, calls, add_up(dated, triggered)[0], self.limits)

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """Every dated review, with the day the next is due."""
        return tuple(find_reviews(self.plan))

    @cached_property
    def ways(self) -> Mapping[str, Ways]:
        """The ways through the mechanic of each scenario that counts, by id."""
        return {
            ident: find_ways(item.value, self.plan) for ident, item in self.plan.scenarios.items() if item.value.counts
        }

    @cached_property
    def undecided_starts(self) -> tuple[UndecidedStart, ...]:
        """The scenarios that start together with others and nothing between them."""
        return tuple(find_undecided_starts(self.plan, self.ways, self.meetings, self.beats, self.suppressions))

    @cached_property
    def unexcluded(self) -> tuple[Unexcluded, ...]:
        """Campaigns to everybody that forget whom the others leave out."""
        return tuple(find_unexcluded(self.plan, self.messages))

    @cached_property
    def readiness(self) -> tuple[Readiness, ...]:
        """What data each scenario needs, and what keeps it from running."""
        return find_readiness(self.plan)

    @cached_property
    def outpaced(self) -> tuple[Outpaced, ...]:
        """The delays and waits that their sources can't keep up with."""
        return find_outpaced(self.plan)

    @cached_property
    def sequels(self) -> tuple[Sequel, ...]:
        """The campaigns that continue others."""
        return find_sequels(self.plan)

    @cached_property
    def sequel_circles(self) -> tuple[tuple[Sequel, ...], ...]:
        """Campaigns that continue each other in a circle."""
        return find_sequel_circles(self.sequels)

    @cached_property
    def early_sequels(self) -> tuple[EarlySequel, ...]:
        """Campaigns that begin before what they continue."""
        return find_early_sequels(self.sequels, self.sends)

    @cached_property
    def evenness(self) -> Evenness:
        """How many campaigns each month holds."""
        return measure_evenness(self.sends, self.period)

    @cached_property
    def sends_of_campaigns(self) -> Mapping[str, tuple[PlannedSend, ...]]:
        """The dated sends of each campaign that has some, by id and in order of time."""
        found: dict[str, list[PlannedSend]] = {}
        for planned in self.sends:
            found.setdefault(planned.campaign.id, []).append(planned)
        return {ident: tuple(sends) for ident, sends in found.items()}

    @cached_property
    def oversized(self) -> tuple[Oversized, ...]:
        """The volumes that are larger than their audiences."""
        return tuple(find_oversized(self.census, self.scheduled))

    @cached_property
    def overspent(self) -> tuple[Overspent, ...]:
        """The programmes whose campaigns of the plan's period cost more than they may."""
        first, last = self.period.first, self.period.last
        inside = {
            ident
            for ident, sends in self.sends_of_campaigns.items()
            if any(first <= at.date() <= last for one in sends for at in one.instants)
        }
        return tuple(find_overspent(self.plan, inside))

    @cached_property
    def untimely_offers(self) -> tuple[UntimelyOffer, ...]:
        """Offers sent on days on which they don't hold."""
        return find_untimely_offers(self.plan, self.sends)

    @cached_property
    def personal_data(self) -> tuple[Written, ...]:
        """The texts of the plan that hold people's addresses and numbers."""
        return find_personal_data(self.plan)

    @cached_property
    def veil(self) -> Veil:
        """What masks these data."""
        return Veil(self.personal_data)

    @cached_property
    def shown(self) -> Study:
        """The study of the plan as it may be shown: this one, when no personal data stand where they may not."""
        return Study(self.veil.hide(self.plan), self.as_of) if self.veil.is_needed else self
