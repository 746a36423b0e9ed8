"""The carriers as use cases meet them: plain words, and never a delivery by mistake."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from anchordesk.adapters.carriers import CarriedFolder, HubCarrier
from anchordesk.adapters.hub_answers import HubAnswer, Interference, Problem, ReceiptAnswer
from anchordesk.adapters.hub_http import HubHttp
from anchordesk.hub.administration import create_hub
from anchordesk.hub.server import running_hub
from anchordesk.services.errors import StorageError
from anchordesk.wire.addresses import digest_of


def test_an_unreachable_hub_is_tried_again_and_work_goes_on() -> None:
    reply = HubCarrier(5).send("http://127.0.0.1:9", "/v1/returns/x", b"x", is_join=False)
    assert reply.receipt is None
    assert reply.try_again
    assert reply.problem == "The hub could not be reached. You can carry on working."


@pytest.mark.parametrize("host", ["a:b:c", "a..b", "a" * 70 + ".org", ".."])
def test_an_address_that_is_none_is_told_in_plain_words_and_nothing_is_lost(host: str) -> None:
    # An invitation may hold each of these: they have the characters of an address.
    reply = HubCarrier(5).send(f"http://{host}", "/v1/returns/x", b"x", is_join=False)
    assert (reply.receipt, reply.try_again) == (None, True)
    assert reply.problem.startswith("The hub's address is not one that can be used.")


def test_a_real_hub_refuses_a_stranger_s_return_for_good(tmp_path: Path) -> None:
    create_hub(tmp_path / "hub", "Test network")
    body = b"not a statement"
    with running_hub(tmp_path / "hub") as hub:
        path = f"/v1/returns/{digest_of(body)}"
        reply = HubCarrier(20).send(hub.url, path, body, is_join=False)
    assert reply.receipt is None
    assert not reply.try_again
    assert reply.problem


@pytest.mark.parametrize(
    ("answer", "again"),
    [
        (Problem(503, "busy", "Busy", "Wait.", "later", 7.0), True),
        (Problem(409, "revision-fork", "Fork", "Ask.", "after-human", None), False),
        (Problem(426, "upgrade-needed", "Old", "Update.", "after-upgrade", None), False),
        (Interference(200, "A web page answered."), True),
    ],
)
def test_each_answer_says_whether_to_try_again(
    answer: HubAnswer, again: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HubHttp, "put", lambda *_: answer)
    reply = HubCarrier().send("http://127.0.0.1:9", "/v1/returns/x", b"", is_join=False)
    assert (reply.receipt, reply.try_again) == (None, again)


def test_a_join_is_posted_and_all_else_is_put(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def note(method: str) -> Callable[..., HubAnswer]:
        def answer(*_: object) -> HubAnswer:
            asked.append(method)
            return ReceiptAnswer(b"r")

        return answer

    for method in ("put", "post"):
        monkeypatch.setattr(HubHttp, method, note(method))
    for is_join in (True, False):
        HubCarrier().send("http://127.0.0.1:9", "/x", b"", is_join=is_join)
    assert asked == ["post", "put"]


def test_an_envelope_goes_into_a_folder_and_comes_back(tmp_path: Path) -> None:
    folder = CarriedFolder(tmp_path)
    body = os.urandom(1000)
    folder.put(digest_of(body), body)
    assert folder.list_digests() == (digest_of(body),)
    assert folder.read(digest_of(body)) == body
    assert folder.read(digest_of(b"another")) is None


def test_a_folder_that_is_gone_leaves_everything_in_the_outbox(tmp_path: Path) -> None:
    folder = CarriedFolder(tmp_path / "unplugged")
    for attempt in (
        lambda: folder.put(digest_of(b"x"), b"x"),
        folder.list_digests,
    ):
        with pytest.raises(StorageError) as told:
            attempt()
        assert "still in your outbox" in told.value.in_plain_words


def test_an_envelope_that_changed_in_the_outbox_is_not_passed_off(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="not what it was"):
        CarriedFolder(tmp_path).put(digest_of(b"as sealed"), b"changed")
