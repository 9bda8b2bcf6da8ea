"""Where one more campaign fits: the day and the hour, and what is said of hours at which a channel is closed."""

from __future__ import annotations

from datetime import date

from relplan.analysis.occasions import Edition
from relplan.analysis.study import Study
from relplan.model.settings import Language
from relplan.output.pressure.slots import SlotsShown, write_slots
from tests.conftest import AS_OF, plan_of


def _written(channels: str, settings_text: str = "") -> list[str]:
    plan = plan_of(
        {
            "relplan.yaml": f"relplan: 1\nname: P\nlanguage: en\ncountries: [FR]\n{settings_text}"
            "period: {from: 2027-01-01, to: 2027-12-31}\n",
            "conventions/channels.yaml": channels,
            "calendar.yaml": "blackouts: {stock: {from: 2027-07-12, to: 2027-07-13}}\n",
            "conventions/pressure.yaml": "caps: {weekly: {max: 1, per: 7d}}\n",
            "campaigns/a.yaml": "name: A\nprogramme: p\nsends: [{id: s, on: 2027-07-01, channel: email}]\n",
        }
    )
    days = Edition(date(2027, 7, 3), date(2027, 12, 31))
    shown = SlotsShown(Study(plan, AS_OF), Language.EN, (), "sms", days, 5, 200)
    return write_slots(shown, "table").splitlines()


WEEKDAYS = "email: {kind: email}\nsms: {kind: sms, contact_hours: [{days: [mon, tue, wed, thu, fri], hours: [%s]"
CLOSED_AT_TEN = WEEKDAYS % '"11:00-18:00"' + ", holidays: false}]}\n"


def test_a_day_has_room_at_an_hour_at_which_its_channel_is_open() -> None:
    """Weekends, a blackout and 14 July are closed; nothing is open at 10:00, and that is said."""
    lines = _written(CLOSED_AT_TEN)
    assert [line for line in lines if "room for" in line] == [
        "- on Thursday 8 July 2027 at 11:00: room for 1",
        "- on Friday 9 July 2027 at 11:00: room for 1",
        "- on Thursday 15 July 2027 at 11:00: room for 1",
        "- on Friday 16 July 2027 at 11:00: room for 1",
        "- on Monday 19 July 2027 at 11:00: room for 1",
    ]
    said = "sms is never open at 10:00, when sends go out that state no hour: give this one its hour with at:"
    assert said in lines


def test_an_hour_of_the_plan_that_is_open_is_kept_and_one_that_is_past_gives_way_to_the_first() -> None:
    open_at_noon = _written(CLOSED_AT_TEN, "send_at: '12:30'\n")
    assert "- on Thursday 8 July 2027 at 12:30: room for 1" in open_at_noon
    assert not any("is never open" in line for line in open_at_noon)
    assert "- on Friday 9 July 2027 at 11:00: room for 1" in _written(CLOSED_AT_TEN, "send_at: '19:00'\n")


def test_a_channel_that_is_open_at_the_hour_on_some_days_only_says_so() -> None:
    some = WEEKDAYS % '"11:00-18:00"' + "}, {days: [sat], hours: ['09:00-12:00']}]}\n"
    assert any(line.startswith("sms isn't open every day at 10:00") for line in _written(some))
