"""GOV010 former-id-not-free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class NotFree(Arguments):
    """An object, the id it says it had, and who else has to do with that id."""

    id: str
    before: str
    claims: str
    """The object that claims the same id; empty when an object has it."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.wrong_renames:
        claims = "" if one.is_taken else one.other.id
        note = "taken" if one.is_taken else "claimed"
        place = one.other.place if one.is_taken else one.other.at("renamed_from")
        yield Found(
            one.item.at("renamed_from"),
            NotFree(one.item.id, one.before, claims),
            (Related(place, note),),
            tuple(dict.fromkeys((one.item.ref, one.other.ref))),
            identity=(one.before, claims),
        )


RULE = Rule(
    code="GOV010",
    name="former-id-not-free",
    severity=Severity.ERROR,
    statement=Text(
        "An object says it was renamed from an id that another object still has, or was renamed from too.",
        "Un objet se dit renommé depuis un identifiant qu'un autre porte encore, ou dont un autre se dit issu aussi.",
    ),
    why=Text(
        "The history and the results of an object follow its former id. With two heirs, or a former id that is still "
        "in use, they go to the wrong object. Most often a file was copied, not renamed.",
        "L'historique et les résultats d'un objet suivent son ancien identifiant. Avec deux héritiers, ou un ancien "
        "identifiant encore utilisé, ils vont au mauvais objet. Le plus souvent, un fichier a été copié et non "
        "renommé.",
    ),
    message=(
        Text(
            '"{id}" and "{claims}" both say they were "{before}"',
            "« {id} » et « {claims} » se disent tous deux l'ancien « {before} »",
        ),
        Text(
            '"{id}" says it was "{before}", which still exists',
            "« {id} » se dit l'ancien « {before} », qui existe encore",
        ),
    ),
    remedy=Text(
        "remove renamed_from where the object is a copy, or the object that should be gone",
        "retirez renamed_from de l'objet qui est une copie, ou supprimez l'objet qui devrait avoir disparu",
    ),
    notes={
        "taken": Text("the object that has this id", "l'objet qui porte cet identifiant"),
        "claimed": Text("says so too", "le dit aussi"),
    },
    bad="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
# programmes/onboarding.yaml
name: Onboarding
renamed_from: welcome  # <- here
objective: {statement: A second order, kpi: second_purchase_rate}
# programmes/retention.yaml
name: Retention
renamed_from: loyalty
objective: {statement: Keep customers, kpi: retention_rate}
# programmes/winback.yaml
name: Win-back
renamed_from: loyalty  # <- here
objective: {statement: Win customers back, kpi: reactivated_customers}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
# programmes/onboarding.yaml
name: Onboarding
objective: {statement: A second order, kpi: second_purchase_rate}
# programmes/retention.yaml
name: Retention
renamed_from: loyalty
objective: {statement: Keep customers, kpi: retention_rate}
# programmes/winback.yaml
name: Win-back
objective: {statement: Win customers back, kpi: reactivated_customers}
""",
    check=_check,
)
