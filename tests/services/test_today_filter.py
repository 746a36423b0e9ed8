"""What is typed narrows Today to the lines that hold all of it."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.today import TodayKind, TodayLine
from anchordesk.services.today_filter import lines_with
from anchordesk.services.today_records import ListedResident


def a_line(name: str, what: str, reference: str = "AD-1", stage: str = "") -> TodayLine:
    who = ListedResident(ResidentId(UUID(int=1)), name, reference, ())
    return TodayLine(TodayKind.DUE, who, what, stage_title=stage)


LINES = (
    a_line("Zoë Żak", "Send CV to NHS Jobs", "AD-10001"),
    a_line("Amara Okoro", "Call about interview", "AD-10002"),
    a_line("Zoë Okoro", "", "AD-10003", stage="13 weeks"),
)


def test_every_word_must_be_there_without_regard_to_case_and_accents() -> None:
    assert lines_with(LINES, "zoe") == (LINES[0], LINES[2])
    assert lines_with(LINES, "ZAK cv") == (LINES[0],)
    assert lines_with(LINES, "okoro 13") == (LINES[2],)
    assert lines_with(LINES, "10002") == (LINES[1],)
    assert lines_with(LINES, "okoro cv") == ()


@given(st.text(max_size=12))
def test_what_is_shown_is_of_the_list_in_its_order_and_spaces_show_all(typed: str) -> None:
    shown = lines_with(LINES, typed)
    assert shown == tuple(line for line in LINES if line in shown)
    assert typed.strip() or shown == LINES
