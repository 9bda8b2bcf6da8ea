"""The play of one customer: their events against the plan's calendar and scenarios, decided instant by instant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from relplan.analysis.arbitration.courses import Courses
from relplan.analysis.arbitration.decision import Decision, Outcome
from relplan.analysis.arbitration.eligibility import Eligibility
from relplan.analysis.arbitration.foresight import Foresight
from relplan.analysis.arbitration.instance import DueStep, Instance
from relplan.analysis.arbitration.launches import Launches
from relplan.analysis.arbitration.ledger import (
    CourseKind,
    Decided,
    Ended,
    Ending,
    Entry,
    Fact,
    GivenUp,
    Happened,
    Launched,
    Merged,
    NotLaunched,
    Obstacle,
)
from relplan.analysis.arbitration.pending import Pending, pending_send, pending_step
from relplan.analysis.arbitration.rank import put_in_order
from relplan.analysis.arbitration.triggers import find_triggers

if TYPE_CHECKING:
    from relplan.analysis.arbitration.arbiter import Arbiter
    from relplan.analysis.arbitration.candidate import Candidate, Made
    from relplan.analysis.arbitration.courses import Next
    from relplan.analysis.arbitration.customer import Customer
    from relplan.analysis.arbitration.triggers import Happening
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.message import Message, Messages
    from relplan.analysis.validity import Ends
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan


_BARRED = frozenset({Outcome.EXPIRED, Outcome.NOT_ADDRESSED, Outcome.EXCLUDED, Outcome.NO_CONSENT})
_REFUSED = frozenset({Outcome.CAPPED, Outcome.FULL, Outcome.YIELDED, Outcome.CLOSED})


@dataclass(frozen=True, slots=True)
class Stage:
    """What is the same for every customer of a plan."""

    plan: Plan
    arbiter: Arbiter
    messages: Messages
    contacts: Sequence[Contact]
    """The dated sends of the plan's period."""
    ends: Ends
    """When what messages announce ends."""
    first: datetime
    """When the plan's period begins; nothing is triggered before it."""


def play_customer(
    stage: Stage, customer: Customer, happenings: Iterable[Happening], last: datetime
) -> tuple[Entry, ...]:
    """Return all that happens to a customer up to an instant, itself included, in order.

    The dated sends are those of the plan's period; contacts before it are unknown. A send spread over several days
    comes on the first of them, and a split takes its largest share.
    """
    player = _Player(stage, customer, last)
    player.expect(stage.contacts, happenings)
    return tuple(player.run())


class _Player:
    """Holds what goes on while a customer is played."""

    def __init__(self, stage: Stage, customer: Customer, last: datetime) -> None:
        self._plan = stage.plan
        self._ends = stage.ends
        self._arbiter = stage.arbiter
        self._customer = customer
        self._last = last
        self._eligibility = Eligibility(stage.plan, stage.arbiter.population, customer)
        self._foresight = Foresight(stage.arbiter, customer)
        self._launches = Launches(stage.plan, stage.arbiter.population, customer, stage.first)
        self._messages: dict[tuple[str, str], Message] = {
            (item.id, message.id): message
            for item in stage.plan.scenarios.values()
            if item.value.runs
            for _, message in stage.messages.of_scenario(item)
        }
        self._courses = Courses(self._messages, self._has_ride, stage.ends, last, stage.arbiter.clock)
        self._happenings: list[Happening] = []
        self._heard: set[str] = set()
        """What happens now."""
        self._triggers: list[tuple[datetime, str]] = []
        self._postponed: list[tuple[datetime | None, str]] = []
        """Triggers that are put off, with when they are tried again; none when another scenario ends."""
        self._instances: list[Instance] = []
        self._pending: list[Pending] = []
        self._made: list[Made] = []
        self._standing: list[Made] = []
        """The contacts made, with those decided for now."""
        self._entries: list[Entry] = []
        self._times: list[datetime] = []
        self._now = datetime.min

    def expect(self, contacts: Sequence[Contact], happenings: Iterable[Happening]) -> None:
        """Take in the calendar and the customer's events."""
        for contact in contacts:
            if any(self._customer.is_in(contact.message.addressed, state.since) for state in self._customer.states):
                self._pending.append(pending_send(contact, self._ends))
        self._happenings = sorted(happenings)
        for happening in self._happenings:
            self._triggers += find_triggers(self._plan, happening)
        instants = [pending.candidate.at for pending in self._pending]
        instants += [happening.at for happening in self._happenings]
        self._times = [*instants, *(at for at, _ in self._triggers)]
        heapify(self._times)

    def run(self) -> list[Entry]:
        """Play every instant up to the last."""
        while self._times and self._times[0] <= self._last:
            self._now = heappop(self._times)
            while self._times and self._times[0] == self._now:
                heappop(self._times)
            self._hear()
            self._wake()
            self._launch()
            while self._decide() or self._lose_rides():
                pass
        return self._entries

    def _note(self, fact: Fact) -> None:
        self._entries.append(Entry(self._now, fact))

    def _hear(self) -> None:
        """Tell running scenarios what happens now; some end by it."""
        self._heard = set()
        while self._happenings and self._happenings[0].at <= self._now:
            word = self._happenings.pop(0).word
            self._heard.add(word)
            self._note(Happened(word))
            self._give_up_triggers(word)
            scenario, slash, outcome = word.rpartition("/")
            for instance in list(self._instances):
                if word in instance.scenario.value.exit_when:
                    self._leave_on(instance, word)
                elif (not slash or instance.scenario.id == scenario) and instance.hear(outcome if slash else word):
                    self._go_on(instance, instance.wake(self._now))

    def _wake(self) -> None:
        """Go on with the scenarios whose wait is over."""
        for instance in list(self._instances):
            while instance.wakes is not None and instance.wakes <= self._now:
                self._go_on(instance, instance.wake(self._now))

    def _launch(self) -> None:
        """Launch what is triggered now, scenarios that suppress others first."""
        due = [ident for at, ident in (*self._triggers, *self._postponed) if at == self._now]
        self._triggers = [trigger for trigger in self._triggers if trigger[0] != self._now]
        self._postponed = [trigger for trigger in self._postponed if trigger[0] != self._now]
        for ident in self._in_order(due):
            self._try_to_launch(ident)

    def _in_order(self, idents: Sequence[str]) -> Sequence[str]:
        scenarios = self._plan.scenarios

        def rank(ident: str) -> tuple[float, str]:
            priority = scenarios[ident].value.priority
            return float("inf") if priority is None else float(priority), ident

        def precedes(one: str, other: str) -> bool:
            return self._launches.suppresses(scenarios[one], scenarios[other])

        return put_in_order(dict.fromkeys(idents), rank, precedes)

    def _try_to_launch(self, ident: str) -> None:
        scenario = self._plan.scenarios[ident]
        obstacle = self._launches.obstacle(scenario, self._now)
        if obstacle is not None:
            self._put_off(obstacle)
            return
        self._launches.record(ident, self._now)
        instance = Instance(scenario, self._now, self._is_in_segment, self._arbiter.clock)
        self._instances.append(instance)
        self._note(Launched(ident, scenario.at("trigger", "moment")))
        if self._ends_at_once(instance):
            return
        self._schedule(instance.wakes)
        while instance.wakes is not None and instance.wakes <= self._now:
            self._go_on(instance, instance.wake(self._now))

    def _ends_at_once(self, instance: Instance) -> bool:
        """End an instance for what happens in the minute of its launch, whatever came first; tell whether it did."""
        word = self._exit_now(instance.scenario)
        if word is not None:
            self._leave_on(instance, word)
        return word is not None

    def _exit_now(self, scenario: Item[Scenario]) -> str | None:
        """Return an event of now that ends a scenario; the one that starts it doesn't."""
        moment = self._plan.moments.get(scenario.value.trigger.moment)
        own = {moment.id, moment.value.event} if moment else set()
        return next((one for one in scenario.value.exit_when if one in self._heard - own), None)

    def _leave_on(self, instance: Instance, word: str) -> None:
        """End an instance by one of the events that end it at any time."""
        place = instance.scenario.at("exit_when", instance.scenario.value.exit_when.index(word))
        self._end(instance, Ended(instance.scenario.id, Ending.EXIT_EVENT, word, place))

    def _put_off(self, obstacle: NotLaunched) -> None:
        """Note why a trigger is without effect; try it again when its time comes, or when the other scenario ends."""
        if obstacle.until is None or self._exit_now(self._plan.scenarios[obstacle.scenario]) is not None:
            self._note(replace(obstacle, until=None))
            return
        until = obstacle.until if obstacle.until > self._now else None
        self._note(replace(obstacle, until=until, is_waiting=until is None))
        self._postponed.append((until, obstacle.scenario))
        self._schedule(until)

    def _give_up_triggers(self, word: str) -> None:
        """Give up the triggers that are put off, of scenarios that an event ends."""
        for again in list(self._postponed):
            scenario = self._plan.scenarios[again[1]]
            if word in scenario.value.exit_when:
                self._postponed.remove(again)
                place = scenario.at("exit_when", scenario.value.exit_when.index(word))
                self._note(NotLaunched(scenario.id, Obstacle.EXIT_EVENT, place, word))

    def _is_in_segment(self, word: str, at: datetime) -> bool:
        reach = self._arbiter.population.all_of([word]) if word in self._plan.segments else None
        return reach is not None and self._customer.is_in(reach, at)

    def _schedule(self, at: datetime | None) -> None:
        if at is not None and at > self._now:
            heappush(self._times, at)

    def _go_on(self, instance: Instance, result: DueStep | Ended | None) -> None:
        """Note what an instance chose, and take up the message it has come to, or its end."""
        for chose in instance.notes:
            self._note(chose)
        instance.notes.clear()
        if isinstance(result, Ended):
            self._end(instance, result)
        elif isinstance(result, DueStep):
            self._pending.append(self._pending_of(instance, result))
        else:
            self._schedule(instance.wakes)

    def _pending_of(self, instance: Instance, due: DueStep) -> Pending:
        return pending_step(instance, due, self._messages[instance.scenario.id, due.step.id], self._ends)

    def _end(self, instance: Instance, ended: Ended) -> None:
        """End an instance: what it still had under way is given up, and who waited for its end is tried again."""
        for pending in [one for one in self._pending if one.instance is instance]:
            self._pending.remove(pending)
            self._note(GivenUp(pending.candidate.id, pending.candidate.due))
        self._note(ended)
        instance.wakes = None
        self._instances.remove(instance)
        self._launches.running.discard(instance.scenario.id)
        waiting = [ident for until, ident in self._postponed if until is None]
        self._postponed = [trigger for trigger in self._postponed if trigger[0] is not None]
        for ident in self._in_order(waiting):
            self._try_to_launch(ident)

    def _decide(self) -> bool:
        """Have the arbiter decide what is due now; tell whether there was anything.

        What limits can't hold back goes first, and so does what follows on it at once: nothing else decides of it.
        """
        due = [pending for pending in self._pending if pending.candidate.at == self._now and not pending.ride]
        if not due:
            return False
        free = [pending for pending in due if not pending.candidate.message.obeys]
        due = free or due
        early = {} if free else {id(fixed.candidate): fixed for fixed in self._fixed()}
        by_candidate = early | {id(pending.candidate): pending for pending in due}
        pool = [pending.candidate for pending in by_candidate.values()]
        self._pending = [pending for pending in self._pending if pending not in due]
        decisions = self._arbiter.decide(self._customer, self._made, pool, self._now)
        self._standing = [*self._made, *(decision.made for decision in decisions if decision.made is not None)]
        for decision in decisions:
            pending = by_candidate[id(decision.candidate)]
            if id(decision.candidate) in early:
                self._bring_forward(pending)
            self._apply(decision, pending)
        return True

    def _fixed(self) -> list[Pending]:
        """Return what is due later at an instant that is fixed: sends, and the next messages of running scenarios."""
        later = self._later()
        for instance in self._instances:
            due = next(instance.fixed(), None)
            if due is not None and due.at > self._now:
                later.append(self._pending_of(instance, due))
        return later

    def _later(self) -> list[Pending]:
        """Return what is on its way, and due later."""
        return [pending for pending in self._pending if pending.candidate.at > self._now and not pending.ride]

    def _sure(self) -> Iterator[Candidate]:
        """Yield what is fixed, with what follows in running scenarios on messages that limits can't hold back."""
        yield from (pending.candidate for pending in self._later())
        for instance in self._instances:
            for due in instance.fixed():
                candidate = self._pending_of(instance, due).candidate
                if candidate.at > self._now:
                    yield candidate
                if candidate.message.obeys:
                    break

    def _bring_forward(self, pending: Pending) -> None:
        """Take a message out of what was to come later."""
        if pending in self._pending:
            self._pending.remove(pending)
        elif pending.instance is not None:
            pending.instance.bring_forward()

    def _apply(self, decision: Decision, pending: Pending) -> None:
        """Carry a decision out, and note it."""
        outcome = decision.outcome
        if pending.instance is None and outcome is Outcome.NOT_ADDRESSED:
            return
        if outcome in _REFUSED:
            possible = self._first_possible(pending)
            self._follow(decision, pending, self._courses.choose(decision, pending, possible), possible)
            return
        self._note(Decided(decision))
        if outcome is Outcome.SENT and decision.made is not None:
            self._made.append(decision.made)
            self._serve_rides(decision.made)
            self._resume(pending, is_sent=True)
        elif outcome is Outcome.COMBINED:
            self._resume(pending, is_sent=True)
        elif outcome in _BARRED:
            self._resume(pending, is_sent=False)
        elif outcome in (Outcome.RIDES_LATER, Outcome.SHIFTED) and decision.again is not None:
            self._wait(pending.moved_to(decision.again, is_shifted=outcome is Outcome.SHIFTED))

    def _resume(self, pending: Pending, *, is_sent: bool) -> None:
        instance = pending.instance
        if instance is not None and instance in self._instances:
            self._go_on(instance, instance.resume(pending.candidate.message.id, self._now, is_sent=is_sent))

    def _follow(self, decision: Decision, pending: Pending, after: Next, possible: datetime | None) -> None:
        """Note a refusal with what becomes of its message, and go on with that."""
        self._note(Decided(decision, after.course, possible))
        if after.pending is not None:
            self._wait(after.pending)
        elif after.course.kind is CourseKind.EXITS and pending.instance is not None:
            candidate = pending.candidate
            place = pending.place or candidate.message.place
            self._end(pending.instance, Ended(candidate.action, Ending.CAPPED, "", place))
        else:
            self._resume(pending, is_sent=False)

    def _wait(self, pending: Pending) -> None:
        self._pending.append(pending)
        self._schedule(pending.candidate.at)

    def _first_possible(self, pending: Pending) -> datetime | None:
        """Return when a message that is refused now could go first."""
        refused = replace(pending.candidate, at=self._now)
        return self._foresight.find_first_possible(refused, self._standing, list(self._sure()), self._last)

    def _has_ride(self, candidate: Candidate, campaign: str, until: datetime) -> bool:
        """Tell whether a campaign has a send to come over a channel on which a message may reach the customer."""
        channels = self._eligibility.open_channels(candidate.message, self._now)
        return any(
            pending.candidate.action == campaign
            and pending.instance is None
            and self._now <= pending.candidate.at <= until
            and not channels.isdisjoint(pending.candidate.message.channels)
            for pending in self._pending
        )

    def _serve_rides(self, made: Made) -> None:
        """Let the messages that waited for a campaign's send ride on it, where they may reach the customer now."""
        (channel,) = made.message.channels
        for pending in [one for one in self._pending if one.ride == made.message.action.id]:
            if channel in self._eligibility.open_channels(pending.candidate.message, self._now):
                self._pending.remove(pending)
                self._note(Merged(pending.candidate.id, pending.candidate.due, made.id))
                self._resume(pending, is_sent=True)

    def _lose_rides(self) -> bool:
        """Go on with messages whose campaign didn't come in time; tell whether there are any."""
        lost = [one for one in self._pending if one.ride and one.candidate.at <= self._now]
        for pending in lost:
            self._pending.remove(pending)
            waiting = replace(pending, ride="")
            decision = self._judge_without(pending)
            if decision.outcome in _BARRED:
                self._apply(decision, waiting)
                continue
            possible = self._first_possible(waiting) if decision.outcome in _REFUSED else None
            after = self._courses.try_policy(decision, waiting, waiting.policy, possible)
            self._follow(decision, waiting, after, possible)
        return bool(lost)

    def _judge_without(self, pending: Pending) -> Decision:
        """Return what stands against a message whose campaign didn't come: that alone, when nothing else does."""
        candidate = replace(pending.candidate, at=self._now)
        pool = [candidate, *(one.candidate for one in self._fixed())]
        decisions = self._arbiter.decide(self._customer, self._made, pool, self._now)
        found = next(decision for decision in decisions if decision.candidate is candidate)
        if found.outcome in _BARRED or found.outcome in _REFUSED:
            return found
        return Decision(candidate, Outcome.NO_RIDE, self._now, again=self._now, reasons=(pending.ride,))
