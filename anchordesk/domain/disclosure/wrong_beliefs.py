"""Which findings of a reader who believes what is not so are true all the same."""

from __future__ import annotations

from collections.abc import Mapping

from anchordesk.domain.disclosure.audit import AuditResult, Finding, Verdict
from anchordesk.domain.disclosure.published_cells import Dims


def tells_truth(result: AuditResult, counts: Mapping[Dims, int]) -> bool:
    """True unless each finding is wrong, as what follows from a wrong belief may be."""
    return result.verdict is not Verdict.SAFE and not (
        result.findings and all(_is_wrong(finding, counts) for finding in result.findings)
    )


def _is_wrong(finding: Finding, counts: Mapping[Dims, int]) -> bool:
    count = counts.get(finding.dims)
    if count is None:
        return False
    return count < finding.lowest or (finding.highest is not None and count > finding.highest)
