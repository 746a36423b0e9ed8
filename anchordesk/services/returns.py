"""Preparing a return, showing what will leave, approving it, and writing its documents.

Preparing counts, protects and audits, and ends in the exact bytes that would leave. Approving signs
those very bytes, writes the ledger's next line and queues the return, all in one transaction.
"""

from __future__ import annotations

from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.broader_groups import groupings
from anchordesk.domain.coarser_return import Coarser, coarser_counts, coarser_template
from anchordesk.domain.counted_dimensions import dimensions_of
from anchordesk.domain.identifiers import ReturnId
from anchordesk.domain.median_pay import folded, pay_tables
from anchordesk.domain.period import Period, PeriodKind, period_of, read_period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note
from anchordesk.services.corrections import differences, digest_at_hub, newest_of
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.exchange_records import ChainHead, HubRegistration, Release
from anchordesk.services.landlords_in_places import landlords_in_places
from anchordesk.services.policy import ExportKind
from anchordesk.services.ports import WrittenDocuments
from anchordesk.services.prepared_return import HiddenReason, PreparedReturn
from anchordesk.services.protection import method_of, protect_counts
from anchordesk.services.records import RecordsChanging
from anchordesk.services.return_approval import (
    kept_of,
    refuse_not_approved,
    refuse_undoable,
    refuse_unlike_shown,
    returns_beside,
)
from anchordesk.services.return_delivery import queue_return, signed_return
from anchordesk.services.return_layout import document_of, layouts
from anchordesk.services.return_refusals import (
    damaged_ledger_refused,
    refuse_once_more,
    refuse_second_maker,
    refuse_too_many_groups,
    restored_vault_refused,
)
from anchordesk.services.return_reopening import approved_document, as_approved
from anchordesk.services.return_warnings import of_the_search, warnings_of
from anchordesk.services.second_approval import refuse_alone
from anchordesk.services.statements import head_is_next, next_head, was_restored
from anchordesk.services.tallies import sum_of_team
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import NO_DIGEST, digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import WireError
from anchordesk.wire.published import PublishedTables
from anchordesk.wire.returns import Return

PERIODS_OFFERED = 5


def offered_templates(workspace: Workspace) -> tuple[ReturnTemplate, ...]:
    """Return the return templates of this desk: the most frequent ones first, then by title."""
    lengths = list(PeriodKind)
    return tuple(
        sorted(
            workspace.library.templates.values(), key=lambda t: (lengths.index(t.period), t.title)
        )
    )


def offered_periods(
    workspace: Workspace, kind: PeriodKind = PeriodKind.QUARTER
) -> tuple[Period, ...]:
    """Return the periods to choose from: the last whole one first, the current one last."""
    current = period_of(kind, workspace.clock.today())
    whole = [current.preceding]
    while len(whole) < PERIODS_OFFERED:
        whole.append(whole[-1].preceding)
    return (*whole, current)


@door(UseCase.MAKE_RETURNS)
def prepare(
    workspace: Workspace,
    template_code: str,
    period: Period,
    coarser: tuple[Coarser, ...] = (),
    *,
    correcting: bool = False,
) -> PreparedReturn:
    """Count, protect and audit a return, and show exactly what would leave. Changes nothing.

    A return that was approved before comes back as it was, unless it is to be corrected: a new
    revision is protected together with every one before it, since a reader has them all.

    Args:
        coarser: What to show in less detail than the template asks for.
        correcting: Whether to make a new revision of an approved return.

    Raises:
        ReturnRefusedError: if another desk makes the returns, the period has not begun, nobody is
            counted, another return may have been approved before the vault was restored, or a
            correction could show no figure that differs.
        ProtectionRefusedError: if no version is safe beside the returns approved before; it names
            the cells in the way.
    """
    template = workspace.library.template(template_code)
    today = workspace.clock.today()
    kinds = list(PeriodKind)
    if kinds.index(period.kind) < kinds.index(template.period):
        raise ReturnRefusedError(
            f"“{template.title}” is made for a {template.period.title_text.lower()}, and "
            f"{period.title} is a {period.kind.title_text.lower()}.",
            what_to_do="Choose another period.",
        )
    if period.first_day > today:
        raise ReturnRefusedError(f"{period.title} has not begun yet.")
    with workspace.records.reading() as reading:
        refuse_second_maker(reading, own_keys(workspace).key_id)
        ledger = reading.releases()
        head = next_head(workspace, reading)
        last = reading.chain_head()
        sent = reading.outbox()
    refuse_once_more(template, period, ledger)
    before = newest_of(ledger, template.code, period)
    if before is not None and not correcting:
        return as_approved(workspace, template, period, before)
    if was_restored(last):
        raise restored_vault_refused()
    # A lead's desk signs nothing but returns: its last statement is the ledger's newest line.
    if last.digest != (ledger[-1].digest if ledger else NO_DIGEST):
        raise damaged_ledger_refused()
    counts, desks = sum_of_team(workspace, template, period)
    if counts[0].total == 0:
        raise ReturnRefusedError(
            f"Nobody is counted in {period.title}.",
            what_to_do="Import or add residents, or choose another period.",
        )
    warnings = warnings_of(workspace, template, period)
    lists = workspace.library.lists
    broader = groupings(lists).direct
    counts = coarser_counts(counts, template, coarser, broader)
    template = coarser_template(template, coarser, broader)
    refuse_too_many_groups(template, lists)
    pathway = workspace.library.newest_pathway(template.pathway)
    dimensions = dimensions_of(pathway, period, lists)
    revision = 1 if before is None else 1 + before.revision
    protected = protect_counts(
        template=template,
        revision=revision,
        pathway=pathway,
        period=period,
        dimensions=dimensions,
        counts=folded(counts),
        pay=pay_tables(template, counts),
        releases=ledger,
        tie_break_key=workspace.profile.tie_break_key,
        lists=lists,
        landlords=landlords_in_places(workspace, template, period),
    )
    message = Return(
        head=head,
        organisation_name=workspace.profile.organisation_name,
        template=template.code,
        template_version=template.version,
        template_title=template.title,
        period=period.code,
        period_title=period.title,
        revision=revision,
        supersedes=None if before is None else digest_at_hub(before, sent),
        method=method_of(template),
        tables=layouts(template, dimensions, protected.context),
        published=decode(protected.tables_json, PublishedTables),
        shown_digest=digest_of(protected.tables_json),
    )
    corrected = () if before is None else differences(before, message)
    return PreparedReturn(
        template=template,
        period=period,
        message=message,
        payload=_readable(message),
        tables_json=protected.tables_json,
        document=document_of(message, prepared_on=today, sample=workspace.profile.sample),
        reasons={q: HiddenReason(words) for q, words in protected.reasons.items()},
        desks=desks,
        warnings=(*warnings, *of_the_search(template, protected.improvement)),
        ties=protected.ties,
        coarser=coarser,
        corrected=corrected,
    )


@door(UseCase.MAKE_RETURNS)
def approve(workspace: Workspace, prepared: PreparedReturn) -> Release:
    """Sign the bytes that were shown, write the ledger, and queue the return if there is a hub.

    What would be signed is compared with what was shown, and attacked once more, before.

    Raises:
        ProtectionRefusedError: if that audit could work a hidden number out. Nothing is signed.
        ReturnRefusedError: if this period was approved before, or anything was signed since it
            was prepared: another return may be what it must be protected with; or if IT asks for
            two people and no second lead approved these bytes. Nothing is signed.
        StorageError: nothing is signed and nothing is queued.
    """
    keys = own_keys(workspace)
    refuse_unlike_shown(prepared)
    with workspace.records.reading() as reading:
        audited_beside = reading.releases()
        refuse_alone(workspace, reading, prepared.payload, signing=True)
    beside = returns_beside(workspace, prepared, audited_beside)
    refuse_undoable(prepared, beside, audited_beside)
    with workspace.records.changing() as change:
        ledger = change.releases()
        newest = newest_of(ledger, prepared.template.code, prepared.period)
        if prepared.message.revision != 1 + (0 if newest is None else newest.revision):
            raise ReturnRefusedError(
                "This return was approved before.",
                what_is_safe="The approved return stays as it is.",
                what_to_do="Open it again to export it.",
            )
        if ledger != audited_beside or not head_is_next(prepared.message.head, change.chain_head()):
            raise ReturnRefusedError(
                "Something else was signed on this desk since the return was prepared.",
                what_to_do="Prepare it again and look at it once more.",
            )
        refuse_alone(workspace, change, prepared.payload, signing=True)
        hub = change.hub()
        statement = signed_return(keys, prepared.payload, hub)
        release = Release(
            id=ReturnId(workspace.identifiers.new_id()),
            template=prepared.template.code,
            template_version=prepared.template.version,
            period=prepared.period.code,
            revision=prepared.message.revision,
            approved_at=workspace.now(),
            approved_by=workspace.worker,
            payload=prepared.payload,
            published=prepared.tables_json,
            digest=digest_of(statement),
            previous=ledger[-1].digest if ledger else "",
            known=kept_of(workspace, prepared, beside),
        )
        change.add_release(release)
        change.extend_chain(ChainHead(prepared.message.head.seq, release.digest))
        if hub is not None:
            queue_return(workspace, change, prepared.payload, statement)
        _note(workspace, change, AuditAction.RETURN_APPROVED, release)
    return release


@door(UseCase.READ_RETURNS)
def reopen(workspace: Workspace, release: Release) -> PreparedReturn:
    """Show an approved return again, as it was: also one that was corrected since."""
    return as_approved(
        workspace,
        workspace.library.template(release.template),
        read_period(release.period),
        release,
    )


@door(UseCase.READ_RETURNS)
def export(workspace: Workspace, release: Release, folder: Path) -> WrittenDocuments:
    """Write an approved return as PDF, spreadsheet, CSV and the tables' JSON.

    Raises:
        ReturnRefusedError: if it is no return of this desk's ledger.
        DocumentError: if the folder cannot be written.
    """
    workspace.read_policy().refuse_export(ExportKind.RETURN)
    refuse_not_approved(workspace, release)
    document = approved_document(workspace, release, decode(release.payload, Return))
    with workspace.records.changing() as change:
        refuse_alone(workspace, change, release.payload)
        _note(workspace, change, AuditAction.RETURN_EXPORTED, release)
    return workspace.return_writer.write(document, release.published, folder)


@door(UseCase.READ_RETURNS)
def approved(workspace: Workspace) -> tuple[Release, ...]:
    """Return the approved returns, newest first."""
    with workspace.records.reading() as reading:
        return tuple(reversed(reading.releases()))


def hub_of(workspace: Workspace) -> HubRegistration | None:
    """Return the hub that an approved return would go to, or None."""
    with workspace.records.reading() as reading:
        return reading.hub()


def _readable(message: Return) -> bytes:
    """The return's bytes, once a reader's own rules accept them: an approval cannot be undone."""
    payload = encode(message)
    try:
        decode(payload, Return)
    except WireError as problem:
        raise ReturnRefusedError(
            "This return would be too large, or holds a name that no hub can read.",
            what_is_safe="Nothing was signed.",
            what_to_do="Show this message to your IT support.",
        ) from problem
    return payload


def _note(
    workspace: Workspace, change: RecordsChanging, action: AuditAction, release: Release
) -> None:
    note(workspace, change, action, template=release.template, period=release.period.lower())
