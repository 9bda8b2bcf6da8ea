"""The built-in KPIs that every plan may use."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from relplan.source.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.model.kpi import CatalogueKpi


@cache
def load_kpi_catalogue() -> Mapping[str, CatalogueKpi]:
    """Read the catalogue that comes with the program."""
    from pydantic import TypeAdapter

    from relplan.model.kpi import CatalogueKpi

    content = (files("relplan.catalogues") / "kpis.yaml").read_bytes()
    return TypeAdapter(dict[str, CatalogueKpi]).validate_python(read_yaml("kpis.yaml", content).data)
