"""Slows down wrong guesses at a passphrase: after three in a row each next try must wait.

The count is a small file in the vault's folder, written before each try, so that ending AnchorDesk
forgets nothing. It hinders who sits down at the computer. Who copies the folder is stopped by the
keyring's part of the key and by Argon2id, not by this.
"""

from __future__ import annotations

import logging
import math
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from anchordesk.adapters.keys.slot_files import replace_file
from anchordesk.services.errors import WrongPassphraseError
from anchordesk.services.key_errors import TooManyGuessesError

GUESSES_FILE = "wrong-guesses"
FREE_GUESSES = 3
LONGEST_WAIT_SECONDS = 60
MOST_DIGITS = 6

_log = logging.getLogger(__name__)


class WrongGuesses:
    """Counts wrong passphrases by vault folder; makes the next try wait 1, 2, 4 … 60 seconds.

    Within one process time is counted by a clock that nobody can set. After a restart the file's
    time of writing is believed, unless it lies in the future: then the wait begins anew.

    Args:
        since_start: Seconds that only ever grow.
        of_day: Seconds since 1970, by the computer's clock.
    """

    def __init__(
        self,
        since_start: Callable[[], float] = time.monotonic,
        of_day: Callable[[], float] = time.time,
    ) -> None:
        self._since_start = since_start
        self._of_day = of_day
        self._last: dict[Path, float] = {}
        # What a disk that cannot be written would have kept.
        self._counts: dict[Path, int] = {}

    @contextmanager
    def counted(self, folder: Path) -> Iterator[None]:
        """Let one try be made; whatever ends it but a wrong passphrase does not count.

        Raises:
            TooManyGuessesError: if the try comes too early. It is not counted.
            WrongPassphraseError: as the try raised it, with how long the next must wait.
        """
        folder = folder.absolute()
        before = self._count(folder)
        left = self._seconds_left(folder, before)
        if left > 0:
            raise TooManyGuessesError(left)
        # Counted first: a try that is broken off by ending the process must not be free.
        self._keep(folder, before + 1)
        try:
            yield
        except WrongPassphraseError:
            self._last[folder] = self._since_start()
            raise WrongPassphraseError(self._seconds_left(folder, before + 1)) from None
        except BaseException:
            self._keep(folder, before)
            raise
        self.forgive(folder)

    def forgive(self, folder: Path) -> None:
        """Forget the wrong passphrases of a vault that was opened in another way."""
        self._keep(folder.absolute(), 0)

    def _seconds_left(self, folder: Path, count: int) -> int:
        if count < FREE_GUESSES:
            return 0
        # A power of two beyond the longest wait need not be worked out.
        wait = min(2.0 ** min(count - FREE_GUESSES, 10), LONGEST_WAIT_SECONDS)
        if folder not in self._last:
            self._last[folder] = self._since_start() - self._seconds_since_writing(folder)
        return max(0, math.ceil(wait - (self._since_start() - self._last[folder])))

    def _seconds_since_writing(self, folder: Path) -> float:
        path, now = folder / GUESSES_FILE, self._of_day()
        try:
            written = path.stat().st_mtime
            if written > now:
                # Else each restart would begin the wait anew until the clock has caught up.
                os.utime(path, (now, now))
        except OSError:
            return 0.0
        return max(0.0, now - written)

    def _count(self, folder: Path) -> int:
        try:
            with (folder / GUESSES_FILE).open("rb") as file:
                content = file.read(MOST_DIGITS + 1)
        except FileNotFoundError:
            kept = 0
        except OSError:
            kept = FREE_GUESSES
        else:
            whole = content.isdigit() and len(content) <= MOST_DIGITS
            kept = int(content) if whole else FREE_GUESSES
        return max(kept, self._counts.get(folder, 0))

    def _keep(self, folder: Path, count: int) -> None:
        """Keep the count; a full disk must not keep anybody from reading their records."""
        self._counts.pop(folder, None)
        try:
            if count == 0:
                (folder / GUESSES_FILE).unlink(missing_ok=True)
            else:
                kept = min(count, 10**MOST_DIGITS - 1)
                replace_file(folder / GUESSES_FILE, str(kept).encode())
        except OSError:
            self._counts[folder] = count
            _log.warning("the number of wrong passphrases could not be kept")
