"""The meeting's paper as a PDF: the priorities on one page of A4, all else on the other."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import KeepInFrame, PageBreak, SimpleDocTemplate, Spacer

from anchordesk.hub.meeting_pack import MeetingPack
from anchordesk.hub.pdf_parts import (
    MUTED,
    REGULAR,
    Flowable,
    cell,
    register_fonts,
    ruled_table,
    text,
)

MOST_LINES = 12
MOST_DECISIONS = 10
LONGEST_WORDS = 160
_MARGIN = 15 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_HEIGHT = A4[1] - 2 * _MARGIN - 6 * mm


def meeting_pack_pdf(pack: MeetingPack) -> bytes:
    """Two pages, whatever they hold: long lists are cut and say so, and a full page shrinks."""
    register_fonts()
    content = io.BytesIO()
    document = SimpleDocTemplate(
        content,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=f"Meeting pack, {pack.network}",
        author=pack.network,
        lang="en-GB",
    )
    pages = (_one_page(_priorities(pack)), PageBreak(), _one_page(_the_rest(pack)))
    document.build(list(pages), onFirstPage=_number_page, onLaterPages=_number_page)
    return content.getvalue()


def _one_page(parts: list[Flowable]) -> Flowable:
    return KeepInFrame(_WIDTH, _HEIGHT, parts, mode="shrink")


def _priorities(pack: MeetingPack) -> list[Flowable]:
    followed = [one for one in pack.year.followed if one.priority.is_followed]
    lines = [
        (
            one.priority.title,
            one.priority.owner,
            one.priority.measure_title or "Told in words",
            "" if one.priority.target is None else f"{one.priority.target:,}",
            one.words,
        )
        for one in followed
    ]
    reached = sum(one.percent == 100 for one in followed)
    finding = f"{reached} of {len(followed)} priorities reached so far"
    return [
        text(f"Meeting pack, {pack.network}", 18, bold=True),
        text(f"{pack.year.year.title}. Made on {_day(pack.made)} from the hub’s pages.", 10),
        Spacer(0, 4 * mm),
        text(finding if followed else "No priority was set for this year", 13, bold=True),
        *_table(
            ("Priority", "Who looks after it", "Measured by", "Target", "How far"),
            lines,
            (0.24, 0.18, 0.22, 0.08, 0.28),
        ),
        Spacer(0, 4 * mm),
        text("[c] means that a sum is withheld, so that nobody can be recognised.", 8.5),
        text("Somebody helped by two members is counted by both. Sums are audited.", 8.5),
    ]


def _the_rest(pack: MeetingPack) -> list[Flowable]:
    proposals = [
        (one.title, one.state.title_text, _day(one.steps[0].taken_at.date()), one.steps[0].words)
        for one in pack.proposals
    ]
    work = [
        (one.employer, str(one.vacancies), f"{one.places:,}", f"{one.guaranteed:,}")
        for one in pack.open_work
    ]
    returns = [
        (one.title, str(one.received), str(one.corrected), str(one.due)) for one in pack.returns
    ]
    decisions = [(_day(one.decided_at.date()), one.title, one.words) for one in pack.year.decisions]
    places = sum(one.places for one in pack.open_work)
    return [
        text("Proposed pathways", 13, bold=True),
        *_table(
            ("Pathway", "Stands at", "Since", "What was decided last"),
            proposals,
            (0.34, 0.12, 0.17, 0.37),
        ),
        *_headed(f"Vacancies: {places:,} {'place' if places == 1 else 'places'} open"),
        *_table(
            ("Member", "Vacancies", "Places", "With guaranteed interview"),
            work,
            (0.46, 0.14, 0.14, 0.26),
            figures=(1, 2, 3),
        ),
        *_headed("Returns"),
        *_table(
            ("Return", "Received", "Corrected", "Due"),
            returns,
            (0.46, 0.18, 0.18, 0.18),
            figures=(1, 2, 3),
        ),
        *_headed("Decisions about priorities, the newest first"),
        *_table(("Day", "Priority", "Decision"), decisions, (0.18, 0.3, 0.52), MOST_DECISIONS),
    ]


def _headed(words: str) -> list[Flowable]:
    return [Spacer(0, 5 * mm), text(words, 13, bold=True)]


def _table(
    head: Sequence[str],
    lines: Sequence[Sequence[str]],
    shares: Sequence[float],
    most: int = MOST_LINES,
    *,
    figures: Sequence[int] = (),
) -> list[Flowable]:
    if not lines:
        return [text("None.", 9)]
    told = [[cell(words, bold=True, right=at in figures) for at, words in enumerate(head)]]
    for line in lines[:most]:
        told.append([cell(_cut(words), right=at in figures) for at, words in enumerate(line)])
    left_out = len(lines) - most
    more = [text(f"And {left_out} more on the hub’s pages.", 8.5)] if left_out > 0 else []
    return [ruled_table(told, [_WIDTH * share for share in shares]), *more]


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1].rstrip()}…"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _number_page(canvas: Flowable, document: Flowable) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(MUTED)
    canvas.drawRightString(A4[0] - _MARGIN, 8 * mm, f"Page {document.page} of 2")
