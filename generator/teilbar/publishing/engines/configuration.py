"""The configuration that an engine gets: written by Teilbar from the staged site, never a source's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from teilbar.publishing.stage_writer import THEME_FOLDER
from teilbar.publishing.staging import file_of
from teilbar.publishing.theme import FAVICON, templates
from teilbar.rendering.policy import PAGE_POLICY
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from teilbar.publishing.staging import NavigationItem, StagedSite

_TEXTS = (
    *("skip", "menu", "navigation", "search", "search-label", "search-open", "search-go", "trail", "start"),
    *("contents", "not-found", "not-found-text", "to-start"),
)

# Material's own files: our templates ask for none of them.
_UNUSED = ("/assets/javascripts/", "/assets/stylesheets/", "/assets/images/")


def configuration(site: StagedSite, stage: Path, out: Path) -> dict[str, Any]:
    """Return an ``mkdocs.yml`` as data.

    Takes the staged site, its tree and the folder to write.
    """
    return {
        "site_name": site.name,
        "site_url": site.url,
        "site_description": site.description,
        "copyright": site.copyright,
        "docs_dir": str(stage),
        "site_dir": str(out),
        "use_directory_urls": False,
        # Hidden folders and /templates/ are left out unless told otherwise: a page may have any address.
        "exclude_docs": "\n".join(("!.*", "!/templates/", *_UNUSED)),
        "nav": [{site.name: "index.md"}],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "markdown_extensions": ["attr_list", {"toc": {"permalink": False}}],
        "plugins": [],
        "theme": {
            "name": "material",
            "custom_dir": str(templates()),
            "language": site.language,
            "font": False,
            "favicon": site.favicon or f"{THEME_FOLDER}/{FAVICON}",
            "logo": site.logo or None,
            "features": [],
        },
        "extra": {
            "generator": False,
            "teilbar": {
                "theme": THEME_FOLDER,
                "policy": PAGE_POLICY,
                "feed": site.feed,
                "navigation": _navigation(site.navigation),
                "texts": {name.replace("-", "_"): text(f"frame.{name}", site.language) for name in _TEXTS},
            },
        },
    }


def write_configuration(settings: dict[str, Any], file: Path) -> None:
    """Write a configuration as YAML; no value in it can be read as a tag or a reference."""
    file.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=120), "utf-8")


def _navigation(items: Iterable[NavigationItem]) -> list[dict[str, Any]]:
    return [{"title": item.title, "url": file_of(item.path)} for item in items]
