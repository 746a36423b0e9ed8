"""The colours of the practice: the themes in violet, so that nobody takes it for their work."""

from __future__ import annotations

from dataclasses import replace

from anchordesk.ui.kit.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens


def practice_colours(tokens: Tokens) -> Tokens:
    """Return a theme in the practice's colours; high contrast keeps its own."""
    if tokens.outlined or tokens == HIGH_CONTRAST:
        return tokens
    if tokens == DARK:
        return replace(
            tokens,
            primary="#D0B2F5",
            on_primary="#260A45",
            primary_weak="#35214F",
            nav="#241238",
            on_nav="#F0E8FA",
            nav_chosen="#44286A",
            focus="#E0C8FF",
        )
    return replace(
        tokens,
        primary="#5B2A86",
        on_primary="#FFFFFF",
        primary_weak="#EFE6F8",
        nav="#3B1F5B",
        on_nav="#F4ECFC",
        nav_chosen="#593480",
        focus="#5B2A86",
    )


PRACTICE_BANNER = practice_colours(LIGHT)
"""Of the words at the top of each page: the same in every theme."""
