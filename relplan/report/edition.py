"""One edition of a report: a plan, as it is shown in one language to one reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from relplan.report.addresses import OVERVIEW
from relplan.report.look.printed import write_foot
from relplan.report.scope import WHOLE, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.plan.plan import Plan
    from relplan.report.contents import ChapterView
    from relplan.report.forms.own_templates import OwnTemplates
    from relplan.report.look.brand import BrandView
    from relplan.report.shown import Shown
    from relplan.report.text.words import Words


_FEW = 3
"""Up to so many sheets in the one file lie open; more are folded."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a report says beside the plan."""

    source_url: str = ""
    """The address of the plan's folder on the web, at the revision reported: places in the files then lead there."""
    revision: str = ""
    """The revision of the plan, as it is to be shown."""
    is_changed: bool = False
    """Whether the plan's files aren't as the revision holds them."""
    scope: Scope = WHOLE
    """What of the plan it shows."""
    brand: BrandView | None = None
    """The look of the company, in HTML and in the PDF."""
    templates: OwnTemplates | None = None
    """Templates that take the place of relplan's own."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What all documents of a report have in common."""

    plan: Plan
    shown: Shown
    contents: tuple[ChapterView, ...]
    words: Words
    options: ReportOptions

    @property
    def titles(self) -> Mapping[str, str]:
        """The titles of everything that has a place of its own in the HTML forms, in the order of reading."""
        named = {section.name: section.title for chapter in self.contents for section in chapter.sections}
        checks = {"checks": self.shown.overview.checks.title} if self.shown.overview.checks else {}
        return {OVERVIEW: self.words("page.overview"), **named, **checks}

    @property
    def values(self) -> dict[str, Any]:
        """What every template is given."""
        return {
            "words": self.words,
            "views": self.shown,
            "contents": self.contents,
            "language": self.words.language.value,
            "plan_language": self.plan.settings.value.language.value,
            "source_url": self.options.source_url,
            "revision": self.revision,
            "audience": self.options.scope.audience.value,
            "brand": self.options.brand,
            "few": _FEW,
            "style": Markup(self.style),  # noqa: S704
        }

    @property
    def style(self) -> str:
        """The style that only this document has: the company's colours, and the foot of printed pages."""
        overview = self.shown.overview
        told = self.words("page.revision", revision=self.revision) if self.revision else ""
        foot = " · ".join(part for part in (overview.name, overview.as_of, told) if part)
        return (self.options.brand.style if self.options.brand else "") + write_foot(foot)

    @property
    def revision(self) -> str:
        """The revision of the plan in words, saying whether its files are changed; empty when none is told."""
        options = self.options
        return self.words("scope.changed", revision=options.revision) if options.is_changed else options.revision
