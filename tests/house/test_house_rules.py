"""A plan's own rules: which objects each is about, what it asks of them, and where it speaks."""

from __future__ import annotations

import json
import random
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relplan.analysis.study import Study
from relplan.diagnostics.finding import Finding
from relplan.model.house_rule import HouseRule
from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.rules.plan_book import book_of
from relplan.source.tree import MemoryTree
from relplan.validation.review import Review, review_plan
from tests.conftest import AS_OF, plan_of, review_of
from tests.plan_data import data_of, spoilt
from tests.rounds import FUZZ

SETTINGS = "relplan: 1\nname: Example\nperiod: {from: 2027-01-01, to: 2027-12-31}\n"
FILES = {
    "scenarios/cart.yaml": """name: Cart
programme: p
status: live
communication: promo
trigger: {moment: cart, delay: 49h}
priority: 20
tags: [pilot, summer]
reentry: {max: 1, per: 1mo}
control_group: 10 %
on_capped: exit
x-budget: 5000 EUR
steps:
  - {message: one, channel: email, template: old-1, fallback: [push]}
  - wait: 1d
  - branch:
      - {if: one.opened, then: [{message: two, channel: sms, template: sms-two}]}
      - else:
          - {message: three, channel: email, communication: service}
          - {task: ring, channel: call}
""",
    "scenarios/idea.yaml": """name: Idea
programme: p
status: idea
trigger: {moment: cart}
steps: [{message: one, channel: sms}]
""",
    "campaigns/sales.yaml": """name: Sales
programme: p
owner: crm
communication: promo
scope: national
sends:
  - {id: first, on: 2027-01-06, channel: email, template: sales-1}
  - {id: second, on: 2027-02-06, channel: sms, x-designer: Nord}
""",
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
    "moments.yaml": "cart: {kind: transactional, rate: {lifecycle.new: 12/year}}\n",
    "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\npush: {kind: push}\ncall: {kind: call}\n",
    "conventions/communications.yaml": "promo: {purpose: marketing}\nservice: {purpose: contract}\n",
    "conventions/segments.yaml": "segmentations: {lifecycle: {segments: {new: {size: 3}, old: {}}}}\n",
    "conventions/pressure.yaml": "caps: {weekly: {max: 9, per: 7d}}\nminimum_gap: {any: 48h, sms: 7d}\n",
    "waivers.yaml": "- {rule: PRG002, objects: [programme/p], reason: later, approved_by: ada}\n",
}


def rule(given: str, name: str = "ours", code: str = "LAV001", **more: str) -> str:
    """Write a house rule; `more` are its further keys."""
    lines = {"code": code, "given": f"'{given}'", "message": "as we do it", **more}
    return f"  {name}:\n" + "".join(f"    {key}: {value}\n" for key, value in lines.items())


def review_rules(*rules: str, **more: str) -> Review:
    return review_of({**FILES, "relplan.yaml": f"{SETTINGS}house_rules:\n{''.join(rules)}", **more})


def found(review: Review, family: str = "LAV") -> list[str]:
    """Return where the rules of a family speak, as `path:line` and what is written there."""
    spots = []
    for finding in review.findings:
        if finding.rule.family == family:
            span = review.plan.documents[finding.at.path].locate(finding.at)
            line = review.plan.documents[finding.at.path].lines[span.start.line - 1]
            name = finding.at.path.rpartition("/")[2].removesuffix(".yaml")
            spots.append(f"{name}:{line[span.start.column - 1 : span.end.column - 1]}")
    return spots


def subject_of(review: Review, finding: Finding) -> str:
    """Return the id of the object that a finding stands at."""
    *route, last = finding.at.route
    if last in ("message", "task", "id"):
        here = review.plan.documents[finding.at.path].data
        for key in (*route, last):
            here = here[key]
        return str(here)
    return str(last) if route or last != "name" else finding.at.path.rpartition("/")[2].removesuffix(".yaml")


@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ("scenario", ["cart"]),
        ("scenario[status=live]", ["cart"]),
        ("scenario[status=live|idea]", ["cart", "idea"]),
        ("scenario[status!=live]", ["idea"]),
        ("scenario[status]", ["cart", "idea"]),
        ("scenario [ priority ] [ !owner ]", ["cart"]),
        ("scenario[!priority]", []),
        ("scenario[channel=sms]", ["cart"]),
        ("scenario[channel=sms][channel=email]", ["cart"]),
        ("scenario[channel!=sms]", []),
        ("scenario[steps.fallback=push]", ["cart"]),
        ("scenario[tags=summer|winter]", ["cart"]),
        ("scenario[tags!=summer]", []),
        ("scenario[trigger.delay=49h]", ["cart"]),
        ("scenario[trigger.delay=2940min]", ["cart"]),
        ("scenario[control_group=0.1]", ["cart"]),
        ("scenario[control_group.share=10 %]", ["cart"]),
        ("scenario[control_group.waiver]", []),
        ("scenario[on_capped=exit]", ["cart"]),
        ("scenario[reentry.max=1][reentry.max!=2]", ["cart"]),
        ("scenario[priority=20]", ["cart"]),
        ("scenario[id=cart]", ["cart"]),
        ("scenario[x-budget]", ["cart"]),
        ("scenario[x-budget=5 000 EUR]", ["cart"]),
        ("scenario[x-nothing]", []),
        ("action", ["sales", "cart"]),
        ("action[trigger]", ["cart"]),
        ("action[!trigger]", ["sales"]),
        ("action[channel=call]", ["cart"]),
        ("campaign[sends.x-designer=Nord]", ["sales"]),
        ("campaign[scope=national]", ["sales"]),
        ("campaign[scope.local.stores]", []),
        ("message", ["one", "two", "three", "ring"]),
        ("message[channel=sms]", ["two"]),
        ("message[task]", ["ring"]),
        ("message[message]", ["one", "two", "three"]),
        ("message[communication=promo]", ["one", "two", "ring"]),
        ("message[communication=service]", ["three"]),
        ("message[scenario.status=idea]", ["one"]),
        ("message[scenario.tags=pilot][id=two]", ["two"]),
        ("send[communication=promo][channel=sms]", ["second"]),
        ("send[campaign.owner=crm][!x-designer]", ["first"]),
        ("segment[size=3]", ["new"]),
        ("segment[id=lifecycle.old]", ["old"]),
        ("segmentation[exclusive=true]", ["lifecycle"]),
        ("segmentation[exclusive]", []),
        ("segmentation[complete=true]", []),
        ("cap[max=9][per=7d]", ["weekly"]),
        ("moment[rate.lifecycle.new=1/month]", ["cart"]),
        ("moment[rate.lifecycle.old]", []),
        ("moment[rate.*=12/year]", ["cart"]),
        ("pressure[minimum_gap.sms=1w][minimum_gap.any=2d]", ["pressure"]),
        ("pressure[minimum_gap=48h]", ["pressure"]),
        ("settings[language=fr]", ["relplan"]),
        ("waiver[approved_by=ada]", ["0"]),
        ("channel[kind=sms|push]", ["sms", "push"]),
    ],
)
def test_a_selector_chooses_objects(given: str, objects: list[str]) -> None:
    review = review_rules(rule(given, require="x-asked"))
    spoken = [f for f in review.findings if f.rule.code == "LAV001"]
    assert not [f for f in review.findings if f.rule.family in ("CFG", "SCH")]
    assert sorted(subject_of(review, finding) for finding in spoken) == sorted(objects)


@pytest.mark.parametrize(
    ("given", "asked", "spots"),
    [
        ("action", "require: owner", ["cart:name"]),
        ("scenario", "require: [owner, x-budget, objective.kpi]", ["cart:name"]),
        ("scenario", "require: {control_group: 10 %}", []),
        ("scenario", "require: {control_group: 5 %}", ["cart:10 %"]),
        ("scenario", "require: {priority: [10, 20]}", []),
        ("scenario", "require: {trigger.delay: {at_most: 2d}}", ["cart:49h"]),
        ("scenario", "require: {trigger.delay: {at_least: 2d, at_most: 3d}}", []),
        ("scenario", "require: {reentry.per: {at_most: 30d}}", ["cart:1mo"]),
        ("scenario", "require: {reentry.per: {at_least: 30d, at_most: 31d}}", []),
        ("scenario", "require: {priority: {at_least: 30}}", ["cart:20"]),
        ("scenario", "require: {x-budget: {at_most: 4000 EUR}}", ["cart:5000 EUR"]),
        ("scenario", "require: {x-budget: {at_most: 6000 USD}}", ["cart:5000 EUR"]),
        ("scenario", "require: {x-budget: 5000.00 EUR}", []),
        ("scenario", "require: {tags: {includes: pilot}}", []),
        ("scenario", "require: {tags: {includes: [pilot, winter]}}", ["cart:tags"]),
        ("scenario", "require: {tags: [pilot, winter]}", ["cart:summer"]),
        ("scenario", "require: {tags: {matches: '[a-z]{5}'}}", ["cart:summer"]),
        ("scenario", "require: {id: {matches: '[a-z]{5,}'}}", ["cart:name"]),
        ("scenario", "require: {channel: [email, sms]}", ["cart:call"]),
        ("scenario", "require: {owner: {absent: true}}", []),
        ("scenario", "require: {tags: {absent: true}}", ["cart:tags"]),
        ("scenario", "require: {objective: {}}", ["cart:name"]),
        ("scenario", "forbid: tags", ["cart:tags"]),
        ("scenario", "forbid: [owner, on_capped]", ["cart:on_capped"]),
        ("scenario", "forbid: {tags: winter}", []),
        ("scenario", "forbid: {tags: [pilot, winter]}", ["cart:pilot"]),
        ("scenario", "forbid: {steps.template: {matches: old-.*}}", ["cart:old-1"]),
        ("scenario", "forbid: {priority: {at_most: 20}}", ["cart:20"]),
        ("campaign", "require: sends.template", ["sales:{id: second, on: 2027-02-06, channel: sms, x-designer: Nord}"]),
        ("campaign", "require: trigger.moment", None),
        ("action", "require: trigger.on", ["cart:trigger"]),
        ("message", "require: subject", ["cart:message", "cart:message", "cart:message"]),
        ("message", "require: {communication: [promo]}", ["cart:service"]),
        ("message[id=two]", "forbid: {communication: promo}", ["cart:promo"]),
        ("message[channel=sms]", "require: {template: {matches: 'sms-.*'}}", []),
        ("send", "require: {template: {matches: 'sales-.*'}}", ["sales:id"]),
        ("send", "require: {on: {at_least: 2027-02-01}}", ["sales:2027-01-06"]),
        ("segmentation", "require: {exclusive: true, complete: true}", ["segments:lifecycle"]),
        (
            "waiver",
            "require: until",
            ["waivers:{rule: PRG002, objects: [programme/p], reason: later, approved_by: ada}"],
        ),
        ("moment", "require: {rate.*: {at_least: 2/month}}", ["moments:12/year"]),
    ],
)
def test_a_breach_stands_where_it_is_written(given: str, asked: str, spots: list[str] | None) -> None:
    side, _, wanted = asked.partition(": ")
    review = review_rules(rule(given, **{side: wanted}))
    if spots is None:
        assert found(review, "CFG")
        return
    assert not found(review, "CFG")
    assert found(review) == spots


def test_a_finding_says_what_the_plan_says_and_names_the_rule() -> None:
    texts = {"message": "{en: 'five {days}', fr: 'cinq {jours}'}", "remedy": "ask Ada", "severity": "error"}
    review = review_rules(rule("scenario", require="{priority: 5}", **texts))
    (finding,) = (f for f in review.findings if f.rule.family == "LAV")
    assert [finding.message(one) for one in (Language.EN, Language.FR)] == ["five {days}", "cinq {jours}"]
    assert finding.label(Language.EN) == 'expected "5"'
    assert finding.remedy(Language.FR) == "ask Ada"
    assert finding.severity == "error"
    assert finding.found.objects == ("scenario/cart",)
    (related,) = finding.found.related
    assert finding.note(related, Language.EN) == "the rule"
    assert (related.at.path, review.plan.locate(related.at)) == ("relplan.yaml", (5, 3))


@pytest.mark.parametrize("name", ["ours", "LAV001"])
@pytest.mark.parametrize(
    ("settings", "severities"),
    [
        ("rules: {NAME: off}", []),
        ("rules: {NAME: info}", ["info"]),
        ("overrides: [{paths: ['scenarios/*'], rules: {NAME: error}}]", ["error"]),
        ("overrides: [{paths: ['campaigns/*'], rules: {NAME: error}}]", ["warning"]),
    ],
)
def test_it_is_set_like_any_rule(name: str, settings: str, severities: list[str]) -> None:
    text = f"{SETTINGS}{settings.replace('NAME', name)}\nhouse_rules:\n{rule('scenario', require='owner')}"
    review = review_of({**FILES, "relplan.yaml": text})
    assert [f.severity for f in review.findings if f.rule.family == "LAV"] == severities
    assert not found(review, "CFG")


@pytest.mark.parametrize("name", ["ours", "LAV001"])
def test_it_is_waived_like_any_rule(name: str) -> None:
    commented = FILES["scenarios/cart.yaml"].replace("name: Cart", f"name: Cart  # relplan: ignore[{name}] -- agreed")
    listed = f"- {{rule: {name}, objects: [scenario/cart], reason: agreed}}\n"
    own = rule("scenario", require="owner")
    for more in ({"scenarios/cart.yaml": commented}, {"waivers.yaml": listed}):
        review = review_rules(own, **more)
        assert not found(review)
        assert [finding.rule.code for finding, _ in review.waived if finding.rule.family == "LAV"] == ["LAV001"]


def test_a_locked_one_is_not_waived() -> None:
    listed = "- {rule: ours, objects: [scenario/cart], reason: agreed}\n"
    text = f"{SETTINGS}rules: {{ours: {{locked: true}}}}\nhouse_rules:\n{rule('scenario', require='owner')}"
    review = review_of({**FILES, "relplan.yaml": text, "waivers.yaml": listed})
    assert found(review) == ["cart:name"]
    assert "SUP006" in [finding.rule.code for finding in review.findings]


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        (rule("scenarios", require="owner"), "CFG015", "'scenarios'"),
        (rule("scenario[status=live", require="owner"), "CFG016", "'scenario[status=live'"),
        (rule("scenario[]", require="owner"), "CFG016", "'scenario[]'"),
        (rule("scenario[!status=live]", require="owner"), "CFG016", "'scenario[!status=live]'"),
        (rule("scenario[status=live|]", require="owner"), "CFG016", "'scenario[status=live|]'"),
        (rule("", require="owner"), "CFG016", "''"),
        (rule("scenario[statut=live]", require="owner"), "CFG017", "'scenario[statut=live]'"),
        (rule("scenario", require="[owner, objective.kpis]"), "CFG017", "objective.kpis"),
        (rule("scenario", require="{ownr: crm}"), "CFG017", "ownr"),
        (rule("message[scenario.ownr]", require="template"), "CFG017", "'message[scenario.ownr]'"),
        (rule("settings[id=x]", require="owner"), "CFG017", "'settings[id=x]'"),
        (rule("scenario[status=on]", require="owner"), "CFG018", "'scenario[status=on]'"),
        (rule("scenario", require="{status: [live, lve]}"), "CFG018", "lve"),
        (rule("scenario", require="{priority: high}"), "CFG018", "high"),
        (rule("scenario", require="{trigger.delay: {at_most: 2}}"), "CFG018", "2"),
        (rule("scenario", require="{owner: 12}"), "CFG018", "12"),
        (rule("scenario", require="{x-budget: {at_most: much}}"), "CFG018", "much"),
        (rule("scenario[channel=smss]", require="owner"), "CFG019", "'scenario[channel=smss]'"),
        (rule("scenario", require="{communication: [promo, promos]}"), "CFG019", "promos"),
        (rule("moment[rate.lifecycle.neww]", require="name"), "CFG019", "'moment[rate.lifecycle.neww]'"),
        (rule("scenario", require="{owner: {matches: '('}}"), "CFG020", "'('"),
        (rule("scenario", require="{owner: {matches: ''}}"), "CFG020", "''"),
        (rule("scenario", require="{priority: {matches: '.*'}}"), "CFG021", "matches"),
        (rule("scenario", require="{owner: {at_least: 3}}"), "CFG021", "at_least"),
        (rule("scenario", require="{trigger: now}"), "CFG021", "now"),
        (rule("scenario[trigger=now]", require="owner"), "CFG021", "'scenario[trigger=now]'"),
        (rule("scenario", forbid="{tags: {includes: a}}"), "CFG021", "includes"),
        (rule("scenario", forbid="{tags: {absent: true}}"), "CFG021", "absent"),
        (rule("scenario"), "CFG022", "ours"),
        (rule("scenario", require="[]"), "CFG022", "ours"),
        (rule("scenario", name="Ours", require="owner"), "CFG013", "Ours"),
        (rule("scenario", code="LAV1", require="owner"), "CFG013", "LAV1"),
        (rule("scenario", code="PRS900", require="owner"), "CFG014", "PRS900"),
        (rule("scenario", name="cap-exceeded", require="owner"), "CFG014", "cap-exceeded"),
        (rule("scenario", require="owner", message="' '"), "SCH002", "ours"),
        (rule("scenario", require="{owner: {matchs: a}}"), "SCH001", "matchs"),
        (rule("scenario", require="owner", mesage="m"), "SCH001", "mesage"),
    ],
)
def test_what_is_wrong_with_a_rule_is_a_finding_in_its_place(text: str, code: str, word: str) -> None:
    review = review_rules(text)
    (finding,) = (f for f in review.findings if f.rule.family in ("CFG", "SCH", "SUP"))
    assert finding.rule.code == code
    place = review.plan.documents["relplan.yaml"].locate(finding.at)
    line = review.plan.documents["relplan.yaml"].lines[place.start.line - 1]
    assert line[place.start.column - 1 : place.end.column - 1] == word
    assert finding.message(Language.FR)
    assert finding.remedy(Language.FR)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (rule("scenarios", require="owner"), "scenario"),
        (rule("scenario[statut=live]", require="owner"), "status"),
        (rule("scenario", require="objective.kpis"), "objective.kpi"),
        (rule("scenario[status=lve]", require="owner"), "live"),
        (rule("scenario[channel=smss]", require="owner"), "sms"),
        (rule("scenario", require="{owner: {matchs: a}}"), "matches"),
        (rule("message[status=live]", require="template"), "scenario.status"),
    ],
)
def test_what_was_meant_is_told(text: str, meant: str) -> None:
    (finding,) = (f for f in review_rules(text).findings if f.rule.family in ("CFG", "SCH"))
    assert finding.remedy(Language.EN) == f'did you mean "{meant}"?'


def test_of_two_rules_with_one_code_the_first_by_name_is_kept() -> None:
    one, two = rule("scenario", name="one", require="owner"), rule("campaign", name="two", require="x-a")
    for rules in ((one, two), (two, one)):
        review = review_rules(*rules)
        assert found(review) == ["cart:name"]
        (finding,) = (f for f in review.findings if f.rule.code == "CFG014")
        assert finding.at.route == ("house_rules", "two", "code")
        assert [related.at.route for related in finding.found.related] == [("house_rules", "one")]


@pytest.mark.parametrize("broken", [rule("scenarios", require="owner"), "  ours: {code: LAV001, given: [scenario]}\n"])
def test_a_rule_that_can_not_be_read_is_told_once(broken: str) -> None:
    listed = "- {rule: ours, objects: [scenario/cart], reason: agreed}\n"
    text = f"{SETTINGS}rules: {{LAV001: off}}\nhouse_rules:\n{broken}"
    review = review_of({**FILES, "relplan.yaml": text, "waivers.yaml": listed})
    codes = {f.rule.code for f in review.findings if f.rule.family in ("CFG", "SUP", "SCH")}
    assert codes & {"CFG008", "SUP003"} == set()
    assert codes


def test_ids_that_nobody_can_see_are_not_called_unknown() -> None:
    review = review_rules(rule("scenario[channel=fax]", require="owner"), **{"conventions/channels.yaml": "a: b: c\n"})
    assert not found(review, "CFG")


RULES = (
    rule("scenario", name="one", code="LAV001", require="[owner, objective]"),
    rule(
        "message[channel=sms]", name="two", code="LAV002", require="{template: {matches: a}, subject: {absent: true}}"
    ),
    rule("action", name="three", code="LAV003", forbid="{tags: [pilot, summer], channel: sms}"),
    rule("nothing", name="four", code="LAV004", require="owner"),
    rule("scenario[channel=fax]", name="five", code="LAV001", require="owner"),
)


def told(review: Review) -> list[tuple[str, str, str, str]]:
    return [
        (f.fingerprint, f.rule.code, "/".join(map(str, f.at.route)), f.message(Language.EN))
        for f in review.findings
        if f.rule.family in ("LAV", "CFG")
    ]


@settings(max_examples=25 * FUZZ, deadline=None)
@given(st.permutations(RULES), st.randoms(use_true_random=False))
def test_the_order_of_files_and_keys_changes_nothing(rules: list[str], dice: random.Random) -> None:
    paths = sorted(FILES)
    dice.shuffle(paths)
    turned = "".join(reversed(FILES["campaigns/sales.yaml"].splitlines(keepends=True)[:5]))
    sales = turned + "".join(FILES["campaigns/sales.yaml"].splitlines(keepends=True)[5:])
    files = {path: FILES[path] for path in paths} | {"campaigns/sales.yaml": sales}
    assert sorted(told(review_rules(*rules, **files))) == sorted(told(review_rules(*RULES)))


def test_fingerprints_are_unique_and_survive_lines() -> None:
    before = {mark for mark, *_ in told(review_rules(*RULES))}
    assert len(before) == len(told(review_rules(*RULES)))
    longer = FILES["scenarios/cart.yaml"].replace("steps:\n", "# more\nsteps:\n  - {message: zero, channel: email}\n")
    assert before == {mark for mark, *_ in told(review_rules(*RULES, **{"scenarios/cart.yaml": longer}))}


@settings(max_examples=150 * FUZZ, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.sampled_from(("ours", "b", "É", "")), spoilt(data_of(HouseRule)), max_size=2),
    st.sampled_from(("scenario", "message[channel=sms]", "pressure", "waiver", "x", "send[on=3]")),
    st.sampled_from(("owner", "channel", "id", "trigger", "steps", "x-a", "x-", "a..b", "", "minimum_gap.any", "*")),
)
def test_nothing_written_makes_a_run_fail(written: dict[str, object], given: str, key: str) -> None:
    for one in written.values():
        if isinstance(one, dict):
            one["given"] = given
            if isinstance(one.get("require"), dict):
                one["require"] = dict.fromkeys([key], next(iter(one["require"].values()), None))
    data = {"relplan": 1, "name": "P", "house_rules": written}
    review = review_plan(load_plan(MemoryTree({**FILES, "relplan.yaml": json.dumps(data)})), AS_OF)
    for finding in review.findings:
        for language in Language:
            assert finding.message(language)
            finding.label(language)
            finding.remedy(language)


def test_ten_rules_on_thousands_of_objects_take_no_time() -> None:
    scenario = FILES["scenarios/cart.yaml"]
    files = {f"scenarios/cart-{n}.yaml": scenario for n in range(2000)}
    rules = [rule("message[channel=sms]", name=f"r-{n}", code=f"LAV{n:03}", require="template") for n in range(1, 11)]
    plan = plan_of({**FILES, **files, "relplan.yaml": f"{SETTINGS}house_rules:\n{''.join(rules)}"})
    own = [one for one in book_of(plan).rules if one.place]
    study = Study(plan, AS_OF)
    begun = perf_counter()
    assert sum(len(list(one.check(study, None))) for one in own if one.check) == 0
    assert perf_counter() - begun < 3


def test_keys_missing_in_one_place_are_one_finding() -> None:
    (finding,) = (
        f for f in review_rules(rule("scenario", require="[owner, objective, tags]")).findings if f.rule.place
    )
    assert finding.label(Language.EN) == '"owner" and "objective" are missing'
    assert finding.label(Language.FR) == "il manque «\u00a0owner\u00a0» et «\u00a0objective\u00a0»"
    assert finding.remedy(Language.EN) == 'add "owner" and "objective"'


@pytest.mark.parametrize(("least", "is_found"), [("2 000", False), ("2 401", True)])
def test_thousands_of_a_whole_number_may_be_grouped(least: str, is_found: bool) -> None:
    segments = "segmentations: {lifecycle: {segments: {new: {size: 2\u00a0400}}}}\n"
    asked = rule("segment", require=f"{{size: {{at_least: {least}}}}}")
    assert bool(found(review_rules(asked, **{"conventions/segments.yaml": segments}))) is is_found
