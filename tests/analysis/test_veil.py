"""What may be shown of a plan: data that stand where they may not have one mask, and all else is as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.study import Study
from relplan.analysis.veil import hide_name
from relplan.model.kinds import Kind
from relplan.source.place import Place
from tests.conftest import AS_OF, plan_of

if TYPE_CHECKING:
    from relplan.plan.plan import Plan

MAIL = "camille.petit@orange.fr"


def shown(files: dict[str, str]) -> Plan:
    return Study(plan_of(files), AS_OF).shown.plan


def hidden(text: str, *values: object) -> tuple[object, ...]:
    """Return values as a plan shows them that holds a text."""
    veil = Study(plan_of({"moments.yaml": f"m: {{name: '{text}'}}\n"}), AS_OF).veil
    return tuple(veil.hide(value) for value in values)


def test_a_plan_without_personal_data_is_shown_as_it_is() -> None:
    study = Study(plan_of({"moments.yaml": "m: {name: M, owner: camille.petit@orange.fr}\n"}), AS_OF)
    assert study.shown is study


def test_lines_stay_as_wide_as_they_are() -> None:
    files = {
        "moments.yaml": f"m: {{name: 'ask {MAIL}', x-a: 1}}\n",
        "offers.yaml": "o: {name: 'client 738201946 ou 06 12 34 56 78, 0612345678, a@b.fr', x: 1}\r\n",
    }
    plan, veiled = plan_of(files), shown(files)
    assert veiled.documents["moments.yaml"].lines[0] == "m: {name: 'ask c**************@o***.fr', x-a: 1}"
    assert veiled.documents["offers.yaml"].text == (
        "o: {name: 'client *******46 ou 06 ** ** ** 78, 06 **** 78, a**.fr', x: 1}\r\n"
    )
    for path, route in (("moments.yaml", ("m", "x-a")), ("offers.yaml", ("o", "x"))):
        assert veiled.locate(Place(path, route)) == plan.locate(Place(path, route))


def test_models_data_ids_and_routes_are_masked_alike() -> None:
    veiled = shown({f"personas/{MAIL}.yaml": f"name: {MAIL}\nx-a: {{{MAIL}: [{MAIL}]}}\n"})
    (persona,) = veiled.personas.values()
    assert (persona.id, persona.value.name, persona.path) == (
        "c***@o***.fr",
        "c***@o***.fr",
        "personas/c***@o***.fr.yaml",
    )
    document = veiled.documents[persona.path]
    assert document.data == {"name": "c***@o***.fr", "x-a": {"c***@o***.fr": ["c***@o***.fr"]}}
    assert ("x-a", "c***@o***.fr") in document.spans.keys
    assert veiled.ids(Kind.PERSONA) == ("c***@o***.fr",)
    assert veiled.extensions == {persona.path: {("x-a",): {"c***@o***.fr": ["c***@o***.fr"]}}}


def test_two_people_stay_two() -> None:
    veiled = shown({"moments.yaml": "carole.dupond@orange.fr: {name: A}\ncamille.petit@orange.fr: {name: B}\n"})
    assert {ident: item.value.name for ident, item in veiled.moments.items()} == {
        "c***@o***.fr": "A",
        "c***@o***.fr#2": "B",
    }


def test_who_signs_is_shown_where_it_is_signed_and_nowhere_else() -> None:
    text = f"m:\n  name: ask {MAIL}\n  owner: {MAIL} # or {MAIL}\n"
    veiled = shown({"moments.yaml": text})
    assert (veiled.moments["m"].value.name, veiled.moments["m"].value.owner) == ("ask c***@o***.fr", MAIL)
    masked = "c**************@o***.fr"
    assert veiled.documents["moments.yaml"].text == f"m:\n  name: ask {masked}\n  owner: {MAIL} # or {masked}\n"


def test_senders_and_stores_are_shown_and_ids_of_tools_only_where_nothing_is_hidden() -> None:
    files = {
        "conventions/senders.yaml": "news: {kind: email, address: jean.martin@brand.fr}\n",
        "conventions/stores.yaml": "lyon: {name: Lyon, description: 'Tél. 04 72 41 00 00'}\n",
        "moments.yaml": "m: {name: '04 72 41 00 00, jean.martin@brand.fr', links: [{url: 'https://a.fr/?c=0612345678'}]}\n",
    }
    veiled = shown(files)
    assert veiled.senders["news"].value.address == "jean.martin@brand.fr"
    assert veiled.stores["lyon"].value.description == "Tél. 04 72 41 00 00"
    assert veiled.moments["m"].value.name == "04 ** ** ** 00, j***@b***.fr"


def test_a_datum_is_known_however_it_is_spelt() -> None:
    said = hidden(MAIL, "camille-petit-orange-fr", "Camille.Petit@Orange.fr", "x.camille_petit@orange.fr")
    assert said == ("c***@o***.fr", "c***@o***.fr", "x.c***@o***.fr")
    assert hidden("06 12 34 56 78", "0612345678", 612345678, "06-12-34-56-78") == ("06 ** ** ** 78",) * 3
    assert hidden("FR76 3000 6000 0112 3456 7890 189", "fr7630006000011234567890189") == ("FR76 **** 89",)


def test_what_is_not_the_datum_stays() -> None:
    same = (
        "lacamille.petit@orange.fr",
        "camille\npetit",
        "camille petit",
        "Camille, 12 orange.fr",
        MAIL.replace(".", "1."),
    )
    assert hidden(MAIL, *same) == same
    numbers = ("90612345678", "06123456789", "06 12 34 56", 61234567, 6.12345678, True, None, "2027-01-06")
    assert hidden("06 12 34 56 78", *numbers) == numbers


def test_collections_and_records_keep_their_type_and_themselves_when_nothing_is_in_them() -> None:
    @dataclass(frozen=True)
    class Record:
        text: str
        parts: tuple[object, ...]

    plain, personal = Record("a", (1, [2])), Record("a", ({"k": MAIL}, frozenset({MAIL})))
    same, masked = hidden(MAIL, plain, personal)
    assert same is plain
    assert masked == Record("a", ({"k": "c***@o***.fr"}, frozenset({"c***@o***.fr"})))


def test_numbers_that_are_counted_with_stay_numbers() -> None:
    files = {"conventions/stores.yaml": "lyon: {name: 'carte 738201946', size: 738201946}\n"}
    store = shown(files).stores["lyon"].value
    assert (store.name, store.size) == ("carte *******46", 738201946)


def test_the_name_of_a_file_is_masked_before_it_is_read() -> None:
    assert hide_name("personas/camille.petit@orange.fr.yaml") == "personas/c***@o***.fr.yaml"
    assert hide_name("personas/camille.yaml") == "personas/camille.yaml"
