"""A process that has loaded AnchorDesk and becomes, by fork, any program that tests start.

Loading takes a second of each start otherwise. What was forked is a process like any other: it can
be killed, and shares no open file and no key with anybody. Passphrases cost next to nothing to try
in it; `tests/adapters/keys` and the command's self-test have the real cost.
"""

from __future__ import annotations

import importlib
import json
import os
import runpy
import socket
import sys
from typing import NoReturn

from anchordesk.adapters.keys import argon2_cost
from tests.adapters.keys.cheap_cost import CHEAP

LONGEST = 64 * 1024
STREAMS = 3
MANY_FILES = 256


def main(channel: socket.socket) -> None:
    """Answer requests until nobody can make one any more."""
    # Before anything asks for it by name.
    argon2_cost.calibrate = lambda measure=argon2_cost.measured_seconds: CHEAP
    importlib.import_module("anchordesk.cli").build_parser()
    while True:
        told, streams, _, _ = socket.recv_fds(channel, LONGEST, STREAMS)
        if not told:
            return
        request = json.loads(told)
        if "wait" in request:
            _, status = os.waitpid(request["wait"], 0)
            answer = os.waitstatus_to_exitcode(status)
        else:
            answer = _start(request["module"], request["words"], request["environment"], streams)
        channel.send(str(answer).encode())


def _start(module: str, words: list[str], environment: dict[str, str], streams: list[int]) -> int:
    # What a module brings is loaded here, once; the module itself runs anew in each process.
    importlib.import_module(module)
    pid = os.fork()
    if pid == 0:
        _become(module, words, environment, streams)
    for stream in streams:
        os.close(stream)
    return pid


def _become(
    module: str, words: list[str], environment: dict[str, str], streams: list[int]
) -> NoReturn:
    os.environ.update(environment)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.closerange(STREAMS, MANY_FILES)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    sys.argv = [module, *words]
    del sys.modules[module]
    code: object = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - told as the interpreter tells it
        sys.excepthook(*sys.exc_info())
        code = 1
    if isinstance(code, str):
        sys.stderr.write(code + "\n")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as own:
        main(own)
