from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import anchordesk.ui
from anchordesk.ui.kit.practice_tokens import practice_colours
from anchordesk.ui.kit.tokens import (
    DARK,
    EDGE_CONTRAST,
    HIGH_CONTRAST,
    LIGHT,
    TEXT_CONTRAST,
    Tokens,
    contrast,
    edge_pairs,
    text_pairs,
)

THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "high contrast": HIGH_CONTRAST,
    "practice, light": practice_colours(LIGHT),
    "practice, dark": practice_colours(DARK),
}


def too_weak(tokens: Tokens) -> list[str]:
    return [
        f"{name}: {contrast(*pair):.2f}"
        for pairs, least in (
            (text_pairs(tokens), TEXT_CONTRAST),
            (edge_pairs(tokens), EDGE_CONTRAST),
        )
        for name, pair in pairs.items()
        if contrast(*pair) < least
    ]


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_can_be_read(name: str) -> None:
    assert too_weak(THEMES[name]) == []


def test_a_weak_pair_is_found() -> None:
    weak = too_weak(replace(LIGHT, muted="#BBBBBB"))
    assert any(line.startswith("muted on bg") for line in weak)


def test_high_contrast_reaches_six_and_a_half_for_all_text() -> None:
    assert min(contrast(*pair) for pair in text_pairs(HIGH_CONTRAST).values()) >= 6.5


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#FFFFFF", 1.0), ("#777777", "#FFFFFF", 4.48)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_colours_are_written_among_the_tokens_alone_so_that_all_are_measured() -> None:
    written = [
        f"{path.name}: {found.group()}"
        for path in Path(anchordesk.ui.__path__[0]).rglob("*.py")
        if path.name not in {"tokens.py", "practice_tokens.py"}
        for found in re.finditer(r"#[0-9A-Fa-f]{6}\b|QColor\(\d+|rgba?\(", path.read_text("utf-8"))
    ]
    assert written == []
