"""IT's settings are read as they stand; what makes no sense is told, and never quietly skipped."""

from __future__ import annotations

import plistlib
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from anchordesk.adapters.policy import NAMES, policy_in, policy_of
from anchordesk.adapters.system_proxy import settled_proxy_for
from anchordesk.services.policy import ExportKind, Policy, PolicyUnreadableError

HUB = "https://hub.example.org"


def written(folder: Path, words: str) -> Path:
    path = folder / "policy.toml"
    path.write_text(words, "utf-8")
    return path


def test_without_a_file_nothing_is_settled(tmp_path: Path) -> None:
    assert policy_in(tmp_path / "policy.toml") == Policy()


def test_a_file_settles_what_it_names(tmp_path: Path) -> None:
    path = written(tmp_path, f'hub_url = "{HUB}"\norganisation = "Harbour Homes"\n')
    assert policy_in(path) == Policy(HUB, "Harbour Homes", str(path))


def test_a_managed_preference_of_a_mac_settles_the_same(tmp_path: Path) -> None:
    path = tmp_path / "org.anchordesk.AnchorDesk.plist"
    path.write_bytes(plistlib.dumps({"HubUrl": HUB, "Organisation": "Harbour Homes"}))
    assert policy_in(path) == Policy(HUB, "Harbour Homes", str(path))


def test_a_file_settles_when_the_window_locks(tmp_path: Path) -> None:
    path = written(tmp_path, "idle_minutes = 2\n")
    assert policy_in(path) == Policy(source=str(path), idle_minutes=2)
    assert policy_of({"IdleMinutes": 3}, "registry").idle_minutes == 3
    assert policy_of({"EmergencyMinutes": 30}, "registry").emergency_minutes == 30


def test_a_file_settles_passphrases_keyring_exports_and_backups(tmp_path: Path) -> None:
    words = (
        "passphrase_characters = 24\nkeyring_required = true\n"
        'exports_allowed = "return, plan"\nbackup_folder = "/mnt/backups"\n'
        "two_people_for_returns = true\n"
    )
    path = written(tmp_path, words)
    assert policy_in(path) == Policy(
        source=str(path),
        passphrase_characters=24,
        keyring_required=True,
        exports=frozenset({ExportKind.RETURN, ExportKind.PLAN}),
        backup_folder="/mnt/backups",
        two_people_for_returns=True,
    )
    found = policy_of({"ExportsAllowed": "none", "KeyringRequired": 1}, "registry")
    assert (found.exports, found.keyring_required) == (frozenset(), True)
    assert policy_of({"KeyringRequired": 0, "TwoPeopleForReturns": 0}, "registry") == Policy()
    assert policy_of({"TwoPeopleForReturns": 1}, "registry").two_people_for_returns


@given(
    st.dictionaries(
        st.sampled_from([*NAMES, "Other"]),
        st.one_of(st.text(max_size=20), st.integers(), st.booleans(), st.none(), st.binary()),
    )
)
def test_whatever_stands_there_is_a_policy_or_told(found: dict[str, object]) -> None:
    try:
        policy = policy_of(found, "registry")
    except PolicyUnreadableError as problem:
        assert "registry" in problem.what_happened  # noqa: PT017 - either is right
    else:
        assert bool(policy.source) == (policy != Policy())


PLIST = b"<?xml version='1.0'?><plist version='1.0'><dict>%s</dict></plist>"


@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(alphabet='hub_url="]}{[,.\n0-9Tt:#', max_size=80).map(str.encode),
        st.binary(max_size=60).map(lambda inside: PLIST % inside),
        st.binary(max_size=60).map(lambda rest: b"bplist00" + rest),
    ),
    st.sampled_from(["policy.toml", "policy.plist"]),
)
@example(b"a=" + b"[" * 30_000, "policy.toml")
@example(b"<plist><dict>" * 3_000, "policy.plist")
@example(b"<plist><dict><key>HubUrl</key><date>rubbish</date></dict></plist>", "policy.plist")
@example(b"bplist00" + bytes(40), "policy.plist")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_file_holds_is_a_policy_or_told(
    tmp_path: Path, content: bytes, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    try:
        policy = policy_in(path)
    except PolicyUnreadableError as problem:
        assert str(path) in problem.what_happened  # noqa: PT017 - either is right
    else:
        assert bool(policy.source) == (policy != Policy())


def test_a_proxy_is_settled_by_its_address_or_as_none(tmp_path: Path) -> None:
    path = written(tmp_path, 'proxy = "http://proxy.example.org:3128"\n')
    policy = policy_in(path)
    assert settled_proxy_for(HUB, lambda: policy) == "http://proxy.example.org:3128"
    assert settled_proxy_for("http://127.0.0.1:8470", lambda: policy) is None
    direct = policy_of({"Proxy": "direct"}, "registry")
    assert settled_proxy_for(HUB, lambda: direct) is None


def test_a_recovery_key_is_settled_by_its_fingerprint_however_it_is_typed(tmp_path: Path) -> None:
    path = written(tmp_path, 'recovery_key = "7k2m 9qx4 0aqb-zz10-hjkl"\n')
    assert policy_in(path).recovery_key == "7K2M-9QX4-0AQB-ZZ10-HJK1"


def test_without_a_settled_proxy_the_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://of-the-system:8080")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert settled_proxy_for(HUB, Policy) == "http://of-the-system:8080"


def test_an_empty_answer_given_to_the_installer_settles_nothing() -> None:
    assert policy_of({"HubUrl": "", "Organisation": " "}, "registry") == Policy()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('hub_url = "hub.example.org"', "not an address"),
        ('hub_url = "ftp://hub.example.org"', "not an address"),
        ('hub_url = "https://hub.example.org:x"', "not an address"),
        ("organisation = 7", "not a text"),
        ('organization = "Harbour Homes"', "“organization” is not a setting"),
        ("lease_days = 0", "not a whole number from 1 to 366"),
        ("passphrase_characters = 65", "not a whole number from 1 to 64"),
        ('keyring_required = "yes"', "neither true nor false"),
        ('two_people_for_returns = "yes"', "neither true nor false"),
        ('exports_allowed = "return, photo"', "ExportsAllowed"),
        ("backup_folder = 1", "not a text"),
        ("idle_minutes = 0", "not a whole number from 1 to 15"),
        ("idle_minutes = 60", "not a whole number from 1 to 15"),
        ("idle_minutes = true", "not a whole number from 1 to 15"),
        ('idle_minutes = "2"', "not a whole number from 1 to 15"),
        ('proxy = "proxy:3128"', "neither an address"),
        ('proxy = "http://name:word@proxy:3128"', "neither an address"),
        ("proxy = 3128", "not a text"),
        ('recovery_key = "7K2M-9QX4"', "not a fingerprint"),
        ('recovery_key = "7K2M-9QX4-0AQB-ZZ10-HJK!"', "not a fingerprint"),
        ('recovery_key = "-"', "not a fingerprint"),
        ("organisation = ", "not well written"),
        ("#" * 70_000, "too large"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place(tmp_path: Path, words: str, told: str) -> None:
    path = written(tmp_path, words)
    with pytest.raises(PolicyUnreadableError, match=told) as refused:
        policy_in(path)
    assert str(path) in refused.value.what_happened
    assert "Your records are safe." in refused.value.in_plain_words


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(PolicyUnreadableError):
        policy_in(path)
