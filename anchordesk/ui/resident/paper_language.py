"""The choice of a paper's language on a form: the resident's first, and what is missing of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.paper_language import IN_ENGLISH, PaperLanguage
from anchordesk.services.paper_languages import LanguagesOffered, languages_for
from anchordesk.ui.kit.fields import Choice, LongText
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.paper_fonts import load_for
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import translate, translated


class PaperLanguageField(QObject):
    """Add `choice` to a form as a labelled field, and `note` below; emits `changed()`.

    It is hidden work until `read`: English is chosen until then.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choice = Choice()
        self.choice.add_option(translated(IN_ENGLISH.name), IN_ENGLISH)
        self.note = Words("", LabelLook.MUTED)
        self.note.hide()
        self.offered: LanguagesOffered | None = None

    @property
    def chosen(self) -> PaperLanguage:
        """The language that is chosen."""
        value = self.choice.value()
        return value if isinstance(value, PaperLanguage) else IN_ENGLISH

    def read(self, work: ResidentWork, resident_id: ResidentId, then: Reply) -> None:
        """Offer the languages of this desk, the resident's chosen; `then` is told at the end."""

        def found(offered: object) -> None:
            if isinstance(offered, LanguagesOffered):
                self._show(offered)
                then.done(offered)

        work.run(
            lambda workspace: languages_for(workspace, resident_id),
            Reply(then.receiver, found, then.failed),
        )

    def tell(self, used: PaperLanguage, *, is_checked: bool, lacking: int = 0) -> None:
        """Say plainly what is missing of the language of what is shown.

        Args:
            used: In which language it really is.
            lacking: How many sentences of it are in English all the same.
        """
        lines = [] if self.offered is None else language_lines(self.offered, self.chosen, used)
        if lacking:
            told = translate(
                "languages", "{count} sentences of plans have no words in it: those are English."
            )
            lines.append(told.format(count=lacking))
        if used is not IN_ENGLISH and not is_checked:
            told = translate(
                "languages",
                "Nobody who speaks {language} has checked these words yet: ask one first.",
            )
            lines.append(told.format(language=translated(used.name)))
        self.note.setText("\n".join(lines))
        self.note.setVisible(bool(lines))

    def _show(self, offered: LanguagesOffered) -> None:
        self.offered = offered
        self.choice.set_options([(translated(one.name), one) for one in offered.languages])
        self.choice.choose(offered.first)
        self.choice.currentIndexChanged.connect(lambda _: self.changed.emit())


def show_words(preview: LongText, words: str, language: PaperLanguage) -> None:
    """Show the words of a paper, from the side at which its language begins."""
    load_for(words)
    right = Qt.LayoutDirection.RightToLeft
    preview.setLayoutDirection(right if language.right_to_left else Qt.LayoutDirection.LeftToRight)
    option = preview.document().defaultTextOption()
    option.setTextDirection(preview.layoutDirection())
    side = Qt.AlignmentFlag.AlignRight if language.right_to_left else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    preview.document().setDefaultTextOption(option)
    preview.setPlainText(words)


def language_lines(
    offered: LanguagesOffered, chosen: PaperLanguage, used: PaperLanguage
) -> list[str]:
    """Return what is missing, a line each: their language, or words in it."""
    lines = list(offered.problems)
    if offered.theirs is None:
        told = translate(
            "languages",
            "The record says {language}. This desk has no words in it: see “Letters in another "
            "language” in the guide, or ask for an interpreter.",
        )
        lines.append(told.format(language=offered.wanted))
    if used != chosen:
        told = translate("languages", "This has no words in {language} yet: it is in English.")
        lines.append(told.format(language=translated(chosen.name)))
    return lines
