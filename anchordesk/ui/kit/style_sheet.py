"""Generates the one Qt style sheet of the application from the tokens.

Widgets choose a look with the dynamic property `look` (see `labels.py`, `buttons.py`,
`card.py`); no widget carries a style sheet of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from anchordesk.ui.kit.tokens import (
    CONTROL_HEIGHT,
    RADIUS_CARD,
    RADIUS_CONTROL,
    TEXT_BODY,
    TEXT_BRAND,
    TEXT_PAGE,
    TEXT_SMALL,
    Tokens,
)

MONOSPACE = '"Cascadia Mono", "Consolas", "Menlo", "DejaVu Sans Mono", monospace'

Scale = Callable[[int], int]


def style_sheet(tokens: Tokens, px: Scale) -> str:
    """Return the style sheet; `px` grows a size in pixels with the text."""
    return "\n".join(
        part(tokens, px)
        for part in (_surfaces, _labels, _buttons, _navigation, _fields, _tables, _scrolling)
    )


def _surfaces(t: Tokens, px: Scale) -> str:
    return f"""
QMainWindow, QDialog, QWidget[look="page"] {{ background: {t.bg}; }}
QWidget[look="surface"] {{ background: {t.surface}; }}
QWidget[look="identity"] {{ background: {t.surface}; border-bottom: 1px solid {t.border}; }}
QFrame[look="card"] {{ background: {t.surface}; border: 1px solid {t.border};
    border-radius: {RADIUS_CARD}px; }}
QFrame[look="event"] {{ background: {t.surface}; border: 1px solid {t.border};
    border-radius: {RADIUS_CARD}px; }}
QFrame[look="event"]:focus {{ border: 2px solid {t.focus}; }}
QFrame[look="notice-ok"], QFrame[look="notice-info"], QFrame[look="notice-warn"],
QFrame[look="notice-danger"] {{ border-radius: {RADIUS_CONTROL}px; }}
QFrame[look="notice-ok"] {{ background: {t.ok_weak}; border: 1px solid {t.ok}; }}
QFrame[look="notice-info"] {{ background: {t.info_weak}; border: 1px solid {t.info}; }}
QFrame[look="notice-warn"] {{ background: {t.warn_weak}; border: 1px solid {t.warn}; }}
QFrame[look="notice-danger"] {{ background: {t.danger_weak}; border: 2px solid {t.danger}; }}
QFrame[look="notice-danger"]:focus {{ border: 2px solid {t.focus}; }}
QFrame[look="band-ok"] {{ background: {t.ok_weak}; border-bottom: 1px solid {t.ok}; }}
QFrame[look="band-info"] {{ background: {t.info_weak}; border-bottom: 1px solid {t.info}; }}
QFrame[look="band-warn"] {{ background: {t.warn_weak}; border-bottom: 1px solid {t.warn}; }}
QFrame[look="band-danger"] {{ background: {t.danger_weak};
    border-bottom: 1px solid {t.danger}; }}
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
    padding: 4px; font-size: {px(TEXT_SMALL)}px; }}
"""


def _labels(t: Tokens, px: Scale) -> str:
    return f"""
QLabel {{ color: {t.text}; font-size: {px(TEXT_BODY)}px; background: transparent; }}
QLabel[look="page-title"] {{ font-size: {px(TEXT_PAGE)}px; font-weight: 700; }}
QLabel[look="step-title"] {{ font-size: {px(TEXT_BRAND)}px; font-weight: 700; }}
QLabel[look="brand"] {{ font-size: {px(TEXT_BRAND)}px; font-weight: 700; color: {t.on_nav}; }}
QLabel[look="heading"] {{ font-weight: 600; }}
QLabel[look="small"] {{ font-size: {px(TEXT_SMALL)}px; color: {t.muted}; }}
QLabel[look="muted"] {{ color: {t.muted}; }}
QLabel[look="link"]:focus {{ border: 2px solid {t.focus}; border-radius: 4px; }}
QLabel[look="link"] {{ border: 2px solid transparent; }}
QLabel[look="problem"] {{ color: {t.danger}; font-weight: 600; }}
QLabel[look="overdue"] {{ color: {t.danger}; font-weight: 600;
    font-size: {px(TEXT_SMALL)}px; }}
QLabel[look="due-today"] {{ color: {t.warn}; font-weight: 600;
    font-size: {px(TEXT_SMALL)}px; }}
QLabel[look="on-nav"] {{ color: {t.on_nav}; font-size: {px(TEXT_SMALL)}px; }}
"""


def _buttons(t: Tokens, px: Scale) -> str:
    height = px(CONTROL_HEIGHT) - 2
    return f"""
QPushButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
    border-radius: {RADIUS_CONTROL}px; padding: 0 15px; min-height: {height}px; }}
QPushButton:hover {{ background: {t.primary_weak}; }}
QPushButton:pressed {{ background: {t.primary_weak}; border-color: {t.primary}; }}
QPushButton:focus {{ border: 2px solid {t.focus}; padding: 0 14px; min-height: {height - 2}px; }}
QPushButton:disabled {{ color: {t.muted}; border: 1px dashed {t.control}; }}
QPushButton:checked {{ background: {t.primary_weak}; color: {t.primary};
    border: 1px solid {t.primary}; font-weight: 600; }}
QPushButton:checked:focus {{ border: 2px solid {t.focus}; }}
QPushButton[look="primary"] {{ background: {t.primary}; color: {t.on_primary};
    border: 1px solid {t.primary}; font-weight: 600; }}
QPushButton[look="primary"]:focus {{ border: 1px solid {t.primary}; padding: 0 15px;
    min-height: {height}px; }}
QPushButton[look="primary"]:disabled {{ background: {t.raised}; color: {t.muted};
    border: 1px dashed {t.control}; }}
QPushButton[look="danger"] {{ color: {t.danger}; border-color: {t.danger}; font-weight: 600; }}
QPushButton[look="link"] {{ background: transparent; color: {t.primary}; border: none;
    padding: 0 2px; text-decoration: underline; text-align: left; min-height: {px(24)}px; }}
QPushButton[look="link"]:focus {{ border: 2px solid {t.focus}; padding: 0;
    min-height: {px(24) - 4}px; }}
QPushButton[look="chip"] {{ background: {t.primary_weak}; color: {t.primary};
    border: 1px solid {t.primary}; border-radius: {px(13)}px; padding: 0 9px;
    font-size: {px(TEXT_SMALL)}px; min-height: {px(24)}px; }}
QPushButton[look="chip"]:focus {{ border: 2px solid {t.focus}; padding: 0 8px;
    min-height: {px(24) - 2}px; }}
QPushButton[look="icon-only"] {{ padding: 0; min-width: {px(30)}px; max-width: {px(30)}px;
    min-height: {px(30)}px; max-height: {px(30)}px; }}
QPushButton[look="icon-only"]:focus {{ min-width: {px(30) - 2}px; max-width: {px(30) - 2}px;
    min-height: {px(30) - 2}px; max-height: {px(30) - 2}px; }}
"""


def _navigation(t: Tokens, px: Scale) -> str:
    edge = f"border-right: 1px solid {t.border};" if t.outlined else ""
    chosen = t.primary if t.outlined else t.nav_chosen
    return f"""
QWidget[look="navigation"] {{ background: {t.nav}; {edge} }}
QPushButton[look="nav"] {{ background: transparent; color: {t.on_nav};
    border: 2px solid transparent; text-align: left; padding: 0 8px; font-weight: 400;
    min-height: {px(34)}px; }}
QPushButton[look="nav"]:hover {{ background: {t.nav_chosen}; }}
QPushButton[look="nav"]:checked {{ background: {t.nav_chosen}; color: {t.on_nav};
    border: 2px solid {chosen}; font-weight: 600; padding: 0 8px; }}
QPushButton[look="nav"]:focus {{ border: 2px solid {t.on_nav if not t.outlined else t.focus};
    padding: 0 8px; min-height: {px(34)}px; }}
QPushButton[look="nav-small"] {{ background: transparent; color: {t.on_nav};
    border: 2px solid transparent; text-align: left; padding: 0 8px;
    font-size: {px(TEXT_SMALL)}px; min-height: {px(34)}px; }}
QPushButton[look="nav-small"]:hover {{ background: {t.nav_chosen}; }}
QPushButton[look="nav-small"]:focus {{ border: 2px solid
    {t.on_nav if not t.outlined else t.focus}; padding: 0 8px; min-height: {px(34)}px; }}
"""


def _fields(t: Tokens, px: Scale) -> str:
    height = px(CONTROL_HEIGHT) - 2
    box = px(18)
    return f"""
QLineEdit, QComboBox, QPlainTextEdit, QTextBrowser {{ background: {t.surface}; color: {t.text};
    border: 1px solid {t.control}; border-radius: {RADIUS_CONTROL}px;
    selection-background-color: {t.primary}; selection-color: {t.on_primary}; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {t.muted}; }}
QLineEdit {{ padding: 0 9px; min-height: {height}px; }}
QPlainTextEdit, QTextBrowser {{ padding: 5px 6px; }}
QComboBox {{ padding: 0 {px(28)}px 0 9px; min-height: {height}px; }}
QLineEdit:focus {{ border: 2px solid {t.focus}; padding: 0 8px; min-height: {height - 2}px; }}
QPlainTextEdit:focus, QTextBrowser:focus {{ border: 2px solid {t.focus}; padding: 4px 5px; }}
QPlainTextEdit[look="bytes"] {{ font-family: {MONOSPACE}; font-size: {px(TEXT_SMALL)}px; }}
QComboBox:focus {{ border: 2px solid {t.focus}; padding: 0 {px(28) - 1}px 0 8px;
    min-height: {height - 2}px; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{
    border: 2px solid {t.danger}; }}
QLineEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus,
QPlainTextEdit[wrong="true"]:focus {{ border: 2px solid {t.focus}; }}
QLineEdit:disabled, QComboBox:disabled, QLineEdit:read-only {{ background: {t.raised}; }}
QComboBox::drop-down {{ border: none; width: {px(28)}px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text};
    border: 1px solid {t.control}; outline: none;
    selection-background-color: {t.primary}; selection-color: {t.on_primary}; }}
QComboBox QAbstractItemView::item {{ min-height: {px(30)}px; padding: 0 8px; }}
QCheckBox, QRadioButton {{ color: {t.text}; spacing: {px(8)}px; min-height: {px(26)}px;
    border: 2px solid transparent; border-radius: 4px; background: transparent;
    padding: 0 3px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {t.focus}; }}
QCheckBox::indicator {{ width: {box}px; height: {box}px; border: 1px solid {t.control};
    border-radius: 4px; background: {t.surface}; }}
QCheckBox::indicator:checked {{ background: {t.primary}; border-color: {t.primary}; }}
QRadioButton::indicator {{ width: {box - 2}px; height: {box - 2}px;
    border: 1px solid {t.control}; border-radius: {box // 2}px; background: {t.surface}; }}
QRadioButton::indicator:checked {{ width: {box - 10}px; height: {box - 10}px;
    border: 5px solid {t.primary}; border-radius: {box // 2}px; background: {t.surface}; }}
QProgressBar {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
    border-radius: 4px; min-height: {px(14)}px; max-height: {px(14)}px;
    font-size: {px(11)}px; text-align: center; }}
QProgressBar::chunk {{ background: {t.primary}; border-radius: 3px; }}
"""


def _tables(t: Tokens, px: Scale) -> str:
    return f"""
QTableView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border};
    padding: 1px; gridline-color: {t.border}; outline: none; }}
QTableView:focus {{ border: 2px solid {t.focus}; padding: 0; }}
QTableView QTableCornerButton::section {{ background: {t.raised}; border: none; }}
QHeaderView {{ background: {t.raised}; border: none; }}
QHeaderView::section {{ background: {t.raised}; color: {t.muted}; border: none;
    border-bottom: 1px solid {t.border}; padding: 0 12px; font-weight: 600;
    font-size: {px(TEXT_SMALL)}px; }}
QListView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
    border-radius: {RADIUS_CONTROL}px; outline: none; }}
QListView:focus {{ border: 2px solid {t.focus}; }}
QListView::item {{ min-height: {px(32)}px; padding: 0 8px; }}
QListView::item:selected {{ background: {t.primary_weak}; color: {t.text}; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; padding: {px(8)}px {px(14)}px;
    border: 2px solid transparent; border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {t.primary}; font-weight: 600;
    border-bottom: 3px solid {t.primary}; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control}; padding: 4px; }}
QMenu::item {{ padding: {px(6)}px {px(20)}px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.primary_weak}; color: {t.text}; }}
"""


def _scrolling(t: Tokens, px: Scale) -> str:
    return f"""
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget[look="clear"] {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {t.control}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
