"""Nothing that travels unsealed has room for a person: the structs are walked to their leaves."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from typing import Annotated

import msgspec
import pytest
from msgspec import inspect

from anchordesk.wire.messages import (
    HubCard,
    Invitation,
    JoinRequest,
    LogPage,
    OrganisationHead,
    Receipt,
)
from anchordesk.wire.passports import MemberCard
from anchordesk.wire.returns import Return

UNSEALED = (
    *(Return, Receipt, JoinRequest, Invitation, HubCard, LogPage, OrganisationHead),
    MemberCard,
)
TITLES = {
    "organisation",
    "organisation_name",
    "template_title",
    "period_title",
    "title",
    "name",
}
"""The only fields in which a space can stand. `name` is a hub's; elsewhere it is a code."""


def leaves(kind: inspect.Type, at: str) -> Iterator[tuple[str, inspect.Type]]:
    match kind:
        case inspect.StructType():
            assert kind.forbid_unknown_fields, f"{at} lets unknown fields in"
            for field in kind.fields:
                yield from leaves(field.type, f"{at}.{field.name}")
        case inspect.UnionType():
            for option in kind.types:
                yield from leaves(option, at)
        case inspect.VarTupleType() | inspect.ListType():
            yield from leaves(kind.item_type, at)
        case inspect.TupleType():
            for item in kind.item_types:
                yield from leaves(item, at)
        case inspect.DictType():
            yield from leaves(kind.key_type, f"{at}.key")
            yield from leaves(kind.value_type, f"{at}.value")
        case inspect.Metadata():
            yield from leaves(kind.type, at)
        case _:
            yield at, kind


def takes(kind: inspect.StrType, text: str) -> bool:
    meta = msgspec.Meta(
        pattern=kind.pattern, max_length=kind.max_length, min_length=kind.min_length
    )
    try:
        msgspec.convert(text, type=Annotated[str, meta])
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize("message", UNSEALED, ids=lambda message: message.__name__)
def test_no_field_takes_free_text(message: type[msgspec.Struct]) -> None:
    found = list(leaves(inspect.type_info(message), message.__name__))
    assert found
    for at, kind in found:
        match kind:
            case inspect.StrType():
                is_title = at.rpartition(".")[2] in TITLES
                assert kind.pattern, f"{at} takes any text"
                assert not takes(kind, "x" * 201), f"{at} is not bounded"
                assert not takes(kind, "first line\nsecond line"), f"{at} takes lines of text"
                assert is_title or not takes(kind, "Mary Smith"), f"{at} takes a name"
            case inspect.BytesType():
                assert kind.max_length is not None, f"{at} takes any bytes"
                assert kind.max_length <= 64, f"{at} takes many bytes"
            case inspect.IntType():
                assert kind.ge is not None, f"{at} is not bounded below"
            case (
                inspect.UUIDType()
                | inspect.DateTimeType()
                | inspect.BoolType()
                | inspect.NoneType()
                | inspect.LiteralType()
            ):
                pass
            case _:
                pytest.fail(f"{at} is a {kind}, which nobody has judged")


def test_the_walk_finds_a_hole() -> None:
    class Leaky(msgspec.Struct, forbid_unknown_fields=True):
        born: datetime.datetime
        id: uuid.UUID
        note: str

    [(at, kind)] = [
        (at, kind)
        for at, kind in leaves(inspect.type_info(Leaky), "Leaky")
        if isinstance(kind, inspect.StrType)
    ]
    assert at == "Leaky.note"
    assert takes(kind, "Mary Smith\nrang")
