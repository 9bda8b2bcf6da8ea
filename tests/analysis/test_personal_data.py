"""Personal data in a plan: what is some, what only looks like it, and where it may stand."""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter

import pytest

from relplan.analysis.personal_data import find_personal_data
from relplan.analysis.personal_text import may_hold_personal_data, search_text
from tests.conftest import plan_of

SOME = {
    "écrire à marie.durand@orange.fr avant l'envoi": "email",
    "verbatim de jean-paul_83@gmail.com": "email",
    "pierre+maison@free.fr": "email",
    "Mme Martin, 06 12 34 56 78": "phone",
    "rappeler le 0612345678": "phone",
    "tél. 06.12.34.56.78": "phone",
    "+33 6 12 34 56 78": "phone",
    "+33(0)612345678": "phone",
    "0033 1 42 68 53 00": "phone",
    "call +44 20 7946 0018 back": "phone",
    "+32 475 12 34 56": "phone",
    "FR76 3000 6000 0112 3456 7890 189": "iban",
    "DE89370400440532013000": "iban",
    "GB29 NWBK 6016 1331 9268 19": "iban",
    "FR76-3000-6000-0112-3456-7890-189": "iban",
    "FR76.3000.6000.0112.3456.7890.189": "iban",
    "FR76\u202f3000\u202f6000\u202f0112\u202f3456\u202f7890\u202f189": "iban",
    "IBAN FR76 3000 6000 0112 3456 7890 189 BIC AGRIFRPP": "iban",
    "fr7630006000011234567890189": "iban",
    "06 1234 5678": "phone",
    "rappeler le 06 12345678": "phone",
    "0612 345 678": "phone",
    "06 123 456 78": "phone",
    "0612 34 56 78": "phone",
    "06\u202f12\u202f34\u202f56\u202f78": "phone",
    "06\u00a012\u00a034\u00a056\u00a078": "phone",
    "06\t12\t34\t56\t78": "phone",
    "06\u201112\u201134\u201156\u201178": "phone",
    "+33-6-12-34-56-78": "phone",
    "+33 612 345 678": "phone",
    "00 33 6 1234 5678": "phone",
    "+351\u202f912\u202f345\u202f678": "phone",
    "06 12 34 56 78 de 10h à 12h": "phone",
    "le 06 12 34 56 78 12/03": "phone",
    "payé avec 4970 1012 3456 7892": None,
    "carte 4111 1111 1111 1111": "card",
    "5555555555554444": "card",
    "4111.1111.1111.1111": "card",
    "4111\u00a01111\u00a01111\u00a01111": "card",
    "4111\u202f1111\u202f1111\u202f1111": "card",
    "2223 0031 2200 3222": "card",
    "2720990000000007": "card",
    "3782 822463 10005": "card",
    "378282246310005": "card",
    "3056 930902 5904": "card",
    "NIR 2 55 08 14 168 025 38": "social_security",
    "255081416802538": "social_security",
    "le client 104582233 s'est plaint": "customer_number",
    "carte fidélité n° 2250011873 refusée": "customer_number",
    "customer id: 5500012345": "customer_number",
    'client: "998877665"': "customer_number",
    "customer_id: 104582233": "customer_number",
    "customerId: 104582233": "customer_number",
    '{"customer_id": "104582233"}': "customer_number",
    "id_client: 104582233": "customer_number",
    "numero-client = 104582233": "customer_number",
    "il s'agit du client 104582233.": "customer_number",
    "https://x.example/?who=marie.durand%40orange.fr": "email",
    "https://crm.example/marie.durand@orange.fr": "email",
    "2-55-08-14-168-025-38": "social_security",
    "2\u00a055\u00a008\u00a014\u00a0168\u00a0025\u00a038": "social_security",
}

NONE = (
    "contact@maison-lavande.fr",
    "service-client@boutique.fr",
    "noreply@news.brand.com",
    "no-reply@brand.com",
    "dpo@brand.com",
    "prenom.nom@domaine.fr",
    "marie.durand@example.com",
    "news@mail.maison-lavande.example",
    "marie@exemple.fr",
    "git@github.com:brand/plan.git",
    "logo@2x.png",
    "marie.durand@photo.jpg",
    "suivez @maisonlavande sur Instagram",
    "https://medium.com/@someone/article",
    "braze-sdk@4.2.1",
    "du 2027-01-06 au 2027-02-02",
    "2027-01-06 10:00 2027-01-07 11:00",
    "le 06/01/2027 à 10:00",
    "06-01-2027",
    "310000 clients",
    "customers: 310000000",
    "budget de 125000000 EUR",
    "1 250 000 000 EUR",
    "volume 12 000 000 par an",
    "canvas-0612345678",
    "https://tool.example/c/0612345678",
    "?id=0612345678",
    "0800 123 456",
    "08 25 12 34 56",
    "06 39 98 12 34",
    "01 99 00 12 34",
    "3631",
    "UA-123456789-1",
    "7f9c2ba4e88f827d616045507605853e",
    "GTM-K4Z9X8",
    "20270106120000",
    "compte 20270106123",
    "1234567890123456",
    "FR76 3000 6000 0112 3456 7890 188",
    "TVA FR40303265045",
    "SIRET 552 100 554 00013",
    "SIREN 552100554",
    "09:00-13:00, 14:00-20:00",
    "10-12-14-16-18",
    "RFC 8058, 2002/58/CE, L34-5",
    "ISBN 978-2-07-036822-8",
    "EAN 3017620422003",
    "5 contacts, 14 jours, 8,5 %",
    "+10 % à +15 %",
    "+ 2 000 000 000",
    "J+3, J+10, J+30",
    "192.168.10.20",
    "départements 01 03 07 15 26 38 42 43 63 69 73 74",
    "01 02 03 04 05",
    "0123456789",
    "10 20 30 40 50 06 12 34 56 78 90",
    "facture 07-2026-1234",
    "01-02-2027 10:00",
    "paliers 4111 1111 1111 1111 5000 6000",
    "SIRET 55210055400013",
    "SIRET 38012986646850",
    "EAN 4006381333931",
    "4006381333933",
    "+100 000 000 EUR",
    "+1\u202f250\u202f000\u202f000 €",
    "1\u202f250\u202f000\u202f000 €",
    "compte: 125000000 EUR",
    "compte : 125000000 €",
    "clients: 310000000",
    "customer_name: 104582233",
    "client104582233",
    "dossier-20250012345",
    "2027.0106.1200.0000",
    "FR76-campaign-2027-01-06",
    "50%40px@2x.png",
    "version 01.02.03",
)


@pytest.mark.parametrize("text", SOME)
def test_what_is_personal_is_found_and_never_told_whole(text: str) -> None:
    found = search_text(text)
    kind = SOME[text]
    assert [one.kind.value for one in found] == ([kind] if kind else [])
    assert all(may_hold_personal_data(text.encode()) for _ in found)
    for one in found:
        assert one.masked not in text
        assert "*" in one.masked
        assert sum(char.isdigit() for char in one.masked) <= 6


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert search_text(text) == []


def places(files: dict[str, str]) -> list[tuple[str, tuple[str | int, ...], int]]:
    """Return where a plan holds personal data, with the lines."""
    plan = plan_of(files)
    return [(one.at.path, one.at.route, plan.locate(one.at)[0]) for one in find_personal_data(plan)]


def test_every_text_is_read_whatever_its_key() -> None:
    text = (
        "camille:\n  name: Camille\n  quote: |\n    Écrivez-moi.\n    camille.petit@free.fr\n"
        "x-notes: {sources: [vu avec 06 12 34 56 78]}\n"
    )
    persona = text.replace("camille:\n  name", "name").replace("  quote", "quote").replace("    ", "  ")
    assert places({"personas/camille.yaml": persona}) == [
        ("personas/camille.yaml", ("quote",), 2),
        ("personas/camille.yaml", ("x-notes", "sources", 0), 5),
    ]


def test_comments_are_read_too() -> None:
    files = {"moments.yaml": "# demandé par camille.petit@free.fr\nm:\n  name: M # 06 12 34 56 78\n"}
    assert places(files) == [("moments.yaml", (), 1), ("moments.yaml", (), 3)]


def test_files_that_say_nothing_to_the_plan_are_read_too() -> None:
    assert places({"moments.yaml": "m: [camille.petit@free.fr\n"}) == [("moments.yaml", (), 1)]


def test_several_in_one_text_are_one() -> None:
    plan = plan_of({"moments.yaml": "m: {name: a.martin@free.fr et b.petit@free.fr et 06 12 34 56 78}\n"})
    (found,) = find_personal_data(plan)
    assert found.further == 2


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "conventions/senders.yaml",
            "news: {kind: email, address: jean.martin@brand.fr, reply_to: a.petit@brand.fr}\n",
        ),
        ("conventions/senders.yaml", "shop: {kind: sms, address: '+33 6 12 34 56 78'}\n"),
        ("conventions/stores.yaml", "lyon: {name: Lyon, description: 'Tél. 04 72 41 00 00'}\n"),
        ("moments.yaml", "m: {name: M, owner: jean.martin@brand.fr}\n"),
        ("moments.yaml", "m: {name: M, links: [{url: 'https://x.example/', title: T}]}\n"),
    ],
)
def test_senders_stores_and_colleagues_may_be_named(path: str, text: str) -> None:
    assert places({path: text}) == []


def test_numbers_of_tools_are_no_telephone_numbers() -> None:
    scenario = "name: S\nprogramme: p\ntrigger: {moment: m}\nsteps: [{exit: x}]\ntool: {name: T, id: '0612345678'}\n"
    assert places({"scenarios/s.yaml": scenario}) == []


def test_files_without_a_sign_cost_next_to_nothing() -> None:
    content = ("name: Relance\nsends: [{id: a, on: 2027-01-06, volume: 12000}]\n" * 25).encode()
    begin = perf_counter()
    assert not any(may_hold_personal_data(content) for _ in range(10_000))
    assert timedelta(seconds=perf_counter() - begin) < timedelta(seconds=2)
