"""The table of output formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from relplan.output.concise import write_concise
from relplan.output.github import write_github
from relplan.output.json import write_json
from relplan.output.sarif import write_sarif
from relplan.output.shown import Shown
from relplan.output.statistics import write_statistics
from relplan.output.text import write_text

Writer = Callable[[Shown], str]
"""Writes a review as text that ends with a line break."""

FORMATS: Mapping[str, Writer] = {
    "text": write_text,
    "concise": write_concise,
    "json": write_json,
    "sarif": write_sarif,
    "github": write_github,
    "statistics": write_statistics,
}
"""Every format by the name it is asked for with; the first is the default."""
