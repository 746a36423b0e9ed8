"""The sections of a record that are loaded and made when somebody first looks at them.

Most records are opened for their timeline. The code of the other sections takes 1 MB, and to make
them with each record would be half of the time that it takes to come.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from anchordesk.domain.application import Application
from anchordesk.ui.notices import Notice
from anchordesk.ui.resident.case_section import CaseSection
from anchordesk.ui.resident.sections import Sections
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane

if TYPE_CHECKING:
    from anchordesk.ui.opportunities.resident_section import ResidentOpportunities
    from anchordesk.ui.resident.consent_section import ConsentSection
    from anchordesk.ui.resident.jobs_section import JobsSection
    from anchordesk.ui.resident.needs_section import NeedsSection
    from anchordesk.ui.resident.plan_section import PlanSection

Section = TypeVar("Section", bound=QWidget)

CASE_SECTIONS = ("plan", "needs", "jobs", "consent")
MODULES = (
    *(f"anchordesk.ui.resident.{name}_section" for name in CASE_SECTIONS),
    "anchordesk.ui.opportunities.resident_section",
)


class LateSections:
    """Makes each section once, and puts it where its tab shows it.

    Args:
        sections: The row of tabs, which knows the names.
        job_asked: Called with an application or None when a job is to be recorded.
        wishes_asked: Called when the wishes are to be changed.
    """

    def __init__(
        self,
        sections: Sections,
        context: ScreenContext,
        job_asked: Callable[[Application | None], None],
        wishes_asked: Callable[[], None],
    ) -> None:
        self._sections = sections
        self._context = context
        self._job_asked = job_asked
        self._wishes_asked = wishes_asked

    @cached_property
    def plan(self) -> PlanSection:
        """Goals, actions and appointments."""
        from anchordesk.ui.resident.plan_section import PlanSection  # noqa: PLC0415

        return self._put("plan", PlanSection(self._context))

    @cached_property
    def needs(self) -> NeedsSection:
        """Needs, referrals and scales."""
        from anchordesk.ui.resident.needs_section import NeedsSection  # noqa: PLC0415

        return self._put("needs", NeedsSection(self._context))

    @cached_property
    def jobs(self) -> JobsSection:
        """Applications and jobs."""
        from anchordesk.ui.resident.jobs_section import JobsSection  # noqa: PLC0415

        section = JobsSection(self._context)
        section.job_asked.connect(self._job_asked)
        return self._put("jobs", section)

    @cached_property
    def consent(self) -> ConsentSection:
        """What the resident agreed to."""
        from anchordesk.ui.resident.consent_section import ConsentSection  # noqa: PLC0415

        return self._put("consent", ConsentSection(self._context))

    @cached_property
    def opportunities(self) -> ResidentOpportunities:
        """Wishes, and the vacancies for them."""
        from anchordesk.ui.opportunities.resident_section import (  # noqa: PLC0415
            ResidentOpportunities,
        )

        section = ResidentOpportunities(self._context)
        section.wishes_asked.connect(self._wishes_asked)
        return self._put("opportunities", section)

    def _put(self, name: str, section: Section) -> Section:
        self._sections.put(name, section)
        return section

    def case_section(self, name: str) -> CaseSection:
        """Return the section of a case that has one of the names in CASE_SECTIONS."""
        section: CaseSection = getattr(self, name)
        return section

    def case_sections_made(self) -> tuple[CaseSection, ...]:
        """Return those that somebody has looked at."""
        return tuple(self.case_section(name) for name in CASE_SECTIONS if name in vars(self))

    def load_ahead(self, receiver: QObject, failed: Callable[[Notice], None]) -> None:
        """Load in a lane what the next click may want, so that it does not wait for the disk."""
        for module in MODULES:
            if module not in sys.modules:
                self._context.tasks.run(
                    Lane.RECORDS,
                    partial(import_module, module),
                    receiver=receiver,
                    done=lambda _: None,
                    failed=failed,
                )


class ShowsLateSections:
    """What shows such sections; each is made now, if nobody has looked at it."""

    late: LateSections

    @property
    def plan(self) -> PlanSection:
        """The section Plan."""
        return self.late.plan

    @property
    def needs(self) -> NeedsSection:
        """The section Needs."""
        return self.late.needs

    @property
    def jobs(self) -> JobsSection:
        """The section Jobs."""
        return self.late.jobs

    @property
    def consent(self) -> ConsentSection:
        """The section Consent."""
        return self.late.consent

    @property
    def opportunities(self) -> ResidentOpportunities:
        """The section Opportunities."""
        return self.late.opportunities
