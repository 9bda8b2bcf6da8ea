"""What can be wrong with a plan's settings beyond their shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relplan import __version__
from relplan.model.kinds import Kind
from relplan.model.timezones import find_timezone, fixed_timezone, known_timezones, meant_timezones
from relplan.plan.extensions import split_extensions
from relplan.plan.layout import SETTINGS_FILE
from relplan.plan.plan import Item
from relplan.plan.problems import ReversedPeriod, UnknownCountry, UnknownFormat, UnknownTimezone, VersionRefused
from relplan.plan.shape import shape_element
from relplan.plan.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.settings import Settings
    from relplan.source.document import Document
    from relplan.source.place import Place
    from relplan.source.problems import Problem

FORMAT = 1
"""The version of the plan format that this program reads."""

_HOME = "FR"
"""The country of plans that name none: known without loading every country's calendar."""


_LINE = re.compile(r"^(language|timezone|currency): *[\"']?([\w/+-]+)[\"']? *(?:#.*)?$", re.MULTILINE)
"""Keys that still can be seen in a file which is no YAML."""


def half_read_settings(document: Document | None) -> Item[Settings]:
    """Return the settings as far as those of the plan can be read, and what holds without them."""
    from relplan.model.settings import Settings

    found = document.data if document else None
    data = (
        split_extensions(found)[0]
        if isinstance(found, dict)
        else dict(_LINE.findall(document.text if document else ""))
    )
    least = {"relplan": FORMAT, "name": ""}
    for written in ({**least, **data}, {**data, **least}, least):
        shaped = shape_element(Settings, written, SETTINGS_FILE, ())
        value = shaped.value or shaped.remains
        if value is not None:
            break
    return Item(Kind.SETTINGS, Kind.SETTINGS.value, SETTINGS_FILE, (), value)


def check_settings(settings: Item[Settings]) -> Iterator[Problem]:
    """Yield what is wrong with the values of the settings."""
    value = settings.value
    if value.relplan != FORMAT:
        yield UnknownFormat(settings.at("relplan"), value.relplan)
    if value.required_version and not _is_allowed(value.required_version):
        yield VersionRefused(settings.at("required_version"), value.required_version, __version__)
    if find_timezone(value.timezone) is None:
        fixed = fixed_timezone(value.timezone)
        close = meant_timezones(value.timezone) or nearest(value.timezone, known_timezones(), 1)
        yield UnknownTimezone(settings.at("timezone"), value.timezone, () if fixed else close, fixed)
    for index, country in enumerate(value.countries):
        if not _is_country(country):
            yield _unknown_country(settings.at("countries", index), country)
    if value.period and value.period.to < value.period.from_:
        yield ReversedPeriod(settings.at("period"), str(value.period.from_), str(value.period.to))


def _is_country(code: str) -> bool:
    if code == _HOME:
        return True
    from relplan.model.holidays import is_known_country

    return is_known_country(code)


def _unknown_country(at: Place, code: str) -> UnknownCountry:
    from relplan.model.holidays import close_countries, is_known_country

    country, hyphen, _ = code.partition("-")
    return UnknownCountry(at, code, close_countries(code), country if hyphen and is_known_country(country) else "")


def _is_allowed(required: str) -> bool:
    """Tell whether this program's version is one that the plan asks for."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        return __version__ in SpecifierSet(required, prereleases=True)
    except InvalidSpecifier:
        return False
