"""Puts the window into a language: English stands in the code, others in shipped catalogues.

A catalogue is loaded for its language alone, so that English takes neither time nor memory for it.
`python docs/make_catalogue.py` keeps the catalogues up to date with the sources.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from anchordesk.settings import resource_path

TRANSLATOR = "catalogue of the window"


class Language(StrEnum):
    """Which language a person asked for; its value is the code that catalogues are named by."""

    SYSTEM = "system"
    ENGLISH = "en"
    WELSH = "cy"


def spoken(language: Language) -> Language:
    """Return the language that is spoken: for the computer's own, English if there is no other."""
    if language is not Language.SYSTEM:
        return language
    first = next(iter(QLocale.system().uiLanguages()), "").partition("-")[0]
    return next((known for known in Language if known.value == first), Language.ENGLISH)


def speak(application: QApplication, language: Language) -> None:
    """Translate what is said from now on; what is on the screen already stays as it is.

    A catalogue that is missing or damaged costs the translation only: then English is spoken.
    """
    earlier = application.findChild(QTranslator, TRANSLATOR)
    if earlier is not None:
        application.removeTranslator(earlier)
        earlier.setParent(None)
    wanted = spoken(language)
    if wanted is Language.ENGLISH:
        return
    translator = QTranslator(application)
    translator.setObjectName(TRANSLATOR)
    if translator.load(str(resource_path("translations", f"anchordesk_{wanted.value}.qm"))):
        application.installTranslator(translator)
