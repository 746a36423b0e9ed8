"""Job applications: shortlisted, applied, interview, offer, started, or not this time and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.dates import long_date
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ApplicationId, ResidentId


class ApplicationRefusedError(RefusedError):
    """An application, or a step of it, cannot be kept as entered."""

    code = "application-refused"


class ApplicationState(TitledCode):
    """How far an application is, in the order in which it goes."""

    SHORTLISTED = "shortlisted", "Shortlisted"
    APPLIED = "applied", "Applied"
    INTERVIEW = "interview", "Interview"
    OFFER = "offer", "Offer"
    STARTED = "started", "Started"
    NOT_THIS_TIME = "not_this_time", "Not this time"

    @property
    def has_ended(self) -> bool:
        """Whether nothing follows."""
        return self in (ApplicationState.STARTED, ApplicationState.NOT_THIS_TIME)


@dataclass(frozen=True, slots=True)
class ApplicationStep:
    """That an application came to a state on a day. Steps are only ever added at the end.

    Attributes:
        reason: Why not this time; otherwise what is worth knowing, or empty.
    """

    state: ApplicationState
    on: date
    reason: str
    recorded_at: datetime
    worker: str


@dataclass(frozen=True, slots=True)
class Application:
    """One vacancy that a resident is put forward for, with its steps, oldest first.

    Attributes:
        opportunity: The code of the network's vacancy that it is for; empty for any other.
    """

    id: ApplicationId
    resident_id: ResidentId
    employer: str
    role: str
    steps: tuple[ApplicationStep, ...]
    worker: str
    opportunity: str = ""

    def __post_init__(self) -> None:
        if not self.employer:
            raise ApplicationRefusedError(
                "Enter the employer.", what_to_do="Write “Not known” if nobody could say."
            )
        if not self.steps:
            raise ValueError("an application begins with a step")

    @property
    def state(self) -> ApplicationState:
        """How far it is."""
        return self.steps[-1].state

    @property
    def since(self) -> date:
        """The day on which it came there."""
        return self.steps[-1].on

    def reached(self, state: ApplicationState) -> bool:
        """Tell whether it was ever at a state."""
        return any(step.state is state for step in self.steps)

    def with_step(self, step: ApplicationStep, today: date) -> Application:
        """Return the application one step further.

        Raises:
            ApplicationRefusedError: if the step goes back, or the day or a reason do not fit.
        """
        if step.state not in next_states(self.state):
            raise ApplicationRefusedError(
                f"From “{self.state.title_text}” it cannot go to “{step.state.title_text}”.",
                what_to_do="If the last step was a mistake, undo it first.",
            )
        check_step(step, today)
        if step.on < self.since:
            since = long_date(self.since)
            raise ApplicationRefusedError(
                f"The day must not be before that of the last step, {since}.",
                what_to_do=f"Enter {since} or a later day.",
            )
        return replace(self, steps=(*self.steps, step))


def check_step(step: ApplicationStep, today: date) -> None:
    """Check the day and the reason of a step. Raises ApplicationRefusedError."""
    if step.on > today:
        raise ApplicationRefusedError("The day must not be in the future.")
    if step.state is ApplicationState.NOT_THIS_TIME and not step.reason:
        raise ApplicationRefusedError(
            "Write why it was not this time.",
            what_to_do="A few words are enough, such as “Somebody with experience got it”.",
        )


def next_states(state: ApplicationState) -> tuple[ApplicationState, ...]:
    """Return where an application may go: further on, or out; nowhere once it has ended."""
    if state.has_ended:
        return ()
    order: Sequence[ApplicationState] = list(ApplicationState)
    return tuple(order[order.index(state) + 1 :])
