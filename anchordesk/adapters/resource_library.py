"""Loads the shipped definitions: pathways, returns, import mappings, rates and codes."""

from __future__ import annotations

from pathlib import Path

from anchordesk.adapters.own_choices import find_choices
from anchordesk.adapters.own_letters import (
    LETTERS,
    TEXTS,
    find_languages,
    find_letters,
    translate_consent,
)
from anchordesk.domain.code_list import read_code_list
from anchordesk.domain.consent_file import read_consent_text
from anchordesk.domain.field_register import read_register
from anchordesk.domain.good_work_file import read_good_work
from anchordesk.domain.import_mapping_file import read_mapping
from anchordesk.domain.pathway_file import read_pathway
from anchordesk.domain.reference import read_reference
from anchordesk.domain.return_template import read_template
from anchordesk.domain.scale_file import read_scale
from anchordesk.domain.sustained_rules import read_sustained_rule
from anchordesk.domain.time_limits import read_bank_holidays
from anchordesk.domain.transferable_skills import read_skills
from anchordesk.services.library import Library

REGISTER, HOLIDAYS = "personal-data.toml", "bank-holidays.toml"


def load_library(resources: Path, own: tuple[Path, ...] = ()) -> Library:
    """Read every definition under a resources folder.

    Args:
        own: Folders of letters and text messages of an organisation's own, which need not be there.

    Raises:
        DefinitionFileError, MappingRefusedError: naming the file that is wrong.
    """
    pathways = [
        read_pathway(path.read_text("utf-8"), path.name)
        for path in sorted((resources / "pathways").glob("*.toml"))
    ]
    templates = [
        read_template(path.read_text("utf-8"), path.name)
        for path in sorted((resources / "returns").glob("*.toml"))
    ]
    mappings = [
        read_mapping(path.read_text("utf-8"), path.name)
        for path in sorted((resources / "imports").glob("*.json"))
    ]
    tables = [
        read_reference(path.read_text("utf-8"), path.name)
        for path in sorted((resources / "reference").glob("*.toml"))
    ]
    rules = [
        read_sustained_rule(path.read_text("utf-8"), path.name)
        for path in sorted((resources / "sustained-work").glob("*.toml"))
    ]
    scales = [
        read_scale(path.read_text("utf-8"), path.name)
        for path in sorted((resources / "scales").glob("*.toml"), reverse=True)
    ]
    good_work = [
        read_good_work(path.read_text("utf-8"), path.name)
        for path in sorted((resources / "good-work").glob("*.toml"))
    ]
    skills = [
        skill
        for path in sorted((resources / "skills").glob("*.toml"))
        for skill in read_skills(path.read_text("utf-8"), path.name)
    ]
    code_lists = [
        read_code_list(path.read_text("utf-8"), path.name)
        for path in sorted((resources / "codes").glob("*.toml"))
    ]
    choice_lists, choice_problems = find_choices(resources, own)
    consent_texts = [
        read_consent_text(path.read_text("utf-8"), path.name)
        for path in sorted((resources / "consent").glob("*.toml"))
    ]
    asked, not_used = translate_consent(tuple(consent_texts), own)
    return Library(
        pathways={(pathway.code, pathway.version): pathway for pathway in pathways},
        templates={template.code: template for template in templates},
        mappings=tuple(mappings),
        reference={table.code: table for table in tables},
        sustained_rules={rule.code: rule for rule in rules},
        read_guide=lambda name: _read_guide(resources, name),
        read_holidays=lambda: read_bank_holidays(
            (resources / "register" / HOLIDAYS).read_text("utf-8"), HOLIDAYS
        ),
        # Read when they are asked for: opening the window has no use for them.
        read_letters=lambda: find_letters(LETTERS, resources, own),
        read_texts=lambda: find_letters(TEXTS, resources, own),
        read_languages=lambda: find_languages(resources, own, not_used),
        read_register=lambda: read_register(
            (resources / "register" / REGISTER).read_text("utf-8"), REGISTER
        ),
        scales=tuple(scales),
        skills=tuple(skills),
        good_work=tuple(good_work),
        code_lists={codes.code: codes for codes in code_lists},
        consent_texts=asked,
        choice_lists=choice_lists,
        choice_problems=choice_problems,
    )


def _read_guide(resources: Path, name: str) -> str:
    """Return a guide: shipped beside the resources, or from the papers of a source checkout."""
    for folder in (resources / "guides", resources.parent / "docs" / "guides"):
        path = folder / f"{name}.md"
        if path.is_file():
            return path.read_text("utf-8")
    return ""
