"""The day on which a plan is read when no other is given: what it is where the plan's customers are."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

import pytest

from relplan.cli.target import today
from tests.conftest import plan_of


class LateInLondon(datetime):
    """A clock that stands at half past eleven in the evening."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> LateInLondon:
        return cls(2027, 1, 5, 23, 30, tzinfo=UTC).astimezone(tz)


@pytest.mark.parametrize(("timezone", "day"), [("Europe/Paris", 6), ("UTC", 5), ("America/New_York", 5)])
def test_it_is_the_day_of_the_plan_s_time_zone(monkeypatch: pytest.MonkeyPatch, timezone: str, day: int) -> None:
    monkeypatch.setattr("relplan.cli.target.datetime", LateInLondon)
    plan = plan_of({"relplan.yaml": f"relplan: 1\nname: P\ntimezone: {timezone}\n"})
    assert today(plan) == date(2027, 1, day)
