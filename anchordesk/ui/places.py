"""The screens of the window, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from anchordesk.domain.roles import UseCase
from anchordesk.services.organisation_recovery import OrganisationKeyFiles, ReadOrganisationKey
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.ui.caseload.view import CaseloadScreen
from anchordesk.ui.kit.theme import ThemeSwitch
from anchordesk.ui.quality.chosen import ChosenReturn
from anchordesk.ui.resident.timeline_choice import TimelineChoice
from anchordesk.ui.settings.appearance_file import AppearanceFile
from anchordesk.ui.settings.daily_backup import DailyBackup
from anchordesk.ui.settings.lock_card import LockChoice
from anchordesk.ui.shell.screen import Place, Screen, ScreenContext
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.today.view import TodayScreen
from anchordesk.ui.words import translate

if TYPE_CHECKING:
    from anchordesk.services.diagnostics import Surroundings


def places(
    theme: ThemeSwitch,
    kept: AppearanceFile,
    courier: Courier,
    locking: LockChoice,
    sheets: RecoverySheetWriter | None,
    *,
    daily: DailyBackup,
    timeline_choice: TimelineChoice,
    read_key: ReadOrganisationKey | None = None,
    key_files: OrganisationKeyFiles | None = None,
    look_around: Callable[[], Surroundings] | None = None,
) -> tuple[Place, ...]:
    """Return every screen, with its title in the window's language."""
    to_check = ChosenReturn()
    return (
        Place(
            "today",
            translate("places", "Today"),
            "calendar-check",
            TodayScreen,
            needs=UseCase.READ_RECORDS,
        ),
        Place(
            "caseload",
            translate("places", "Caseload"),
            "users",
            CaseloadScreen,
            needs=UseCase.READ_RECORDS,
        ),
        Place(
            "opportunities",
            translate("places", "Opportunities"),
            "briefcase",
            lambda context: _opportunities_screen(context, courier),
            needs=UseCase.LOOK_FOR_JOBS,
            module="anchordesk.ui.opportunities.view",
        ),
        Place(
            "returns",
            translate("places", "Returns"),
            "chart-column",
            lambda context: _returns_screen(context, courier, to_check),
            needs=UseCase.MAKE_RETURNS,
            module="anchordesk.ui.returns.view",
        ),
        Place(
            "sync",
            translate("places", "Sync"),
            "refresh-cw",
            lambda context: _sync_screen(context, courier),
            module="anchordesk.ui.sync.view",
        ),
        Place(
            "team",
            translate("places", "Team"),
            "handshake",
            lambda context: _team_screen(context, courier, key_files, sheets),
            module="anchordesk.ui.team.view",
        ),
        Place(
            "referrals",
            translate("places", "Referrals"),
            "mail",
            _referrals_screen,
            needs=UseCase.IMPORT,
            module="anchordesk.ui.referrals.view",
        ),
        Place(
            "rights",
            translate("places", "Rights"),
            "info",
            _rights_screen,
            needs=UseCase.ANSWER_RIGHTS,
            module="anchordesk.ui.rights.view",
        ),
        Place(
            "oversight",
            translate("places", "Oversight"),
            "flag",
            _oversight_screen,
            needs=UseCase.READ_RETURNS,
            module="anchordesk.ui.oversight.view",
        ),
        Place(
            "progress",
            translate("places", "Progress"),
            "circle-check",
            _progress_screen,
            needs=UseCase.READ_RECORDS,
            module="anchordesk.ui.progress.view",
        ),
        Place(
            "week",
            translate("week", "My week"),
            "calendar-check",
            _week_screen,
            in_navigation=False,
            lit="today",
            needs=UseCase.READ_RECORDS,
            module="anchordesk.ui.today.week_view",
        ),
        Place(
            "reports",
            translate("reports", "Report"),
            "chart-column",
            _report_screen,
            in_navigation=False,
            lit="progress",
            needs=UseCase.COUNT,
            module="anchordesk.ui.reports.view",
        ),
        Place(
            "settings",
            translate("places", "Settings"),
            "settings",
            lambda context: _settings_screen(
                *(context, theme, kept, locking, sheets),
                read_key=read_key,
                daily=daily,
                look_around=look_around,
            ),
            module="anchordesk.ui.settings.view",
        ),
        Place(
            "import",
            translate("places", "Import residents"),
            "upload",
            _import_screen,
            in_navigation=False,
            lit="caseload",
            needs=UseCase.IMPORT,
            module="anchordesk.ui.imports.view",
        ),
        Place(
            "retention",
            translate("places", "Kept and on hold"),
            "lock",
            _retention_screen,
            in_navigation=False,
            lit="rights",
            needs=UseCase.ANSWER_RIGHTS,
            module="anchordesk.ui.rights.retention_view",
        ),
        Place(
            "quality",
            translate("places", "Records to check"),
            "circle-check",
            lambda context: _quality_screen(context, to_check),
            in_navigation=False,
            lit="returns",
            needs=UseCase.COUNT,
            module="anchordesk.ui.quality.view",
        ),
        Place(
            "resident",
            translate("places", "Resident record"),
            "user-plus",
            lambda context: _record_screen(context, courier, timeline_choice),
            in_navigation=False,
            lit="caseload",
            needs=UseCase.READ_RECORDS,
            module="anchordesk.ui.resident.view",
            # Where everybody goes many times a day.
            ahead=True,
        ),
    )


def _opportunities_screen(context: ScreenContext, courier: Courier) -> Screen:
    from anchordesk.ui.opportunities.view import OpportunitiesScreen  # noqa: PLC0415

    screen = OpportunitiesScreen(context)
    courier.packs_fetched.connect(screen.on_packs_fetched)
    screen.network_trusted.connect(courier.fetch_soon)
    return screen


def _returns_screen(context: ScreenContext, courier: Courier, to_check: ChosenReturn) -> Screen:
    from anchordesk.ui.returns.view import ReturnsScreen  # noqa: PLC0415

    return ReturnsScreen(context, courier, to_check=to_check)


def _quality_screen(context: ScreenContext, to_check: ChosenReturn) -> Screen:
    from anchordesk.ui.quality.view import QualityScreen  # noqa: PLC0415

    return QualityScreen(context, to_check)


def _team_screen(
    context: ScreenContext,
    courier: Courier,
    key_files: OrganisationKeyFiles | None,
    sheets: RecoverySheetWriter | None,
) -> Screen:
    from anchordesk.ui.team.view import TeamScreen  # noqa: PLC0415

    return TeamScreen(context, courier, key_files, sheets)


def _referrals_screen(context: ScreenContext) -> Screen:
    from anchordesk.ui.referrals.view import ReferralsScreen  # noqa: PLC0415

    return ReferralsScreen(context)


def _rights_screen(context: ScreenContext) -> Screen:
    from anchordesk.ui.rights.view import RightsScreen  # noqa: PLC0415

    return RightsScreen(context)


def _retention_screen(context: ScreenContext) -> Screen:
    from anchordesk.ui.rights.retention_view import RetentionScreen  # noqa: PLC0415

    return RetentionScreen(context)


def _oversight_screen(context: ScreenContext) -> Screen:
    from anchordesk.ui.oversight.view import OversightScreen  # noqa: PLC0415

    return OversightScreen(context)


def _progress_screen(context: ScreenContext) -> Screen:
    from anchordesk.ui.progress.view import ProgressScreen  # noqa: PLC0415

    return ProgressScreen(context)


def _report_screen(context: ScreenContext) -> Screen:
    from anchordesk.ui.reports.view import ReportScreen  # noqa: PLC0415

    return ReportScreen(context)


def _week_screen(context: ScreenContext) -> Screen:
    from anchordesk.ui.today.week_view import WeekScreen  # noqa: PLC0415

    return WeekScreen(context)


def _sync_screen(context: ScreenContext, courier: Courier) -> Screen:
    from anchordesk.ui.sync.view import SyncScreen  # noqa: PLC0415

    return SyncScreen(context, courier)


def _settings_screen(
    context: ScreenContext,
    theme: ThemeSwitch,
    kept: AppearanceFile,
    locking: LockChoice,
    sheets: RecoverySheetWriter | None,
    *,
    read_key: ReadOrganisationKey | None,
    daily: DailyBackup,
    look_around: Callable[[], Surroundings] | None,
) -> Screen:
    from anchordesk.ui.settings.view import SettingsScreen  # noqa: PLC0415

    return SettingsScreen(
        context,
        theme=theme,
        kept=kept,
        locking=locking,
        sheets=sheets,
        read_key=read_key,
        daily=daily,
        look_around=look_around,
    )


def _record_screen(
    context: ScreenContext, courier: Courier, timeline_choice: TimelineChoice
) -> Screen:
    from anchordesk.ui.resident.view import RecordScreen  # noqa: PLC0415

    screen = RecordScreen(context, courier.nudge)
    screen.timeline.keep_to(timeline_choice, context)
    return screen


def _import_screen(context: ScreenContext) -> Screen:
    from anchordesk.ui.imports.view import ImportScreen  # noqa: PLC0415

    return ImportScreen(context)
