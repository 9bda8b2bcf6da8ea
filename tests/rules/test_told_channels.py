"""Channels that have no kind of their own are refused with the kind that is right, and why; or with why none is."""

from __future__ import annotations

import pytest

from relplan.model.channels import ChannelKind
from relplan.model.settings import Language
from relplan.rules.words.channel_kinds import OTHER_CHANNELS, explain_channel
from tests.conftest import review_of


def remedy_of(kind: str, language: Language = Language.EN) -> str:
    files = {"conventions/channels.yaml": f"c: {{name: C, kind: {kind}}}\n"}
    (finding,) = (one for one in review_of(files).findings if one.rule.code == "SCH004")
    return finding.remedy(language)


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("WhatsApp", ("sms",)),
        ("rcs", ("sms",)),
        ("line", ("sms",)),
        ("Web push", ("push",)),
        ("web-push", ("push",)),
        ("notification", ("push", "in_app")),
        ("letter", ("mail",)),
        ("courrier", ("mail",)),
        ("mailing", ("email", "mail")),
        ("newsletter", ("email",)),
        ("téléphone", ("call",)),
        ("SEA", ("display",)),
        ("in-store", ("store",)),
    ],
)
def test_the_right_kind_is_named_with_the_reason(written: str, kinds: tuple[str, ...]) -> None:
    found, why = explain_channel(written)
    assert found == kinds
    assert why is not None
    named = " or ".join(f'"{kind}"' for kind in kinds)
    assert remedy_of(written).startswith(f"write {named}: {why.en}")


@pytest.mark.parametrize("written", ["blog", "press", "radio", "TV", "chat", "chatbot"])
def test_where_none_fits_it_is_said_why_with_the_kinds_there_are(written: str) -> None:
    assert remedy_of(written).startswith("none fits, since ")
    assert remedy_of(written).endswith("the kinds there are: " + ", ".join(f'"{kind}"' for kind in ChannelKind))
    assert remedy_of(written, Language.FR).startswith("aucun ne convient, car ")


def test_a_slip_of_the_pen_is_still_corrected_and_a_word_of_elsewhere_is_not() -> None:
    assert remedy_of("emial") == 'did you mean "email"?'
    assert remedy_of("pigeon").startswith('write "email", "sms"')


def test_a_channel_is_called_one_thing_only() -> None:
    words = [word for other in OTHER_CHANNELS for word in other.words]
    assert len(words) == len(set(words))
    assert not set(words).intersection(ChannelKind)


def test_other_words_of_the_plan_are_not_channels() -> None:
    files = {"programmes/p.yaml": "name: P\nstatus: line\nobjective: {statement: s, kpi: nps}\n"}
    (finding,) = (one for one in review_of(files).findings if one.rule.code == "SCH004")
    assert "sms" not in finding.remedy(Language.EN)
