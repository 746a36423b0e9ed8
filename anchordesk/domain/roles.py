"""Who may do what: the roles of a team's desks, and the one table of what each of them may do.

The role comes from the signed list of the team; a desk that is alone has the one chosen at first
run. Use cases are refused at their door (`anchordesk/services/doors.py`), not in the window.
"""

from __future__ import annotations

from enum import Enum, StrEnum

from anchordesk.domain.errors import RefusedError


class DeskRole(StrEnum):
    """What a desk of a team is for."""

    WORKER = "worker"
    LEAD = "lead"
    DEPUTY = "deputy"
    AUDITOR = "auditor"
    IT = "it"

    @property
    def title_text(self) -> str:
        """What people call it."""
        return _TITLES[self]

    @property
    def leads(self) -> bool:
        """Whether it leads the team, for good or in the lead's place."""
        return self in (DeskRole.LEAD, DeskRole.DEPUTY)

    @property
    def holds_cases(self) -> bool:
        """Whether residents' records may be in its vault."""
        return self in _CASEWORK


_TITLES = {
    DeskRole.WORKER: "Support worker",
    DeskRole.LEAD: "Team lead",
    DeskRole.DEPUTY: "Deputy team lead",
    DeskRole.AUDITOR: "Read-only auditor",
    DeskRole.IT: "IT",
}
_CASEWORK = frozenset({DeskRole.WORKER, DeskRole.LEAD, DeskRole.DEPUTY})
_LEADING = frozenset({DeskRole.LEAD, DeskRole.DEPUTY})
_THE_LEAD = frozenset({DeskRole.LEAD})
_LOOKING_ON = _LEADING | {DeskRole.AUDITOR}
_EVERYBODY = frozenset(DeskRole)


class UseCase(Enum):
    """What a desk can be asked to do, in words for its refusal, and which roles may."""

    READ_RECORDS = "read-records", "reads residents' records", _CASEWORK
    CHANGE_RECORDS = "change-records", "changes residents' records", _CASEWORK
    READ_RESTRICTED = "read-restricted", "reads the words of restricted notes", _CASEWORK
    KEEP_CONCERNS = "keep-concerns", "keeps records of safeguarding concerns", _CASEWORK
    EXPORT_RECORDS = "export-records", "saves residents' details as files", _CASEWORK
    IMPORT = "import", "imports residents", _CASEWORK
    HAND_OVER = "hand-over", "hands cases over or takes them", _CASEWORK
    ANSWER_RIGHTS = "answer-rights", "answers requests about people's rights", _CASEWORK
    COUNT = "count", "counts residents and sends the figures", _CASEWORK
    LOOK_FOR_JOBS = "look-for-jobs", "matches residents with vacancies", _CASEWORK
    KEEP_BREACHES = "keep-breaches", "keeps the log of breaches", _LEADING
    SUPERVISE = "supervise", "sees how the work of all desks stands", _LEADING
    MAKE_RETURNS = "make-returns", "makes returns", _LEADING
    READ_RETURNS = "read-returns", "reads returns and saves their documents", _LOOKING_ON
    COMPARE_GROUPS = "compare-groups", "compares groups of residents", _LEADING
    JOIN_NETWORK = "join-network", "joins a network", _LEADING
    CHANGE_TEAM = "change-team", "changes the team", _LEADING
    RULE_TEAM = "rule-team", "creates the organisation and sets how long desks stay open", _THE_LEAD
    TAKE_PACKS = "take-packs", "takes in what the network sends out", _CASEWORK
    JOIN_TEAM = "join-team", "joins a team", _EVERYBODY
    EXCHANGE = "exchange", "sends and fetches messages", _EVERYBODY
    READ_TEAM = "read-team", "reads the list of its team", _EVERYBODY
    READ_TRAIL = "read-trail", "reads and saves its audit trail", _EVERYBODY
    READ_REGISTERS = "read-registers", "reads the registers and notices", _EVERYBODY
    CHANGE_KEYS = "change-keys", "changes what opens its own vault", _EVERYBODY
    KEEP_VAULT = "keep-vault", "looks after its own vault and keys", _EVERYBODY

    def __init__(self, code: str, words: str, roles: frozenset[DeskRole]) -> None:
        self.code = code
        self.words = words
        self.roles = roles


class RoleRefusedError(RefusedError):
    """A desk was asked for what its role may not do."""

    code = "role-refused"

    def __init__(self, role: DeskRole, use_case: UseCase) -> None:
        super().__init__(
            f"Only {_whose(use_case.roles)} {use_case.words}. "
            f"This desk's role is: {role.title_text}.",
            what_to_do="If you need this, ask your team lead: the list of the team says what each "
            "desk is for.",
        )


def may(role: DeskRole, use_case: UseCase) -> bool:
    """Tell whether a role may do something."""
    return role in use_case.roles


def refuse_role(role: DeskRole, use_case: UseCase) -> None:
    """Refuse what a role may not do.

    Raises:
        RoleRefusedError: then.
    """
    if not may(role, use_case):
        raise RoleRefusedError(role, use_case)


def _whose(roles: frozenset[DeskRole]) -> str:
    if roles == _THE_LEAD:
        return "the team lead's own desk"
    if roles == _LEADING:
        return "a team lead's desk"
    if roles == _LOOKING_ON:
        return "a team lead's or an auditor's desk"
    return "a support worker's or a team lead's desk"
