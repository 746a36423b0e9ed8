"""Which skills of one occupation are wanted in another: what hospitality teaches and care needs."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)


class SkillsFileError(DefinitionFileError):
    """A list of transferable skills cannot be used."""

    code = "skills-file"


@dataclass(frozen=True, slots=True)
class TransferableSkill:
    """One skill, in the words that a worker would say to an employer.

    Attributes:
        learned_in, wanted_in: Four-digit codes of SOC 2020.
    """

    title: str
    learned_in: frozenset[str]
    wanted_in: frozenset[str]


def shared_skills(
    skills: tuple[TransferableSkill, ...], learned_in: str, wanted_in: str
) -> tuple[str, ...]:
    """Return the skills that somebody brings from one occupation to another, by their titles."""
    return tuple(
        skill.title
        for skill in skills
        if learned_in in skill.learned_in and wanted_in in skill.wanted_in
    )


def read_skills(text: str, file_name: str) -> tuple[TransferableSkill, ...]:
    """Read transferable skills from their TOML text.

    Raises:
        SkillsFileError: naming the file and the place, if the text is no such list.
    """
    top = read_definition(text, file_name, SkillsFileError)
    top.refuse_unknown("source", "skills")
    top.words("source")
    return tuple(_read(table) for table in top.tables("skills", "skill"))


def _read(table: DefinitionTable) -> TransferableSkill:
    table.refuse_unknown("title", "learned_in", "wanted_in")
    return TransferableSkill(
        title=table.words("title"),
        learned_in=_occupations(table, "learned_in"),
        wanted_in=_occupations(table, "wanted_in"),
    )


def _occupations(table: DefinitionTable, key: str) -> frozenset[str]:
    codes = table.codes(key)
    if not codes or not all(len(c) == 4 and c.isascii() and c.isdigit() for c in codes):
        raise SkillsFileError(
            f"In {table.file_name}, {table.place}, “{key}” must be codes of SOC 2020, four figures "
            "each."
        )
    return frozenset(codes)
