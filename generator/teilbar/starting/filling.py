"""The places in the files of a new hub, and what is put there so that it says there what it is meant to say."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING

from teilbar.licensing.registry import Registry
from teilbar.rendering.policy import SERVER_POLICY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.texts import Language

_PLACE = re.compile(r"@@(\w+)@@")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|&~$])")
_NO_REPOSITORY = {"de": "https://gitlab.com/gruppe/projekt", "en": "https://gitlab.com/group/project"}
_LIST_ITEM = re.compile(r"^(\d*)([-+.)])")
_LEGAL_CODE = "legalcode"
"""Where Creative Commons keeps a licence's binding text, below the licence's address."""


def one_line(name: str) -> str:
    """Return a name as it can stand in a line: what cannot be shown is gone, and so are line breaks."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())


def values_of(name: str, licence: str, package: str, repository: str, language: Language) -> Mapping[str, str]:
    """Return what is put into the places of a new hub.

    Takes the hub's name, the SPDX id of its licence, what Teilbar is installed from and the web address of the hub's
    repository (both empty where nobody knows), and the hub's language. Raises KeyError for a licence that the registry
    does not hold.
    """
    known = Registry.load().resolve(licence)
    if known is None:
        raise KeyError(licence)
    nowhere = _NO_REPOSITORY[language]
    return {
        "name": name,
        "name_yaml": _yaml(name),
        "name_markdown": as_markdown(name),
        "licence": licence,
        "licence_name": known.name,
        "licence_url": known.url,
        "licence_text": f"{known.url}{_LEGAL_CODE}",
        "repository_line": f"repo_url: {_yaml(repository)}" if repository else f"# repo_url: {nowhere}",
        "policy": SERVER_POLICY,
        "speaking": "" if language == "de" else f" --lang {language}",
        "package_yaml": _yaml(package),
        "package_shell": shlex.quote(package or "TEILBAR_PAKET"),
    }


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return a text with its places filled. Raises KeyError for a place that has no value."""
    return _PLACE.sub(lambda place: values[place[1]], template)


def _yaml(value: str) -> str:
    """Return a text as a double-quoted scalar: JSON's strings are YAML's (YAML 1.2.2, section 1.2)."""
    return json.dumps(value, ensure_ascii=False)


def as_markdown(value: str) -> str:
    """Return a text as Markdown that says just that, at the beginning of a line too (CommonMark, backslash escapes)."""
    return _LIST_ITEM.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", value))
