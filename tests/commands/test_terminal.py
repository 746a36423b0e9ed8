"""Speaking at a terminal or through a pipe that has ended, or that knows few letters."""

from __future__ import annotations

import getpass
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.commands.terminal import InputUnreadableError, ask, ask_passphrase, say


def pipe(content: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")


def test_an_answer_goes_out_also_where_not_every_letter_can(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(told, encoding="ascii"))
    say("Wrote Łódź \udcff.card")
    assert told.getvalue() == b"Wrote \\u0141\\xf3d\\u017a \\udcff.card\n"


def test_bytes_that_are_no_text_are_refused_without_showing_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions: tuple[Callable[[], str], ...] = (ask_passphrase, lambda: ask("Sure?"))
    for question in questions:
        monkeypatch.setattr(sys, "stdin", pipe(b"herring \xff quarry\n"))
        with pytest.raises(InputUnreadableError) as told:
            question()
        assert "herring" not in told.value.in_plain_words
        assert told.value.__cause__ is None


def test_an_ended_pipe_or_terminal_gives_no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", pipe(b""))
    assert ask_passphrase() == ""

    def ended(_words: str) -> str:
        raise EOFError

    monkeypatch.setattr(getpass, "getpass", ended)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert ask_passphrase() == ""


@pytest.mark.parametrize("place", ["a-file", "a-file/demo", "n" * 300])
def test_a_demo_where_no_folder_can_be_is_refused_in_plain_words(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a-file").write_text("mine")
    assert main(["demo", "--headless", "--folder", str(tmp_path / place)]) == 1
    assert "Choose another --folder" in capsys.readouterr().err
    assert (tmp_path / "a-file").read_text() == "mine"
