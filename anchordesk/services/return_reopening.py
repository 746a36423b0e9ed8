"""Shows an approved return again, exactly as it was approved."""

from __future__ import annotations

from anchordesk.domain.dates import long_date
from anchordesk.domain.period import Period, read_period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.domain.roles import UseCase
from anchordesk.services.corrections import newest_of
from anchordesk.services.doors import door
from anchordesk.services.exchange_records import Release
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.return_document import ReturnDocument
from anchordesk.services.return_layout import document_of
from anchordesk.services.second_approval import RequestStanding, ties_of
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode
from anchordesk.wire.returns import Return


@door(UseCase.READ_RETURNS)
def as_approved(
    workspace: Workspace, template: ReturnTemplate, period: Period, release: Release
) -> PreparedReturn:
    """Return an approved return with a warning that it stays as it is."""
    message = decode(release.payload, Return)
    document = approved_document(workspace, release, message)
    with workspace.records.reading() as reading:
        newest = newest_of(reading.releases(), release.template, period)
    warning = (
        f"This return was approved on {long_date(document.prepared_on)} and stays as it is. "
        "What was recorded since is not in it."
    )
    if newest is not None and newest.revision > release.revision:
        warning = f"This is revision {release.revision}. Revision {newest.revision} replaced it."
    return PreparedReturn(
        template=template,
        period=period,
        message=message,
        payload=release.payload,
        tables_json=release.published,
        document=document,
        reasons={},
        desks=0,
        warnings=(warning,),
        release=release,
    )


@door(UseCase.READ_RETURNS)
def as_asked(workspace: Workspace, standing: RequestStanding) -> PreparedReturn:
    """Return a return as it was sent to a second lead, on either desk; to be approved or not.

    Raises:
        NotFoundError: if this desk does not have its template.
    """
    request, message = standing.request, standing.message
    return PreparedReturn(
        template=workspace.library.template(message.template),
        period=read_period(message.period),
        message=message,
        payload=request.payload,
        tables_json=request.published,
        document=document_of(
            message,
            prepared_on=request.asked_at.astimezone().date(),
            sample=workspace.profile.sample,
        ),
        reasons={},
        desks=0,
        warnings=(),
        ties=ties_of(request) if standing.own else (),
        asked=True,
    )


@door(UseCase.READ_RETURNS)
def approved_document(workspace: Workspace, release: Release, message: Return) -> ReturnDocument:
    """Return what people read of an approved return."""
    return document_of(
        message,
        prepared_on=release.approved_at.astimezone().date(),
        sample=workspace.profile.sample,
    )
