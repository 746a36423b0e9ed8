"""A return whose template says that zeros are sensitive: what leaves, and who may check it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published import read_published
from anchordesk.services import returns
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode
from anchordesk.wire.returns import Return
from tests.services.returns.desk import NOW, TEMPLATE


def with_rule(workspace: Workspace, *, sensitive: bool = True) -> Workspace:
    """As if the template said zeros = "sensitive"."""
    templates = workspace.library.templates
    changed = replace(templates[TEMPLATE], zeros_sensitive=sensitive)
    library = replace(workspace.library, templates={**templates, TEMPLATE: changed})
    return replace(workspace, library=library)


def zeros(prepared: PreparedReturn) -> int:
    return sum(figure == 0 for figure in prepared.message.figures().values())


def checked(prepared: PreparedReturn, folder: Path, *options: str) -> int:
    file = folder / "return.json"
    file.write_bytes(prepared.tables_json)
    return main(["verify", str(file), "--join", *options])


def test_zeros_are_hidden_and_the_return_says_so(filled: Workspace, tmp_path: Path) -> None:
    lax = returns.prepare(filled, TEMPLATE, NOW)
    strict = returns.prepare(with_rule(filled), TEMPLATE, NOW)
    assert zeros(strict) < zeros(lax)
    assert strict.hidden > lax.hidden
    assert (checked(lax, tmp_path), checked(lax, tmp_path, "--zeros")) == (0, 1)
    assert (checked(strict, tmp_path), checked(strict, tmp_path, "--zeros")) == (0, 0)
    assert any("nobody counts as small too" in note for note in strict.document.notes)
    assert not any("nobody counts" in note for note in lax.document.notes)
    printed = {place for place, figure in lax.message.figures().items() if figure == 0}
    hidden = {place for place in printed if strict.message.figures()[place] is None}
    words = {strict.reasons[place].words for place in hidden}
    assert "Hidden because it is below 5." in words
    release = returns.approve(with_rule(filled), strict)
    assert decode(release.payload, Return).method.zeros_sensitive


def test_a_return_that_prints_zeros_is_not_signed_for_a_template_that_hides_them(
    filled: Workspace,
) -> None:
    lax = returns.prepare(filled, TEMPLATE, NOW)
    strict = with_rule(filled).library.template(TEMPLATE)
    with pytest.raises(ProtectionRefusedError) as refused:
        returns.approve(filled, replace(lax, template=strict))
    counts = {cell.dims: cell.value for cell in read_published(lax.tables_json).cells}
    assert {counts[place] for place in refused.value.cells} == {0}
    assert returns.approved(filled) == ()
