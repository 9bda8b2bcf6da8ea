"""Mechanical remedies, each taken literally in the bad example of its rule: the rule is silent, nothing worse comes.

A remedy is mechanical when its sentence gives all of what is to be written; others leave a choice to a person.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from relplan.diagnostics.finding import Finding, slot_values
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text, choose, variants_of
from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.rules.book import RULES
from relplan.validation.example import Example, read_example
from relplan.validation.review import Review, review_plan
from tests.rules.remedy_kinds import HELD_ELSEWHERE, JUDGEMENT


class Edit(NamedTuple):
    """What a person writes in a file; the new text takes the values of the finding."""

    path: str
    old: str
    """What it takes the place of; empty for the end of the file."""
    new: str
    told_then: str = ""
    """The rule that speaks next, where the sentence says that it is a first step."""


PRESSURE, CHANNELS, CONSENTS, SEGMENTS = (
    f"conventions/{name}.yaml" for name in ("pressure", "channels", "consents", "segments")
)
CART, WELCOME, SALES = "scenarios/cart.yaml", "programmes/welcome.yaml", "campaigns/sales.yaml"
CONSENT = "ok: {{{{name: C, purpose: {purpose}, channels: [{{channel}}], kind: {kind}}}}}\n"

EDITS: list[tuple[str, Edit]] = [
    ("CAL007", Edit(SALES, 'at: "02:30"', '{key}: "{once}"')),
    ("CFG003", Edit("relplan.yaml", "relplan: 2", "relplan: 1")),
    ("CFG005", Edit("relplan.yaml", "from: 2027-12-31, to: 2027-01-01", "from: 2027-01-01, to: 2027-12-31")),
    ("CFG009", Edit("relplan.yaml", "{severty: warning}", "{{severity: warning}}")),
    ("CFG011", Edit("relplan.yaml", '"2019.1"', '"2026.1"')),
    ("CON001", Edit(CONSENTS, "", CONSENT.format(purpose="{key}", kind="{kind}"))),
    ("CON009", Edit(CONSENTS, "validity: 3y", "validity: 1y")),
    (
        "CON010",
        Edit(
            CHANNELS,
            '{days: [mon, tue, wed, thu, fri, sat], hours: ["09:00-20:00"], holidays: false}',
            '{{days: [mon, tue, wed, thu, fri], hours: ["10:00-13:00", "14:00-20:00"], holidays: false}}',
        ),
    ),
    (
        "CON011",
        Edit(PRESSURE, "", "caps: {{calls: {{max: {admitted}, per: {days}d, channels: [{channels}]}}}}\n", "PRS010"),
    ),
    ("CON015", Edit(CONSENTS, "", CONSENT.format(purpose="personalisation", kind="opt_in"), "CON002")),
    ("CON016", Edit("data.yaml", "retention: 5y", "retention: 3y")),
    ("CON030", Edit(CONSENTS, "validity: 10y", "validity: 3y\n  ask_every: 1y")),
    ("CON032", Edit("scenarios/renewal.yaml", "on: moment - 5d", "on: moment - 60d")),
    (
        "CON022",
        Edit(
            CHANNELS,
            "sms: {kind: sms",
            "sms: {{kind: sms, contact_hours: [{{days: [mon, tue, wed, thu, fri, sat], "
            'hours: ["{hours}"], holidays: false}}]',
            "PRS007",
        ),
    ),
    ("DAT003", Edit(CART, "delay: 3h", "delay: {least}")),
    ("PRI003", Edit("campaigns/wishes.yaml", "name: Wishes\n", "name: Wishes\npriority: {next}\n")),
    (
        "PRI006",
        Edit(
            PRESSURE,
            "  weekly: {max: 1, per: week}\n",
            "  weekly: {{max: 2, per: week}}\nreserve: {{for: scenarios, slots: 1, of: {cap}}}\n",
        ),
    ),
    ("PRI008", Edit(CART, "beats:\n  - birthday\n", "")),
    ("PRI009", Edit(CART, "with_campaigns:\n  staff-day: wins\n", "")),
    ("PRS001", Edit(PRESSURE, "", "caps: {{weekly: {{max: 2, per: 7d}}}}\n")),
    ("PRS002", Edit("campaigns/valentine.yaml", "on: 2027-01-11", "on: 2027-01-13")),
    ("PRS002", Edit(PRESSURE, "max: 1", "max: {load}")),
    ("PRS006", Edit(PRESSURE, "engagement.low: 1", "engagement.low: 2")),
    ("PRS007", Edit("campaigns/renewals.yaml", "on: 2027-01-09", "on: 2027-01-08")),
    ("PRS007", Edit("campaigns/renewals.yaml", "on: 2027-01-09", "on: 2027-01-11")),
    ("PRS009", Edit("campaigns/renewals.yaml", "volume: 2400", "volume: 2400, spread: {{over: {days}d}}")),
    ("PRS010", Edit(PRESSURE, "max: 2", "max: {load}")),
    ("PRS010", Edit("scenarios/welcome.yaml", "wait: 3d\n  - {message: offer", "wait: 4d\n  - {{message: offer")),
    ("PRS011", Edit("scenarios/back-in-stock.yaml", "steps:", "reentry: {{max: 1, per: 30d}}\nsteps:")),
    ("PRS013", Edit(PRESSURE, "caps: {", "caps: {{all: {{max: 3, per: 7d}}, ")),
    ("PRS014", Edit(PRESSURE, "max: 6", "max: 4")),
    ("PRS016", Edit(CART, "defer: 5d", "defer: {value}")),
    ("PRS021", Edit(PRESSURE, "per: week", "per: {rolling}", "PRS002")),
    ("REF004", Edit(CHANNELS, "E-mail Été", "{suggestion}")),
    ("SCH001", Edit(WELCOME, "objectiv: {statement: A first order, kpi: first_order_rate}\n", "")),
    ("SCH003", Edit(WELCOME, "tags: onboarding", "tags: [onboarding]")),
    ("SCH005", Edit("scenarios/cart-reminder.yaml", "delay: 3", "delay: 3h")),
    ("SCH006", Edit("scenarios/cart-reminder.yaml", "priority: 0", "priority: {least}")),
    ("SCH009", Edit(WELCOME, "definition: Signed up this month, without an order", "{key}: {quoted}")),
    ("SCN002", Edit(CART, "name: Cart reminder\n", "name: Cart reminder\nreentry: {{max: 1, per: 30d}}\n")),
    ("SCN003", Edit(CART, "name: Cart reminder\n", "name: Cart reminder\ncontrol_group: 10 %\n")),
    ("SCN007", Edit(CART, "channel: push", "channel: push, fallback: [{other}]")),
    (
        "SCN012",
        Edit(
            CART,
            "      - else: [{message: alternatives, channel: email}]\n"
            "      - if: reminder.clicked\n        then: [{exit: back at the cart}]\n",
            "      - if: reminder.clicked\n        then: [{{exit: back at the cart}}]\n"
            "      - else: [{{message: alternatives, channel: email}}]\n",
        ),
    ),
    ("SCN013", Edit(CART, "  - wait: 7d\n", "")),
    ("SCN014", Edit(CART, "exit_when: [cart_abandoned]\n", "")),
    ("SCN017", Edit("scenarios/sales.yaml", "on: occasion - 30d", "on: moment - 30d")),
    ("SND006", Edit("conventions/senders.yaml", "one_click_unsubscribe: false", "one_click_unsubscribe: true")),
    ("SUP001", Edit(WELCOME, "  # relplan: ignore[unknown-reference] -- the segment is built in March", "")),
    ("SYN002", Edit(WELCOME, "Careful: only for new customers", "{quoted}")),
    ("SYN003", Edit(WELCOME, "'Today's welcome'", '"Today\'s welcome"')),
    ("SYN004", Edit(WELCOME, "\tstatement: A first order\n\t", "  statement: A first order\n  ")),
    ("SYN007", Edit(WELCOME, "!Welcome to all", '"!Welcome to all"')),
    ("SYN009", Edit(WELCOME, "2027: ", '"{key}": ')),
    ("SYN013", Edit(WELCOME, "*welcome", '"*welcome"')),
    ("AUD005", Edit(SEGMENTS, "active: {name: Active", "active: {{name: Active, definition: No order for 12 months")),
    ("CAL001", Edit("campaigns/hello.yaml", "on: occasion - 1d", "on: 2027-01-11")),
    ("CAM001", Edit(SALES, "{id: launch, on: 2027-01-20", "{{id: second, on: 2027-01-20")),
    ("CAM003", Edit("campaigns/a-preview.yaml", "follows: [launch]\n", "")),
    ("CAM005", Edit(SALES, "name: Sales\n", "name: Sales\naudience: {{exclude: [{first}]}}\n")),
    ("CAM006", Edit("campaigns/news.yaml", "on: 2027-01-05", "on: occurrence")),
    ("CAM006", Edit("campaigns/news.yaml", 'repeat: {rule: "FREQ=MONTHLY;BYDAY=1TU", from: 2027-01-05}\n', "")),
    ("CFG006", Edit("relplan.yaml", "", "ignore: [notes/welcome.yaml]\n")),
    ("DAT001", Edit(CART, "status: live", "status: draft")),
    ("DAT004", Edit("data.yaml", "available: available", "available: available, source: shop")),
    ("GOV012", Edit(CHANNELS, "name: E-mail, kind: mail", "name: E-mail, kind: {meant}")),
    ("DAT008", Edit("diagnosis.yaml", "status: ready", "status: live")),
    ("DAT009", Edit("diagnosis.yaml", "status: draft", "status: live")),
    ("GOV001", Edit(WELCOME, "name: Welcome\n", "name: Welcome\nowner: crm\n")),
    ("GOV003", Edit("campaigns/hello.yaml", "status: ready", "status: draft")),
    ("GOV003", Edit("campaigns/hello.yaml", "content: to_create", "content: available")),
    ("GOV005", Edit(SALES, "name: Sales\n", "name: Sales\nowner: crm\n")),
    (
        "GOV007",
        Edit("scenarios/stock.yaml", "status: live\n", "status: live\ntool: {{name: Braze, id: canvas-8843}}\n"),
    ),
    ("GOV008", Edit("programmes/events.yaml", "{every: 6mo}", "{{every: 3mo, last: 2026-12-15}}")),
    ("GOV010", Edit("programmes/onboarding.yaml", "renamed_from: welcome\n", "")),
    ("LEV007", Edit("campaigns/autumn.yaml", "name: Autumn\n", "name: Autumn\nlever: engagement\n")),
    ("OBJ002", Edit("objectives.yaml", "baseline: 18 %", "baseline: 18 %, target: 25 %, horizon: 2027-12-31")),
    ("OBJ006", Edit("conventions/kpis.yaml", "unit: number", "unit: number, guardrail: true")),
    ("PRG002", Edit(WELCOME, "kpi: first_order_rate", "kpi: first_order_rate, target: 25 %, horizon: 30d")),
    ("PRG003", Edit(WELCOME, "owner: crm\n", "owner: crm\nstatus: idea\n")),
    ("PRG003", Edit(WELCOME, "owner: crm\n", "owner: crm\nstatus: retired\n")),
    (
        "PRG004",
        Edit(WELCOME, "name: Welcome\n", "name: Welcome\ntarget: {{definition: Signed up less than 30 days ago}}\n"),
    ),
    ("PRI001", Edit(SALES, "beats: [valentine]\n", "")),
    (
        "PRI005",
        Edit("scenarios/cart-reminder.yaml", "priority: 4\n", "priority: 4\non_capped: {{defer: 7d, then: drop}}\n"),
    ),
    ("PRI007", Edit(CART, "{sales: wins}", "{{sales: wins, default: wins}}")),
    ("PRS014", Edit(PRESSURE, "  monthly:\n    max: 6\n    per: 30d\n", "")),
    ("REF005", Edit("conventions/kpis.yaml", "first_order_rate:", "online_orders:")),
    ("SCN001", Edit(CART, "status: live\n", "status: live\nexit_when: [order_placed]\n")),
    ("SCN004", Edit(CART, "serves: nps", "serves: cart_recovery_rate")),
    (
        "SCN005",
        Edit(
            CART,
            "status: live\n",
            "status: live\nobjective: {{statement: Win it back, kpi: cart_recovery_rate, serves: {kpi_served}}}\n",
        ),
    ),
    ("SCN008", Edit("scenarios/a-cart.yaml", "name: Cart reminder\n", "name: Cart reminder\nbeats: [{other:id}]\n")),
    ("SCN015", Edit(CART, "wait: 2d\n  - {message: reminder", "wait: 2d\n  - {{message: second")),
    ("SCN016", Edit(CART, "status: live", "status: paused")),
    ("SCN018", Edit(CART, "[cart-reminder, cart-last]", "[cart-reminder, cart-last, cart-remnder]")),
    ("SND012", Edit("conventions/senders.yaml", "dmarc: none", "dmarc: quarantine")),
    ("SND005", Edit("conventions/senders.yaml", "spf: true\n", "spf: true\n  dkim: true\n  dmarc: none\n")),
    (
        "SUP004",
        Edit(WELCOME, "ignore[unknown-reference]", "ignore[unknown-reference] -- the segment is built in March"),
    ),
    ("SYN001", Edit(WELCOME, "@anna", '"@anna"')),
    ("SYN005", Edit(WELCOME, "name: Onboarding\n", "")),
    (
        "SYN008",
        Edit(WELCOME, "---\nname: Second order\nobjective: {statement: A second order, kpi: first_order_rate}\n", ""),
    ),
]
"""Of each rule, what its sentence says to write."""

BY_CODE = {rule.code: rule for rule in RULES}


def review(example: Example, rule: Rule) -> Review:
    return review_plan(load_plan(example.tree), rule.example_day)


def findings_of(rule: Rule) -> tuple[Example, Review, list[Finding]]:
    example = read_example(rule.bad)
    before = review(example, rule)
    return example, before, [finding for finding in before.findings if finding.rule is rule]


def assert_it_holds(before: Review, after: Review, mended: Finding, told_then: str = "") -> None:
    """Assert that a finding is gone, and that no other came that is as grave."""
    assert mended.fingerprint not in {finding.fingerprint for finding in after.findings}
    known = {finding.rule for finding in before.findings}
    new = [one for one in after.findings if one.rule not in known and grave(one) >= grave(mended)]
    assert [one.message(Language.EN) for one in new if one.rule.code != told_then] == []
    assert not told_then or "a first step" in mended.remedy(Language.EN)


def grave(finding: Finding) -> int:
    return [Severity.INFO, Severity.WARNING, Severity.ERROR].index(finding.severity)


def write(new: str, values: Any) -> str:
    return Text(new, new).write(Language.EN, slot_values(values))


@pytest.mark.parametrize("priority", ["", "priority: {}\n"])
def test_two_scenarios_that_suppress_each_other_are_told_apart_as_said(priority: str) -> None:
    """The lines of both are taken out, and one precedes the other: two edits."""
    rule = BY_CODE["PRI010"]
    example, visit = read_example(rule.bad), "scenarios/visit.yaml"
    files = {**example.files}
    for rank, path in enumerate((CART, visit), 1):
        files[path] = files[path].replace("programme: events\n", "programme: events\n" + priority.format(rank))
    before = review(Example(files, ()), rule)
    finding = next(one for one in before.findings if one.rule is rule)
    values = finding.found.values
    files[CART] = files[CART].replace("suppresses: [{scenario: visit, for: 7d}]\n", "")
    files[visit] = files[visit].replace("  - {scenario: cart, for: 7d}\n", "")
    if values.either:
        files[visit] += f"beats: [{values.other}]\n"
    assert (values.first, values.either) == (("cart", "") if priority else ("", "visit"))
    assert_it_holds(before, review(Example(files, ()), rule), finding)


@pytest.mark.parametrize(("code", "edit"), EDITS, ids=[f"{code}-{edit.new.strip()[:20]}" for code, edit in EDITS])
def test_what_the_sentence_says_to_write_mends_it(code: str, edit: Edit) -> None:
    rule = BY_CODE[code]
    example, before, (finding, *_) = findings_of(rule)
    text, new = example.files.get(edit.path, ""), write(edit.new, finding.found.values)
    assert edit.old in text
    edited = text.replace(edit.old, new, 1) if edit.old else text + new
    after = review(Example({**example.files, edit.path: edited}, ()), rule)
    assert_it_holds(before, after, finding, edit.told_then)


SPELLED = [rule for rule in RULES if any(getattr(one.found.values, "close", ()) for one in findings_of(rule)[2])]
"""The rules whose bad example has a word spelled wrong."""


@pytest.mark.parametrize("rule", SPELLED, ids=lambda rule: rule.name)
def test_the_word_that_was_meant_mends_it(rule: Rule) -> None:
    example, before, findings = findings_of(rule)
    for finding in (one for one in findings if getattr(one.found.values, "close", ())):
        line, column = before.plan.locate(finding.at)
        lines = example.files[finding.at.path].split("\n")
        rest = lines[line - 1][column - 1 :]
        meant = finding.found.values.close[0]
        lines[line - 1] = lines[line - 1][: column - 1] + re.sub(spelling(meant, rest), meant, rest, count=1)
        after = review(Example({**example.files, finding.at.path: "\n".join(lines)}, ()), rule)
        assert_it_holds(before, after, finding)


def spelling(meant: str, text: str) -> str:
    """Return the word of a text that is most like the one that was meant."""
    words = re.findall(r"[\w./-]+", text)
    nearest: str = max(words, key=lambda word: difflib.SequenceMatcher(None, word, meant).ratio())
    return re.escape(nearest)


class Input(NamedTuple):
    """Files that lead to a sentence which the bad example doesn't lead to, and what it says to write."""

    sentence: str
    """Code, and place among the rule's sentences."""
    files: dict[str, str]
    edit: Edit


COMPANY = {"programmes/welcome.yaml": "name: Welcome\nobjective: {statement: A first order, kpi: first_order_rate}\n"}
SCENARIO = "name: C\nprogramme: welcome\ntrigger: {moment: m}\nsteps: [{message: a, channel: email}]\n"
PLAIN = COMPANY | {"moments.yaml": "m: {name: M}\n", CHANNELS: "email: {kind: email}\n"}

INPUTS = [
    Input(
        "SCH001:2",
        {WELCOME: COMPANY[WELCOME] + "target: {definition: Signed up, late: no order}\n"},
        Edit(WELCOME, "definition: Signed up, late: no order", "{before}: {quoted}"),
    ),
    Input(
        "SCH001:3",
        {WELCOME: COMPANY[WELCOME] + "target: {definition: Signed up, or not yet: no order}\n"},
        Edit(WELCOME, "definition: Signed up, or not yet: no order", "{before}: {quoted}"),
    ),
    Input(
        "SCH001:0",
        {WELCOME: COMPANY[WELCOME] + "ownr: crm\n"},
        Edit(WELCOME, "ownr", "owner"),
    ),
    Input(
        "SCH005:0",
        {CHANNELS: 'email: {kind: email, contact_hours: [{hours: ["22:00-02:00"]}]}\n'},
        Edit(CHANNELS, '"22:00-02:00"', '"22:00-24:00", "00:00-02:00"'),
    ),
    Input("SCH005:7", {CART: SCENARIO.replace("m}", "m, delay: 3 hours}")}, Edit(CART, "3 hours", "3h")),
    Input(
        "SCH006:2",
        {CART: SCENARIO + "matrix: {business: 9}\n"},
        Edit(CART, "business: 9", "business: {most}"),
    ),
    Input(
        "SCH007:1",
        {
            SEGMENTS: "segmentations: {s: {exclusive: false, segments: {x: {}, y: {}, z: {}}}}\n"
            "overlaps: [{segments: [s.x, s.y, s.z], share_of_first: 35 %}]\n"
        },
        Edit(SEGMENTS, "[s.x, s.y, s.z]", "[s.x, s.y]"),
    ),
    Input(
        "PRS014:1",
        {PRESSURE: "caps:\n  weekly: {max: 3, per: 7d}\nminimum_gap: 7d\n"},
        Edit(PRESSURE, "caps:\n  weekly: {max: 3, per: 7d}\n", ""),
    ),
    Input(
        "PRS014:2",
        {
            PRESSURE: "caps: {w: {max: 1, per: 7d}, m: {max: 6, per: 30d, by_segment: {s.x: 3}}}\n",
            SEGMENTS: "segmentations: {s: {segments: {x: {}, y: {}}}}\n",
        },
        Edit(PRESSURE, "max: 6", "max: 4"),
    ),
    Input(
        "PRI010:4",
        {CART: SCENARIO + "suppresses: [{scenario: cart, for: 7d}]\n"},
        Edit(CART, "suppresses: [{scenario: cart, for: 7d}]\n", ""),
    ),
    Input(
        "SCH009:1",
        {"calendar.yaml": "occasions: {o: {name: O, tags: [1,5 % off]}}\n"},
        Edit("calendar.yaml", "1,5 % off", "{quoted}"),
    ),
    Input(
        "PRS006:0",
        {
            PRESSURE: "caps: {w: {max: 3, per: 7d, by_segment: {s.x: 2}}}\n"
            "reserve: {for: scenarios, slots: 2, of: w}\n",
            SEGMENTS: "segmentations: {s: {segments: {x: {}, y: {}}}}\n",
        },
        Edit(PRESSURE, "slots: 2", "slots: {most}"),
    ),
]


def place_of(rule: Rule, finding: Finding) -> str:
    """Name the sentence that a finding says."""
    said = variants_of(rule.remedy)
    chosen = choose(rule.remedy, slot_values(finding.found.values))
    assert chosen is not None
    return f"{rule.code}:{said.index(chosen)}" if len(said) > 1 else rule.code


@pytest.mark.parametrize("one", INPUTS, ids=[one.sentence for one in INPUTS])
def test_what_another_sentence_says_to_write_mends_it(one: Input) -> None:
    rule = BY_CODE[one.sentence.partition(":")[0]]
    files = {**read_example("# a.yaml").files, **PLAIN, **one.files}
    example = Example({path: text for path, text in files.items() if path != "a.yaml"}, ())
    before = review(example, rule)
    (finding,) = (found for found in before.findings if found.rule is rule)
    assert place_of(rule, finding) == one.sentence
    assert one.edit.old in example.files[one.edit.path]
    edited = example.files[one.edit.path].replace(one.edit.old, write(one.edit.new, finding.found.values), 1)
    after = review(Example({**example.files, one.edit.path: edited}, ()), rule)
    assert_it_holds(before, after, finding)


def tried() -> set[str]:
    """Name each sentence that is taken literally here."""
    said = {place_of(rule, findings_of(rule)[2][0]) for rule in (BY_CODE[code] for code, _ in EDITS)}
    for rule in SPELLED:
        said |= {place_of(rule, one) for one in findings_of(rule)[2] if getattr(one.found.values, "close", ())}
    return said | {one.sentence for one in INPUTS} | {"PRI010:0", "PRI010:1", "CFG012:0"}


def test_each_sentence_is_tried_or_is_known_to_be_left_to_a_person() -> None:
    sentences = {
        f"{rule.code}:{n}" if len(variants_of(rule.remedy)) > 1 else rule.code: rule.code
        for rule in RULES
        for n in range(len(variants_of(rule.remedy)))
    }
    elsewhere = {name for names in HELD_ELSEWHERE.values() for name in names.split()}
    held = {sentence for sentence, code in sentences.items() if sentence in elsewhere or code in elsewhere}
    assert sentences.keys() >= JUDGEMENT
    assert not JUDGEMENT & tried(), "these are tried: they are mechanical"
    assert sorted(sentences.keys() - JUDGEMENT - held - tried()) == []


def test_what_is_said_to_be_held_elsewhere_is_in_tests_that_there_are() -> None:
    folder = Path(__file__).parent
    assert all((folder / f"{module}.py").is_file() for module in HELD_ELSEWHERE)


def test_a_misplaced_file_is_found_where_the_sentence_moves_it() -> None:
    rule = BY_CODE["CFG012"]
    example, before, (finding,) = findings_of(rule)
    moved = {finding.found.values.meant if path == finding.at.path else path: t for path, t in example.files.items()}
    after = review(Example(moved, ()), rule)
    assert_it_holds(before, after, finding)
    assert "welcome" in after.plan.programmes
