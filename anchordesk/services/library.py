"""The definitions this desk works by: pathways, return templates, import mappings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from anchordesk.domain.agreed_lists import NO_LISTS, AgreedLists
from anchordesk.domain.choice_list import ChoiceList
from anchordesk.domain.code_list import CodeList
from anchordesk.domain.consent import ConsentPurpose, ConsentText
from anchordesk.domain.field_register import FieldRegister
from anchordesk.domain.good_work import GoodWorkQuestions
from anchordesk.domain.import_mapping import ImportMapping
from anchordesk.domain.letter_template import LettersFound
from anchordesk.domain.needs import Scale
from anchordesk.domain.paper_language import LanguagesFound
from anchordesk.domain.pathway import Pathway, PathwayRefusedError
from anchordesk.domain.reference import ReferenceTable
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.domain.sustained_rules import SustainedRule
from anchordesk.domain.time_limits import BankHolidays
from anchordesk.domain.transferable_skills import TransferableSkill
from anchordesk.services.errors import NotFoundError


def _no_register() -> FieldRegister:
    return FieldRegister("", 1, (), ())


def _no_holidays() -> BankHolidays:
    return BankHolidays({}, date.min)


@dataclass(frozen=True, slots=True)
class Library:
    """Definitions by code. Pathways hold every version, as enrolments keep theirs.

    Attributes:
        pathways: By (code, version).
        mappings: Shipped import mappings, in the order to offer them.
        reference: Dated tables of rates, by code.
        sustained_rules: Rules of programmes on sustained work, by code.
        read_guide: Returns a shipped guide, in Markdown; empty where there is none.
        read_register: Returns the register of fields.
        read_holidays: Returns the bank holidays.
        read_letters: Returns the letters to residents, and what is wrong with files of one's own.
        read_texts: Returns the text messages in the same way.
        read_languages: Returns the languages of papers in the same way.
        scales: Questions that residents answer by numbers, in the order to offer them.
        skills: What one occupation teaches and another needs.
        good_work: Every version of the questions about how good a job is.
        lists: The network's wards and landlords; empty until the network says.
        consent_texts: Every version of what residents are asked.
        choice_lists: Lists of words to choose from, by code.
        choice_problems: Which lists of one's own are not used, and why.
        code_lists: Lists of occupations, industries and, where a desk has one, wards, by code.
    """

    pathways: Mapping[tuple[str, int], Pathway]
    templates: Mapping[str, ReturnTemplate]
    mappings: tuple[ImportMapping, ...]
    reference: Mapping[str, ReferenceTable] = field(default_factory=dict)
    sustained_rules: Mapping[str, SustainedRule] = field(default_factory=dict)
    read_guide: Callable[[str], str] = lambda _name: ""
    read_register: Callable[[], FieldRegister] = _no_register
    read_holidays: Callable[[], BankHolidays] = _no_holidays
    read_letters: Callable[[], LettersFound] = LettersFound
    read_texts: Callable[[], LettersFound] = LettersFound
    read_languages: Callable[[], LanguagesFound] = LanguagesFound
    scales: tuple[Scale, ...] = ()
    skills: tuple[TransferableSkill, ...] = ()
    good_work: tuple[GoodWorkQuestions, ...] = ()
    lists: AgreedLists = NO_LISTS
    code_lists: Mapping[str, CodeList] = field(default_factory=dict)
    consent_texts: tuple[ConsentText, ...] = ()
    choice_lists: Mapping[str, ChoiceList] = field(default_factory=dict)
    choice_problems: tuple[str, ...] = ()

    def choices(self, code: str) -> ChoiceList:
        """Return a list of words to choose from; an empty one where this desk does not have it."""
        return self.choice_lists.get(code, ChoiceList(code, code))

    def pathway(self, code: str, version: int) -> Pathway:
        """Return one version of a pathway.

        Raises:
            PathwayRefusedError: if this desk does not have it.
        """
        found = self.pathways.get((code, version))
        if found is None:
            raise PathwayRefusedError(
                f"This AnchorDesk does not have version {version} of the pathway “{code}”.",
                what_to_do="Update AnchorDesk, or ask your team lead for the pathway file.",
            )
        return found

    def newest_pathway(self, code: str) -> Pathway:
        """Return the newest version of a pathway.

        Raises:
            PathwayRefusedError: if this desk does not have it.
        """
        versions = [version for known, version in self.pathways if known == code]
        return self.pathway(code, max(versions, default=1))

    @property
    def offered_pathways(self) -> tuple[Pathway, ...]:
        """The newest version of each pathway: those that a return counts first, then by title."""
        counted = {template.pathway for template in self.templates.values()}
        codes = {code for code, _ in self.pathways}
        return tuple(
            sorted(
                map(self.newest_pathway, codes),
                key=lambda pathway: (pathway.code not in counted, pathway.title),
            )
        )

    def consent_text(self, purpose: ConsentPurpose, day: date) -> ConsentText:
        """Return the words that are asked on a day; before the first ones, those.

        Raises:
            NotFoundError: if this desk has none for the purpose.
        """
        versions = sorted(
            (text for text in self.consent_texts if text.purpose is purpose),
            key=lambda text: text.version,
        )
        if not versions:
            raise NotFoundError(f"This AnchorDesk has no consent text for “{purpose}”.")
        begun = [text for text in versions if text.in_force_from <= day]
        return begun[-1] if begun else versions[0]

    def good_work_now(self, day: date) -> GoodWorkQuestions | None:
        """Return the questions about good work that are asked on a day; None if there are none."""
        begun = [one for one in self.good_work if one.in_force_from <= day]
        return max(begun or self.good_work, key=lambda one: one.version, default=None)

    def template(self, code: str) -> ReturnTemplate:
        """Return a return template.

        Raises:
            NotFoundError: if this desk does not have it.
        """
        found = self.templates.get(code)
        if found is None:
            raise NotFoundError(f"This AnchorDesk does not have the return “{code}”.")
        return found
