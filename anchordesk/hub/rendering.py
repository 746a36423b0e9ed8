"""Renders the hub's pages: on the server, without any script, with all text escaped."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from anchordesk.hub.access import WITHOUT_SIGN_IN, Reader
from anchordesk.hub.service import service_of

TEMPLATES = Path(__file__).parent / "templates"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _moment(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"


_templates = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["day"] = _day
_templates.filters["moment"] = _moment


def page(
    template: str,
    request: Request,
    status: int = 200,
    reader: Reader = WITHOUT_SIGN_IN,
    here: str = "",
    **content: object,
) -> Response:
    """A page of the hub for one reader; `here` marks it among the pages that lead to each other."""
    hub_name = service_of(request).identity.name
    html = _templates.get_template(template).render(
        hub_name=hub_name, reader=reader, here=here, **content
    )
    return Response(html, status, media_type="text/html; charset=utf-8")
