"""The hub gives packs out, in the co-ordinator's hand alone; a refused one changes nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from anchordesk.adapters.hub_answers import HubAnswer, Problem, ReceiptAnswer
from anchordesk.adapters.hub_http import HubHttp
from anchordesk.hub.administration import check
from anchordesk.hub.commands import add_hub_commands
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.packs import LARGEST_PACK, PACK_LIST, ListedPack, PackList, pack_path
from anchordesk.wire.receipts import verify_receipt
from anchordesk.wire.signing import verify_statement
from tests.hub.ward_returns import get, post, publish
from tests.services.test_packs import OTHER_KEY, PORTER, card, pack


def hub_command(*told: str) -> int:
    parser = argparse.ArgumentParser()
    add_hub_commands(parser.add_subparsers())
    arguments = parser.parse_args(["hub", *told])
    code: int = arguments.run(arguments)
    return code


def put(hub: RunningHub, body: bytes, digest: str = "") -> HubAnswer:
    with HubHttp(hub.url) as http:
        return http.put(pack_path(digest or digest_of(body)), body)


def listed(hub: RunningHub) -> tuple[ListedPack, ...]:
    with HubHttp(hub.url) as http:
        answer = http.get("/v1/packs")
    assert isinstance(answer, ReceiptAnswer)
    told = verify_statement(
        answer.content, type_=PACK_LIST, public_key=hub.public_key, recipient=ANYONE
    )
    return decode(told, PackList).packs


def refused(answer: HubAnswer) -> str:
    assert isinstance(answer, Problem), answer
    return answer.code


def test_a_pack_is_stored_with_a_receipt_listed_and_given_out_as_it_was_signed(
    hub_folder: Path, tmp_path: Path
) -> None:
    assert hub_command("card", str(hub_folder), str(card(tmp_path))) == 0
    first, second = (pack(tmp_path, version=version).read_bytes() for version in (1, 2))
    with running_hub(hub_folder) as hub:
        for body in (first, first, second):
            answer = put(hub, body)
            assert isinstance(answer, ReceiptAnswer), answer
            verify_receipt(answer.content, hub.public_key, digest_of(body))
        assert listed(hub) == (ListedPack("opportunities", 2, digest_of(second)),)
        with HubHttp(hub.url) as http:
            found = http.get(pack_path(digest_of(second)))
        assert isinstance(found, ReceiptAnswer)
        assert found.content == second
        assert refused(put(hub, pack(tmp_path, PORTER + "\n", version=2).read_bytes())) == (
            "revision-stale"
        )
        assert refused(put(hub, pack(tmp_path, PORTER + "\n\n", version=1).read_bytes())) == (
            "revision-stale"
        )
    assert check(hub_folder).faults == ()


def test_every_other_pack_is_refused_and_none_is_listed(
    sqlite_hub_folder: Path, tmp_path: Path
) -> None:
    mine = pack(tmp_path).read_bytes()
    with running_hub(sqlite_hub_folder) as hub:
        assert refused(put(hub, mine)) == "key-unknown"
    assert hub_command("card", str(sqlite_hub_folder), str(card(tmp_path))) == 0
    changed = bytearray(mine)
    changed[-1] ^= 1
    with running_hub(sqlite_hub_folder) as hub:
        assert refused(put(hub, pack(tmp_path, key=OTHER_KEY).read_bytes())) == "bad-signature"
        assert refused(put(hub, bytes(changed))) == "bad-signature"
        assert refused(put(hub, mine, "a" * 64)) == "digest-mismatch"
        assert refused(put(hub, b"not a pack")) == "upgrade-needed"
        assert refused(put(hub, bytes(LARGEST_PACK + 1))) == "too-large"
        with HubHttp(hub.url) as http:
            assert refused(http.get(pack_path("b" * 64))) == "not-found"
        assert listed(hub) == ()


def test_another_networks_card_takes_packs_in_the_first_hand_away(
    sqlite_hub_folder: Path, tmp_path: Path
) -> None:
    mine = pack(tmp_path).read_bytes()
    assert hub_command("card", str(sqlite_hub_folder), str(card(tmp_path))) == 0
    with running_hub(sqlite_hub_folder) as hub:
        assert isinstance(put(hub, mine), ReceiptAnswer)
    other = tmp_path / "other"
    other.mkdir()
    assert hub_command("card", str(sqlite_hub_folder), str(card(other, OTHER_KEY))) == 0
    with running_hub(sqlite_hub_folder) as hub:
        assert listed(hub) == ()
        assert refused(put(hub, mine)) == "bad-signature"
    assert hub_command("card", str(sqlite_hub_folder), str(card(tmp_path))) == 0
    with running_hub(sqlite_hub_folder) as hub:
        assert isinstance(put(hub, mine), ReceiptAnswer)
        assert len(listed(hub)) == 1
    assert check(sqlite_hub_folder).faults == ()


def test_a_file_that_is_no_card_changes_nothing(
    sqlite_hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}")
    assert hub_command("card", str(sqlite_hub_folder), str(wrong)) == 1
    assert "wrong.json is not a network's card. Nothing was changed." in capsys.readouterr().err


def test_the_page_says_what_desks_have_and_what_waits_for_the_co_ordinators_hand(
    sqlite_hub_folder: Path, tmp_path: Path, joined: object
) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        assert "does not know the network’s card yet" in get(hub, "/packs")
        publish(hub, joined(hub, "Queensway Hospital Trust"))  # type: ignore[operator]
        assert "1 new or changed" in get(hub, "/packs")
    assert hub_command("card", str(sqlite_hub_folder), str(card(tmp_path))) == 0
    with running_hub(sqlite_hub_folder) as hub:
        text = get(hub, "/vacancies.toml")
    body = pack(tmp_path, text, version=4).read_bytes()
    with running_hub(sqlite_hub_folder) as hub:
        assert isinstance(put(hub, body), ReceiptAnswer)
        page = get(hub, "/packs")
        assert "Packs must be in the hand of Anchor Network." in page
        assert "new or changed" not in page
        assert "--version 5" in page
        with HubHttp(hub.url) as http:
            saved = http.get("/packs/opportunities.pack")
        assert isinstance(saved, ReceiptAnswer)
        assert saved.content == body
        assert post(hub, "/vacancies/V-1/close", {"edition": "1"}).is_redirect
        assert "1 new or changed" in get(hub, "/packs")
