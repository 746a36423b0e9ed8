"""A proposal as a pathway that desks can use: a draft for the co-ordinator to read and sign."""

from __future__ import annotations

import json
import re

from anchordesk.domain.pathway_file import read_pathway
from anchordesk.hub.proposals import Proposal
from anchordesk.settings import resource_path

LONGEST_NAME = 60
_MODEL = ("pathways", "hospitality-to-health.toml")


def draft_of(proposal: Proposal) -> str:
    """The model pathway under both members' names, checked as every desk will check it.

    Its stages and groups stay those of the model, so that returns add up over pathways.
    """
    text = resource_path(*_MODEL).read_text(encoding="utf-8")
    supplier, employer = (
        name[:LONGEST_NAME].strip() for name in (proposal.supplier_name, proposal.employer_name)
    )
    text = text[text.index("code = ") :]  # without what is said about the model itself
    for name, value in (
        ("code", f"proposal-{proposal.id.removeprefix('P-')}"),
        ("title", f"{supplier} to {employer}"),
        ("version", 1),
        ("summary", f"From {supplier} to a first job at {employer}, and still in it a year later."),
    ):
        text = _with_setting(text, name, json.dumps(value, ensure_ascii=False))
    reasons = "".join(f"# {line}\n" for line in proposal.because.splitlines())
    draft = f"# A draft of proposal {proposal.id}: change what does not fit.\n{reasons}{text}"
    read_pathway(draft, "pathway.toml")
    return draft


def _with_setting(text: str, name: str, value: str) -> str:
    """The text with the first setting of that name, which is the pathway's own, set anew."""
    line = f"{name} = {value}"
    return re.sub(rf"^{name} = .*$", lambda _: line, text, count=1, flags=re.MULTILINE)
