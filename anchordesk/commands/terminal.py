"""Speaking with the person, or the script, at a terminal. Nothing personal is ever printed."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from anchordesk.app import build_desk
from anchordesk.domain.errors import RefusedError
from anchordesk.services.workspace import Workspace

DONE = 0
REFUSED = 1


class InputUnreadableError(RefusedError):
    """A script sent bytes that are no text in this computer's encoding."""

    code = "input-unreadable"
    advice = "Send it in UTF-8, or start the command without a pipe."


def say(text: str) -> None:
    """Write a line of the answer."""
    # A pipe may know fewer letters than names have; the answer goes on with the others.
    known = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(known, "backslashreplace").decode(known) + "\n")
    sys.stdout.flush()


def tell(text: str) -> None:
    """Write a line about the answer, where it does not disturb a script that reads the answer."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def ask_passphrase(words: str = "Passphrase: ") -> str:
    """Return the passphrase: hidden from a terminal, or the next line of a pipe.

    An input that has ended answers nothing.

    Raises:
        InputUnreadableError: if the pipe brings bytes that are no text.
    """
    if not sys.stdin.isatty():
        return _next_line().rstrip("\r\n")
    try:
        return getpass.getpass(words)
    except EOFError:
        return ""


def ask_new_passphrase() -> str | None:
    """Ask twice for a new passphrase; say so and return None if the two differ."""
    passphrase = ask_passphrase("New passphrase: ")
    if ask_passphrase("The same again: ") == passphrase:
        return passphrase
    tell("The two passphrases differ. Nothing was changed. Try again.")
    return None


def ask(words: str) -> str:
    """Ask a question and return the answer; an ended pipe answers nothing.

    Raises:
        InputUnreadableError: if the pipe brings bytes that are no text.
    """
    tell(words)
    return _next_line().strip()


def _next_line() -> str:
    try:
        return sys.stdin.readline()
    except UnicodeDecodeError:
        # The error's own text would show what was typed.
        raise InputUnreadableError("What came through the pipe is not text.") from None


def add_vault_option(parser: argparse.ArgumentParser) -> None:
    """Let a command be told which vault to open."""
    parser.add_argument(
        "--vault",
        type=Path,
        # Suppressed, so that `anchordesk --vault FOLDER import` is not undone by the command.
        default=argparse.SUPPRESS,
        help="the vault's folder (default: this user's own)",
    )


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Workspace]:
    """Ask for the passphrase, open the vault, and lock it again at the end.

    Raises:
        AnchorDeskError: if there is no vault, or it does not open.
    """
    workspace = build_desk(arguments.vault).unlock(ask_passphrase())
    try:
        yield workspace
    finally:
        workspace.lock()
