"""A small plan with one of everything that the report shows, and a browser to open its pages in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from relplan.validation.review import Review
from tests.conftest import review_of
from tests.report.opened import CHROMIUM, WIDE, Opened, missing

SMALL = {
    "relplan.yaml": """
relplan: 1
name: Plan 2027
description: "Two shops and a *small* site. See [the wiki](https://wiki.example.com/crm)."
owner: crm
language: en
period: {from: 2027-01-01, to: 2027-12-31}
customers: 12500
brands: {north: {name: North}}
x-committee: {day: Monday}
""",
    "objectives.yaml": """
first-orders:
  name: Turn subscribers into customers
  phase: life.new
  programmes: [welcome]
  key_results: [{kpi: first_order_rate, baseline: 12 %, target: 16.5 %, horizon: 2027-12-31}]
""",
    "programmes/welcome.yaml": """
name: Welcome
owner: crm
status: live
objective: {statement: Get a first order, kpi: first_order_rate, baseline: 12 %, target: 16 %, horizon: 30d}
secondary_objectives: [{statement: Complete profiles, kpi: profile_completion, target: 60 %}]
target: {segments: [life.new], definition: Subscribed less than 30 days ago}
""",
    "moments.yaml": "signup: {name: Sign-up, kind: relational, event: signed_up}\n",
    "data.yaml": """
sources: {shop: {name: Shop, refresh: streaming, hosting: EU}}
events:
  signed_up: {source: shop, available: available}
  ordered: {name: Order placed, source: shop, available: available}
attributes: {first_name: {name: First name, source: shop, available: available, personal: identity}}
""",
    "scenarios/hello.yaml": """
name: Hello
programme: welcome
owner: crm
status: live
objective: {statement: Get a first order, kpi: first_order_rate, baseline: 12 %, target: 16 %, horizon: 30d}
trigger: {moment: signup, delay: 3h}
audience: {segments: [life.new], exclude: [flags.staff]}
lever: relational
priority: 1
reentry: {max: 1, per: 1y}
valid_for: 3d
with_campaigns: {default: wins, spring: {wins-and-shifts: 2d}}
steps:
  - {message: first, channel: email, subject: Welcome}
  - wait: 7d
  - branch:
      - {if: first.clicked, after: 2d, then: [{exit: engaged}]}
      - else: [{message: second, channel: sms, fallback: [email]}]
exit_when: [ordered]
control_group: 10 %
needs: {attributes: [first_name], content: [welcome-1]}
matrix: {business: 5, customer: 4, volume: 1200/month, wave: 1}
tool: {name: Tool, id: c-12}
last_review: 2026-12-01
x-ticket: CRM-7
""",
    "campaigns/spring.yaml": """
name: Spring
programme: welcome
owner: crm
status: draft
key_message: Spring is here
audience: {segments: [life.active]}
scope: {local: {stores: [lyon]}}
sends:
  - {id: launch, on: 2027-03-18, at: "08:30", channel: email}
  - {id: reminder, on: 2027-03-20, channel: sms, audience: {exclude: [flags.staff]}}
""",
    "campaigns/letter.yaml": """
name: Letter
programme: welcome
owner: crm
status: ready
repeat: {rule: "FREQ=WEEKLY;BYDAY=TU", from: 2027-06-01, until: 2027-07-13}
sends: [{id: edition, on: occurrence, channel: email}]
""",
    "conventions/channels.yaml": """
email: {name: E-mail, kind: email, connected: true, reach: 80 %}
sms: {name: SMS, kind: sms, contact_hours: [{days: [mon, tue], hours: ["10:00-13:00"], holidays: false}]}
""",
    "conventions/segments.yaml": """
segmentations:
  life:
    name: Life
    complete: true
    phases: true
    segments: {new: {name: New, size: 2500}, active: {name: Active, definition: Ordered this year}}
  flags: {name: Flags, exclusive: false, segments: {staff: {name: Staff}}}
""",
    "conventions/pressure.yaml": """
caps: {weekly: {name: A week, max: 1, per: 7d}}
minimum_gap: 24h
exclusions: {staff: {name: No staff, segment: flags.staff, from: all, except: {programmes: [welcome]}}}
""",
    "conventions/vocabulary.yaml": "active: {term: Active, definition: Ordered this year, segment: life.active}\n",
    "conventions/consents.yaml": "mail: {name: E-mails, purpose: marketing, channels: [email], kind: opt_in}\n",
    "conventions/communications.yaml": "promo: {name: Promotion, purpose: marketing, sender: {email: news}}\n",
    "conventions/senders.yaml": "news: {name: News, kind: email, address: news@example.com, spf: true, dkim: false}\n",
    "conventions/deduplication.yaml": "one: {name: One address, scope: email, keys: [email], survivor: richest}\n",
    "conventions/stores.yaml": "lyon: {name: Lyon, region: South-East, size: 900}\n",
    "offers.yaml": """
spring_10:
  {name: Ten off, kind: offer, lever: transactional, value: 10 EUR, conditions: From 40 EUR, cost: 4 EUR,
   valid: {from: 2027-03-01, to: 2027-03-31}, performance: {conversion: 3 %}}
""",
    "diagnosis.yaml": """
summary: Messages left from the *calendar*.
tools: [{name: Tool, purpose: e-mail, owner: crm}]
devices: [{name: One letter to all, note: stopped}]
strengths: [Known buyers]
frictions: [No control group]
opportunities: [The quiz]
workstreams:
  signup_feed: {name: Sign-ups at once, owner: data, status: draft, due: 2026-12-31, unlocks: [signup]}
""",
    "loyalty.yaml": """
definition: {statement: Three orders a year, criteria: [volume], shared_with: [crm, shops]}
objectives: [{statement: Keep them, kpi: retention_rate, baseline: 70 %, target: 75 %}]
indicators: [retention_rate]
expectations: {simple: 4, close: 5}
levers: {transactional: 40 %, relational: 60 %}
programmes: [welcome]
data: [first_name]
moments: [signup]
channels: [email]
card_test: {all_buyers_identified: true, low_purchase_frequency: true, little_competition: true}
""",
    "waivers.yaml": """
- {rule: cap-exceeded, objects: [campaign/spring], reason: Agreed, approved_by: Board, until: 2027-12-31}
""",
}
"""Texts by path."""

AS_OF = date(2027, 1, 4)


@pytest.fixture(scope="session")
def small() -> Review:
    return review_of(SMALL, AS_OF)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright")
    if not CHROMIUM:
        missing("chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def make(path: Path, width: int = WIDE, **options: Any) -> Opened:
        settings = {"offline": True, "reduced_motion": "reduce", "viewport": {"width": width, "height": 900}}
        context = browser.new_context(**settings, **options)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda message: opened.errors.append(message.text))
        opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
        opened.page.goto(path.as_uri())
        return opened

    yield make
    for context in contexts:
        context.close()
