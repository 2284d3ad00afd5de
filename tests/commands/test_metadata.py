"""``teilbar metadata``: what OERSI is to read, written into the source, and when the check says that it is stale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from commands.conftest import HEADER, LICENCE
from faults.workbench import Workbench

if TYPE_CHECKING:
    from pathlib import Path

HUB = "site_name: Sammlung\nsite_url: https://sammlung.example.org/\nextra:\n  teilbar:\n    autor: Ada Muster\n"
UP_TO_DATE = "metadata.yml ist auf dem neuesten Stand, mit 1 Einheit."


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """Return a bench with a unit that is offered, and one that is not because it has no licence."""
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    bench = Workbench(tmp_path)
    for name, more in {"turm": LICENCE, "ohne": ""}.items():
        lay(bench, name, more)
    (bench.source / "mkdocs.yml").write_text(HUB, "utf-8")
    return bench


def lay(bench: Workbench, name: str, more: str) -> None:
    folder = bench.source / "content" / "einheiten" / name
    folder.mkdir(parents=True, exist_ok=True)
    header = HEADER.format(id=name, title=name.title(), more=more)
    (folder / "index.md").write_text(f"{header}Ein [Text](fehlt.md).\n", "utf-8")


def works(bench: Workbench) -> Any:  # noqa: ANN401 - what YAML holds
    """Return what a reader of YAML 1.1, as importers are, finds in the file."""
    return yaml.safe_load((bench.source / "metadata.yml").read_text("utf-8"))


def call(bench: Workbench, *arguments: str) -> list[str]:
    run = bench.run("metadata", str(bench.source), *arguments)
    assert run.exit == 0
    return run.text.splitlines()


def stale(bench: Workbench, *arguments: str) -> bool:
    return "(oersi-metadata-stale)" in bench.run("check", str(bench.source), *arguments).text


def test_it_is_shown_and_not_written(bench: Workbench) -> None:
    shown = "\n".join(call(bench))
    assert yaml.safe_load(shown)["name"] == "Turm"
    assert not (bench.source / "metadata.yml").exists()
    assert not stale(bench)


def test_only_what_is_offered_is_written(bench: Workbench) -> None:
    said = call(bench, "--write")
    assert said[0] == "Geschrieben: metadata.yml, mit 1 Einheit."
    assert said[1].startswith("1 Einheit wird nicht angeboten und fehlt darin.")
    assert "open-educational-resources" in said[2]
    assert works(bench)["id"] == "https://sammlung.example.org/einheiten/turm/index.html"
    assert call(bench, "--write")[0] == UP_TO_DATE


def test_several_works_are_a_list(bench: Workbench) -> None:
    lay(bench, "ohne", LICENCE)
    call(bench, "--write")
    assert [work["name"] for work in works(bench)] == ["Ohne", "Turm"]


def test_without_any_work_the_list_is_empty(bench: Workbench) -> None:
    lay(bench, "turm", "")
    call(bench, "--write")
    assert works(bench) == []
    assert not stale(bench)


@pytest.mark.parametrize("arguments", [(), ("--strict",), ("--today", "2030-01-01")])
def test_check_says_when_it_is_stale(bench: Workbench, arguments: tuple[str, ...]) -> None:
    call(bench, "--write")
    assert not stale(bench, *arguments)
    lay(bench, "ohne", LICENCE)
    assert stale(bench, *arguments)
    call(bench, "--write")
    assert not stale(bench, *arguments)
    lay(bench, "turm", f"{LICENCE}zurueckgezogen: ja\n")
    assert stale(bench, *arguments)


def test_it_stays_the_same_in_another_copy_of_the_repository(bench: Workbench) -> None:
    call(bench, "--write")
    copy = bench.source.rename(bench.folder / "anderswo")
    assert "oersi" not in bench.run("check", str(copy)).text


def test_what_was_written_says_nothing_of_the_texts(bench: Workbench) -> None:
    before = bench.run("check", str(bench.source)).text
    call(bench, "--write")
    assert bench.run("check", str(bench.source)).text == before
    assert "licence-missing" in before


def test_a_file_by_hand_stays(bench: Workbench) -> None:
    for name in ("metadata.yml", "metadata.yaml"):
        file = bench.source / name
        file.write_text("license: CC0-1.0\n", "utf-8")
        refused = bench.run("metadata", str(bench.source), "--write")
        assert refused.exit == 2
        assert refused.text.startswith(f"{name}\n  blockiert (metadata-by-hand)\n")
        assert file.read_text("utf-8") == "license: CC0-1.0\n"
        assert not stale(bench)
        file.unlink()


def test_a_link_out_of_the_source_is_not_followed(bench: Workbench) -> None:
    outside = bench.folder / "fremd.yml"
    outside.write_text("# Von Teilbar erzeugt\n", "utf-8")
    (bench.source / "metadata.yml").symlink_to(outside)
    assert bench.run("metadata", str(bench.source), "--write").exit == 2
    assert outside.read_text("utf-8") == "# Von Teilbar erzeugt\n"


def test_without_an_address_of_the_site_it_cannot_be_made(bench: Workbench) -> None:
    call(bench, "--write")
    (bench.source / "mkdocs.yml").write_text("site_name: Sammlung\n", "utf-8")
    for arguments in ((), ("--write",)):
        refused = bench.run("metadata", str(bench.source), *arguments)
        assert refused.exit == 2
        assert "(metadata-without-address)" in refused.text
    assert "(oersi-without-address)" in bench.run("check", str(bench.source)).text


def test_nothing_is_written_into_an_address(bench: Workbench) -> None:
    refused = bench.run("metadata", "https://example.org/sammlung.git", "--write")
    assert refused.exit == 2
    assert "(metadata-needs-folder)" in refused.text
