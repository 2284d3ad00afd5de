"""Where links lead that do not lead where they should, and what is then said to be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.reading.source import open_source
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEAD = "---\ntitel: {0}\nid: {0}\nkurz: Ein Spiel.\nbereich: Bauen\nlizenz: CC BY 4.0\nautor: Ada Muster\n---\n"

LINKS: Mapping[str, Mapping[str, str | None]] = {
    "../teil-2/index.md": {},
    "../teil-2/index.md#so-gehts": {},
    "../teil-2/index.md#teil-zwei": {},
    "../teil-2/#so-gehts": {},
    "#teil-eins": {},
    "../teil-2/index.md#So-gehts": {"anchor-misspelled": "so-gehts"},
    "../teil-2/index.md#anderswo": {"anchor-dead": None},
    "#so-gets": {"anchor-dead": None},
    "#das-braucht-man": {"anchor-misspelled": "das-braucht-ihr"},
    "../teil2/index.md": {"link-misspelled": "../teil-2/index.md"},
    "../tiel-2/index.md#so-gehts": {"link-misspelled": "../teil-2/index.md#so-gehts"},
    "../teil-3/index.md": {"link-dead": None},
    "nirgends.md": {"link-dead": None},
}
"""What a link on the first part says, and the rule that it breaks with what is suggested."""


@pytest.mark.parametrize("link", LINKS)
def test_what_is_said_of_a_link(tmp_path: Path, link: str) -> None:
    body = f"# Teil eins\n\n[dort]({link})\n\n## Das braucht ihr\n\nBecher.\n"
    for name, text in {"teil-1": body, "teil-2": "# Teil zwei\n\n## So geht's\n\nWir bauen.\n"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.md").write_text(HEAD.format(name) + text, "utf-8")
    cache = Cache(None)
    with open_source(str(tmp_path), cache=cache) as opened, Workshop(cache, 1) as workshop:
        findings = read_and_check(opened, Options(source=str(tmp_path), jobs=1), workshop, Silent()).verdict.findings
    assert {one.rule: dict(one.values).get("right") for one in findings if one.rule[:4] in {"link", "anch"}} == {
        "link-text-says-nothing": None,
        **LINKS[link],
    }
