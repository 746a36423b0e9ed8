"""Every column of a vault is in the register of fields, once; the notice tells of every group."""

from __future__ import annotations

import pytest

from anchordesk.adapters.resource_library import load_library
from anchordesk.adapters.vault import (
    case_tables,  # noqa: F401 - brings the tables of all modules
    reading,  # noqa: F401 - brings the tables of all modules
)
from anchordesk.adapters.vault.tables import metadata
from anchordesk.domain.field_register import (
    FieldRegister,
    RegisterFileError,
    SpecialCondition,
    read_register,
)
from anchordesk.services.privacy_notice import notice_lines
from anchordesk.settings import resource_path

COLUMNS = {(t.name, c.name) for t in metadata.tables.values() for c in t.columns}


@pytest.fixture(scope="module")
def register() -> FieldRegister:
    return load_library(resource_path()).read_register()


def test_every_column_is_in_the_register(register: FieldRegister) -> None:
    missing = {
        place
        for place in COLUMNS
        if register.group_of(*place) is None and not register.is_technical(*place)
    }
    assert not missing, (
        f"{sorted(missing)}: say in resources/register/personal-data.toml by what right these "
        "columns are kept, or why they hold nothing of a person."
    )


def test_no_entry_is_twice_or_of_a_column_that_is_gone(register: FieldRegister) -> None:
    registered = [(f.table, f.column) for group in register.groups for f in group.fields]
    technical = [place for one in register.technical for place in one.columns]
    assert len(registered) == len(set(registered))
    assert not (set(registered) | set(technical)) - COLUMNS
    for one in register.technical:
        assert one.tables <= {table for table, _ in COLUMNS}
        assert one.everywhere <= {column for _, column in COLUMNS}
    assert not set(registered) & set(technical)
    assert not [place for place in registered if register.is_technical(*place)]


def test_whatever_is_asked_for_equality_has_a_condition_of_article_9(
    register: FieldRegister,
) -> None:
    for column in ("ethnicity", "disability", "religion", "sexual_orientation"):
        group = register.group_of("equality_monitoring", column)
        assert group is not None
        assert group.condition is SpecialCondition.EQUALITY_MONITORING
    alerts = register.group_of("residents", "alerts")
    assert alerts is not None
    assert alerts.condition is not SpecialCondition.NONE


def test_the_notice_tells_of_every_group_with_its_right_and_time(register: FieldRegister) -> None:
    words = "\n".join(notice_lines(register, "Harbour Homes"))
    for group in register.groups:
        assert group.title in words
        assert group.purpose in words
        assert group.basis.words in words
    for told in ("sexual orientation", "2 years", "6 years", "ico.org.uk", "Article 9(2)(g)"):
        assert told in words


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('basis = "legitimate_interests"', 'basis = "because"'), "basis"),
        (('condition = "safeguarding"', 'condition = "curiosity"'), "condition"),
        (('"residents.given_name: First name"', '"given_name"'), "given_name"),
        (("retention_months = 72", "retention_months = 0"), "retention_months"),
    ],
)
def test_a_register_that_does_not_hold_together_is_refused_by_its_line(
    change: tuple[str, str], told: str
) -> None:
    text = (resource_path("register") / "personal-data.toml").read_text("utf-8")
    with pytest.raises(RegisterFileError, match=told):
        read_register(text.replace(*change, 1), "personal-data.toml")
