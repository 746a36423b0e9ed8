"""A recovery code in three parts, one for each of three people, of which any two give it back.

A part is what Shamir's scheme gives of the code and of a check of it, with the part's number and
a mark of the set, in eleven groups of five characters. One part alone tells nothing of the code.
Groups of parts are checked from another start than those of a whole code, so that the two are
never taken for each other. Two parts typed after one another are read wherever a code is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from anchordesk.domain.errors import RefusedError
from anchordesk.domain.recovery_code import (
    CODE_BYTES,
    GROUP_CHARACTERS,
    GROUPS,
    MistypedRecoveryCodeError,
    RecoveryCode,
    TypedCode,
    groups_of,
    look_at_typed,
    read_group,
    read_recovery_code,
    tidied,
)
from anchordesk.domain.secret_sharing import RandomBytes, combine, split

PARTS, NEEDED = 3, 2
PART_GROUPS = 11
FIRST_PLACE = 16
SET_BYTES, CHECK_BYTES = 2, 4
SHARE_BYTES = CODE_BYTES + CHECK_BYTES
FORM = 1
"""In the four bits before a part: of another form a later version would read."""
FIRST_SIGN, SURELY = "2", 3
BITS_OF_A_GROUP = 20
BITS = 8 * (1 + SET_BYTES + SHARE_BYTES)


class PartsRefusedError(RefusedError):
    """Two parts of a recovery code do not give it back."""

    code = "recovery-parts-refused"
    safe = "Nothing was opened and nothing was changed."


@dataclass(frozen=True, slots=True)
class RecoveryPart:
    """What stands on one of three sheets.

    Attributes:
        number: 1, 2 or 3.
        of_set: Two bytes, the same on all three sheets.
        share: Never shown by repr.
    """

    number: int
    of_set: bytes
    share: bytes = field(repr=False)

    @property
    def mark(self) -> str:
        """The set in four signs, by which people see that sheets belong together."""
        return self.of_set.hex().upper()

    @property
    def groups(self) -> tuple[str, ...]:
        """The part as it is printed: eleven groups of five characters."""
        body = bytes([self.number]) + self.of_set + self.share
        whole = FORM << BITS | int.from_bytes(body, "big")
        return groups_of(whole, PART_GROUPS, FIRST_PLACE)


def parts_of(code: RecoveryCode, random_bytes: RandomBytes) -> tuple[RecoveryPart, ...]:
    """Return three new parts of a code; parts made earlier do not fit them."""
    of_set = random_bytes(SET_BYTES)
    shares = split(code.secret + _check(code.secret), NEEDED, PARTS, random_bytes)
    return tuple(RecoveryPart(at, of_set, share) for at, share in enumerate(shares, start=1))


def join_parts(one: RecoveryPart, other: RecoveryPart) -> RecoveryCode:
    """Return the code of two parts.

    Raises:
        PartsRefusedError: if they are the same part, of two sets, or their check is wrong.
    """
    if one.number == other.number:
        raise PartsRefusedError(
            f"Both are sheet {one.number}. Two different sheets are needed.",
            what_to_do="Ask for the sheet of one of the other two people.",
        )
    if one.of_set != other.of_set:
        raise _of_two_sets()
    whole = combine({one.number: one.share, other.number: other.share})
    secret, check = whole[:CODE_BYTES], whole[CODE_BYTES:]
    if _check(secret) != check:
        raise _of_two_sets()
    return RecoveryCode(secret)


def read_typed_code(typed: str) -> RecoveryCode:
    """Read a whole code, or two parts one after the other.

    Raises:
        MistypedRecoveryCodeError: naming the groups that are wrong; those of a second part go on
            from 12.
        PartsRefusedError: as for joining.
    """
    plain = tidied(typed)
    if not _is_of_parts(plain):
        return read_recovery_code(typed)
    if len(plain) != NEEDED * PART_GROUPS * GROUP_CHARACTERS:
        raise PartsRefusedError(
            f"Two sheets have {NEEDED * PART_GROUPS} groups of {GROUP_CHARACTERS} characters.",
            what_to_do="Type both sheets, all of the first and then all of the second.",
        )
    values = _read(plain)
    wrong = tuple(at + 1 for at, value in enumerate(values) if value is None)
    if wrong:
        raise MistypedRecoveryCodeError(wrong)
    one, other = (_part([v or 0 for v in half]) for half in (values[:11], values[11:]))
    return join_parts(one, other)


def read_part(typed: str) -> RecoveryPart:
    """Read one part as a person types it.

    Raises:
        MistypedRecoveryCodeError: naming the groups that are wrong; none if it is too short or
            too long.
        PartsRefusedError: if it is a part of a form that this version does not know.
    """
    plain = tidied(typed)
    if len(plain) != PART_GROUPS * GROUP_CHARACTERS:
        raise MistypedRecoveryCodeError(())
    values = _read(plain)
    wrong = tuple(at + 1 for at, value in enumerate(values) if value is None)
    if wrong:
        raise MistypedRecoveryCodeError(wrong)
    return _part([value or 0 for value in values])


def is_part_group(part: RecoveryPart, number: int, typed: str) -> bool:
    """Tell whether what was typed is the part's group of that number, from 1."""
    return tidied(typed) == part.groups[number - 1]


def look_at_any(typed: str) -> TypedCode:
    """Tell how far a whole code or two parts are typed, and which groups are wrong already."""
    plain = tidied(typed)
    if not _is_of_parts(plain):
        return look_at_typed(typed)
    most = NEEDED * PART_GROUPS
    values = _read(plain[: most * GROUP_CHARACTERS])
    wrong = tuple(at + 1 for at, value in enumerate(values) if value is None)
    surplus = len(plain) > most * GROUP_CHARACTERS
    return TypedCode(len(values) - len(wrong), wrong, surplus, most)


def _is_of_parts(plain: str) -> bool:
    """Tell parts from a whole code, by the checks of the groups that both could have."""
    groups = [
        plain[at : at + GROUP_CHARACTERS]
        for at in range(0, len(plain) - GROUP_CHARACTERS + 1, GROUP_CHARACTERS)
    ][:GROUPS]
    of_code = sum(read_group(group, at) is not None for at, group in enumerate(groups))
    of_part = sum(read_group(one, FIRST_PLACE + at) is not None for at, one in enumerate(groups))
    # A mistyped group agrees by chance once in 32 times, so that a single one is not enough.
    return of_part > of_code and (plain.startswith(FIRST_SIGN) or of_part >= SURELY)


def _read(plain: str) -> list[int | None]:
    """Return what each whole group holds, None of one that is mistyped."""
    starts = range(0, len(plain) - GROUP_CHARACTERS + 1, GROUP_CHARACTERS)
    return [
        read_group(plain[start : start + GROUP_CHARACTERS], FIRST_PLACE + at % PART_GROUPS)
        for at, start in enumerate(starts)
    ]


def _part(values: list[int]) -> RecoveryPart:
    whole = 0
    for value in values:
        whole = whole << BITS_OF_A_GROUP | value
    body = (whole & (1 << BITS) - 1).to_bytes(BITS // 8, "big")
    if whole >> BITS != FORM or not 1 <= body[0] <= PARTS:
        raise PartsRefusedError(
            "This sheet was made by a later version of AnchorDesk.",
            what_to_do="Update AnchorDesk, then try again.",
        )
    return RecoveryPart(body[0], body[1 : 1 + SET_BYTES], body[1 + SET_BYTES :])


def _check(secret: bytes) -> bytes:
    return sha256(b"anchordesk|recovery-parts|" + secret).digest()[:CHECK_BYTES]


def _of_two_sets() -> PartsRefusedError:
    return PartsRefusedError(
        "These two sheets do not belong together: they were made on different occasions.",
        what_to_do="Compare the marks at the top of both sheets, and ask for the newer one.",
    )
