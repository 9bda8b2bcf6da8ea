"""AUD012 shares-over-whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.shares import Whole, find_over_whole
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities import Rate
from relplan.model.quantities.rounding import tenths_of_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.plan.titles import Title


class ShareOptions(Options):
    """The settings of shares."""

    tolerance: Rate = Rate.parse("1 %")
    """By how much a sum may be over 100 %, for rounded shares; exactly at it passes."""


@dataclass(frozen=True, slots=True)
class OverHundred(Arguments):
    """What shares come to together, of what, and whose they are."""

    total: float
    whole: Text
    items: tuple[Title, ...]


_WHOLES = {
    Whole.CUSTOMERS: Text("of the customers", "des clients"),
    Whole.REVENUE: Text("of the revenue", "du chiffre d'affaires"),
    Whole.PREFERENCE: Text("of the customers, by the channel they prefer", "des clients, selon leur canal préféré"),
}


def _check(study: Study, options: ShareOptions) -> Iterator[Found]:
    for one in find_over_whole(study.plan, options.tolerance.fraction):
        first, *others = one.items
        titles = tuple(study.plan.title_of(item.kind, item.id) for item in one.items)
        related = tuple(
            Related(item.at(one.key), "share", {"item": title}) for item, title in zip(others, titles[1:], strict=True)
        )
        values = OverHundred(tenths_of_percent(one.total), _WHOLES[one.whole], titles)
        yield Found(first.at(one.key), values, related, tuple(item.ref for item in one.items), identity=(one.key,))


RULE = Rule(
    code="AUD012",
    name="shares-over-whole",
    severity=Severity.WARNING,
    since="2026.2",
    statement=Text(
        "Shares of one whole, of segments, personas or channels, come to more than 100 %.",
        "Des parts d'un même tout, de segments, de personas ou de canaux, dépassent ensemble 100 %.",
    ),
    why=Text(
        "Nobody is in two segments of a segmentation that divides customers, nor two personas, and each has one "
        "favourite channel: more than the whole can't be shared out, and every priority drawn from these figures is "
        "off. What the customers of segments add up to is checked by sizes-dont-add-up where their number is known.",
        "Personne n'est dans deux segments d'une segmentation exclusive, ni ne correspond à deux personas, et chacun "
        "a un seul canal préféré : on ne partage pas plus que le tout, et toute priorité tirée de ces chiffres est "
        "faussée. La somme des clients des segments est vérifiée par sizes-dont-add-up quand leur nombre est connu.",
    ),
    source="Common practice of segmentation: shares of a whole add up to it",
    message=Text(
        "{items:and} together come to {total} % {whole}",
        "{items:and} font ensemble {total} % {whole}",
    ),
    remedy=Text(
        "correct the shares; for segments that customers may share, write `exclusive: false`",
        "corrigez les parts ; pour des segments qui peuvent se recouper, écrivez `exclusive: false`",
    ),
    notes={"share": Text('the share of "{item}"', "la part de « {item} »")},
    needs=frozenset({Kind.SETTINGS, Kind.SEGMENT, Kind.SEGMENTATION, Kind.PERSONA, Kind.CHANNEL}),
    options=ShareOptions,
    bad="""
# conventions/segments.yaml
segmentations:
  lifecycle:
    segments:
      active: {share_of_base: 60 %, share_of_revenue: 90 %}  # <- here
      lost: {share_of_base: 50 %, share_of_revenue: 80 %}
# personas/anna.yaml
name: Anna
share_of_base: 70 %  # <- here
# personas/ben.yaml
name: Ben
share_of_base: 45 %
# conventions/channels.yaml
email: {kind: email, preference: 88 %}  # <- here
sms: {kind: sms, preference: 20 %}
""",
    good="""
# conventions/segments.yaml
segmentations:
  lifecycle:
    segments:
      active: {share_of_base: 60 %, share_of_revenue: 80.5 %}
      lost: {share_of_base: 40 %, share_of_revenue: 20.5 %}
  flags:
    exclusive: false
    segments:
      vip: {share_of_base: 60 %, share_of_revenue: 90 %}
      parent: {share_of_base: 50 %, share_of_revenue: 80 %}
# personas/anna.yaml
name: Anna
share_of_base: 55 %
# personas/ben.yaml
name: Ben
share_of_base: 45 %
# personas/chloe.yaml
name: Chloe
share_of_base: 45 %
status: retired
# conventions/channels.yaml
email: {kind: email, preference: 80 %}
sms: {kind: sms, preference: 20 %}
""",
    check=_check,
)
