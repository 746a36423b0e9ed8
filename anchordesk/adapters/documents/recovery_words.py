"""What stands on recovery sheets: one for the code of a desk, one for that of an organisation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The sentences of one kind of sheet.

    Attributes:
        what_it_is: Above the code.
        nobody_can_reset: Below the code, in bold.
    """

    title: str
    what_it_is: str
    nobody_can_reset: str
    where_to_keep: tuple[str, ...]
    how_to_use: tuple[str, ...]


HOW_TO_TYPE = (
    "Capital or small letters, spaces and dashes make no difference. There is no letter I, L, O "
    "or U in it. The last character of each group is a check: AnchorDesk names a mistyped group."
)
OF_A_DESK = SheetWords(
    title="AnchorDesk recovery sheet",
    what_it_is=(
        "This code opens the AnchorDesk vault named above when the passphrase is forgotten, or "
        "when the computer is lost and the vault is restored from a backup. It opens nothing "
        "without the vault or a backup of it."
    ),
    nobody_can_reset=(
        "Nobody can reset this code: not your IT support, not the network, not the makers of "
        "AnchorDesk. Without the passphrase and without this sheet the records are lost."
    ),
    where_to_keep=(
        "Keep this sheet on paper, in a locked place away from the computer and from the backups: "
        "a safe, or a sealed envelope with your manager.",
        "Do not photograph it, send it or keep it as a file. Delete the file once it is printed.",
        "Whoever holds both this sheet and the computer or a backup can read every record.",
    ),
    how_to_use=(
        "To use it, your IT support runs: anchordesk recover (the vault is there, the passphrase "
        "is forgotten), or anchordesk restore BACKUP --vault FOLDER --recovery-code (from a "
        "backup).",
        HOW_TO_TYPE,
        "A newer sheet makes this one useless for the vault. It still opens backups that were made "
        "while it was in use: destroy it only with them.",
    ),
)
OF_A_PART = SheetWords(
    title="AnchorDesk recovery sheet {number} of 3",
    what_it_is=(
        "Any two of the three sheets open the AnchorDesk vault named above when the passphrase is "
        "forgotten, or when the computer is lost and the vault is restored from a backup. This "
        "sheet alone opens nothing and tells nothing."
    ),
    nobody_can_reset=(
        "Nobody can make this sheet again. If one sheet is lost, the other two still open the "
        "vault: make three new ones then, while it is open."
    ),
    where_to_keep=(
        "Three people keep one sheet each, on paper, in three locked places. No two of them lie "
        "together.",
        "Do not photograph it, send it or keep it as a file. Delete the file once it is printed.",
        "Whoever holds two sheets and the computer or a backup can read every record.",
    ),
    how_to_use=(
        "On the page that asks for the passphrase choose “Forgotten your passphrase?” and type "
        "both sheets, one after the other, in any order. Or your IT support runs: anchordesk "
        "recover, or anchordesk restore BACKUP --vault FOLDER --recovery-code.",
        HOW_TO_TYPE,
        "Sheets belong together if the mark at the top is the same. Newer sheets make these "
        "useless for the vault; they still open backups that were made while they were in use.",
        "Once a year two of the three people prove in Settings, by “Drill with two sheets”, that "
        "their sheets still work. Nothing is changed by it.",
    ),
)
OF_AN_ORGANISATION = SheetWords(
    title="AnchorDesk organisation recovery sheet",
    what_it_is=(
        "This code opens the AnchorDesk vaults of every desk to which the organisation's recovery "
        "key was added: when a colleague has left, has forgotten the passphrase, or has lost the "
        "computer. It opens nothing without the vault or a backup of it."
    ),
    nobody_can_reset=(
        "Nobody can reset this code. Whoever holds it and a desk's vault or backup can read every "
        "record of that desk."
    ),
    where_to_keep=(
        "Keep this sheet on paper in a safe, sealed, and note who opens it and when. Better two "
        "people than one.",
        "Do not photograph it, send it or keep it as a file. Delete the file once it is printed.",
    ),
    how_to_use=(
        "To use it, run: anchordesk recover --organisation-code (the vault is there), or "
        "anchordesk restore BACKUP --vault FOLDER --organisation-code (from a backup).",
        HOW_TO_TYPE,
        "The fingerprint above is the one that each desk shows. Another one there means that "
        "another key was added: ask why.",
    ),
)
