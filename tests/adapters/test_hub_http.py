"""Whatever answers in a hub's place, a desk never takes it for a receipt, and never hangs."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from uuid import UUID

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.adapters.carriers import HubCarrier
from anchordesk.adapters.hub_answers import (
    HubAnswer,
    Interference,
    Problem,
    ReceiptAnswer,
    Unreachable,
)
from anchordesk.adapters.hub_http import HubHttp
from anchordesk.hub.administration import create_hub
from anchordesk.hub.server import running_hub
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.errors import ReceiptRefusedError, SignatureRefusedError, WireError
from anchordesk.wire.messages import Receipt
from anchordesk.wire.receipts import sign_receipt, verify_receipt
from anchordesk.wire.signing import public_key_of, signing_key_id

HUB = Ed25519PrivateKey.from_private_bytes(b"h" * 32)
STRANGER = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
SENT = b"the sealed bytes"
STATEMENT = "application/vnd.anchordesk.statement"

Script = Callable[[socket.socket], None]


@contextmanager
def answering(script: Script) -> Iterator[str]:
    """A server on loopback that reads each request's head and then does as told."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        stopping = threading.Event()

        def work() -> None:
            while not stopping.is_set():
                connection, _ = listening.accept()
                with connection:
                    if stopping.is_set():
                        return
                    received = b""
                    while b"\r\n\r\n" not in received and (part := connection.recv(65536)):
                        received += part
                    try:
                        script(connection)
                    except OSError:
                        continue

        thread = threading.Thread(target=work)
        thread.start()
        port = listening.getsockname()[1]
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            stopping.set()
            socket.create_connection(("127.0.0.1", port)).close()
            thread.join()


def reply(status: str, media_type: str, body: bytes, *more: str) -> Script:
    head = "\r\n".join(
        (
            f"HTTP/1.1 {status}",
            f"Content-Type: {media_type}",
            f"Content-Length: {len(body)}",
            "Connection: close",
            *more,
        )
    )
    return lambda connection: connection.sendall(head.encode() + b"\r\n\r\n" + body)


def sent_to(script: Script, total_seconds: float = 20) -> HubAnswer:
    with answering(script) as url, HubHttp(url, total_seconds=total_seconds) as http:
        return http.put(f"/v1/returns/{digest_of(SENT)}", SENT)


def receipt(digest: str, key: Ed25519PrivateKey) -> bytes:
    return sign_receipt(
        Receipt(
            digest,
            "return/1",
            datetime(2026, 11, 23, tzinfo=UTC),
            1,
            "a" * 64,
            UUID(int=1),
            signing_key_id(public_key_of(key)).hex(),
        ),
        private_key=key,
    )


def proves(answer: HubAnswer) -> None:
    assert isinstance(answer, ReceiptAnswer)
    verify_receipt(answer.content, public_key_of(HUB), digest_of(SENT))


def test_a_true_receipt_comes_through() -> None:
    proves(sent_to(reply("201 Created", STATEMENT, receipt(digest_of(SENT), HUB))))


def test_forged_receipts_prove_nothing() -> None:
    with pytest.raises(ReceiptRefusedError):
        proves(sent_to(reply("201 Created", STATEMENT, receipt(digest_of(b"other"), HUB))))
    with pytest.raises(SignatureRefusedError):
        proves(sent_to(reply("201 Created", STATEMENT, receipt(digest_of(SENT), STRANGER))))
    stripped = bytearray(receipt(digest_of(SENT), HUB))
    stripped[28:92] = bytes(64)
    with pytest.raises(SignatureRefusedError):
        proves(sent_to(reply("200 OK", STATEMENT, bytes(stripped))))


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (reply("200 OK", "text/html", b"<html>Welcome to Free WiFi</html>"), "sign in"),
        (reply("200 OK", "application/json", b'{"stored":true}'), "instead of the hub"),
        (reply("200 OK", STATEMENT, b"<html>Welcome</html>"), "instead of the hub"),
        (reply("302 Found", "text/html", b"", "Location: http://portal.example/"), "sign in"),
        (reply("511 Network Authentication Required", "text/html", b"x"), "sign in"),
        (reply("407 Proxy Authentication Required", "text/html", b"x"), "proxy asks"),
        (reply("500 Internal Server Error", "text/html", b"<h1>Oops</h1>"), "in its place"),
        (reply("503 Service Unavailable", "text/html", b"<h1>Busy</h1>"), "in its place"),
        (reply("403 Forbidden", "text/html", b"Blocked by policy"), "in its place"),
        (reply("500 Error", "application/problem+json", b"{"), "in its place"),
        (reply("200 OK", "application/problem+json", b"{}"), "instead of the hub"),
    ],
)
def test_what_is_not_the_hub_is_interference(script: Script, words: str) -> None:
    answer = sent_to(script)
    assert isinstance(answer, Interference)
    assert words in answer.sentence


PROBLEM = (
    b'{"type":"urn:anchordesk:problem:busy","title":"The hub is busy","status":503,'
    b'"detail":"Try again.","retry":"later","of_a_later_version":1}'
)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("999999999", 86400.0),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 0.0),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 86400.0),
        ("soon", None),
        ("-5", None),
        ("1e9", None),
        ("Mon, 99 Foo 2001", None),
    ],
)
def test_a_problem_says_when_to_come_back(told: str, seconds: float | None) -> None:
    answer = sent_to(reply("503 Busy", "application/problem+json", PROBLEM, f"Retry-After: {told}"))
    assert answer == Problem(503, "busy", "The hub is busy", "Try again.", "later", seconds)


@pytest.mark.parametrize("steering", [r"\u001b]0;", r"\u202e", r"\n", r"\u009b"])
def test_a_problem_cannot_steer_the_terminal_that_shows_it(steering: str) -> None:
    told = PROBLEM.replace(b"Try again.", f"Try {steering} again.".encode())
    assert isinstance(sent_to(reply("503 Busy", "application/problem+json", told)), Interference)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_noise_is_never_taken_for_a_receipt(noise: bytes) -> None:
    answer = sent_to(lambda connection: connection.sendall(noise))
    assert not isinstance(answer, ReceiptAnswer | Problem)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([200, 201, 400, 500]))
def test_noise_in_a_good_wrapping_proves_nothing(noise: bytes, status: int) -> None:
    answer = sent_to(reply(f"{status} X", STATEMENT, noise))
    assert isinstance(answer, Interference | ReceiptAnswer)
    if isinstance(answer, ReceiptAnswer):
        with pytest.raises(WireError):
            proves(answer)


def drip(start: bytes) -> Script:
    def script(connection: socket.socket) -> None:
        connection.sendall(start)
        for _ in range(400):
            connection.sendall(b"x")
            time.sleep(0.05)

    return script


@pytest.mark.parametrize(
    "start", [b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: "]
)
def test_a_slow_drip_ends_at_the_total_time(start: bytes) -> None:
    with answering(drip(start)) as url, HubHttp(url, total_seconds=0.5) as http:
        began = time.monotonic()
        answer = http.put("/v1/returns/x", SENT)
        took = time.monotonic() - began
    assert isinstance(answer, Unreachable)
    assert answer.reason == "timeout"
    assert took < 3


def test_too_large_an_answer_is_not_read_in() -> None:
    parts_sent: list[int] = []

    def flood(connection: socket.socket) -> None:
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: {STATEMENT}\r\n\r\n".encode())
        for part in range(2000):
            connection.sendall(bytes(65536))
            parts_sent.append(part)

    assert isinstance(sent_to(flood), Interference)
    assert len(parts_sent) < 500


@pytest.mark.parametrize(
    ("status", "media_type"), [("500 Error", STATEMENT), ("200 OK", "text/html")]
)
def test_a_true_receipt_in_the_wrong_wrapping_is_interference(status: str, media_type: str) -> None:
    answer = sent_to(reply(status, media_type, receipt(digest_of(SENT), HUB)))
    assert isinstance(answer, Interference)


def test_a_cut_answer_is_no_answer() -> None:
    whole = receipt(digest_of(SENT), HUB)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {STATEMENT}\r\nContent-Length: {len(whole)}\r\n\r\n"
    answer = sent_to(lambda connection: connection.sendall(head.encode() + whole[:-1]))
    assert answer == Unreachable("The connection to the hub broke off.", "broken")


def test_a_closed_port_and_an_unknown_name() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with HubHttp(f"http://127.0.0.1:{port}") as http:
        answer = http.get("/v1/hub")
    assert isinstance(answer, Unreachable)
    assert answer.reason == "refused"
    with HubHttp("http://hub.invalid:8440") as http:
        answer = http.get("/v1/hub")
    assert isinstance(answer, Unreachable)
    assert answer.reason == "dns"


def write_certificate(folder: Path) -> None:
    """A certificate for loopback that only itself vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )


def test_an_inspecting_certificate_that_the_system_trusts_works_and_proves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, received = ask_over_tls(tmp_path, monkeypatch, is_trusted=True)
    assert SENT in received, "what it can read is sealed, or made to be published"
    assert isinstance(answer, Interference), "only the hub's own receipt counts"


def test_a_certificate_that_nobody_trusts_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, received = ask_over_tls(tmp_path, monkeypatch, is_trusted=False)
    assert isinstance(answer, Unreachable)
    assert answer.reason == "tls"
    assert received == b""


def ask_over_tls(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_trusted: bool
) -> tuple[object, bytes]:
    """Send to somebody with a certificate of their own; return the answer and what they read."""
    write_certificate(folder)
    if is_trusted:
        # The system's own store, which no variable of the environment can change for a desk.
        store = ssl.get_default_verify_paths()._replace(
            openssl_cafile=str(folder / "certificate.pem"), openssl_capath=""
        )
        monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: store)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    received: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def work() -> None:
            connection, _ = listening.accept()
            try:
                with context.wrap_socket(connection, server_side=True) as secure:
                    while SENT not in b"".join(received):
                        received.append(secure.recv(65536))
                    secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine")
            except OSError:
                connection.close()

        thread = threading.Thread(target=work)
        thread.start()
        with HubHttp(f"https://127.0.0.1:{listening.getsockname()[1]}") as http:
            answer = http.put("/v1/returns/x", SENT)
        thread.join()
    return answer, b"".join(received)


def test_a_proxy_is_used_when_named_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = reply("403 Forbidden", "text/html", b"Blocked")
    with answering(block) as proxy, HubHttp("http://hub.invalid", proxy=proxy) as http:
        answer = http.get("/v1/hub")
    assert isinstance(answer, Interference)
    assert answer.status == 403
    create_hub(tmp_path / "hub", "Network")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with running_hub(tmp_path / "hub") as hub, HubHttp(hub.url) as http:
        assert isinstance(http.get("/v1/hub?nonce=00"), ReceiptAnswer)
        assert isinstance(http.get("/v1/hub?nonce=no"), Problem)
        assert isinstance(http.get("/"), Interference)


def test_the_proxy_is_asked_for_anew_since_a_laptop_moves_between_networks(tmp_path: Path) -> None:
    """In the office a proxy wants a name and a password; at home there is none."""
    asks = reply("407 Proxy Authentication Required", "text/html", b"Who are you?")
    create_hub(tmp_path / "hub", "Network")
    body = b"\x01"
    with answering(asks) as office, running_hub(tmp_path / "hub") as hub:
        proxies: list[str | None] = [office, None]
        carrier = HubCarrier(find_proxy=lambda _: proxies.pop(0))
        path = f"/v1/returns/{digest_of(body)}"
        there = carrier.send(hub.url, path, body, is_join=False)
        at_home = carrier.send(hub.url, path, body, is_join=False)
    assert "proxy asks" in there.problem
    assert there.try_again
    assert "not one that a hub takes" in at_home.problem
