"""Whom an action reaches, on random plans: the agenda, coverage, the ratio and the play of each customer agree."""

from __future__ import annotations

import json
import random
from datetime import date, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from relplan.analysis.arbitration.customer import Membership, describe_customer
from relplan.analysis.arbitration.decision import Outcome
from relplan.analysis.arbitration.ledger import Decided
from relplan.analysis.arbitration.play import play_customer
from relplan.analysis.study import Study
from relplan.cli.app import app
from relplan.plan.load import load_plan
from relplan.source.folder import FolderTree

SEGMENTS = ("life.new", "life.active", "flags.vip", "flags.staff")
CUSTOMERS = [
    tuple(filter(None, (life, vip, staff)))
    for life, vip, staff in product(("life.new", "life.active"), ("", "flags.vip"), ("", "flags.staff"))
]
CONSENTS = ("mail_ok", "tailored")
FILES: dict[str, Any] = {
    "relplan.yaml": {"relplan": 1, "name": "P", "language": "en", "period": {"from": "2027-01-01", "to": "2027-12-31"}},
    "programmes/p.yaml": {"name": "P"},
    "conventions/channels.yaml": {"email": {"kind": "email"}, "sms": {"kind": "sms"}},
    "conventions/communications.yaml": {
        "promotion": {"purpose": "marketing"},
        "notice": {"purpose": "contract", "obeys_pressure": False},
    },
    "conventions/consents.yaml": {
        "mail_ok": {"purpose": "marketing", "channels": ["email"], "kind": "opt_in"},
        "tailored": {"purpose": "personalisation", "channels": ["email", "sms"], "kind": "opt_in"},
    },
    "conventions/segments.yaml": {
        "segmentations": {
            "life": {"complete": True, "segments": {"new": {}, "active": {}}},
            "flags": {"exclusive": False, "segments": {"vip": {}, "staff": {}}},
        }
    },
}


def audience(draw: random.Random) -> dict[str, list[str]]:
    named = draw.sample(SEGMENTS, draw.choice((1, 1, 2)))
    left = [one for one in SEGMENTS if one not in named]
    return {"segments": named} | ({"exclude": [draw.choice(left)]} if draw.random() < 0.4 else {})


def campaign(draw: random.Random) -> dict[str, Any]:
    sends = []
    for number in range(draw.randint(1, 2)):
        channel, other = draw.choice((("email", "sms"), ("sms", "email")))
        day = date(2027, 2, draw.randint(1, 28)).isoformat()
        send: dict[str, Any] = {"id": f"s{number}", "on": day, "channel": channel}
        send |= {"fallback": [other]} if draw.random() < 0.4 else {}
        sends.append(send | ({"audience": audience(draw)} if draw.random() < 0.5 else {}))
    whole: dict[str, Any] = {"audience": audience(draw)} if draw.random() < 0.4 else {}
    whole |= {"consents": ["tailored"]} if draw.random() < 0.3 else {}
    whole |= {"status": draw.choice(("idea", "paused", "retired"))} if draw.random() < 0.2 else {}
    kind = draw.choice(("promotion", "promotion", "notice"))
    return {"name": "C", "programme": "p", "communication": kind, "sends": sends, **whole}


def exclusion(draw: random.Random) -> dict[str, Any]:
    kept = draw.choice(("all", {"channels": ["email"]}, {"channels": ["sms"]}, {"campaigns": ["c0", "c1"]}))
    status = {"status": "idea"} if draw.random() < 0.2 else {}
    exception = {"except": {"campaigns": ["c2"]}} if draw.random() < 0.3 else {}
    return {"segment": draw.choice(SEGMENTS), "from": kept, **exception, **status}


def write_plan(draw: random.Random, root: Path) -> None:
    files = FILES | {f"campaigns/c{number}.yaml": campaign(draw) for number in range(4)}
    files["conventions/pressure.yaml"] = {"exclusions": {f"e{n}": exclusion(draw) for n in range(draw.randint(1, 2))}}
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(yaml.safe_dump(data), encoding="utf-8")


def got_by(study: Study, customer: tuple[str, ...], refused: frozenset[str]) -> set[str]:
    """Return the campaigns of which a customer gets something, played through the plan's year."""
    stage, start = study.stage, datetime(2027, 1, 1)
    members = [Membership(one) for one in customer]
    described = describe_customer(stage.plan, stage.arbiter.population, members, start, refused)
    ledger = play_customer(stage, described.customer, (), datetime(2027, 12, 31))
    decided = [entry.fact.decision for entry in ledger if isinstance(entry.fact, Decided)]
    return {one.candidate.id.split("/")[0] for one in decided if one.outcome is Outcome.SENT}


@pytest.mark.parametrize("seed", range(12))
def test_whoever_is_shown_as_reached_gets_it_and_nobody_else(seed: int, tmp_path: Path) -> None:
    write_plan(random.Random(seed), tmp_path)
    study = Study(load_plan(FolderTree(tmp_path)), date(2027, 1, 1))
    refusals = [frozenset(one for one, no in zip(CONSENTS, nos, strict=True) if no) for nos in product((0, 1), (0, 1))]
    got = {who: set().union(*(got_by(study, who, refused) for refused in refusals)) for who in CUSTOMERS}
    covered = {one.segment.id: {item.id for item in one.actions} for one in study.segment_coverage}
    paused = {item.id for item in study.plan.campaigns.values() if item.value.status == "paused"}
    for segment in SEGMENTS:
        words = ["calendar", str(tmp_path), "--segment", segment, "--as-of", "2027-01-01", "--format", "json"]
        agenda = {one["campaign"] for one in json.loads(CliRunner().invoke(app, words).stdout)["sends"]}
        played = set().union(*(ids for who, ids in got.items() if segment in who))
        assert agenda - paused == played, segment
        assert covered[segment] - paused == played, segment
        assert study.segment_centricity[segment].actions == len(covered[segment]), segment
