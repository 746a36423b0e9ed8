"""What the sync screen shows and does: the outbox, the team's desks, and the network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.domain.roles import DeskRole
from anchordesk.services import inbox, network_joining, returns, sync, tallies
from anchordesk.services.exchange_records import (
    Colleague,
    Destination,
    HubRegistration,
    OutboxItem,
    OutboxState,
)
from anchordesk.services.inbox import Reading
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.stopping import Stopping
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.sync.item_words import details_for_it
from anchordesk.ui.tasks import Lane, Tasks
from anchordesk.ui.team.told import left_words, stopped_words
from anchordesk.ui.words import count
from anchordesk.wire.second_approval import RETURN_DECISION, RETURN_REQUEST

if TYPE_CHECKING:
    from anchordesk.services.pack_fetching import PacksFetched

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Network:
    """The desks and the hub that this desk knows."""

    colleagues: tuple[Colleague, ...]
    hub: HubRegistration | None


@dataclass(frozen=True, slots=True)
class SyncState:
    """What the sync screen shows beside the outbox.

    Attributes:
        network: None before it was read.
        busy: What is going on, in words; empty if nothing is.
        told: What was done last, in words; empty if nothing was.
        refused: Sentences on envelopes that could not be accepted.
        notice: What went wrong last.
    """

    network: Network | None = None
    busy: str = ""
    told: str = ""
    refused: tuple[str, ...] = ()
    notice: Notice | None = None


class SyncViewModel(QObject):
    """Signals: `state_changed()` after each change, of the outbox as well."""

    state_changed = Signal()

    def __init__(self, courier: Courier, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__()
        self.courier = courier
        self._workspace = workspace
        self._tasks = tasks
        self.stopping = Stopping(self)
        self.state = SyncState(told=courier.take_news())
        courier.changed.connect(self.state_changed)
        courier.packs_fetched.connect(self._on_packs)

    @property
    def is_lead(self) -> bool:
        """Whether this desk is a team lead's."""
        return self._workspace.profile.role.leads

    @property
    def items(self) -> tuple[OutboxItem, ...]:
        """The outbox, newest first."""
        status = self.courier.state.status
        return () if status is None else status.items

    @property
    def headline(self) -> str:
        """How sending stands, in one sentence."""
        status = self.courier.state.status
        return "" if status is None else status.headline

    @property
    def waiting_for_hub(self) -> bool:
        """Whether something can be sent to the network now."""
        return any(
            item.destination is Destination.HUB and item.state is OutboxState.WAITING
            for item in self.items
        )

    @property
    def waiting_for_lead(self) -> bool:
        """Whether something must still be put in a folder."""
        return any(
            item.destination is Destination.LEAD and item.state is OutboxState.WAITING
            for item in self.items
        )

    @property
    def lead(self) -> Colleague | None:
        """The team lead that this worker's figures go to."""
        network = self.state.network
        known = network.colleagues if network is not None else ()
        return next((one for one in known if one.role is DeskRole.LEAD), None)

    @property
    def templates(self) -> tuple[ReturnTemplate, ...]:
        """The returns that figures can be counted for."""
        return returns.offered_templates(self._workspace)

    def periods_of(self, template: ReturnTemplate) -> tuple[Period, ...]:
        """The periods that figures of a return can be counted for."""
        return returns.offered_periods(self._workspace, template.period)

    def details(self, item: OutboxItem | None) -> str:
        """Return what IT needs of one item, or of all."""
        network = self.state.network
        hub = network.hub if network is not None else None
        return details_for_it(
            self.items if item is None else (item,), "" if hub is None else hub.url
        )

    def load(self) -> None:
        """Read the outbox, the team and the network again."""
        self.courier.look()
        workspace = self._workspace
        self._tasks.run(
            Lane.RECORDS,
            lambda: network_of(workspace),
            receiver=self,
            done=self._on_network,
            failed=self._on_failed,
        )

    def send_now(self) -> None:
        """Send everything at once."""
        self._change(told="", notice=None)
        self.courier.send_now()

    def try_again(self, item: OutboxItem) -> None:
        """Put an item that was held back in the queue."""
        workspace = self._workspace
        self._do(self.tr("Putting it back"), lambda: sync.try_again(workspace, item), lambda _: "")

    @property
    def figures_go_by_hub(self) -> bool:
        """Whether figures need no folder: the team's hub takes them."""
        status = self.courier.state.status
        return status is not None and status.fetches and self.lead is not None

    def send_figures(self, template: str, period: Period, folder: Path | None) -> None:
        """Count this desk's residents and seal the counts to the lead.

        Args:
            folder: Where they are put; None for the hub to carry them.
        """
        workspace = self._workspace

        def work() -> int:
            tallies.queue_tally(workspace, template, period)
            return 0 if folder is None else len(sync.put_in_folder(workspace, folder))

        def told(written: int) -> str:
            if folder is not None:
                return self._in_folder(written)
            return self.tr("Your figures are sealed, and go to the hub when it can be reached.")

        self._do(self.tr("Counting and sealing"), work, told)

    def put_in_folder(self, folder: Path) -> None:
        """Put everything that waits for the lead in a folder."""
        workspace = self._workspace
        self._do(
            self.tr("Writing to the folder"),
            self.stopping.work(lambda go_on: len(sync.put_in_folder(workspace, folder, go_on))),
            self._in_folder,
        )

    def read_figures(self, folder: Path) -> None:
        """Take the team's figures from a folder."""
        workspace = self._workspace
        self._do(
            self.tr("Reading the folder"),
            self.stopping.work(lambda go_on: inbox.read_folder(workspace, folder, go_on)),
            self._received,
        )

    def join_network(self, path: Path) -> None:
        """Take a network's invitation; the request goes with the next connection."""
        workspace = self._workspace
        self._do(
            self.tr("Reading the invitation"),
            lambda: network_joining.join_network(workspace, path),
            lambda hub: self.tr(
                "The request to join {url} is waiting to be sent. You have joined once the list "
                "says that the network has received it."
            ).format(url=hub.url),
        )

    def _do(self, busy: str, work: Callable[[], Result], words: Callable[[Result], str]) -> None:
        def done(result: Result) -> None:
            told = words(result)
            self._change(busy="", told=told)
            self.load()

        if self.state.busy:
            return
        self.stopping.begin(work)
        self._change(busy=busy, told="", refused=(), notice=None)
        self._tasks.run(Lane.RECORDS, work, receiver=self, done=done, failed=self._on_failed)

    def _in_folder(self, written: int) -> str:
        items = count(written, "item", "items")
        words = self.tr(
            "{items} written to the folder. Take it to your lead; they read it on their desk."
        ).format(items=items)
        return f"{words} {stopped_words()}" if self.stopping.was_asked else words

    def _received(self, received: Reading) -> str:
        return " ".join((self._news_of(received), *left_words(received))).lstrip()

    def _news_of(self, received: Reading) -> str:
        self._change(refused=received.refused)
        asked = [*received.new_of(RETURN_REQUEST), *received.new_of(RETURN_DECISION)]
        if asked and not received.kept:
            names = ", ".join(dict.fromkeys(asked))
            return self.tr(
                "A message about a return came from {names}. Look under Returns."
            ).format(names=names)
        if not received.kept and not received.refused and not received.left:
            if received.known:
                return self.tr("Nothing new: these figures are here already.")
            return self.tr("There are no figures for this desk in that folder.")
        if not received.kept:
            return ""
        names = ", ".join(dict.fromkeys(received.kept))
        return self.tr("New figures from {names}.").format(names=names)

    def _on_packs(self, fetched: PacksFetched) -> None:
        # Loaded with what it tells of: many desks fetch nothing.
        from anchordesk.ui.opportunities.fetched_words import fetched_words  # noqa: PLC0415

        refused = tuple(fetched.refused.values())
        self._change(told=fetched_words(replace(fetched, refused={})), refused=refused)

    def _on_network(self, network: Network) -> None:
        self._change(network=network)

    def _on_failed(self, notice: Notice) -> None:
        self._change(busy="", notice=notice)
        self.courier.look()

    def _change(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.state_changed.emit()


def network_of(workspace: Workspace) -> Network:
    """Read the desks and the hub that this desk knows."""
    with workspace.records.reading() as reading:
        return Network(reading.colleagues(), reading.hub())
