"""What the records say about returns that have just come: one question for however many there are.

A question costs a server and this program more than its answer does, so what belongs together is
asked at once, as rows of different kinds; and lists go in as one value each, so that a question has
one text whatever their lengths, which a server and its driver know already.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    CompoundSelect,
    Connection,
    LargeBinary,
    Select,
    Text,
    and_,
    cast,
    func,
    literal_column,
    null,
    select,
    union_all,
)

from anchordesk.hub.acceptance import MemberKey, Place, PlaceInChain, VerifiedReturn
from anchordesk.hub.log import LogHead
from anchordesk.hub.many_rows import given, on_postgresql, values_of
from anchordesk.hub.tables import log, organisation_keys, returns
from anchordesk.wire.log_chain import FIRST_HEAD
from anchordesk.wire.problems import CountedReturn


@dataclass
class Standing:
    """Where the log and members' returns stand.

    Attributes:
        end: Of the log.
        counted: The highest revision of each place.
        numbers: Which places in desks' own numbering are taken.
        receipts: Of what is stored already, by digest.
        keys: How the signers' keys stand, by their ids.
    """

    end: LogHead = field(default_factory=lambda: LogHead(0, FIRST_HEAD))
    counted: dict[Place, CountedReturn] = field(default_factory=dict)
    numbers: set[PlaceInChain] = field(default_factory=set)
    receipts: dict[str, bytes] = field(default_factory=dict)
    keys: dict[str, MemberKey] = field(default_factory=dict)


def public_keys(connection: Connection, key_ids: Collection[str]) -> dict[str, bytes]:
    """The registered ones among these keys, whether withdrawn since or not."""
    is_postgresql = on_postgresql(connection)
    asked = values_of(is_postgresql, "keys", [(key,) for key in key_ids], 1)
    rows = connection.execute(_public_keys(is_postgresql), asked)
    return {row.one: row.content for row in rows}


def receipts_of(connection: Connection, digests: Collection[str]) -> dict[str, bytes]:
    """The receipts of what is stored already."""
    is_postgresql = on_postgresql(connection)
    asked = values_of(is_postgresql, "digests", [(digest,) for digest in digests], 1)
    rows = connection.execute(_receipts(is_postgresql), asked)
    return {row.one: row.content for row in rows}


def standing_of(connection: Connection, verified: Collection[VerifiedReturn]) -> Standing:
    """Where the log stands now, and all that decides on these returns.

    Ask within the writing transaction.
    """
    standing = Standing()
    is_postgresql = on_postgresql(connection)
    asked = (
        values_of(is_postgresql, "digests", [(one.digest,) for one in verified], 1)
        | values_of(is_postgresql, "keys", [(one.signer,) for one in verified], 1)
        | values_of(is_postgresql, "places", [one.place for one in verified], 3)
        | values_of(is_postgresql, "numbers", [one.number for one in verified], 3)
    )
    for what, one, two, three, four, number, content in connection.execute(
        _standing(is_postgresql), asked
    ):
        match what:
            case "end":
                standing.end = LogHead(number, one)
            case "receipt":
                standing.receipts[one] = content
            case "key":
                standing.keys[one] = MemberKey(two, is_revoked=three is not None)
            case "number":
                standing.numbers.add((one, two, number))
            case _:
                known = standing.counted.get((one, two, three))
                if known is None or number > known.revision:
                    standing.counted[one, two, three] = CountedReturn(number, four)
    return standing


_NONE = {
    "one": cast(null(), Text),
    "two": cast(null(), Text),
    "three": cast(null(), Text),
    "four": cast(null(), Text),
    "number": cast(null(), BigInteger),
    "content": cast(null(), LargeBinary),
}


def _rows(what: str, **columns: Any) -> Select[Any]:
    """Rows of one kind, with the columns that all kinds share."""
    named = [columns.get(name, nothing).label(name) for name, nothing in _NONE.items()]
    return select(literal_column(f"'{what}'").label("what"), *named)


@cache
def _public_keys(is_postgresql: bool) -> Select[Any]:
    asked = given(is_postgresql, "keys", key=Text)
    return _rows(
        "key", one=organisation_keys.c.key_id, content=organisation_keys.c.public_key
    ).join(asked, asked.c.key == organisation_keys.c.key_id)


@cache
def _standing(is_postgresql: bool) -> CompoundSelect[Any]:
    """Built once: building a statement costs more than running it."""
    keys = given(is_postgresql, "keys", key=Text)
    places = given(is_postgresql, "places", organisation=Text, template=Text, period=Text)
    numbers = given(is_postgresql, "numbers", organisation=Text, incarnation=Text, seq=BigInteger)
    return union_all(
        _receipts(is_postgresql),
        _rows(
            "key",
            one=organisation_keys.c.key_id,
            two=organisation_keys.c.organisation,
            three=organisation_keys.c.revoked_at,
        ).join(keys, keys.c.key == organisation_keys.c.key_id),
        _rows("end", one=log.c.head, number=log.c.log_index).where(
            log.c.log_index == select(func.max(log.c.log_index)).scalar_subquery()
        ),
        _rows(
            "return",
            one=returns.c.organisation,
            two=returns.c.template,
            three=returns.c.period,
            four=returns.c.digest,
            number=returns.c.revision,
        ).join(
            places,
            and_(
                places.c.organisation == returns.c.organisation,
                places.c.template == returns.c.template,
                places.c.period == returns.c.period,
            ),
        ),
        _rows(
            "number", one=returns.c.organisation, two=returns.c.incarnation, number=returns.c.seq
        ).join(
            numbers,
            and_(
                numbers.c.organisation == returns.c.organisation,
                numbers.c.incarnation == returns.c.incarnation,
                numbers.c.seq == returns.c.seq,
            ),
        ),
    )


@cache
def _receipts(is_postgresql: bool) -> Select[Any]:
    asked = given(is_postgresql, "digests", digest=Text)
    return _rows("receipt", one=log.c.digest, content=log.c.receipt).join(
        asked, asked.c.digest == log.c.digest
    )
