"""The door of a use case: whoever calls it must have a role that may, and a refusal is kept.

Every public function that takes a workspace and begins work of its own has one; a test looks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.roles import RoleRefusedError, UseCase, refuse_role
from anchordesk.services.audit import note_done
from anchordesk.services.workspace import Workspace

Given = ParamSpec("Given")
Result = TypeVar("Result")
Needing = Callable[Concatenate[Workspace, Given], Result]


def door(
    use_case: UseCase,
) -> Callable[[Needing[Given, Result]], Needing[Given, Result]]:
    """Let only roles in that may do `use_case`; write down whom it kept out.

    The function then raises RoleRefusedError before anything else happens, or what an emergency
    refuses.
    """

    def guarded(work: Needing[Given, Result]) -> Needing[Given, Result]:
        @wraps(work)
        def enter(workspace: Workspace, /, *rest: Given.args, **named: Given.kwargs) -> Result:
            try:
                refuse_role(workspace.profile.role, use_case)
            except RoleRefusedError:
                note_done(workspace, AuditAction.ROLE_REFUSED, use_case=use_case.code)
                raise
            if workspace.emergency is not None:
                workspace.emergency.refuse(use_case, workspace.now())
            return work(workspace, *rest, **named)

        enter.__dict__["door"] = use_case
        return enter

    return guarded
