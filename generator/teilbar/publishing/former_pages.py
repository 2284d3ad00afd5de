"""The pages at addresses that texts once had, put into the new site. No engine sees them: there may be thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.publishing.former import Farewell, LeadsOn
from teilbar.publishing.pages.former import former_head, former_html, former_title
from teilbar.publishing.participation import releases_of
from teilbar.publishing.plain_frame import framed
from teilbar.publishing.site_addresses import folder_at, folder_of
from teilbar.publishing.staging import file_of
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.publishing.assembly import Assembly
    from teilbar.publishing.compose import Composed
    from teilbar.publishing.former import Former
    from teilbar.publishing.ground import Ground
    from teilbar.texts import Language


def publish_former_pages(ground: Ground, composed: Composed, site: Assembly) -> None:
    """Put the pages into the site; where something else stands, that stays. Raises OSError where the disk refuses."""
    hub, topics = ground.hub, composed.topics
    releases, language = releases_of(hub), hub.language
    for former in ground.formers:
        folder = folder_at(former.address)
        if file_of(folder) in site.files:
            continue
        main = former_html(former, topics, releases, language)
        document = framed(
            composed.site, folder, former_title(former, language), main, former_head(former, hub.site_url)
        )
        site.write_data(file_of(folder), document.encode())


def told_of_formers(formers: Sequence[Former], language: Language) -> Mapping[str, list[dict[str, str]]]:
    """Return what ``build.json`` says of them: which address leads where, and which are gone and why."""
    moved = [{"from": folder_at(one.address), "to": folder_of(one.to)} for one in formers if isinstance(one, LeadsOn)]
    gone = [dict(_told_of(one, language)) for one in formers if isinstance(one, Farewell)]
    return {"moved": moved, "gone": gone}


def _told_of(former: Farewell, language: Language) -> Iterator[tuple[str, str]]:
    yield "address", folder_at(former.address)
    kind = "withdrawn" if former.is_withdrawn else "draft" if former.is_draft else "deleted"
    yield "reason", former.reason or text(f"former.because-{kind}", language)
    if former.day:
        yield "since", former.day.isoformat()
