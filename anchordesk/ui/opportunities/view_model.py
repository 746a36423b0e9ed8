"""The network's vacancies as the screen shows them, and what can be done with one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.job_kinds import JobFamily
from anchordesk.services import network_priorities, opportunities, own_vacancies, packs
from anchordesk.services.network_priorities import PrioritiesSeen
from anchordesk.services.network_records import TrustedNetwork
from anchordesk.services.opportunities import OpportunityList, SeekerMatch, Vacancy
from anchordesk.services.own_vacancies import VacancyChange
from anchordesk.services.packs import NetworkCardSeen, PackSeen
from anchordesk.services.workspace import Workspace
from anchordesk.ui.opportunities.lines import NO_FILTER, Filter, Only, matches_filter
from anchordesk.ui.tasks import Lane, Tasks


@dataclass(frozen=True, slots=True)
class OpportunitiesState:
    """What is shown.

    Attributes:
        found: None while it is read for the first time.
        network: Whose packs are believed; None before anybody's are.
        priorities: What the network wants to reach; None where no pack told it.
        shown: What passes the filter.
    """

    found: OpportunityList | None = None
    network: TrustedNetwork | None = None
    priorities: PrioritiesSeen | None = None
    wanted: Filter = NO_FILTER
    shown: tuple[Vacancy, ...] = ()


@dataclass(frozen=True, slots=True)
class Suitable:
    """The residents of the caseload for one vacancy, the best first."""

    vacancy: Vacancy
    seekers: tuple[SeekerMatch, ...]


class OpportunitiesViewModel(QObject):
    """Signals carry what was read; `failed(Notice)` what went wrong."""

    state_changed = Signal()
    card_seen = Signal(object, object)
    pack_seen = Signal(object, object)
    trusted = Signal(str)
    accepted = Signal()
    suitable_found = Signal(object)
    closed = Signal(object)
    groups_compared = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self.state = OpportunitiesState()

    def read(self) -> None:
        """Read the list again."""
        self._tasks.run(
            Lane.RECORDS,
            lambda: (
                opportunities.list_opportunities(self._workspace),
                packs.trusted_network(self._workspace),
                network_priorities.list_priorities(self._workspace),
            ),
            receiver=self,
            done=self._on_read,
            failed=self.failed.emit,
        )

    def search(self, words: str) -> None:
        """Show only what has these words."""
        self._narrow(replace(self.state.wanted, words=words))

    def show_family(self, family: JobFamily | None) -> None:
        """Show one kind of work only, or all."""
        self._narrow(replace(self.state.wanted, family=family))

    def show_only(self, only: Only) -> None:
        """Show only those of which this holds."""
        self._narrow(replace(self.state.wanted, only=only))

    def show_closed(self, *, closed: bool) -> None:
        """Show closed ones as well, or not."""
        self._narrow(replace(self.state.wanted, closed=closed))

    def look_at_card(self, path: Path) -> None:
        """Read a network's card; `card_seen(Path, NetworkCardSeen)` follows."""

        def seen(card: NetworkCardSeen) -> None:
            self.card_seen.emit(path, card)

        self._tasks.run(
            Lane.RECORDS,
            lambda: packs.look_at_card(self._workspace, path),
            receiver=self,
            done=seen,
            failed=self.failed.emit,
        )

    def look_at_pack(self, path: Path) -> None:
        """Check a pack; `pack_seen(Path, PackSeen)` follows."""

        def seen(pack: PackSeen) -> None:
            self.pack_seen.emit(path, pack)

        self._tasks.run(
            Lane.RECORDS,
            lambda: packs.look_at_pack(self._workspace, path),
            receiver=self,
            done=seen,
            failed=self.failed.emit,
        )

    @property
    def is_lead(self) -> bool:
        """Whether this is a lead's desk, where groups may be compared."""
        return self._workspace.profile.role.leads

    def compare_groups(self) -> None:
        """Compare the groups of the caseload; `groups_compared(tuple[GroupShare])` follows."""
        self._tasks.run(
            Lane.RECORDS,
            lambda: opportunities.shares_of_groups(self._workspace),
            receiver=self,
            done=self.groups_compared.emit,
            failed=self.failed.emit,
        )

    def accept(self, path: Path) -> None:
        """Take a pack into use."""

        def done(_: Workspace) -> None:
            self.accepted.emit()
            self.read()

        self._tasks.run(
            Lane.RECORDS,
            lambda: packs.accept_pack(self._workspace, path),
            receiver=self,
            done=done,
            failed=self.failed.emit,
        )

    def close(self, vacancy: Vacancy) -> None:
        """Close a vacancy that was typed in here; `closed(VacancyChange)` follows."""

        def done(change: VacancyChange) -> None:
            self.closed.emit(change)
            self.read()

        self._tasks.run(
            Lane.RECORDS,
            lambda: own_vacancies.close(self._workspace, vacancy.opportunity.id),
            receiver=self,
            done=done,
            failed=self.failed.emit,
        )

    def put_back(self, change: VacancyChange) -> None:
        """Take a change of a vacancy back."""
        self._tasks.run(
            Lane.RECORDS,
            lambda: own_vacancies.put_back(self._workspace, change),
            receiver=self,
            done=lambda _: self.read(),
            failed=self.failed.emit,
        )

    def find_suitable(self, vacancy: Vacancy) -> None:
        """Rank the caseload for a vacancy; `suitable_found(Suitable)` follows."""

        def found(seekers: tuple[SeekerMatch, ...]) -> None:
            self.suitable_found.emit(Suitable(vacancy, seekers))

        self._tasks.run(
            Lane.RECORDS,
            lambda: opportunities.for_opportunity(self._workspace, vacancy.opportunity.id),
            receiver=self,
            done=found,
            failed=self.failed.emit,
        )

    def _on_read(
        self, read: tuple[OpportunityList, TrustedNetwork | None, PrioritiesSeen | None]
    ) -> None:
        found, network, priorities = read
        self.state = replace(self.state, found=found, network=network, priorities=priorities)
        self._narrow(self.state.wanted)

    def _narrow(self, wanted: Filter) -> None:
        found = self.state.found
        listed = () if found is None else found.vacancies
        shown = tuple(vacancy for vacancy in listed if matches_filter(vacancy, wanted))
        self.state = replace(self.state, wanted=wanted, shown=shown)
        self.state_changed.emit()
