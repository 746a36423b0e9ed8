"""`anchordesk network-key|pack`: the co-ordinator's key, and packs made, shown and accepted."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from anchordesk.adapters.carriers import HubCarrier
from anchordesk.adapters.keys.network_key_files import NetworkKeyFiles
from anchordesk.adapters.system import SystemClock, SystemIdentifiers
from anchordesk.commands.terminal import (
    DONE,
    REFUSED,
    add_vault_option,
    ask,
    ask_new_passphrase,
    ask_passphrase,
    opened,
    say,
    tell,
)
from anchordesk.domain.dates import long_date
from anchordesk.domain.key_fingerprint import fingerprint_of
from anchordesk.services import pack_making, pack_publishing, packs
from anchordesk.services.files import write_whole_file
from anchordesk.wire.packs import PackContents, sign_pack

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

CARD_FILE = "network-card.json"
PRIVATE_FILE = "network-key-private.json"


def add_commands(subparsers: Subparsers) -> None:
    """Add the commands."""
    key = subparsers.add_parser("network-key", help="make the key that a network's packs are in")
    key.add_argument("folder", type=Path, help="an empty folder, for instance on a stick")
    key.add_argument("--network", required=True, help="the network's name")
    key.set_defaults(run=run_key)
    parser = subparsers.add_parser("pack", help="vacancies and definitions from the network")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    making = actions.add_parser("make", help="sign files as a pack (co-ordinator)")
    making.add_argument("contents", choices=get_args(PackContents))
    making.add_argument("files", nargs="+", type=Path, help="the files to put into it")
    making.add_argument("--version", type=int, required=True, help="one more than the last")
    making.add_argument(
        "--key", type=Path, required=True, help=f"the co-ordinator's {PRIVATE_FILE}"
    )
    making.add_argument("--to", type=Path, required=True, help="the pack to write")
    making.set_defaults(run=run_make)
    publishing = actions.add_parser("publish", help="give a pack to the hub, for desks to fetch")
    publishing.add_argument("pack", type=Path)
    publishing.add_argument("--hub", required=True, metavar="ADDRESS", help="the hub's address")
    publishing.set_defaults(run=run_publish)
    trusting = actions.add_parser("trust", help="believe packs in a network's hand")
    add_vault_option(trusting)
    trusting.add_argument("card", type=Path, help=f"{CARD_FILE}, from the co-ordinator")
    trusting.add_argument("--fingerprint", help="the co-ordinator's, instead of a question")
    trusting.set_defaults(run=run_trust)
    for name, words, run in (
        ("show", "say what a pack would bring", run_show),
        ("accept", "take a pack into use", run_accept),
    ):
        command = actions.add_parser(name, help=words)
        add_vault_option(command)
        command.add_argument("pack", type=Path)
        command.set_defaults(run=run)


def run_key(arguments: argparse.Namespace) -> int:
    """Make the co-ordinator's key pair: a card for desks, and a private file."""
    tell("Choose a passphrase for the private file. It works on any computer, so make it long.")
    passphrase = ask_new_passphrase()
    if passphrase is None:
        return REFUSED
    card, private = arguments.folder / CARD_FILE, arguments.folder / PRIVATE_FILE
    name = pack_making.network_name(arguments.network)
    made = _key_files().write(name, passphrase, card, private)
    say(f"Fingerprint: {fingerprint_of(made.public_key, packs.NETWORK_KEY)}")
    say(f"For every desk: {card}")
    say(f"For you alone: {private}")
    return DONE


def run_make(arguments: argparse.Namespace) -> int:
    """Check files as every desk will, and sign them."""
    documents = pack_making.read_documents(arguments.files, arguments.contents)
    network, key = _key_files().read(
        arguments.key, ask_passphrase("Passphrase of the network's key: ")
    )
    pack = pack_making.make_pack(
        pack_making.NewPack(
            network=network,
            contents=arguments.contents,
            version=arguments.version,
            issued_on=SystemClock().today(),
            documents=documents,
        )
    )
    write_whole_file(arguments.to, sign_pack(pack, key))
    say(f"Written: {arguments.to}")
    return DONE


def run_publish(arguments: argparse.Namespace) -> int:
    """Give a signed pack to the hub; done only once the hub says that it has these bytes."""
    pack_publishing.publish(HubCarrier(), arguments.hub.rstrip("/"), arguments.pack)
    say("The hub has it. Desks that know the network fetch it with their next look.")
    return DONE


def run_trust(arguments: argparse.Namespace) -> int:
    """Show whose card it is, and believe it once a person, or a script, gave the fingerprint."""
    with opened(arguments) as workspace:
        seen = packs.look_at_card(workspace, arguments.card)
        fingerprint = arguments.fingerprint
        if fingerprint is None:
            tell(f"The card says that it belongs to {seen.name}.")
            if seen.replaces is not None:
                tell(f"What {seen.replaces} sent would be forgotten.")
            fingerprint = ask("Type the fingerprint that the co-ordinator reads out to you:")
        packs.trust_card(workspace, arguments.card, fingerprint)
    say(f"Packs in the hand of {seen.name} are believed from now on.")
    return DONE


def run_show(arguments: argparse.Namespace) -> int:
    """Say what a pack would bring; nothing is changed."""
    with opened(arguments) as workspace:
        _say_pack(packs.look_at_pack(workspace, arguments.pack))
    return DONE


def run_accept(arguments: argparse.Namespace) -> int:
    """Take a pack into use."""
    with opened(arguments) as workspace:
        packs.accept_pack(workspace, arguments.pack)
    say("Accepted. It is used from the next unlock on.")
    return DONE


def _say_pack(seen: packs.PackSeen) -> None:
    say(f"{seen.network}, {long_date(seen.issued_on)}: {seen.contents}, version {seen.version}")
    for line in seen.lines:
        say(f"  {line}")


def _key_files() -> NetworkKeyFiles:
    return NetworkKeyFiles(SystemIdentifiers().random_bytes)
