"""Writes a draft letter as RTF, which every word processor opens and lets people change."""

from __future__ import annotations

from dataclasses import dataclass

_FONT = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Calibri;}}\f0\fs24 "


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft.

    Attributes:
        file_name: Without anybody's name.
        paragraphs: A heading and its text each; either may be empty.
    """

    file_name: str
    title: str
    paragraphs: tuple[tuple[str, str], ...]


def rtf_of(letter: Letter) -> bytes:
    """Return a letter as an RTF file."""
    parts = [_FONT, r"{\b\fs32 ", _escaped(letter.title), r"}\par\par "]
    for heading, words in letter.paragraphs:
        if heading:
            parts += [r"{\b ", _escaped(heading), r"}\par "]
        parts += [_escaped(words), r"\par\par "]
    return ("".join(parts) + "}").encode("ascii")


def _escaped(words: str) -> str:
    """RTF holds other characters as UTF-16 units, with a question mark for old readers."""
    out: list[str] = []
    for character in words:
        if character == "\n":
            out.append(r"\line ")
        elif character in "\\{}":
            out.append("\\" + character)
        elif character.isascii():
            out.append(character)
        else:
            units = character.encode("utf-16-le")
            pairs = (units[at : at + 2] for at in range(0, len(units), 2))
            out += [rf"\u{int.from_bytes(pair, 'little', signed=True)}?" for pair in pairs]
    return "".join(out)
