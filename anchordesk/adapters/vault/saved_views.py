"""Keeps the saved views of the caseload, and saved reports."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault.finding_tables import saved_reports, saved_views
from anchordesk.adapters.vault.values import Stamp, moment_text, read_id
from anchordesk.domain.identifiers import SavedViewId
from anchordesk.services.finding_records import SavedView, StoredReport
from anchordesk.services.wanted import DueFilter, Order, Wanted


class StoredViews:
    """Meets the part of the port FindingReading that is about saved views."""

    _connection: Connection

    def saved_views(self) -> tuple[SavedView, ...]:
        """Return the saved views, in the order in which they were made."""
        # Identifiers sort by time of making, so a view that was put back has its old place.
        found = select(saved_views).order_by(saved_views.c.id)
        return tuple(_read(row) for row in self._connection.execute(found))

    def saved_reports(self) -> tuple[StoredReport, ...]:
        """Return the saved reports, in the order in which they were made."""
        found = select(saved_reports).order_by(saved_reports.c.position)
        return tuple(StoredReport(row.name, row.body) for row in self._connection.execute(found))


class ChangingViews(StoredViews):
    """Meets the port FindingChanging."""

    def _stamp(self) -> Stamp:
        raise NotImplementedError

    def keep_view(self, view: SavedView) -> None:
        """Keep a saved view, in place of what was kept of it before."""
        stamp = self._stamp()
        values = {**_values(view), "changed_at": moment_text(stamp.at), "worker": stamp.worker}
        self._connection.execute(
            insert(saved_views)
            .values(id=view.id.bytes, **values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def keep_report(self, report: StoredReport) -> None:
        """Keep a saved report, in place of one of that name."""
        stamp = self._stamp()
        values = {
            "body": report.body,
            "changed_at": moment_text(stamp.at),
            "worker": stamp.worker,
        }
        self._connection.execute(
            insert(saved_reports)
            .values(name=report.name, **values)
            .on_conflict_do_update(index_elements=["name"], set_=values)
        )

    def forget_report(self, name: str) -> None:
        """Take a saved report away; nothing happens if there is none."""
        self._connection.execute(delete(saved_reports).where(saved_reports.c.name == name))

    def forget_view(self, view_id: SavedViewId) -> None:
        """Take a saved view away; nothing happens if there is none."""
        self._connection.execute(delete(saved_views).where(saved_views.c.id == view_id.bytes))


def _values(view: SavedView) -> dict[str, object]:
    wanted = view.wanted
    return {
        "name": view.name,
        "words": wanted.text,
        "stage": wanted.stage,
        "due": wanted.due.value,
        "sorted_by": wanted.order.value,
        "quiet_days": wanted.quiet_days,
        "alerts": int(wanted.alerts),
        "at_risk": int(wanted.at_risk),
        "pathway": wanted.pathway,
        "whose": wanted.worker,
        "stage_days": wanted.stage_days or None,
    }


def _read(row: Row[Any]) -> SavedView:
    wanted = Wanted(
        text=row.words,
        stage=row.stage,
        due=DueFilter(row.due),
        order=Order(row.sorted_by),
        quiet_days=row.quiet_days,
        alerts=bool(row.alerts),
        at_risk=bool(row.at_risk),
        pathway=row.pathway,
        worker=row.whose,
        stage_days=row.stage_days or 0,
    )
    return SavedView(SavedViewId(read_id(row.id)), row.name, wanted)
