"""The six words by which two people make sure, on the telephone, that no key was swapped.

Both desks derive them from everything that joining rests on. A thief in the middle would have to
find keys that lead to the same 66 bits, through a slow function, within an invitation's week.
"""

from __future__ import annotations

import hashlib

from anchordesk.wire.framing import length_prefixed
from anchordesk.wire.team import TeamInvitation, TeamJoinRequest
from anchordesk.wire.word_list import WORDS

WORD_COUNT = 6
_BITS = 11
_CONTEXT = b"anchordesk/six-words/2"
_COST = 2**14


def six_words(invitation: TeamInvitation, request: TeamJoinRequest) -> str:
    """The words for one invitation and the desk that answered it, with spaces between.

    Takes some 50 ms and 16 MiB (scrypt, RFC 7914, N = 2^14, r = 8, p = 1).
    """
    covered = length_prefixed(
        _CONTEXT,
        invitation.id.bytes,
        invitation.organisation_public_key,
        invitation.lead_signing_public_key,
        invitation.lead_sealing_public_key,
        invitation.recovery_key or b"",
        request.signing_public_key,
        request.sealing_public_key,
    )
    return words_of(hashlib.scrypt(covered, salt=invitation.id.bytes, n=_COST, r=8, p=1, dklen=9))


def words_of(secret: bytes) -> str:
    """Six words for the first 66 bits of nine bytes."""
    bits = int.from_bytes(secret[:9], "big") >> 9 * 8 - WORD_COUNT * _BITS
    places = (bits >> _BITS * (WORD_COUNT - 1 - at) & 2**_BITS - 1 for at in range(WORD_COUNT))
    return " ".join(WORDS[place] for place in places)
