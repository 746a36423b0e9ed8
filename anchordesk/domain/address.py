"""By what two addresses are told to be the same: the line of the house, and the postcode."""

from __future__ import annotations

import re

from anchordesk.domain.text import searchable

_PARTS = re.compile(r"[\n,;]+")
_HOUSE_AND_STREET = re.compile(r"\d+[a-z]?\s+[a-z]")
_SHORT = {
    "st": "street",
    "rd": "road",
    "ave": "avenue",
    "av": "avenue",
    "cl": "close",
    "ct": "court",
    "dr": "drive",
    "la": "lane",
    "ln": "lane",
    "pl": "place",
    "sq": "square",
    "ter": "terrace",
    "terr": "terrace",
    "cres": "crescent",
    "gdns": "gardens",
    "apartment": "flat",
    "apt": "flat",
}


def address_key(address: str, postcode: str) -> str:
    """Return what is the same for two ways to write one address; empty if too little is known.

    The first line counts, up to the number of the house with its street, so that town and county
    may be written or not. “Flat 2, 14 Bute St” and “flat 2 14 Bute Street” are the same.
    """
    code = "".join(searchable(postcode).split())
    line: list[str] = []
    for part in (searchable(part).strip() for part in _PARTS.split(address)):
        if part:
            line.append(part)
        if _HOUSE_AND_STREET.search(" ".join(line)):
            break
    else:
        # A house with a name: its name alone, since what follows is written or not.
        line = line[:1]
    words = re.findall(r"\w+", " ".join(line))
    if not words or not code:
        return ""
    return f"{' '.join(_SHORT.get(word, word) for word in words)}|{code}"
