"""Everything that can be wrong with bytes that crossed the border, one class each.

The wire imports nothing of ours, so these are not `AnchorDeskError`s. Each carries a plain
sentence and a code, from which a use case builds the error that a person is shown. None may hold
anything read from the bytes: they may come from a stranger.
"""

from __future__ import annotations

from typing import ClassVar


class WireError(Exception):
    """Bytes that are refused.

    Attributes:
        code: A short stable name, for logs and for choosing words.
        sentence: What is wrong, in plain English.
    """

    code: ClassVar[str] = "bad-envelope"
    sentence: str = "This file or message is not one that AnchorDesk can read."

    def __init__(self, reason: str = "") -> None:
        self.reason = reason
        super().__init__(f"{self.sentence} ({reason})" if reason else self.sentence)


class MalformedError(WireError):
    """The bytes do not have the shape they should."""

    code = "bad-envelope"
    sentence = "This message is damaged or was not made by AnchorDesk."


class TooLargeError(WireError):
    """The bytes, or what they unpack to, pass a hard limit."""

    code = "too-large"
    sentence = "This message is larger than any that AnchorDesk sends."


class UpgradeNeededError(WireError):
    """The bytes say they follow a version or suite that this program does not know.

    Args:
        needs: The AnchorDesk that reads them, if they say so: figures and points, nothing else.
        about: What they are, for the sentence.
    """

    code = "upgrade-needed"

    def __init__(self, reason: str = "", *, needs: str = "", about: str = "This message") -> None:
        self.needs = needs
        which = f" to version {needs} or later" if needs else ""
        self.sentence = (
            f"{about} was made by a newer AnchorDesk. "
            f"Update AnchorDesk on this computer{which} to read it."
        )
        super().__init__(reason)


class SignatureRefusedError(WireError):
    """The signature is not that key's, over these bytes, to this recipient."""

    code = "bad-signature"
    sentence = "This message was changed on its way, or was not signed by who it says."


class WrongRecipientError(WireError):
    """The envelope names another recipient key."""

    code = "wrong-recipient"
    sentence = "This message was sealed for somebody else."


class CannotOpenError(WireError):
    """The sealed part does not open with this key."""

    code = "cannot-open"
    sentence = "This message was damaged or changed on its way and cannot be opened."


class ReceiptRefusedError(WireError):
    """A receipt is genuine but is not for the bytes that were sent."""

    code = "wrong-receipt"
    sentence = "The hub's receipt is for something else, so this counts as not delivered."


class InvitationRefusedError(WireError):
    """A request to join does not prove that its maker held the invitation."""

    code = "invitation-refused"
    sentence = "This request to join does not match the invitation."
