"""The card of a resident's pathways: since when, whose work it is, who pays, which rule."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from anchordesk.domain.enrolment_terms import EnrolmentTerms, terms_of
from anchordesk.services.enrolment_terms import FUNDERS
from anchordesk.services.library import Library
from anchordesk.services.record import EnrolmentEntry, ResidentRecord
from anchordesk.ui.kit.labels import Card, Words, row_of
from anchordesk.ui.resident.case_section import CaseSection, link
from anchordesk.ui.words import count, long_date, translate, translated


def pathways_card(section: CaseSection, record: ResidentRecord) -> Card:
    """Return the card, with a line for each enrolment."""
    card = Card(translate("record", "Pathways"))
    for entry in record.entries:
        card.body.addWidget(_row(section, record, entry))
    return card


def open_terms(section: CaseSection, entry: EnrolmentEntry) -> None:
    """Open the form on which worker, funder and rule are settled."""
    from anchordesk.ui.resident.enrolment_terms_dialog import (  # noqa: PLC0415 - seldom wanted
        EnrolmentTermsDialog,
    )

    if section.record is not None:
        section.open_form(
            EnrolmentTermsDialog(section, section.record, entry),
            translate("record", "Pathway changed."),
            translate("record", "It is as it was before."),
        )


def rule_titles(library: Library, entry: EnrolmentEntry) -> str:
    """Return the rules of a programme by their titles; empty where it has none."""
    rules = [library.sustained_rules.get(code) for code in entry.pathway.sustained_rules]
    return ", ".join(translated(rule.title) for rule in rules if rule is not None)


def _row(section: CaseSection, record: ResidentRecord, entry: EnrolmentEntry) -> QWidget:
    terms = terms_of(record.case.terms, entry.id)
    library = section.context.workspace.library
    lines = [_standing(section, entry), *_settled(library, entry, terms)]
    words = Words("\n".join(lines))
    spoken = translate("record", "Change worker, funder and rule: {pathway}")
    change = link(
        translate("record", "Change"),
        spoken.format(pathway=translated(entry.title)),
        partial(open_terms, section, entry),
    )
    row = QWidget()
    layout = row_of(words, change)
    layout.setStretch(0, 1)
    row.setLayout(layout)
    return row


def _standing(section: CaseSection, entry: EnrolmentEntry) -> str:
    """Return “Hospitality to Health: Training for 48 days. Joined on 1 September 2026.”."""
    title = translated(entry.title)
    since, joined = entry.enrolment.stage_since, entry.enrolment.enrolled_on
    if entry.left_title:
        told = f"{title}: {translated(entry.left_title)}."
    else:
        stage = translated(entry.pathway.stage(entry.enrolment.stage).title)
        told = f"{title}: {stage}."
        if since is not None:
            days = count((section.work.today() - since).days, "day", "days")
            words = translate("record", "{pathway}: {stage} for {days}.")
            told = words.format(pathway=title, stage=stage, days=days)
    if joined is None:
        return told
    words = translate("record", "Joined on {day}.")
    return f"{told} {words.format(day=long_date(joined))}"


def _settled(library: Library, entry: EnrolmentEntry, terms: EnrolmentTerms | None) -> list[str]:
    own = translate("record", "as for the resident")
    worker = terms.own_worker if terms is not None and terms.own_worker else own
    lines = [translate("record", "Worker: {name}").format(name=worker)]
    if terms is not None and terms.funder:
        funder = translated(library.choices(FUNDERS).title_of(terms.funder))
        lines.append(translate("record", "Funder: {name}").format(name=funder))
    if terms is not None and terms.rule:
        rule = library.sustained_rules.get(terms.rule)
        title = terms.rule if rule is None else translated(rule.title)
        lines.append(translate("record", "Lasting work: {rule}").format(rule=title))
    elif rule_titles(library, entry):
        words = translate("record", "Lasting work: {rule} (the programme's own rule)")
        lines.append(words.format(rule=rule_titles(library, entry)))
    return lines
