"""Languages in which papers for residents can be written: their days, and sentences of the plan.

A language comes as a file; whoever translated it says who checked it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from anchordesk.domain.dates import MONTHS, WEEKDAYS
from anchordesk.domain.definition_file import DefinitionFileError, read_definition
from anchordesk.domain.letter_template import ENGLISH, GAP

DAY_GAPS = frozenset({"weekday", "day", "month", "year"})
ENGLISH_DAY = "{weekday} {day} {month} {year}"
PLAN_SENTENCES = (
    "Plan for {name}",
    "Goal: {words}",
    "My goal: {words}",
    "Other things to do",
    "What to do",
    "I will do this",
    "{owner} will do this",
    "{who}, by {day}.",
    "By {day}.",
    "When we meet",
    "We look at this plan again on {day}.",
    "{organisation}. This is the plan as it was agreed on {day}.",
    "It has changed since it was agreed on {day}.",
    "A plan was agreed with {name} on {day}.",
    "I agree with this plan: {name}",
    "My worker: {worker}",
    "My worker, {worker}: {name}",
    "Date: {day}",
)
"""What a plan says by itself; what people typed stays as they typed it."""


class LanguageFileError(DefinitionFileError):
    """A language file cannot be used."""

    code = "language-file"


@dataclass(frozen=True, slots=True)
class PaperLanguage:
    """One language.

    Attributes:
        code: Of ISO 639, such as cy or ar.
        names: How records name it, in any language, the English name first.
        right_to_left: Whether its lines begin at the right.
        checked_by: Who read it over and speaks it; empty if nobody did.
        day_form: A day with its weekday, in gaps.
        sentences: Those of the plan, by the English ones.
    """

    code: str
    names: tuple[str, ...]
    right_to_left: bool = False
    checked_by: str = ""
    weekdays: tuple[str, ...] = WEEKDAYS
    months: tuple[str, ...] = MONTHS
    day_form: str = ENGLISH_DAY
    sentences: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its English name."""
        return self.names[0]

    @property
    def is_checked(self) -> bool:
        """Whether somebody who speaks it has read it over."""
        return self.code == ENGLISH or bool(self.checked_by)

    @property
    def missing(self) -> tuple[str, ...]:
        """The sentences of a plan that it lacks."""
        if self.code == ENGLISH:
            return ()
        return tuple(one for one in PLAN_SENTENCES if one not in self.sentences)

    def say(self, english: str, **gaps: str) -> str:
        """Return a sentence of the plan, in English where this language lacks it."""
        words = self.sentences.get(english, english)
        return GAP.sub(lambda gap: gaps[gap.group(1)], words)

    def plain_day(self, day: date) -> str:
        """Return a day without its weekday."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def day(self, day: date) -> str:
        """Return a day with its weekday."""
        gaps = {
            "weekday": self.weekdays[day.weekday()],
            "day": str(day.day),
            "month": self.months[day.month - 1],
            "year": str(day.year),
        }
        return GAP.sub(lambda gap: gaps[gap.group(1)], self.day_form)

    def is_meant_by(self, words: str) -> bool:
        """Tell whether a record that names a language so means this one."""
        said = words.casefold()
        parts = set(re.findall(r"\w+", said))
        return said == self.code or any(
            name.casefold() == said or name.casefold() in parts for name in self.names
        )


IN_ENGLISH = PaperLanguage(ENGLISH, ("English", "Saesneg"))


@dataclass(frozen=True, slots=True)
class LanguagesFound:
    """The languages of a desk, English first.

    Attributes:
        problems: Of each file that is not used: its name, the line and what is wrong.
    """

    languages: tuple[PaperLanguage, ...] = (IN_ENGLISH,)
    problems: tuple[str, ...] = ()

    def named(self, words: str) -> PaperLanguage | None:
        """Return the language that a record names; English if it names none, None if not there."""
        if not words.strip():
            return IN_ENGLISH
        return next((one for one in self.languages if one.is_meant_by(words.strip())), None)

    def of(self, code: str) -> PaperLanguage:
        """Return a language by its code; English if it is not there."""
        return next((one for one in self.languages if one.code == code), IN_ENGLISH)


def read_language(text: str, file_name: str, code: str) -> PaperLanguage:
    """Read a language from its TOML text.

    Args:
        code: The name of the folder in which it lies.

    Raises:
        LanguageFileError: naming the file and the line, if it does not hold together.
    """
    top = read_definition(text, file_name, LanguageFileError)
    top.refuse_unknown(
        *("names", "right_to_left", "checked_by", "weekdays", "months", "day_form", "sentences")
    )
    names = top.codes("names")
    if not names:
        raise top.wrong("“names” must be a list with at least its English name", "names")
    for key, number in (("weekdays", len(WEEKDAYS)), ("months", len(MONTHS))):
        if len(top.codes(key)) != number:
            raise top.wrong(f"“{key}” must be a list of {number} names", key)
    day_form = top.words("day_form", ENGLISH_DAY)
    if not _gaps((day_form,)) <= DAY_GAPS:
        raise top.wrong("“day_form” has a gap that nothing fills", "day_form")
    sentences = {}
    for table in top.tables("sentences", "sentence", least=0):
        table.refuse_unknown("english", "translated")
        english, translated = table.words("english"), table.words("translated")
        if english not in PLAN_SENTENCES:
            raise table.wrong(f"“{english}” is no sentence of a plan", "english")
        if _gaps((english,)) != _gaps((translated,)):
            raise table.wrong("the gaps differ from the English ones", "translated")
        sentences[english] = translated
    return PaperLanguage(
        code=code,
        names=names,
        right_to_left=top.flag("right_to_left"),
        checked_by=_optional(top.values.get("checked_by", "")),
        weekdays=top.codes("weekdays"),
        months=top.codes("months"),
        day_form=day_form,
        sentences=sentences,
    )


def _gaps(words: Iterable[str]) -> frozenset[str]:
    return frozenset(gap for each in words for gap in GAP.findall(each))


def _optional(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
