"""What the files of a pack say, read strictly, and how the library takes it in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from anchordesk.domain.agreed_lists import (
    AgreedLists,
    LandlordList,
    landlords_by_name,
    read_landlord_list,
)
from anchordesk.domain.dates import long_date
from anchordesk.domain.definition_file import DefinitionFileError
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.opportunity import Opportunity
from anchordesk.domain.opportunity_file import read_opportunities
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.pathway_file import read_pathway
from anchordesk.domain.priority_file import NetworkPriority, read_priorities
from anchordesk.domain.return_template import ReturnTemplate, read_template
from anchordesk.domain.ward_places import Sourced, WardList, by_name, read_ward_list, ward_key
from anchordesk.services.library import Library
from anchordesk.services.network_records import StoredPack, TrustedNetwork
from anchordesk.wire.errors import WireError
from anchordesk.wire.packs import PackContents, PackDocument, open_pack


class PackRefusedError(RefusedError):
    """A pack, or a network's card, is not used."""

    code = "pack-refused"
    safe = "Nothing was changed. What the network sent before is still in use."
    advice = "Ask the network's co-ordinator for a new file."


@dataclass(frozen=True, slots=True)
class Brought:
    """What the documents of a pack say, read strictly."""

    opportunities: tuple[Opportunity, ...] = ()
    pathways: tuple[Pathway, ...] = ()
    priorities: tuple[NetworkPriority, ...] = ()
    templates: tuple[ReturnTemplate, ...] = ()
    wards: tuple[WardList, ...] = ()
    landlords: tuple[LandlordList, ...] = ()


def read_contents(contents: PackContents, documents: Iterable[PackDocument]) -> Brought:
    """Read the files of a pack strictly.

    Raises:
        DefinitionFileError: naming the file that is wrong, and the place.
        PackRefusedError: if two vacancies share a reference.
    """
    texts = [(document.text, document.name) for document in documents]
    match contents:
        case "opportunities":
            found = [job for text, name in texts for job in read_opportunities(text, name)]
            _refuse_twice(job.id for job in found)
            return Brought(opportunities=tuple(found))
        case "pathways":
            return Brought(pathways=tuple(read_pathway(text, name) for text, name in texts))
        case "priorities":
            return Brought(
                priorities=tuple(p for t, name in texts for p in read_priorities(t, name))
            )
        case "returns":
            return Brought(templates=tuple(read_template(text, name) for text, name in texts))
        case "landlords":
            return Brought(landlords=tuple(read_landlord_list(text, name) for text, name in texts))
        case "wards":
            return Brought(wards=tuple(read_ward_list(text, name) for text, name in texts))
        case _:
            assert_never(contents)


def library_with_packs(
    library: Library, trusted: TrustedNetwork | None, stored: Iterable[StoredPack]
) -> Library:
    """Return the library with what accepted packs bring: every pathway, the newest of the rest.

    A pack that this AnchorDesk can no longer read, since it was accepted by another version, is
    passed over: the vault must open.
    """
    if trusted is None:
        return library
    for pack in stored:
        try:
            opened = open_pack(pack.body, trusted.public_key)
            library = with_contents(library, read_contents(opened.contents, opened.documents))
        except (WireError, DefinitionFileError, PackRefusedError):
            continue
    return library


def _refuse_twice(ids: Iterable[str]) -> None:
    known: set[str] = set()
    for each in ids:
        if each in known:
            raise PackRefusedError(f"The reference “{each}” is in two files of this pack.")
        known.add(each)


def with_contents(library: Library, brought: Brought) -> Library:
    """Add what a pack brings; a pathway version is what it was, for ever."""
    pathways: dict[tuple[str, int], Pathway] = dict(library.pathways)
    for pathway in brought.pathways:
        known = pathways.setdefault((pathway.code, pathway.version), pathway)
        if known != pathway:
            raise PackRefusedError(
                f"Version {pathway.version} of the pathway “{pathway.title}” is in use already, "
                "and is another one in this pack.",
                what_to_do="Ask the co-ordinator to give the changed pathway a new version.",
            )
    return replace(
        library,
        pathways=pathways,
        templates={**library.templates, **_newer(library.templates, brought.templates)},
        lists=_lists(library.lists, brought),
    )


def _lists(known: AgreedLists, brought: Brought) -> AgreedLists:
    """The newest lists take the place of all before: a ward that is gone has no middle any more."""
    wards = (ward for listed in brought.wards for ward in listed.wards)
    landlords = (one for listed in brought.landlords for one in listed.landlords)
    return AgreedLists(
        by_name(wards) if brought.wards else known.wards,
        landlords_by_name(landlords) if brought.landlords else known.landlords,
    )


def _source(told: Sourced) -> str:
    day = "" if told.as_of is None else f", as of {long_date(told.as_of)}"
    return f"{told.source}{day} ({told.licence})"


def _newer(
    known: Mapping[str, ReturnTemplate], brought: Iterable[ReturnTemplate]
) -> Mapping[str, ReturnTemplate]:
    return {
        template.code: template
        for template in brought
        if template.code not in known or known[template.code].version < template.version
    }


def lines_of(brought: Brought) -> tuple[str, ...]:
    """Say what a pack brings, a line each."""
    lines = []
    if brought.opportunities:
        employers = {job.employer for job in brought.opportunities}
        places = sum(job.places_open for job in brought.opportunities)
        lines.append(
            f"{len(brought.opportunities)} vacancies with {places} places, of {len(employers)} "
            f"{'employer' if len(employers) == 1 else 'employers'}"
        )
    lines += [f"Pathway: {p.title}, version {p.version}" for p in brought.pathways]
    lines += [f"Return: {t.title}, version {t.version}" for t in brought.templates]
    if brought.priorities:
        number = len(brought.priorities)
        lines.append(f"{number} {'priority' if number == 1 else 'priorities'} of the network")
    for listed in brought.wards:
        lines.append(f"Where {len(listed.wards)} wards are: {_source(listed.places)}")
        if listed.deciles is not None:
            told = sum(ward.decile is not None for ward in listed.wards)
            lines.append(f"How deprived {told} wards are, in tenths: {_source(listed.deciles)}")
        if listed.constituencies is not None:
            told = len({ward_key(ward.constituency) for ward in listed.wards} - {""})
            lines.append(f"Wards of {told} constituencies: {_source(listed.constituencies)}")
    for landlords in brought.landlords:
        number = len(landlords.landlords)
        lines.append(f"{number} landlords by whom people are counted: {_source(landlords.source)}")
    return tuple(lines) or ("Nothing: it takes away what was there before",)
