"""A release, from a built site to GitLab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.publishing.sizes import amount
from teilbar.releasing.assets import assets_of
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from teilbar.releasing.assets import Asset
    from teilbar.releasing.gitlab import GitLab
    from teilbar.texts import Language

LISTED = 500
"""Packages listed in a release's text; of more than these, the text names the file of all checksums."""


def release(site: Path, gitlab: GitLab, language: Language) -> Iterator[str]:
    """Put the packages of a site into the registry and make the release of the tag; yield what is done, line by line.

    To be called again after a failure: what is there already stays, what is missing is added. Raises SourceError where
    the site offers nothing or GitLab refuses.
    """
    assets = assets_of(site)
    for asset in assets:
        key = "release.uploaded" if gitlab.upload(asset) else "release.there"
        yield text(key, language, file=asset.name, size=amount(asset.size, language))
    gitlab.release(gitlab.job.tag, notes_of(assets, language), assets)
    yield plural("release.done", len(assets), language, tag=gitlab.job.tag)


def notes_of(assets: Sequence[Asset], language: Language) -> str:
    """Return the text of a release, as GitLab's Markdown: what each file holds, its size and its SHA-256."""
    packages = [asset for asset in assets if asset.title]
    if len(packages) > LISTED:
        return text("release.many", language, count=len(packages))
    rows = (
        f"| {_cell(asset.title)} | `{asset.name}` | {amount(asset.size, language)} | `{asset.sha256}` |"
        for asset in packages
    )
    return "\n".join((text("release.notes", language), "", text("release.head", language), "|---|---|---|---|", *rows))


def _cell(words: str) -> str:
    return words.replace("\\", "\\\\").replace("|", "\\|")
