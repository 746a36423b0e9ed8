from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

import anchordesk.domain
import anchordesk.services
from anchordesk.domain.errors import AnchorDeskError, RefusedError
from anchordesk.domain.pathway import Pathway, Stage
from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.notices import notice_of, notice_of_bug

SENTENCE = "Something was not as it should be."


def every_error() -> list[type[AnchorDeskError]]:
    for package in (anchordesk.domain, anchordesk.services):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    found: list[type[AnchorDeskError]] = []
    waiting = [AnchorDeskError]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend(one.__subclasses__())
    return sorted(set(found), key=lambda one: f"{one.__module__}.{one.__name__}")


def an_error(kind: type[AnchorDeskError]) -> AnchorDeskError:
    parameters = list(inspect.signature(kind).parameters.values())
    needed = [p for p in parameters if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
    make: Callable[..., AnchorDeskError] = kind
    return make(*[_argument(str(p.annotation)) for p in needed])


def _argument(annotation: str) -> object:
    if "Pathway" in annotation:
        stage = Stage("referral", "Referral", "Referral", "ready")
        return Pathway("example", "Example", 1, "", (), (stage,))
    if "datetime" in annotation:
        return datetime(2026, 11, 28, 12, tzinfo=UTC)
    if annotation == "int":
        return 30
    if annotation == "DeskRole":
        return DeskRole.AUDITOR
    if annotation == "UseCase":
        return UseCase.MAKE_RETURNS
    return () if "tuple" in annotation else SENTENCE


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
def test_every_error_says_what_happened_what_is_safe_and_what_to_do(
    kind: type[AnchorDeskError],
) -> None:
    notice = notice_of(an_error(kind))
    for sentence in (notice.what_happened, notice.what_is_safe, notice.what_to_do):
        assert sentence.endswith((".", "?")), sentence
        assert "!" not in sentence
        assert "Error" not in sentence
    assert notice.code
    assert notice.tone is (Tone.WARN if issubclass(kind, RefusedError) else Tone.DANGER)


def test_two_bugs_have_different_references(caplog: pytest.LogCaptureFixture) -> None:
    assert notice_of_bug(ValueError()).code != notice_of_bug(ValueError()).code
    assert "ValueError" in caplog.text
    caplog.clear()
