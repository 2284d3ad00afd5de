"""The pages for paper, put into the new site: those of a unit are made together, from one reading of its text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.fingerprints import fingerprint
from teilbar.made_by import made_by
from teilbar.printing.card import card_html
from teilbar.printing.sheet import PaperWork
from teilbar.printing.views import CARD, SOLUTIONS, WORKSHEET, views_of
from teilbar.printing.worksheet import solutions_html, worksheet_html
from teilbar.publishing.site_addresses import folder_of, public_address, relative
from teilbar.publishing.stage_writer import THEME_FOLDER
from teilbar.rendering.worksheet import render_tasks
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.model.unit import Unit
    from teilbar.publishing.assembly import Assembly
    from teilbar.publishing.ground import Ground
    from teilbar.workshop import Workshop


def make_views(work: PaperWork) -> Mapping[str, str]:
    """Return a unit's pages for paper by their files: a pure function."""
    made, views = {CARD.file: card_html(work)}, views_of(work.unit)
    if WORKSHEET in views:
        tasks = render_tasks(work.unit, work.target)
        made[WORKSHEET.file] = worksheet_html(work, tasks)
        if SOLUTIONS in views:
            made[SOLUTIONS.file] = solutions_html(work, tasks)
    return made


VIEWS = Step("print", make_views, seconds=0.01)


def publish_print_views(ground: Ground, foot: str, workshop: Workshop, site: Assembly) -> None:
    """Put the pages for paper of all units into the site; what the old site has of them is taken over.

    ``foot`` is the site's, with ``{root}`` where the way to its start page belongs.
    Raises OSError where the disk refuses.
    """
    orders = []
    for unit in ground.library.units:
        work = paper_work(unit, ground, foot)
        key = digest_of("print", made_by(), unit.key, fingerprint(work))
        if not all(site.reuse(place, key) for place in _places(unit)):
            orders.append(Order(key, unit.file, work))
    for order, made in zip(orders, workshop.make(VIEWS, orders), strict=True):
        for file, html in made.items():
            site.write(f"{folder_of(order.argument.unit)}/{file}", order.key, html.encode())


def _places(unit: Unit) -> list[str]:
    return [f"{folder_of(unit)}/{view.file}" for view in views_of(unit)]


def paper_work(unit: Unit, ground: Ground, foot: str) -> PaperWork:
    """Return what a unit's pages for paper are made from. There, links within its text lead nowhere.

    ``foot`` is as :func:`publish_print_views` takes it.
    """
    target = ground.targets.of(unit)
    root = relative("index.html", target.start).removesuffix("index.html")
    hrefs = {link: None if href and href.startswith("#") else href for link, href in target.hrefs.items()}
    return PaperWork(
        unit=unit,
        target=replace(target, hrefs=hrefs, enlarges=False, lively=False),
        theme=relative(THEME_FOLDER, target.start),
        hub=ground.name,
        address=public_address(unit, ground.hub.site_url),
        credit=ground.credit(unit),
        foot=foot.replace("{root}", root),
    )
