"""From what a plan writes under `house_rules` to rules like all others, and to what is wrong with what it writes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.house.check import RULE_NOTE, Ban, Condition, HouseCheck, Tests
from relplan.house.check import Demand as Asked
from relplan.house.key import Key, find_key
from relplan.house.pattern import Pattern, PatternError
from relplan.house.problems import (
    BadPattern,
    MalformedAddress,
    MalformedSelector,
    MisplacedTest,
    NothingAsked,
    TakenAddress,
    UnknownHouseId,
    UnknownHouseKey,
    UnknownHouseKind,
    WrongHouseValue,
)
from relplan.house.selector import parse_selector
from relplan.house.subjects import KIND_WORDS, Shelf
from relplan.house.values import Operand, Refused, has_order, name_of, read_bound, read_operand, read_word
from relplan.model.house_rule import Bilingual
from relplan.model.house_rule import Test as WrittenTest
from relplan.plan.keys import Stranger
from relplan.plan.problems import MissingKey
from relplan.plan.shape import write_value
from relplan.plan.spelling import nearest
from relplan.source.place import Part, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.diagnostics.book import RuleBook
    from relplan.house.selector import Condition as WrittenCondition
    from relplan.model.base import Ref
    from relplan.model.house_rule import HouseRule, Wording
    from relplan.plan.keys import Leaf
    from relplan.plan.plan import Plan
    from relplan.source.problems import Problem

SECTION = "house_rules"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")

_LABEL = (
    Text("expected {allowed:or}", "attendu : {allowed:or}"),
    Text('expected a text that fits "{pattern}"', "attendu : un texte conforme à « {pattern} »"),
    Text("expected at least {least}", "attendu : au moins {least}"),
    Text("expected at most {most}", "attendu : au plus {most}"),
    Text('"{unwanted}" must not be here', "« {unwanted} » n'a pas sa place ici"),
    Text("{missing:and} {missing:is|are} missing", "il manque {missing:and}"),
)
_REMEDY = (
    Text("write {allowed:or}", "écrivez {allowed:or}"),
    Text(
        'write a text that fits "{pattern}" from its beginning to its end',
        "écrivez un texte conforme à « {pattern} » du début à la fin",
    ),
    Text("write {least} or more", "écrivez {least} ou plus"),
    Text("write {most} or less", "écrivez {most} ou moins"),
    Text('remove "{unwanted}", or write something else', "retirez « {unwanted} », ou écrivez autre chose"),
    Text("add {missing:and}", "ajoutez {missing:and}"),
)
_NOTES = {RULE_NOTE: Text("the rule", "la règle")}


def read_house_rules(plan: Plan, book: RuleBook) -> RuleBook:
    """Return a book with the plan's own rules after its rules, in the order of their codes."""
    reader = _Reader(plan, book)
    written = plan.settings.value.house_rules
    rules = [rule for name in sorted(written) if (rule := reader.read(name, written[name])) is not None]
    whole = book.with_rules(sorted(rules, key=lambda rule: rule.code))
    document = plan.documents.get(plan.settings.path)
    data = document.data if document else None
    named = {word.lower() for word in _words_in(data)}
    return type(book)(
        whole.rules,
        (*book.problems, *reader.problems),
        frozenset(word for word in named if whole.find(word) is None),
        isinstance(data, dict),
    )


def _words_in(data: Any) -> Iterator[str]:
    """Yield the codes and names that a settings file gives to rules, readable or not."""
    section = data.get(SECTION) if isinstance(data, dict) else None
    for name, written in section.items() if isinstance(section, dict) else ():
        yield name
        if isinstance(written, dict):
            yield str(written.get("code", ""))


@dataclass
class _Reader:
    """Reads rules one by one, by name: of two with the same code, the first is kept."""

    plan: Plan
    book: RuleBook
    problems: list[Problem] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)
    taken: dict[str, Place] = field(default_factory=dict)
    """Codes and names of rules read before, in small letters, and where they stand."""

    def read(self, name: str, written: HouseRule) -> Rule | None:
        """Return a rule, or None when it can't be run."""
        one = _RuleReader(self.plan, name, written, self.shelf)
        one.problems += self._address_problems(one)
        check = one.read_check()
        self.problems += one.problems
        if check is None or any(not isinstance(problem, UnknownHouseId) for problem in one.problems):
            return None
        self.taken[name.lower()] = self.taken[written.code.lower()] = one.at(part=Part.KEY)
        return one.make_rule(check)

    def _address_problems(self, one: _RuleReader) -> Iterator[Problem]:
        name, code = one.name, one.written.code
        name_at, code_at = one.at(part=Part.KEY), one.at("code")
        if not _NAME.fullmatch(name):
            yield MalformedAddress(name_at, name, is_code=False)
        elif self.book.find(name) or name in self.taken:
            yield TakenAddress(name_at, name, "", self.taken.get(name))
        if not _CODE.fullmatch(code):
            yield MalformedAddress(code_at, code, is_code=True)
        elif code[:3] in self.book.families:
            yield TakenAddress(code_at, code, code[:3], None)
        elif self.book.find(code) or code.lower() in self.taken:
            yield TakenAddress(code_at, code, "", self.taken.get(code.lower()))


@dataclass
class _RuleReader:
    """Reads one rule."""

    plan: Plan
    name: str
    written: HouseRule
    shelf: Shelf
    problems: list[Problem] = field(default_factory=list)

    def at(self, *route: str | int, part: Part = Part.VALUE) -> Place:
        """Return the place of something in the rule."""
        return self.plan.settings.at(SECTION, self.name, *route, part=part)

    def make_rule(self, check: HouseCheck) -> Rule:
        """Return the rule with its texts."""
        written = self.written
        return Rule(
            code=written.code,
            name=self.name,
            severity=Severity(written.severity),
            statement=_text(written.message),
            why=_text(written.why) if written.why else Text("", ""),
            message=_literal(written.message),
            label=_LABEL,
            remedy=_literal(written.remedy) if written.remedy else _REMEDY,
            notes=_NOTES,
            bad="",
            good="",
            check=check,
            place=self.at(part=Part.KEY),
        )

    def read_check(self) -> HouseCheck | None:
        """Return what the rule finds; None when its choice of objects can't be read."""
        if not _text(self.written.message).en.strip():
            self.problems.append(MissingKey(self.at(part=Part.KEY), "message", self.name))
        selector = parse_selector(self.written.given)
        at = self.at("given")
        if selector is None:
            self.problems.append(MalformedSelector(at, self.written.given))
            return None
        if selector.kind not in KIND_WORDS:
            self.problems.append(UnknownHouseKind(at, selector.kind, nearest(selector.kind, KIND_WORDS)))
            return None
        conditions = [self._condition(selector.kind, condition, at) for condition in selector.conditions]
        asked = [
            *self._asked(selector.kind, "require", self.written.require),
            *self._asked(selector.kind, "forbid", self.written.forbid),
        ]
        if not self.written.require and not self.written.forbid:
            self.problems.append(NothingAsked(self.at(part=Part.KEY)))
        return HouseCheck(
            kind=selector.kind,
            conditions=tuple(filter(None, conditions)),
            asked=tuple(filter(None, asked)),
            rule=self.at(part=Part.KEY),
            shelf=self.shelf,
        )

    def _condition(self, kind: str, written: WrittenCondition, at: Place) -> Condition | None:
        key = self._key(kind, written.key, at)
        if key is None:
            return None
        values = [self._value(key, value, at, is_word=True) for value in written.values]
        return Condition(key, tuple(filter(None, values)), written.is_negated)

    def _asked(self, kind: str, side: str, written: Any) -> Iterator[Asked | Ban | None]:
        """Yield what one side of the rule asks of each key that it names."""
        if isinstance(written, dict):
            for name in sorted(written):
                key = self._key(kind, name, self.at(side, name, part=Part.KEY))
                yield self._read_wanted(key, written[name], side, self.at(side, name)) if key else None
            return
        names = (written,) if isinstance(written, str) else written or ()
        for index, name in enumerate(names):
            at = self.at(side) if isinstance(written, str) else self.at(side, index)
            key = self._key(kind, name, at)
            if key is not None:
                yield Asked(key, Tests()) if side == "require" else Ban(key, Tests())

    def _read_wanted(self, key: Key, wanted: Any, side: str, at: Place) -> Asked | Ban | None:
        if not isinstance(wanted, WrittenTest):
            several = wanted if isinstance(wanted, tuple) else (wanted,)
            places = [Place(at.path, (*at.route, index)) for index in range(len(several))]
            values = [
                self._value(key, value, place if isinstance(wanted, tuple) else at)
                for value, place in zip(several, places, strict=True)
            ]
            tests = Tests(tuple(filter(None, values)))
            return Asked(key, tests) if side == "require" else Ban(key, tests)
        tests = self._tests(key, wanted, at)
        if side == "forbid":
            for name in ("includes", "absent"):
                if getattr(wanted, name) is not None:
                    self.problems.append(MisplacedTest(_key_at(at, name), key.text, name, ""))
            return Ban(key, tests)
        if wanted.absent:
            return Ban(key, Tests())
        included = wanted.includes if isinstance(wanted.includes, tuple) else (wanted.includes,)
        values = [self._value(key, one, Place(at.path, (*at.route, "includes"))) for one in included if one is not None]
        return Asked(key, tests, tuple(filter(None, values)))

    def _tests(self, key: Key, wanted: WrittenTest, at: Place) -> Tests:
        bounds = [
            self._bound(key, name, limit, _at(at, name))
            for name in ("at_least", "at_most")
            if (limit := getattr(wanted, name)) is not None
        ]
        pattern = self._pattern(key, wanted.matches, at) if wanted.matches is not None else None
        return Tests((), pattern, tuple(filter(None, bounds)))

    def _pattern(self, key: Key, text: str, at: Place) -> Pattern | None:
        if not any(leaf.type in (str, Any) for leaf in key.leaves):
            self.problems.append(MisplacedTest(_key_at(at, "matches"), key.text, "matches", _holds(key.leaves)))
            return None
        try:
            return Pattern(text)
        except PatternError as error:
            self.problems.append(BadPattern(_at(at, "matches"), text, error.fault))
            return None

    def _bound(self, key: Key, name: str, limit: Any, at: Place) -> Any:
        if not any(has_order(leaf) for leaf in key.leaves):
            place = Place(at.path, at.route, Part.KEY)
            self.problems.append(MisplacedTest(place, key.text, name, _holds(key.leaves)))
            return None
        found = read_bound(key.leaves, limit, is_least=name == "at_least")
        if isinstance(found, Refused):
            self._refuse(key, limit, found, at)
            return None
        return found

    def _value(self, key: Key, value: Any, at: Place, *, is_word: bool = False) -> Operand | None:
        if not key.leaves:
            self.problems.append(MisplacedTest(at, key.text, "", "mapping"))
            return None
        found = read_word(key.leaves, value) if is_word else read_operand(key.leaves, value)
        if isinstance(found, Refused):
            self._refuse(key, value, found, at)
            return None
        self._check_id(found.leaf.ref, found.value, at)
        return found

    def _refuse(self, key: Key, value: Any, refused: Refused, at: Place) -> None:
        self.problems.append(
            WrongHouseValue(
                at, key.text, write_value(value), refused.expected, refused.reason, refused.allowed, refused.close
            )
        )

    def _key(self, kind: str, text: str, at: Place) -> Key | None:
        found = find_key(kind, text)
        if isinstance(found, Stranger):
            self.problems.append(UnknownHouseKey(at, found.path, kind, found.close))
            return None
        for trail in found.trails.values():
            for ref, ident in trail.ids:
                self._check_id(ref, ident, at)
        return found

    def _check_id(self, ref: Ref | None, ident: Any, at: Place) -> None:
        """Say when a rule names an object that the plan doesn't have, unless nobody can know."""
        if ref is None or not isinstance(ident, str) or ref.is_other_word(ident):
            return
        if ref.kind not in self.plan.unread and not self.plan.knows(ref.kind, ident):
            close = nearest(ident, self.plan.ids(ref.kind))
            self.problems.append(UnknownHouseId(at, ref.kind, ident, close))


def _at(at: Place, key: str) -> Place:
    return Place(at.path, (*at.route, key))


def _key_at(at: Place, key: str) -> Place:
    return Place(at.path, (*at.route, key), Part.KEY)


def _holds(leaves: tuple[Leaf, ...]) -> str:
    return name_of(leaves[0]) if leaves else "mapping"


def _text(wording: Wording) -> Text:
    if isinstance(wording, Bilingual):
        return Text(wording.en, wording.fr)
    return Text(wording, wording)


def _literal(wording: Wording) -> Text:
    """Return a text without slots: a brace in it is a brace."""
    text = _text(wording)
    return Text(*(one.replace("{", "{{").replace("}", "}}") for one in (text.en, text.fr)))
