"""Writes the privacy notices and the record of processing in docs/notices from the register.

python docs/make_notices.py           write them
python docs/make_notices.py --check   exit 1 if one is out of date

`anchordesk rights notice`, `easy-notice` and `register` make the same for an organisation by name.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from anchordesk.adapters.resource_library import load_library
from anchordesk.services.privacy_notice import easy_notice_of, notice_of, record_of
from anchordesk.settings import resource_path

FOLDER = Path(__file__).resolve().parent / "notices"
ORGANISATION = "[your organisation]"
MADE = (
    "<!-- Made by docs/make_notices.py. The lawful bases are proposed: whoever is responsible for "
    "data protection decides. -->\n"
)


def main(words: list[str]) -> int:
    """Write every paper, or with `--check` tell whether they are as they would be written."""
    outdated = [
        name
        for name, text in papers().items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text("utf-8") != text
    ]
    if outdated and "--check" in words:
        sys.stderr.write(f"{outdated[0]} is out of date: run python docs/make_notices.py.\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    for name in outdated:
        (FOLDER / name).write_text(papers()[name], "utf-8")
    return 0


def papers() -> dict[str, str]:
    """Return each paper by the name of its file."""
    register = load_library(resource_path()).read_register()
    return {
        "privacy-notice.md": MADE + notice_of(register, ORGANISATION),
        "privacy-notice-easy-read.md": MADE + easy_notice_of(ORGANISATION),
        "record-of-processing.md": MADE + record_of(register, ORGANISATION),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
