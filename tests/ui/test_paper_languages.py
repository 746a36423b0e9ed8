"""Papers in the resident's language: Welsh, and Arabic that joins and runs from the right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from anchordesk.adapters.documents.action_plan_pdf import ActionPlans
from anchordesk.adapters.resource_library import load_library
from anchordesk.services import residents
from anchordesk.services.desk import Desk
from anchordesk.services.errors import DocumentError
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.settings import resource_path
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.file_choice import SystemFileChoice, Then
from anchordesk.ui.paper_fonts import load_for
from anchordesk.ui.shaped_paper import shaped_pdf, text_of
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_desk

PAPERS = Path(__file__).resolve().parent.parent / "data" / "papers"
PEACE = "سلام"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with letters of its own in Arabic, which can print them."""
    library = load_library(resource_path(), (PAPERS,))
    writer = ActionPlans(resource_path("fonts"), shaped_pdf)
    return replace(make_desk(tmp_path / "vault"), library=library, plan_writer=writer)


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a person would choose to save."""

    def save(
        _self: SystemFileChoice, _parent: QWidget, _title: str, name: str, _kinds: str, then: Then
    ) -> None:
        then(tmp_path / name)

    monkeypatch.setattr(SystemFileChoice, "file_to_save", save)
    return tmp_path


def speak(opened: Driver, language: str) -> None:
    workspace = opened.frame.context.workspace
    with workspace.records.reading() as reading:
        resident = reading.resident_called("AD-10001")
    details = replace(residents.details_of(resident), language=language)
    residents.amend(workspace, resident.id, details)
    opened.open_record_of("Elif Jones")
    opened.record.sections.show_section("plan")
    opened.settle()


def shown(opened: Driver, what: str) -> QPlainTextEdit:
    return opened.find(QPlainTextEdit, f"Everything that the {what} says", opened.dialog())


def test_a_plan_and_a_letter_are_in_welsh_for_a_welsh_speaker(opened: Driver) -> None:
    speak(opened, "Welsh")
    opened.press("Print plan", opened.record.plan)
    assert "Cynllun Elif Jones" in shown(opened, "paper").toPlainText()
    assert "Nobody who speaks Welsh has checked these words yet" in opened.words(opened.dialog())
    opened.find(Choice, "Language", opened.dialog()).setCurrentIndex(0)
    opened.settle()
    assert "Plan for Elif Jones" in shown(opened, "paper").toPlainText()
    assert "has checked" not in opened.words(opened.dialog())
    opened.keys("Esc")
    opened.press("Print letter", opened.record.plan)
    opened.type("How")
    opened.settle()
    assert "Annwyl Elif Jones" in shown(opened, "letter").toPlainText()


def test_a_language_that_is_not_there_is_told_and_the_paper_is_english(opened: Driver) -> None:
    speak(opened, "Tigrinya")
    opened.press("Print plan", opened.record.plan)
    assert "The record says Tigrinya. This desk has no words in it" in opened.words(opened.dialog())
    assert "Plan for Elif Jones" in shown(opened, "paper").toPlainText()


def test_an_arabic_letter_is_shown_and_printed_from_the_right(opened: Driver, saved: Path) -> None:
    speak(opened, "Arabic")
    opened.press("Print letter", opened.record.plan)
    opened.type("How")
    opened.settle()
    preview = shown(opened, "letter")
    assert "كيف حالك؟" in preview.toPlainText()
    assert preview.layoutDirection() is Qt.LayoutDirection.RightToLeft
    opened.keys("Ctrl+Return")
    written = (saved / "letter.pdf").read_bytes()
    assert b"NotoNaskhArabic" in written
    assert len(PdfReader(saved / "letter.pdf").pages) == 1


def test_a_plan_with_few_words_in_a_language_says_how_many_are_english(opened: Driver) -> None:
    speak(opened, "Arabic")
    opened.press("Print plan", opened.record.plan)
    assert "16 sentences of plans have no words in it" in opened.words(opened.dialog())


def paper(*sentences: str, right_to_left: bool) -> PlanDocument:
    blocks = (PlanBlock(PlanMark.BODY, sentences), PlanBlock(PlanMark.YOU, sentences))
    return PlanDocument(PlanStyle.EASY_READ, blocks, None, right_to_left=right_to_left)


def test_letters_join_and_lines_begin_at_the_right(qapp: object) -> None:
    load_for(PEACE)
    text = text_of(paper(PEACE, right_to_left=True))
    assert text.begin().textDirection() is Qt.LayoutDirection.RightToLeft
    joined = _glyphs(text.defaultFont(), PEACE)
    alone = [_glyphs(text.defaultFont(), one)[0] for one in PEACE]
    assert joined
    assert not set(joined) >= set(alone)


def _glyphs(font: object, words: str) -> list[int]:
    layout = QTextLayout(words, font)  # type: ignore[call-overload]
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


def test_a_letter_that_no_typeface_has_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    writer, path = ActionPlans(resource_path("fonts"), shaped_pdf), tmp_path / "plan.pdf"
    with pytest.raises(DocumentError, match=r"no typeface for letters such as U\+E123"):
        writer.write(paper("Ana \ue123", right_to_left=False), path)
    assert not path.exists()


def test_a_plain_paper_goes_the_old_way_and_an_arabic_name_does_not(tmp_path: Path) -> None:
    asked: list[PlanDocument] = []

    def shape(document: PlanDocument) -> bytes:
        asked.append(document)
        return b"%PDF-"

    writer = ActionPlans(resource_path("fonts"), shape)
    writer.write(paper("Siân Łoś, Gŵyl", right_to_left=False), tmp_path / "a.pdf")
    assert asked == []
    writer.write(paper(f"Ana {PEACE}", right_to_left=False), tmp_path / "b.pdf")
    assert len(asked) == 1
