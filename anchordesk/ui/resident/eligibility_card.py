"""The card that says whether a programme's rules are met, what was found, and why one went on."""

from __future__ import annotations

from collections.abc import Iterator

from anchordesk.domain.eligibility import EligibilityCheck, is_eligible
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection, headed_card
from anchordesk.ui.words import long_date, short_date, translate, translated

MOST_EARLIER = 5


def open_check(section: CaseSection, record: ResidentRecord) -> None:
    """Open the form that judges the rules without moving anybody."""
    from anchordesk.ui.resident.eligibility_dialog import (  # noqa: PLC0415 - seldom wanted
        EligibilityDialog,
    )

    if record.pathway is not None and record.enrolment is not None:
        section.open_form(
            EligibilityDialog(section, record, record.pathway, record.enrolment),
            translate("eligibility", "Check saved."),
            translate("eligibility", "Check taken out again."),
        )


def eligibility_card(section: CaseSection, record: ResidentRecord) -> Card | None:
    """Return the card; None where the pathway asks for nothing of who joins."""
    pathway = record.pathway
    if pathway is None or not pathway.eligibility.at_stage:
        return None
    again = Button(translate("eligibility", "Check eligibility"), icon_name="circle-check")
    again.clicked.connect(lambda _=False: open_check(section, record))
    card = headed_card(translate("eligibility", "Eligibility"), again)
    checks = [one for one in record.case.eligibility if one.pathway_code == pathway.code]
    if not checks:
        words = translate("eligibility", "Not checked. The rules are judged at “{stage}”.")
        stage = translated(pathway.title_of(pathway.eligibility.at_stage))
        card.body.addWidget(Words(words.format(stage=stage), LabelLook.MUTED))
        return card
    for line in _found(checks[0]):
        card.body.addWidget(Words(line))
    for check in checks[1 : MOST_EARLIER + 1]:
        words = translate("eligibility", "Before, on {day}: {result}")
        told = words.format(day=short_date(check.checked_on), result=result_of(check))
        card.body.addWidget(Words(told, LabelLook.SMALL))
    return card


def result_of(check: EligibilityCheck) -> str:
    """Return in a few words how a check went."""
    if is_eligible(check.findings):
        return translate("eligibility", "All rules met.")
    if check.override_reason:
        words = translate("eligibility", "Not all rules met. They went on because: {reason}")
        return words.format(reason=check.override_reason)
    return translate("eligibility", "Not all rules met.")


def _found(check: EligibilityCheck) -> Iterator[str]:
    words = translate("eligibility", "Checked on {day} by {worker}. {result}")
    yield words.format(
        day=long_date(check.checked_on), worker=check.worker, result=result_of(check)
    )
    for finding in check.findings:
        yield f"{translated(finding.verdict.title_text)}: {finding.why}"
