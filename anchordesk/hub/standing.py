"""What the records say about returns that have just come: two questions for however many there are.

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

from anchordesk.hub.acceptance import MemberKey
from anchordesk.hub.log import LogHead
from anchordesk.hub.many_rows import given, on_postgresql, values_of
from anchordesk.hub.tables import log, organisation_keys, returns
from anchordesk.wire.log_chain import FIRST_HEAD
from anchordesk.wire.problems import CountedReturn

Place = tuple[str, str, str]
"""Organisation, template and period."""
PlaceInChain = tuple[str, str, int]
"""Organisation, incarnation and number of a desk's message."""


@dataclass
class Standing:
    """Where the log and members' returns stand.

    Attributes:
        end: Of the log.
        counted: The highest revision of each place.
        numbers: Which places in desks' own numbering are taken.
        receipts: Of what is stored already, by digest.
    """

    end: LogHead = field(default_factory=lambda: LogHead(0, FIRST_HEAD))
    counted: dict[Place, CountedReturn] = field(default_factory=dict)
    numbers: set[PlaceInChain] = field(default_factory=set)
    receipts: dict[str, bytes] = field(default_factory=dict)


def known_before(
    connection: Connection, digests: Collection[str], key_ids: Collection[str]
) -> tuple[dict[str, bytes], dict[str, MemberKey]]:
    """The receipts of what is stored already, and the keys that members registered."""
    receipts: dict[str, bytes] = {}
    keys: dict[str, MemberKey] = {}
    is_postgresql = on_postgresql(connection)
    asked = values_of(is_postgresql, "digests", [(digest,) for digest in digests], 1) | values_of(
        is_postgresql, "keys", [(key,) for key in key_ids], 1
    )
    for row in connection.execute(_known(is_postgresql), asked):
        if row.what == "receipt":
            receipts[row.one] = row.content
        else:
            keys[row.one] = MemberKey(row.two, row.content, row.three is not None)
    return receipts, keys


def standing_of(
    connection: Connection,
    digests: Collection[str],
    places: Collection[Place],
    numbers: Collection[PlaceInChain],
) -> Standing:
    """Where the log and these places stand now. Ask within the writing transaction."""
    standing = Standing()
    is_postgresql = on_postgresql(connection)
    asked = (
        values_of(is_postgresql, "digests", [(digest,) for digest in digests], 1)
        | values_of(is_postgresql, "places", places, 3)
        | values_of(is_postgresql, "numbers", numbers, 3)
    )
    for row in connection.execute(_standing(is_postgresql), asked):
        match row.what:
            case "end":
                standing.end = LogHead(row.number, row.one)
            case "receipt":
                standing.receipts[row.one] = row.content
            case "number":
                standing.numbers.add((row.one, row.two, row.number))
            case _:
                place = (row.one, row.two, row.three)
                known = standing.counted.get(place)
                if known is None or row.number > known.revision:
                    standing.counted[place] = CountedReturn(row.number, row.four)
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
def _known(is_postgresql: bool) -> CompoundSelect[Any]:
    """Built once: building a statement costs more than running it."""
    asked = given(is_postgresql, "keys", key=Text)
    return union_all(
        _receipts(is_postgresql),
        _rows(
            "key",
            one=organisation_keys.c.key_id,
            two=organisation_keys.c.organisation,
            three=organisation_keys.c.revoked_at,
            content=organisation_keys.c.public_key,
        ).join(asked, asked.c.key == organisation_keys.c.key_id),
    )


@cache
def _standing(is_postgresql: bool) -> CompoundSelect[Any]:
    places = given(is_postgresql, "places", organisation=Text, template=Text, period=Text)
    numbers = given(is_postgresql, "numbers", organisation=Text, incarnation=Text, seq=BigInteger)
    return union_all(
        _receipts(is_postgresql),
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


def _receipts(is_postgresql: bool) -> Select[Any]:
    asked = given(is_postgresql, "digests", digest=Text)
    return _rows("receipt", one=log.c.digest, content=log.c.receipt).join(
        asked, asked.c.digest == log.c.digest
    )
