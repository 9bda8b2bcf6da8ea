"""The built-in KPI catalogue is complete, bilingual and well formed."""

import re
from collections.abc import Mapping
from importlib import resources

import pytest
from ruamel.yaml import YAML

ENTRIES: Mapping[str, Mapping[str, object]] = YAML(typ="safe").load(
    resources.files("relplan.catalogues").joinpath("kpis.yaml").read_text(encoding="utf-8")
)


def both_languages(entry: Mapping[str, object], key: str) -> Mapping[str, str]:
    texts = entry[key]
    assert isinstance(texts, dict)
    return texts


def test_the_catalogue_covers_the_trade() -> None:
    assert len(ENTRIES) >= 45


@pytest.mark.parametrize("kpi", ENTRIES)
def test_an_entry_is_complete(kpi: str) -> None:
    entry = ENTRIES[kpi]
    assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", kpi)
    assert set(entry) == {"name", "nature", "unit", "direction", "formula"}
    assert entry["nature"] in {"business", "satisfaction", "data", "delivery"}
    assert entry["unit"] in {"rate", "money", "number", "points"}
    assert entry["direction"] in {"up", "down"}
    for key in ("name", "formula"):
        texts = both_languages(entry, key)
        assert set(texts) == {"en", "fr"}
        assert all(isinstance(text, str) and text.strip() for text in texts.values())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_kpis_share_a_name(language: str) -> None:
    names = [both_languages(entry, "name")[language].casefold() for entry in ENTRIES.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("kpi", "nature"),
    [
        ("first_order_rate", "business"),
        ("reactivated_customers", "business"),
        ("additional_revenue_30d", "business"),
        ("average_basket", "business"),
        ("lead_conversion", "business"),
        ("second_purchase_rate", "business"),
        ("cart_recovery_rate", "business"),
        ("nps", "satisfaction"),
        ("profile_completion", "data"),
        ("open_rate", "delivery"),
        ("click_rate", "delivery"),
        ("unsubscribe_rate", "delivery"),
        ("complaint_rate", "delivery"),
    ],
)
def test_what_may_lead_a_programme_is_told_from_what_may_not(kpi: str, nature: str) -> None:
    assert ENTRIES[kpi]["nature"] == nature


def test_a_name_the_documentation_adds_to_a_plan_is_left_free() -> None:
    assert "recovered_carts" not in ENTRIES
