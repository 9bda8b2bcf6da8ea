"""Plans of any size for the benchmarks: valid, deterministic, and of the size people write.

Conventions, calendar and data are the real files of `base/`; programmes, scenarios, campaigns, journeys, personas and
stores are generated in the number asked for, about 50 lines and 1.5 KB each.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

from benchmarks import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = Path(__file__).parent / "base"

_FIRST_DAY = date(2027, 1, 4)
_CAMPAIGNS_A_STORE = 4
_MOMENTS = (
    "inscription",
    "visite_produit",
    "panier_abandonne",
    "premiere_commande",
    "nouvelle_commande",
    "livraison",
    "reclamation",
    "demande_conseil",
    "inactivite",
    "anniversaire",
)
_OCCASIONS = ("soldes_hiver", "saint_valentin", "paques", "fete_des_meres", "soldes_ete", "black_friday", "noel")
_PHASES = ("new", "active", "slowing", "inactive")
_LEVERS = ("transactional", "relational", "service", "engagement")
_EXITS = ("commande_passee", "reclamation")
_KPIS = ("first_order_rate", "repeat_purchase_rate", "reactivation_rate", "retention_rate", "cross_sell_rate")
_VALUES = ("vip", "regular", "occasional")


@dataclass(frozen=True, slots=True)
class Size:
    """How many objects a plan has."""

    scenarios: int
    campaigns: int
    sends: int
    """Dated sends, over all campaigns."""
    programmes: int
    journeys: int
    personas: int


def size_of(files: int) -> Size:
    """Return the size of a plan of so many files: six scenarios for three campaigns, and a little of the rest."""
    few = max(2, files // 50)
    generated = files - len(list(BASE.rglob("*.yaml"))) - 1 - 3 * few
    campaigns = generated // 3
    return Size(generated - campaigns, campaigns, 3 * campaigns, few, few, few)


def write_plan(folder: Path, size: Size, seed: int = 1) -> int:
    """Write a plan into a new folder and return its number of files; the same size and seed give the same bytes."""
    shutil.copytree(BASE, folder)
    chance = random.Random(seed)
    for path, text in _files(size, chance):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return len(list(folder.rglob("*.yaml")))


def _files(size: Size, chance: random.Random) -> Iterator[tuple[str, str]]:
    stores = max(2, size.campaigns // _CAMPAIGNS_A_STORE)
    yield "conventions/stores.yaml", "".join(_store(number) for number in range(stores))
    for number in range(size.programmes):
        yield f"programmes/programme-{number:04}.yaml", _programme(number, size, chance)
    for number in range(size.scenarios):
        yield f"scenarios/lot-{number // 100:03}/scenario-{number:05}.yaml", _scenario(number, size, chance)
    for number in range(size.campaigns):
        sends = size.sends // size.campaigns + (number < size.sends % size.campaigns)
        path = f"campaigns/2027/lot-{number // 100:03}/campagne-{number:05}.yaml"
        yield path, _campaign(number, sends, stores, size, chance)
    for number in range(size.journeys):
        yield f"journeys/parcours-{number:04}.yaml", _journey(number, size, chance)
    for number in range(size.personas):
        yield f"personas/persona-{number:04}.yaml", _persona(number, size, chance)


def _store(number: int) -> str:
    region = prose.REGIONS[number % len(prose.REGIONS)]
    return (
        f"magasin-{number:04}: {{name: Magasin n° {number:04}, region: {region}, size: {800 + 37 * number % 9000}}}\n"
    )


def _programme(number: int, size: Size, chance: random.Random) -> str:
    phase = _PHASES[number % len(_PHASES)]
    return f"""\
# Programme n° {number} du plan relationnel
name: {prose.title(chance)} ({number})
description: |
{_paragraph(chance, 6)}
owner: {chance.choice(prose.OWNERS)}
status: live
phase: lifecycle.{phase}
objective:
  statement: {prose.aim(chance)}
  kpi: {_KPIS[number % len(_KPIS)]}
  baseline: {10 + number % 9} %
  target: {20 + number % 9} %
  horizon: 90d
secondary_objectives:
  - {{statement: Compléter les profils, kpi: profile_completion, baseline: 35 %, target: 60 %, horizon: 90d}}
target:
  segments: [lifecycle.{phase}]
  definition: >-
{_paragraph(chance, 3, "    ")}
personas: [persona-{number % size.personas:04}]
sponsor: {chance.choice(prose.OWNERS)}
budget: {1000 * (5 + number % 40)} EUR
review: {{every: 3mo, last: 2026-10-15}}
"""


def _scenario(number: int, size: Size, chance: random.Random) -> str:
    programme = number % size.programmes
    delay = "" if number % 3 else f", delay: {1 + number % 5}h"
    moment = _MOMENTS[number % len(_MOMENTS)]
    return f"""\
# Scénario n° {number} : revu chaque trimestre avec le service client
name: {prose.title(chance)} ({number})
description: |
{_paragraph(chance, 4)}
programme: programme-{programme:04}
owner: {chance.choice(prose.OWNERS)}
status: {chance.choice(("draft", "ready", "live"))}
origin: journey
objective:
  statement: {prose.aim(chance)}
  kpi: paniers_recuperes
  baseline: {number % 7 + 1} %
  target: {number % 7 + 4} %
  horizon: 7d
  serves: {_KPIS[programme % len(_KPIS)]}
trigger: {{moment: {moment}{delay}}}
audience:
  segments: [lifecycle.{_PHASES[programme % len(_PHASES)]}, value.{_VALUES[number % 3]}]
communication: promotional
lever: {_LEVERS[number % len(_LEVERS)]}
priority: {number + 1}
reentry: {{max: 1, per: {14 + number % 30}d}}
valid_for: 5d
on_capped: {{defer: 2d, then: drop}}
with_campaigns: {{default: wins}}
steps:
  # Le premier message part sans attendre
  - message: rappel
    channel: email
    template: rappel-{number:05}
    subject: {prose.subject(chance)}
    offer: livraison_offerte
  - wait: {1 + number % 4}d
  - branch:
      - {{if: rappel.clicked, then: [{{exit: intéressé}}]}}
      - else:
          - message: relance
            channel: email
            fallback: [push]
            template: relance-{number:05}
            subject: {prose.subject(chance)}
            on_capped: exit
exit_when: [{", ".join(event for event in _EXITS if event != moment)}]
control_group: 10 %
needs:
  attributes: [prenom, categorie_preferee]
  content: [rappel-{number:05}, relance-{number:05}]
matrix: {{volume: {100 + number % 900}/month, business: {1 + number % 5}, customer: 4, content: available, \
feasibility: 4, data: 4, wave: 1}}
tool: {{name: Outil, id: canevas-{number:05}}}
last_review: 2026-10-{1 + number % 28:02}
"""


def _campaign(number: int, sends: int, stores: int, size: Size, chance: random.Random) -> str:
    occasion = _OCCASIONS[number % len(_OCCASIONS)] if number % 2 else None
    day = _FIRST_DAY + timedelta(days=number * 7 % 330)
    phase = _PHASES[number % size.programmes % len(_PHASES)]
    hangs_on = f"occasion: {occasion}\n" if occasion else ""
    return f"""\
# Campagne n° {number} d'un magasin
name: {prose.title(chance)} ({number})
description: |
{_paragraph(chance, 4)}
programme: programme-{number % size.programmes:04}
owner: {chance.choice(prose.OWNERS)}
status: {chance.choice(("draft", "ready"))}
nature: promotional
{hangs_on}communication: promotional
lever: transactional
offer: livraison_offerte
scope: {{local: {{stores: [magasin-{number % stores:04}]}}}}
priority: {size.scenarios + number + 1}
on_capped: {{defer: 1d, then: drop}}
audience: {{segments: [lifecycle.{phase}, engagement.high, engagement.{("medium", "low")[number % 2]}]}}
key_message: >-
{_paragraph(chance, 2)}
sends:
{"".join(_send(index, "occasion" if occasion else day.isoformat(), day, chance) for index in range(sends))}\
expected: {{volume: {1200 + number % 700}, budget: {40 + number % 60} EUR, revenue: {2000 + number % 900} EUR}}
schedule: {{brief: 2026-10-05, proof: 2026-11-20, approval: 2026-12-01}}
matrix: {{business: {1 + number % 5}, customer: 3, content: to_adapt, feasibility: 5, data: 4, wave: 1}}
last_review: 2026-10-{1 + number % 28:02}
"""


def _send(index: int, anchor: str, day: date, chance: random.Random) -> str:
    if index == 0:
        on = anchor
    else:
        on = f"occasion + {index}d" if anchor == "occasion" else (day + timedelta(days=9 * index)).isoformat()
    return f"""\
  - id: envoi-{index}
    on: {on}
    at: "{9 + index % 8:02}:30"
    channel: {"sms" if index == 1 else "email"}
    audience: {{segments: [value.{_VALUES[index % 3]}]}}
    template: modele-{index}
    subject: {prose.subject(chance)}
"""


def _journey(number: int, size: Size, chance: random.Random) -> str:
    stages = ("decouverte", "achat", "usage")
    touchpoints = "".join(
        f"""\
  - id: contact-{index}
    name: {prose.title(chance)}
    stage: {stages[index % 3]}
    channel: {("site", "magasin")[index % 2]}
    moment: {_MOMENTS[index]}
    current: {{experience: {index % 5 - 2}, note: {prose.aim(chance)}}}
    target: {{experience: 2}}
    scenarios: [scenario-{_scenario_at(number, index, size):05}]
"""
        for index in range(5)
    )
    return f"""\
# Parcours n° {number}
name: {prose.title(chance)} ({number})
owner: {chance.choice(prose.OWNERS)}
personas: [persona-{number % size.personas:04}]
stages:
  - {{id: decouverte, name: Découverte}}
  - {{id: achat, name: Achat}}
  - {{id: usage, name: Usage}}
channels: [site, magasin]
touchpoints:
{touchpoints}"""


def _scenario_at(journey: int, moment: int, size: Size) -> int:
    """Return the number of a scenario that a moment starts, another one for each journey as far as there are."""
    turns = max(1, size.scenarios // len(_MOMENTS))
    return journey % turns * len(_MOMENTS) + moment


def _persona(number: int, size: Size, chance: random.Random) -> str:
    return f"""\
# Persona n° {number}, d'après les entretiens de l'été
name: Camille n° {number}
description: |
{_paragraph(chance, 5)}
owner: {chance.choice(prose.OWNERS)}
quote: "« {prose.aim(chance)} : c'est tout ce que je demande. »"
profile:
  age: 35 à 45 ans
  family: En couple, deux enfants
  occupation: Enseignante
  location: {prose.REGIONS[number % len(prose.REGIONS)]}
segments: [lifecycle.active, value.{_VALUES[number % 3]}]
values: [durabilité, simplicité]
motivations:
  - {prose.aim(chance)}
  - {prose.aim(chance)}
frictions:
  - {prose.aim(chance)}
expectations: [personalised, simple]
buying:
  frequency: Trois fois par an
  basket: 85 € environ
  triggers: [un déménagement, les soldes]
  criteria: [matière, prix]
digital: {{ease: À l'aise, devices: [téléphone, ordinateur]}}
channels: {{decouverte: [email, site], achat: [magasin]}}
tone: Direct et chaleureux
journeys: [parcours-{number % size.journeys:04}]
"""


def _paragraph(chance: random.Random, lines: int, margin: str = "  ") -> str:
    return indent("\n".join(chance.choice(prose.SENTENCES) for _ in range(lines)), margin)
