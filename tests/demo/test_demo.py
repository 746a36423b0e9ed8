"""Command one: a new user holds PDF, spreadsheet, pictures and the hub's page, all alike."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PySide6.QtGui import QImage

from anchordesk.adapters.resource_library import load_library
from anchordesk.domain.import_guess import guess_mapping
from anchordesk.domain.import_row import ImportedRow, read_row
from anchordesk.domain.job_quality import REAL_LIVING_WAGE
from anchordesk.domain.outcome import Contract, NhsBand
from anchordesk.practice.people import read_shape, spreadsheet
from anchordesk.services.verification import verify_file
from anchordesk.settings import resource_path

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo") / "anchordesk-demo"
    done = subprocess.run(
        [sys.executable, "-m", "anchordesk.cli", "demo", "--headless", "--folder", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "LANG": "C.UTF-8"},
        timeout=200,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout


@pytest.mark.slow
def test_everything_has_the_same_totals(made: tuple[Path, str]) -> None:
    folder, told = made
    totals = [int(found) for found in re.findall(r"^  (\d+) \w", told, re.MULTILINE)]
    assert len(totals) == 4
    assert totals[0] == 420
    pdf = next(folder.glob("*.pdf"))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    book = openpyxl.load_workbook(next(folder.glob("*.xlsx")))
    cells = {c.value for sheet in book.worksheets for row in sheet.iter_rows() for c in row}
    pages = [(folder / f"hub-{name}.html").read_text("utf-8") for name in ("page", "return")]
    for total in totals:
        assert str(total) in text
        assert total in cells
    for total in (totals[0], totals[2], totals[3]):
        assert all(f">{total}<" in page for page in pages)
    assert "Sample data" in text


@pytest.mark.slow
def test_the_hub_brings_the_seed_story_out_first(made: tuple[Path, str]) -> None:
    """A housing association's hospitality residents, and a hospital trust's entry-level posts."""
    folder, _ = made
    page = (folder / "hub-connections.html").read_text("utf-8")
    ranked = re.findall(r"<h2[^>]*>(\d+\. [^<]*)</h2>", page)
    assert ranked[0] == ("1. Harbour Homes (made-up sample) to Queensway Hospital Trust (made up)")
    assert all(one.partition(". ")[2].startswith("Harbour Homes") for one in ranked)
    assert re.search(r"\d\d places in entry-level work at Queensway Hospital Trust", page)
    assert "could be offered one" in page


@pytest.mark.slow
def test_the_hub_tells_how_good_the_jobs_are(made: tuple[Path, str]) -> None:
    """It said None everywhere while no job of the demo had pay."""
    folder, _ = made
    page = (folder / "hub-places.html").read_text("utf-8")
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    share = re.search(
        r"guaranteed hours, of those judged April \d+ to March \d+ (\d+) (\d+) ", words
    )
    assert share is not None
    assert min(int(number) for number in share.groups()) >= 5


@pytest.mark.slow
def test_the_hubs_map_has_single_wards(made: tuple[Path, str]) -> None:
    folder, _ = made
    page = (folder / "hub-places.html").read_text("utf-8")
    tiles = page[page.index('class="tiles"') :].partition("</svg>")[0]
    figures = re.findall(r'<text class="count"[^>]*>([^<]*)<', tiles)
    assert len(figures) == 17
    assert sum(int(figure) for figure in figures if figure.isdigit()) > 100
    assert "Birmingham (city)" in page
    assert "North of the city (constituency)" in page


@pytest.mark.slow
def test_the_pictures_show_the_window_and_the_return_audits_safe(made: tuple[Path, str]) -> None:
    folder, _ = made
    pictures = sorted((folder / "screens").rglob("*.png"))
    assert len(pictures) >= 6
    for picture in pictures:
        image = QImage(str(picture))
        assert (image.width(), image.height()) == (1366, 768)
        colours = {
            image.pixel(x, y)
            for x in range(0, image.width(), 7)
            for y in range(0, image.height(), 7)
        }
        assert len(colours) > 10
    published = next(folder.glob("caseload-summary*Q?.json"))
    assert verify_file(published, join=True).exit_code == 0


@pytest.mark.slow
def test_no_made_up_name_is_readable_in_either_vault(made: tuple[Path, str]) -> None:
    folder, _ = made
    needle = b"Kowalski"
    assert needle in (folder / "residents-worker.csv").read_bytes()
    for vault in ("worker-desk", "lead-desk", "hub", "shared-folder"):
        for path in (folder / vault).rglob("*"):
            if path.is_file():
                assert needle not in path.read_bytes(), path.name


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("keep me")
    done = subprocess.run(
        [sys.executable, "-m", "anchordesk.cli", "demo", "--headless", "--folder", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=100,
    )
    assert done.returncode == 1
    assert "Nothing was changed" in done.stderr
    assert mine.read_text() == "keep me"


def test_made_up_people_can_be_nobody() -> None:
    shape = read_shape(resource_path("sample", "birmingham.toml"))
    pathway = load_library(resource_path()).newest_pathway("hospitality-to-health")
    text = spreadsheet(shape, pathway, people=300, prefix="X", until=date(2026, 9, 30), seed=1)
    lines = text.splitlines()
    assert len(lines) == 301
    assert len(re.findall(r"07700 900\d{3}", text)) == 300
    assert len(re.findall(r"\b\d[CIKMOV]{2}\b", text)) == 300
    again = spreadsheet(shape, pathway, people=300, prefix="X", until=date(2026, 9, 30), seed=1)
    assert again == text


def test_the_made_up_jobs_are_of_every_quality() -> None:
    library = load_library(resource_path())
    shape = read_shape(resource_path("sample", "birmingham.toml"))
    pathway = library.newest_pathway("hospitality-to-health")
    assert {job.role for job in shape.jobs} == set(shape.roles)
    text = spreadsheet(shape, pathway, people=420, prefix="X", until=date(2026, 9, 30), seed=1)
    rows = list(csv.DictReader(io.StringIO(text)))
    mapping = guess_mapping(tuple(rows[0]), pathway.code)
    read = [read_row(mapping, number, row, date(2026, 9, 30)) for number, row in enumerate(rows)]
    found = [row.job for row in read if isinstance(row, ImportedRow)]
    assert len(found) == 420, "every cell can be read"
    jobs = [job for job in found if job is not None]
    told = [job for job in jobs if job.pay_pence_per_hour is not None]
    assert 0 < len(jobs) - len(told) < len(jobs) / 5
    wage = library.reference[REAL_LIVING_WAGE]
    enough = 0
    for job in told:
        rate = wage.rate_on(job.started_on or date.max, "uk")
        assert rate is not None
        enough += (job.pay_pence_per_hour or 0) >= rate.pence_per_hour
    assert len(told) / 4 < enough < len(told) * 3 / 4
    assert {Contract.PERMANENT, Contract.ZERO_HOURS, Contract.BANK} <= {j.contract for j in jobs}
    assert {NhsBand.NONE, NhsBand.BAND_2} <= {job.nhs_band for job in jobs}
    assert min(job.hours_per_week or 0 for job in jobs) < 16
