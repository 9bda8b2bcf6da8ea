"""Everything that is computed from a plan, each thing once.

Rules, report and diff ask the study, never each other and never the clock.
"""

from __future__ import annotations

from datetime import datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

from relplan.analysis.calendar import PlannedSend, plan_sends
from relplan.analysis.centricity import Centricity, measure_centricity
from relplan.analysis.conditions import ConditionWord, find_condition_words
from relplan.analysis.harmonisation import Idle, Undecided, find_idle, find_undecided
from relplan.analysis.headcount import Census
from relplan.analysis.meeting import Meetings
from relplan.analysis.occasions import Edition, find_editions, plan_period
from relplan.analysis.precedence import Order
from relplan.analysis.pressure.calendar import prove_calendar
from relplan.analysis.pressure.capacity import Overload, find_overloads
from relplan.analysis.pressure.contact import Contact, find_contacts
from relplan.analysis.pressure.coverage import Coverage, find_coverage, find_messages
from relplan.analysis.pressure.demand import Demand, find_demands
from relplan.analysis.pressure.limit import Limit, find_limits
from relplan.analysis.pressure.message import Messages
from relplan.analysis.pressure.opening import ClosedSend, Opening, find_closed_sends
from relplan.analysis.pressure.redundant import BoundaryBurst, Implied, find_boundary_bursts, find_implied
from relplan.analysis.pressure.refused import Attempt, find_attempts
from relplan.analysis.pressure.scenario import ScenarioVerdict, prove_scenarios
from relplan.analysis.pressure.together import Together, add_up
from relplan.analysis.pressure.verdict import Verdict
from relplan.analysis.priority import Beat, Tie, Unranked, find_beat_cycles, find_beats, find_ties, find_unranked
from relplan.analysis.reach import Population
from relplan.analysis.reviews import Review, find_reviews
from relplan.analysis.suppression import Suppressing, find_mutual, find_shadowing, find_suppressions
from relplan.model.kpi import Nature
from relplan.plan.references import Reference, find_references, find_unknown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from relplan.analysis.arbitration.play import Stage
    from relplan.analysis.pressure.slots import Slots
    from relplan.plan.plan import Plan


class Study:
    """The analyses of one plan, as of one day."""

    def __init__(self, plan: Plan, as_of: date) -> None:
        self.plan = plan
        self.as_of = as_of

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
        """Every dated send, in order of time."""
        return plan_sends(self.plan, self.period, self.occasions)

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
    def contacts(self) -> tuple[Contact, ...]:
        """Every dated send as limits see it."""
        return find_contacts(self.messages, self.sends)

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

        return Slots(self.limits, self.contacts, self.population, self.opening)

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
    def demands(self) -> tuple[Demand, ...]:
        """What each segment is asked to take a year, against what the limits admit."""
        return find_demands(self.census, self.period, self.messages, self.contacts, self.limits)

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
        return Stage(self.plan, arbiter, self.messages, self.contacts, first)

    @cached_property
    def centricity(self) -> Centricity:
        """The customer-centric ratio."""
        return measure_centricity(self.plan)

    @cached_property
    def beats(self) -> tuple[Beat, ...]:
        """The pairs of actions that the plan decides by name."""
        return find_beats(self.plan)

    @cached_property
    def beat_cycles(self) -> tuple[tuple[Beat, ...], ...]:
        """Actions that beat each other in a circle."""
        return find_beat_cycles(self.plan, self.beats)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Actions of equal priority that can compete."""
        return find_ties(self.plan, self.meetings, self.beats)

    @cached_property
    def meetings(self) -> Meetings:
        """Which actions can meet, and when."""
        return Meetings(self.messages, self.contacts, self.population.moving)

    @cached_property
    def order(self) -> Order:
        """Which of two actions is served first, and by which line."""
        return Order(self.plan, self.meetings, self.beats)

    @cached_property
    def undecided_pairs(self) -> tuple[Undecided, ...]:
        """Scenarios that say nothing of campaigns they can meet."""
        return find_undecided(self.plan, self.meetings, self.beats)

    @cached_property
    def idle_harmonisations(self) -> tuple[Idle, ...]:
        """Decisions of scenarios about campaigns they never meet."""
        return find_idle(self.plan, self.meetings)

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

    @cached_property
    def unranked(self) -> tuple[Unranked, ...]:
        """Actions without a priority that compete with others that have one."""
        return find_unranked(self.plan, self.meetings, self.beats)

    @cached_property
    def conditions(self) -> tuple[ConditionWord, ...]:
        """Every word of a condition."""
        return tuple(find_condition_words(self.plan))

    @cached_property
    def condition_words(self) -> frozenset[str]:
        """The words of all conditions."""
        return frozenset(word.text for word in self.conditions)

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """Every dated review, with the day the next is due."""
        return tuple(find_reviews(self.plan))

    def nature_of(self, kpi: str) -> Nature | None:
        """Return what a KPI tells of; none when it isn't known."""
        if kpi in self.plan.catalogue:
            return self.plan.catalogue[kpi].nature
        own = self.plan.kpis.get(kpi)
        return own.value.nature if own else None
