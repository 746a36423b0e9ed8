"""Writes a recovery code in groups that a person can copy by hand, and names a mistyped group.

20 random bytes (160 bits) become eight groups of four characters and a check character, in the
base 32 alphabet of Crockford, which has no I, L, O or U. The check is a sum over the field of 32
elements with a different weight for each place and a different start for each group: every single
wrong character and every swap of two unequal characters in a group is noticed, and so is every
group that stands in another's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from anchordesk.domain.errors import RefusedError

CODE_BYTES = 20
GROUPS = 8
DATA_CHARACTERS = 4
GROUP_CHARACTERS = DATA_CHARACTERS + 1
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans("ILO", "110")
# x^5 + x^2 + 1, primitive over two elements: its powers of x reach all 31 others.
POLYNOMIAL = 0b100101


class MistypedRecoveryCodeError(RefusedError):
    """Groups of a recovery code do not agree with their check characters.

    Attributes:
        groups: Their numbers, from 1.
    """

    code = "mistyped-recovery-code"
    advice = "Compare each named group with the printed sheet, then type it again."

    def __init__(self, groups: tuple[int, ...]) -> None:
        self.groups = groups
        super().__init__(_mistyped(groups))


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The secret that opens a vault without its passphrase and without its computer.

    Attributes:
        secret: 20 random bytes. Never shown by repr.
    """

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != CODE_BYTES:
            raise ValueError("a recovery code has 20 bytes")

    @property
    def groups(self) -> tuple[str, ...]:
        """The code as it is printed: eight groups of five characters."""
        return groups_of(int.from_bytes(self.secret, "big"), GROUPS)


@dataclass(frozen=True, slots=True)
class TypedCode:
    """How far a code is typed.

    Attributes:
        right: How many groups agree with their check characters.
        wrong: Numbers, from 1, of whole groups that do not.
        surplus: Whether there are more characters than a code has.
        of: How many groups there are in all.
    """

    right: int
    wrong: tuple[int, ...]
    surplus: bool
    of: int = GROUPS

    @property
    def whole(self) -> bool:
        """Whether every group is there and right."""
        return self.right == self.of and not self.surplus


def groups_of(whole: int, groups: int, first_place: int = 0) -> tuple[str, ...]:
    """Return a number in groups of five characters, the last of each a check.

    Args:
        whole: Of 20 bits for each group.
        first_place: From where the groups are numbered for their checks, below 32 in all.
    """
    count = groups * DATA_CHARACTERS
    numbers = [whole >> 5 * (count - 1 - place) & 31 for place in range(count)]
    return tuple(_group(numbers[i * 4 : i * 4 + 4], first_place + i) for i in range(groups))


def read_group(part: str, place: int) -> int | None:
    """Return the 20 bits of a typed group; None if it does not agree with its check."""
    numbers = _read_group(part, place)
    if numbers is None:
        return None
    whole = 0
    for number in numbers:
        whole = whole << 5 | number
    return whole


def tidied(typed: str) -> str:
    """Return typed characters without spaces and dashes, look-alikes as what is meant."""
    return _tidy(typed)


def look_at_typed(typed: str) -> TypedCode:
    """Tell how far a code is typed, and which groups are wrong already."""
    plain = _tidy(typed)
    starts = range(0, len(plain) - GROUP_CHARACTERS + 1, GROUP_CHARACTERS)
    read = [
        _read_group(plain[start : start + GROUP_CHARACTERS], place)
        for place, start in enumerate(starts[:GROUPS])
    ]
    wrong = tuple(place + 1 for place, numbers in enumerate(read) if numbers is None)
    return TypedCode(len(read) - len(wrong), wrong, len(plain) > GROUPS * GROUP_CHARACTERS)


def read_recovery_code(typed: str) -> RecoveryCode:
    """Read a code as a person types it: small or capital letters, any spaces and dashes.

    Raises:
        MistypedRecoveryCodeError: naming the groups that are wrong; none if there are too many or
            too few characters.
    """
    plain = _tidy(typed)
    if len(plain) != GROUPS * GROUP_CHARACTERS:
        raise MistypedRecoveryCodeError(())
    parts = [plain[start : start + GROUP_CHARACTERS] for start in range(0, len(plain), 5)]
    read = [_read_group(part, place) for place, part in enumerate(parts)]
    wrong = tuple(place + 1 for place, numbers in enumerate(read) if numbers is None)
    if wrong:
        raise MistypedRecoveryCodeError(wrong)
    whole = 0
    for numbers in read:
        for number in numbers or ():
            whole = whole << 5 | number
    return RecoveryCode(whole.to_bytes(CODE_BYTES, "big"))


def is_group(code: RecoveryCode, number: int, typed: str) -> bool:
    """Tell whether what was typed is the code's group of that number, from 1."""
    return _tidy(typed) == code.groups[number - 1]


def _tidy(typed: str) -> str:
    return "".join(c for c in typed.upper() if not c.isspace() and c != "-").translate(LOOK_ALIKES)


def _group(numbers: Sequence[int], place: int) -> str:
    return "".join(ALPHABET[number] for number in (*numbers, _check(numbers, place)))


def _read_group(part: str, place: int) -> Sequence[int] | None:
    numbers = [ALPHABET.find(character) for character in part]
    if min(numbers) < 0 or _check(numbers[:-1], place) != numbers[-1]:
        return None
    return numbers[:-1]


def _check(numbers: Sequence[int], place: int) -> int:
    total = place
    for power, number in enumerate(numbers, start=1):
        product = number
        for _ in range(power):
            product <<= 1
            if product & 32:
                product ^= POLYNOMIAL
        total ^= product
    return total


def _mistyped(groups: tuple[int, ...]) -> str:
    if not groups:
        return f"The recovery code has {GROUPS} groups of {GROUP_CHARACTERS} characters."
    if len(groups) == 1:
        return f"Group {groups[0]} of the recovery code is mistyped."
    *others, last = map(str, groups)
    return f"Groups {', '.join(others)} and {last} of the recovery code are mistyped."
