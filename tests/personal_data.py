"""Plans with a personal datum of each kind in every position, and what gives one away."""

from __future__ import annotations

import random
import re

DATA = {
    "email": "jeanne.quivy@gmail.com",
    "phone": "06 12 34 56 78",
    "plain phone": "0612345678",
    "foreign phone": "+44 7700 900123",
    "iban": "FR76 3000 6000 0112 3456 7890 189",
    "card": "4111 1111 1111 1111",
    "plain card": "5555555555554444",
    "social security": "1 85 05 78 006 084 91",
    "customer number": "738201946",
    "encoded email": "paul.martel%40orange.fr",
    "narrow phone": "07\u202f55\u202f61\u202f24\u202f93",
    "phone in fours": "06 4518 7732",
    "hyphened iban": "DE89-3704-0044-0532-0130-00",
    "dotted card": "2223.0031.2200.3222",
}
_ADDRESSES = (DATA["email"], DATA["encoded email"])
_SIGNED = ("owner: '", "approved_by: '")
"""Where addresses may stand, and are shown."""
_WITNESS = f"name: J\n# client {DATA['customer number']}\n# {' '.join(DATA.values())}\n"
"""Holds them all; a customer's number is known by the word before it, wherever else it stands."""

SOUND = {
    "relplan.yaml": """\
relplan: 1
name: 'Plan @'
timezone: Europe/Paris
language: en
house_rules:
  briefed:
    code: SHO001
    given: campaign
    require: tags
    message: 'ask @'
    why: '@ wants it'
    remedy: 'see @'  # client 738201946
""",
    "programmes/welcome.yaml": """\
name: 'Welcome @'
description: |
  See **@** and [@](https://x.example/?who=@).
  # @
tags: ['@']
links: [{url: 'https://brief.example/@', title: '@'}]
objective: {statement: 'like @', kpi: first_order_rate, baseline: 10 %, target: 15 %, horizon: 1y}
x-team: {notes: ['@', {'@': '@'}]}
""",
    "scenarios/other.yaml": """\
name: '@'  # by @
description: '@'
programme: welcome
status: draft
objective: {statement: '@', kpi: first_order_rate, baseline: 12 %, target: 16 %, horizon: 30d}
trigger: {moment: newsletter_signup}
lever: relational
priority: 2
# relplan: ignore[unserved-objective] until=2027-12-31 -- agreed with @
steps:
  - {message: hello, channel: email, subject: 'For @'}
""",
    "campaigns/sales.yaml": """\
name: '@'
programme: welcome
owner: '@'
lever: relational
priority: 1
sends:
  - {id: first, on: 2027-03-18, at: "10:00", channel: email, subject: 'to @', x-note: '@'}
""",
    "personas/p.yaml": "name: '@'\ndescription: '@'\nquote: '@'\n",
    "data.yaml": """\
sources:
  shop: {name: '@', description: '@', refresh: 1d}
events:
  newsletter_signup: {source: shop}
  order_placed: {source: shop, name: '@'}
  cart: {source: shop, description: '@'}
""",
    "offers.yaml": "gift: {name: '@', description: '@', conditions: '@'}\n",
    "conventions/vocabulary.yaml": "word: {term: '@', definition: '@', synonyms: ['@']}\n",
    "waivers.yaml": "- {rule: PRS003, objects: [campaign/sales], reason: 'says @', approved_by: '@'}\n",
}
SPOILT = {
    "programmes/welcome.yaml": """\
name: W
'@': x
status: '@'
tags: '@'
objective: {statement: s, kpi: '@'}
""",
    "moments.yaml": "'@': {name: M}\nother: {name: N, '@': 1, generic: '@', event: '@'}\nthird: @\n",
    "scenarios/s.yaml": """\
name: S
programme: '@'
trigger: {moment: '@'}
status: '@'
valid_for: '@'
steps:
  - {message: '@', channel: '@'}
  - {wait: '@'}
  - {branch: [{if: '@.clicked', then: []}]}
""",
    "conventions/segments.yaml": """\
segmentations:
  value:
    segments:
      '@': {name: V, size: '@'}
      vip: {name: V, size: @}
overlaps: [{of: ['value.@', 'value.vip'], size: 3}]
""",
    "campaigns/sales.yaml": """\
name: S
programme: welcmoe
priority: '@'
sends:
  - {id: a, on: '@', channel: '@', audience: {segments: ['value.@']}}  # relplan: ignore[@] -- @
""",
    "waivers.yaml": """\
- {rule: '@', objects: ['campaign/@'], reason: '@'}
- {rule: GOV001, objects: ['@'], reason: '@', until: '@'}
""",
}
BROKEN = {
    "moments.yaml": "m: {name: '@'\n  other: '@\n",
    "scenarios/broken.yaml": "name: see: @\n@\n\t- @\n",
    "campaigns/a.yaml": "'@': 1\n'@': 2\nname: *@\n<<: '@'\n",
    "campaigns/b.yaml": "- @\n",
    "campaigns/c.yaml": "!!@ x\n",
    "programmes/p.yaml": "<<<<<<< @\nname: x\n",
}
NAMED = {
    "campaigns/@.yaml": "name: S\nnmae: T\n",
    "scenarios/@.yaml": "name: S\nsteps: []\n",
    "programmes/@.yaml": "name: P\n",
    "personas/@.yaml": "name: [\n",
    "@/x.yaml": "a: 1\n",
    "campaign/@.yml": "name: S\n",
}
PLANS = {"sound": SOUND, "spoilt": SPOILT, "broken": BROKEN, "named": NAMED}
"""Files by what is wrong with them beside the data; each `@` stands for one."""


def plant(files: dict[str, str], seed: int) -> dict[str, str]:
    """Return files with a datum at each sign, all of them in turn, and one file that holds them all."""
    rng = random.Random(seed)
    waiting: list[str] = []

    def datum(at: re.Match[str]) -> str:
        if not waiting:
            waiting.extend(rng.sample(sorted(DATA.values()), len(DATA)))
        is_signed = at.string.endswith(_SIGNED, 0, at.start())
        if is_signed and waiting[-1] in _ADDRESSES:
            return DATA["phone"]
        return waiting.pop()

    planted = {re.sub("@", datum, path): re.sub("@", datum, text) for path, text in files.items()}
    return planted | {"journeys/all.yaml": _WITNESS}


def told(text: str) -> list[str]:
    """Return the kinds of data that a text gives away, whatever signs stand between their parts."""
    plain = _plain(re.sub(r"\x1b\[[0-9;]*m", "", text))
    return [kind for kind, datum in DATA.items() if _plain(datum).lstrip("0") in plain]


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()
