"""How money and plain numbers are written in sentences, the same everywhere."""

from __future__ import annotations

from decimal import Decimal


def pounds(pence: int) -> str:
    """Return an amount of pence as pounds: 1260 is £12.60."""
    return f"£{pence // 100}.{pence % 100:02d}"


def plain_number(number: Decimal) -> str:
    """Return a number without needless noughts: 37.50 is 37.5."""
    return f"{number.normalize():f}"
