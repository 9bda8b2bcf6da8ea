"""What words of a plan tell of people, of subjects and of figures, and what they don't."""

from __future__ import annotations

import pytest

from relplan.analysis.banned_sectors import Subject, find_banned_subject
from relplan.analysis.credit import find_credit_figure, mentions_credit_warning
from relplan.analysis.minors import age_of_minors
from relplan.analysis.price_cuts import says_cut
from relplan.analysis.sender_names import are_aligned, has_other_signs, is_french_mobile, is_number
from relplan.analysis.sensitive_words import find_sensitive_word
from relplan.analysis.silence import silent_for
from relplan.analysis.warm_up import largest_number
from relplan.analysis.wordings import quotes_message


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Clientes enceintes de plus de trois mois", "Clientes enceintes"),
        ("clients diabétiques", "diabétiques"),
        ("declared_pregnancy", "pregnancy"),
        ("Membres d'une religion", "religion"),
        ("salariés syndiqués", "syndiqués"),
        ("trade union members", "trade union members"),
        ("hors femmes enceintes", ""),
        ("everybody except pregnant customers", ""),
        ("Acheteurs d'enceintes connectées", ""),
        ("Clients Christian Dior", ""),
        ("Syndicat de copropriété", ""),
        ("Les grands malins", ""),
    ],
)
def test_sensitive_words_are_those_that_tell_of_people(text: str, word: str) -> None:
    assert find_sensitive_word(text) == word


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Sans signe de vie depuis 5 ans", "5y"),
        ("Inactifs depuis plus de 36 mois", "3y"),
        ("Ni achat ni clic depuis 4 ans", "4y"),
        ("No activity for 24 months", "2y"),
        ("Aucun achat depuis 5 ans", ""),
        ("Sans signe de vie", ""),
        ("Client actif depuis 5 ans", ""),
        ("Contrat réactivé depuis 4 ans", ""),
    ],
)
def test_silence_is_told_where_no_sign_at_all_is_said(text: str, time: str) -> None:
    found = silent_for(text)
    assert (str(found) if found else "") == time


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Moins de 15 ans", 0),
        ("Jeunes de 12 à 17 ans", 12),
        ("Les 16-17 ans", 16),
        ("aged under 13", 0),
        ("Clients mineurs", 0),
        ("Clients depuis moins de 5 ans", None),
        ("Parents d'enfants de moins de 3 ans", None),
        ("Achat de moins de 15 €", None),
        ("De 18 à 25 ans", None),
        ("Adultes de 30 à 45 ans", None),
        ("Entre 2 et 5 ans d'ancienneté", None),
    ],
)
def test_minors_are_people_and_not_years(text: str, age: int | None) -> None:
    assert age_of_minors(text) == age


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("3,9 % TAEG fixe", "3,9 % TAEG"),
        ("TAEG à partir de 2,9 %", "TAEG à partir de 2,9 %"),
        ("A personal loan at 3.9 % APR", "loan at 3.9 %"),
        ("Une mensualité de 120 euros", "mensualité de 120"),
        ("Un taux doux pour vos projets", ""),
        ("-30 % sur le linge", ""),
        ("Taux d'ouverture de 30 %", ""),
    ],
)
def test_figures_of_credit_are_told_from_others(text: str, figure: str) -> None:
    assert find_credit_figure(text) == figure


def test_a_mention_is_the_warning_the_example_or_a_word_on_where_they_stand() -> None:
    assert mentions_credit_warning("Exemple représentatif : 10 000 € sur 48 mois")
    assert mentions_credit_warning("Mentions légales sous le bouton")
    assert not mentions_credit_warning("Offre soumise à conditions")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Votre pompe à chaleur à prix doux", Subject.RENOVATION),
        ("Rénovation énergétique", Subject.RENOVATION),
        ("Monte-escalier", Subject.ADAPTATION),
        ("Formez-vous avec votre CPF", Subject.TRAINING_ACCOUNT),
        ("Toit, fenêtres, chauffage : par où commencer ?", None),
        ("Rénovation de votre dressing", None),
        ("energy monitoring software", None),
    ],
)
def test_banned_subjects_are_told_by_their_own_words(text: str, subject: Subject | None) -> None:
    assert find_banned_subject(text) is subject


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Volume doublé chaque semaine en janvier 2027, jusqu'à 45 000 par envoi", 45000),
        ("5,000 a day, then 20.000", 20000),
        ("50 % de plus par jour pendant 14 jours", 0),
        ("Doubled every week in 2027", 0),
        ("500 puis 2000 par jour", 2000),
    ],
)
def test_a_warm_up_is_held_to_the_largest_number_of_e_mails_it_speaks_of(text: str, number: int) -> None:
    assert largest_number(text) == number


@pytest.mark.parametrize(
    ("one", "other", "is_aligned"),
    [
        ("mail.example.com", "example.com", True),
        ("Example.com", "news.example.com", True),
        ("example.com", "example.net", False),
        ("shop.co.uk", "other.co.uk", False),
        ("news.shop.co.uk", "shop.co.uk", True),
    ],
)
def test_alignment_is_that_of_the_organisation(one: str, other: str, is_aligned: bool) -> None:
    assert are_aligned(one, other) is is_aligned


def test_numbers_codes_and_names_of_sms_senders_are_told_apart() -> None:
    assert all(is_number(address) for address in ("36100", "+33 6 39 98 00 00", "06.39.98.00.00"))
    assert [is_french_mobile(one) for one in ("+33 6 39 98 00 00", "0639980000", "36100", "09 37 00 00 00")] == [
        True,
        True,
        False,
        False,
    ]
    assert [has_other_signs(one) for one in ("LAVANDEINFO", "Chez Léa", "LAVANDE-1")] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ("« Votre colis arrive demain matin »", True),
        ("Rappel du panier, deux lignes", False),
        ("Le rappel dit « panier »", False),
    ],
)
def test_only_quoted_words_are_those_of_a_message(text: str, is_quoted: bool) -> None:
    assert quotes_message(text) is is_quoted


@pytest.mark.parametrize("text", ["3 % des clients", "Collection 2026-30", "10 % de nos produits sont neufs"])
def test_not_every_percentage_cuts_a_price(text: str) -> None:
    assert says_cut(text) == ""
