"""Mappings: rules over columns, their files, and guessing from the names of columns."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.import_guess import fitting_mapping, guess_mapping
from anchordesk.domain.import_mapping import (
    Case,
    Comparison,
    Condition,
    Field,
    FieldRule,
    ImportMapping,
    MappingRefusedError,
    value_of,
)
from anchordesk.domain.import_mapping_file import FORMAT, read_mapping, write_mapping

words = st.text(min_size=1, max_size=12)
conditions = st.builds(Condition, words, st.sampled_from(Comparison), words)


def rules_for(field: Field) -> st.SearchStrategy[FieldRule]:
    return st.one_of(
        st.builds(FieldRule, st.just(field), column=words),
        st.builds(FieldRule, st.just(field), otherwise=words),
        st.builds(
            FieldRule,
            st.just(field),
            cases=st.lists(st.builds(Case, conditions, words), min_size=1, max_size=3).map(tuple),
            otherwise=words,
        ),
    )


mappings = st.builds(
    ImportMapping,
    name=words,
    rules=st.lists(st.sampled_from(Field), unique=True, min_size=1, max_size=6).flatmap(
        lambda fields: st.tuples(*(rules_for(field) for field in fields))
    ),
    pathway=st.just("p"),
    day_first=st.booleans(),
    number_rows=st.booleans(),
)


@given(mappings)
def test_a_saved_mapping_comes_back_as_it_was(mapping: ImportMapping) -> None:
    assert read_mapping(write_mapping(mapping), "mine.json") == mapping


def file_with(fields: object) -> str:
    return json.dumps({"format": FORMAT, "fields": fields})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "another"}',
        json.dumps({"format": FORMAT}),
        file_with({"shoe_size": {"column": "x"}}),
        file_with({"age": {}}),
        file_with({"age": {"column": 3}}),
        file_with({"age": {"column": "a", "fixed": "b"}}),
        file_with({"age": {"cases": [{"column": "a", "then": "b"}]}}),
        file_with({"age": {"cases": [{"column": "a", "is": "1", "above": "2", "then": "b"}]}}),
        file_with({"age": {"cases": [{"column": "a", "is": 1, "then": "b"}]}}),
        file_with({"age": {"cases": ["x"]}}),
        file_with({"age": {"cases": [], "otherwise": 3}}),
        "[" * 100_000,
    ],
)
def test_what_is_no_mapping_is_refused_by_name(text: str) -> None:
    with pytest.raises(MappingRefusedError) as refused:
        read_mapping(text, "mine.json")
    assert "mine.json" in str(refused.value)


def test_numbers_are_compared_as_numbers_and_words_without_case() -> None:
    treat = Condition("treat", Comparison.IS, "1")
    assert [treat.holds(cell) for cell in ("1", "1.0", " 1 ", "0", "", "one")] == [
        *(True, True, True),
        *(False, False, False),
    ]
    assert Condition("x", Comparison.IS, "Yes").holds("YES")
    earned = Condition("re78", Comparison.ABOVE, "0")
    assert [earned.holds(cell) for cell in ("9930.05", "0.0", "0", "", "1,200")] == [
        *(True, False, False, False, True),
    ]
    for cell in ("much", "nan", "inf"):
        with pytest.raises(MappingRefusedError, match="number"):
            earned.holds(cell)


def test_the_first_case_that_holds_decides() -> None:
    rule = FieldRule(
        Field.ETHNICITY_GROUP,
        cases=(
            Case(Condition("black", Comparison.IS, "1"), "black"),
            Case(Condition("hisp", Comparison.IS, "1"), "other"),
        ),
        otherwise="not_known",
    )
    assert value_of(rule, {"black": "1", "hisp": "1"}) == "black"
    assert value_of(rule, {"black": "0", "hisp": "1"}) == "other"
    assert value_of(rule, {"black": "0", "hisp": "0"}) == "not_known"


def test_a_field_is_filled_once_and_one_way() -> None:
    age = FieldRule(Field.AGE, column="a")
    with pytest.raises(MappingRefusedError, match="twice"):
        ImportMapping("m", (age, age))
    with pytest.raises(MappingRefusedError, match="choose one"):
        FieldRule(Field.AGE, column="a", cases=(Case(Condition("b", Comparison.IS, "1"), "2"),))


def test_usual_column_names_are_guessed_and_others_left() -> None:
    header = ("Client ID", "First-Name", "SURNAME", "D.O.B.", "Shoe size", "dob")
    guessed = {rule.field: rule.column for rule in guess_mapping(header).rules}
    assert guessed == {
        Field.REFERENCE: "Client ID",
        Field.GIVEN_NAME: "First-Name",
        Field.FAMILY_NAME: "SURNAME",
        Field.DATE_OF_BIRTH: "dob",
    }


def test_the_fitting_mapping_reads_most_and_lacks_nothing() -> None:
    small = ImportMapping("small", (FieldRule(Field.AGE, column="a"),))
    large = ImportMapping(
        "large", (FieldRule(Field.AGE, column="a"), FieldRule(Field.WARD, column="b"))
    )
    assert fitting_mapping(("a", "b", "c"), [small, large]) == large
    assert fitting_mapping(("a", "c"), [small, large]) == small
    assert fitting_mapping(("c",), [small, large]) is None
