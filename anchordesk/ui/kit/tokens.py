"""The colours and sizes of the window as data, for light, dark and high contrast.

Contrast follows WCAG 2.2, success criteria
1.4.3 (text, 4.5) and 1.4.11 (edges and focus, 3.0).
"""

from __future__ import annotations

from dataclasses import dataclass

SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5, SPACE_6 = 4, 8, 12, 16, 24, 32
RADIUS_TAG, RADIUS_CONTROL, RADIUS_CARD = 4, 6, 8
ROW_HEIGHT, CONTROL_HEIGHT, NAVIGATION_WIDTH = 38, 36, 196
TEXT_SMALL, TEXT_BODY, TEXT_BRAND, TEXT_PAGE = 13, 15, 18, 22

TEXT_CONTRAST = 4.5
EDGE_CONTRAST = 3.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Every value is a colour written #RRGGBB; `weak` is a tinted background.

    Attributes:
        raised: Header rows and read-only fields.
        border: Decorative lines; says nothing by itself.
        control: Edges of things one can use.
        on_primary: Text on the primary colour.
    """

    bg: str
    surface: str
    raised: str
    text: str
    muted: str
    border: str
    control: str
    primary: str
    on_primary: str
    primary_weak: str
    nav: str
    on_nav: str
    nav_chosen: str
    focus: str
    danger: str
    danger_weak: str
    warn: str
    warn_weak: str
    ok: str
    ok_weak: str
    info: str
    info_weak: str
    outlined: bool = False


LIGHT = Tokens(
    bg="#F4F6F8",
    surface="#FFFFFF",
    raised="#FAFBFC",
    text="#17212B",
    muted="#515E6B",
    border="#D5DCE2",
    control="#76838F",
    primary="#0B5A6E",
    on_primary="#FFFFFF",
    primary_weak="#E1F0F3",
    nav="#10303A",
    on_nav="#E6F1F3",
    nav_chosen="#2E4A53",
    focus="#0B5A6E",
    danger="#B3261E",
    danger_weak="#FCECEA",
    warn="#864A00",
    warn_weak="#FFF3DC",
    ok="#1A6B3A",
    ok_weak="#E5F4EA",
    info="#1E5AA0",
    info_weak="#E8F0FB",
)

DARK = Tokens(
    bg="#10161B",
    surface="#182027",
    raised="#1E2830",
    text="#E9EEF2",
    muted="#A9B5BF",
    border="#313D47",
    control="#7C8A96",
    primary="#62C5D8",
    on_primary="#04262E",
    primary_weak="#15363F",
    nav="#0B1115",
    on_nav="#DCE6EA",
    nav_chosen="#26343D",
    focus="#8FE0EF",
    danger="#FF9C91",
    danger_weak="#3B1E1C",
    warn="#FFC773",
    warn_weak="#392A12",
    ok="#83D8A3",
    ok_weak="#16331F",
    info="#93BFF7",
    info_weak="#182B44",
)

HIGH_CONTRAST = Tokens(
    bg="#000000",
    surface="#000000",
    raised="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    border="#FFFFFF",
    control="#FFFFFF",
    primary="#FFFF00",
    on_primary="#000000",
    primary_weak="#00305A",
    nav="#000000",
    on_nav="#FFFFFF",
    nav_chosen="#00305A",
    focus="#00FFFF",
    danger="#FF9C9C",
    danger_weak="#000000",
    warn="#FFD24D",
    warn_weak="#000000",
    ok="#7CFF9B",
    ok_weak="#000000",
    info="#9CD2FF",
    info_weak="#000000",
    outlined=True,
)


def text_pairs(tokens: Tokens) -> dict[str, tuple[str, str]]:
    """Return every (text, background) pair the window draws, by what it is."""
    return {
        "text on bg": (tokens.text, tokens.bg),
        "text on surface": (tokens.text, tokens.surface),
        "text on raised": (tokens.text, tokens.raised),
        "text on primary-weak": (tokens.text, tokens.primary_weak),
        "muted on bg": (tokens.muted, tokens.bg),
        "muted on surface": (tokens.muted, tokens.surface),
        "muted on raised": (tokens.muted, tokens.raised),
        "muted on primary-weak": (tokens.muted, tokens.primary_weak),
        "primary on surface": (tokens.primary, tokens.surface),
        "primary on bg": (tokens.primary, tokens.bg),
        "primary on primary-weak": (tokens.primary, tokens.primary_weak),
        "on-primary on primary": (tokens.on_primary, tokens.primary),
        "on-nav on nav": (tokens.on_nav, tokens.nav),
        "on-nav on nav-chosen": (tokens.on_nav, tokens.nav_chosen),
        "danger on surface": (tokens.danger, tokens.surface),
        "danger on bg": (tokens.danger, tokens.bg),
        "danger on primary-weak": (tokens.danger, tokens.primary_weak),
        "warn on surface": (tokens.warn, tokens.surface),
        "danger on weak": (tokens.danger, tokens.danger_weak),
        "warn on weak": (tokens.warn, tokens.warn_weak),
        "ok on weak": (tokens.ok, tokens.ok_weak),
        "info on weak": (tokens.info, tokens.info_weak),
        "text on danger-weak": (tokens.text, tokens.danger_weak),
        "text on warn-weak": (tokens.text, tokens.warn_weak),
        "text on ok-weak": (tokens.text, tokens.ok_weak),
        "text on info-weak": (tokens.text, tokens.info_weak),
    }


def edge_pairs(tokens: Tokens) -> dict[str, tuple[str, str]]:
    """Return every (edge, background) pair that tells where a thing to use is."""
    return {
        "control on bg": (tokens.control, tokens.bg),
        "control on surface": (tokens.control, tokens.surface),
        "focus on bg": (tokens.focus, tokens.bg),
        "focus on surface": (tokens.focus, tokens.surface),
        "focus on primary-weak": (tokens.focus, tokens.primary_weak),
        "on-nav focus on nav": (tokens.on_nav, tokens.nav),
        "primary on surface": (tokens.primary, tokens.surface),
    }


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB, 0 to 1 (WCAG 2.2, definition)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
