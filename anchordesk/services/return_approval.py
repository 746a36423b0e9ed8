"""What stands between a return that was shown and a signature: the last look at the very bytes.

Nothing here trusts how the return was prepared: the bytes are read anew, compared with what stood
on the screen, and attacked by the audit beside every return of the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence

from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published import Dims, place_of, read_published
from anchordesk.services.earlier_returns import EarlierReturns, earlier_returns, policy_after
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.exchange_records import Release
from anchordesk.services.known_then import known_then, written
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.return_layout import document_of
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.published import PublishedTables
from anchordesk.wire.returns import Return

CONTEXT = ("measure", "pathway", "period")


def refuse_unlike_shown(prepared: PreparedReturn) -> None:
    """Refuse to sign bytes that are not, number by number, what the preview showed.

    Raises:
        ReturnRefusedError: if the message, its tables' file and the tables on the screen differ.
    """
    try:
        message = decode(prepared.payload, Return)
        tables = decode(prepared.tables_json, PublishedTables)
    except WireError as problem:
        raise _unlike() from problem
    shown = document_of(
        message, prepared_on=prepared.document.prepared_on, sample=prepared.document.sample
    )
    if not (
        message == prepared.message
        and message.published == tables
        and message.shown_digest == digest_of(prepared.tables_json)
        and shown == prepared.document
        and (message.template, message.period) == (prepared.template.code, prepared.period.code)
    ):
        raise _unlike()


def returns_beside(
    workspace: Workspace, prepared: PreparedReturn, ledger: Sequence[Release]
) -> EarlierReturns | None:
    """Read what a return to be signed stands beside; None for the first.

    Raises:
        ReturnRefusedError: if the ledger is not as it was written.
    """
    read = read_published(prepared.tables_json)
    places = [cell.dims for cell in read.cells]
    return earlier_returns(
        tuple(ledger),
        pathway=workspace.library.newest_pathway(prepared.template.pathway),
        period=prepared.period,
        places=places,
        totals=read.totals,
        context=_context(places),
        lists=workspace.library.lists,
    )


def refuse_undoable(
    prepared: PreparedReturn, earlier: EarlierReturns | None, ledger: Sequence[Release]
) -> None:
    """Attack the tables' file once more, beside every approved return, before it is signed.

    Raises:
        ProtectionRefusedError: naming the cells that could be worked out, or saying that the audit
            did not end.
    """
    # Loaded when wanted: a tenth of a second and 20 MiB that casework can do without.
    from anchordesk.domain.disclosure.audit import Verdict  # noqa: PLC0415
    from anchordesk.domain.disclosure.release import attacked  # noqa: PLC0415

    method, template = prepared.message.method, prepared.template
    result = attacked(
        prepared.tables_json,
        None if earlier is None else earlier.tables,
        prepared.ties,
        policy_after(
            ledger,
            max(method.threshold, template.threshold),
            rounds=method.rounded_to > 0,
            zeros_sensitive=method.zeros_sensitive or template.zeros_sensitive,
        ),
    )
    if result.verdict is Verdict.UNDECIDED:
        raise ProtectionRefusedError((), "The audit before signing could not be completed")
    if result.verdict is not Verdict.SAFE:
        cells = tuple(dict.fromkeys(finding.dims for finding in result.findings))
        raise ProtectionRefusedError(cells, "The audit before signing could work out these cells")


def kept_of(
    workspace: Workspace, prepared: PreparedReturn, earlier: EarlierReturns | None
) -> bytes:
    """Return what the ledger keeps of a return beside its bytes: what a reader knows today."""
    own = read_published(prepared.tables_json)
    return written(known_then(prepared.ties, own, earlier, workspace.library.lists))


def refuse_not_approved(workspace: Workspace, release: Release) -> None:
    """Let documents be written of a return that the ledger has, as the ledger has it.

    Raises:
        ReturnRefusedError: if it is another.
    """
    with workspace.records.reading() as reading:
        kept = reading.releases()
    shown = decode(release.payload, Return).shown_digest
    if release not in kept or digest_of(release.published) != shown:
        raise ReturnRefusedError(
            "Only an approved return is written, and this one is not on the list of approved "
            "returns.",
            what_is_safe="Nothing was written.",
            what_to_do="Prepare the return, look at it and approve it first.",
        )


def _context(places: Sequence[Dims]) -> Dims:
    pairs = dict(places[0]) if places else {}
    return place_of({name: pairs[name] for name in CONTEXT if name in pairs})


def _unlike() -> ReturnRefusedError:
    return ReturnRefusedError(
        "What would be signed is not what was shown on the screen.",
        what_is_safe="Nothing was signed and nothing will be sent.",
        what_to_do="Prepare the return again. If this comes again, show it to your IT support.",
    )
