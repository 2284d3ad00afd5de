"""Engines are found by name, run apart from Teilbar, and say what went wrong."""

from __future__ import annotations

import importlib.util
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from engines.golden import golden_site
from engines.whole import write_stage
from teilbar.outcome import Built, Outcome
from teilbar.publishing.engines import EngineError, engine_names, get_engine, registry
from teilbar.summary import summary_lines
from teilbar.texts import message, remedy

SITE = golden_site()


def test_three_engines_are_known_and_one_is_experimental() -> None:
    assert set(engine_names()) >= {"mkdocs", "properdocs", "zensical"}
    assert {name for name in engine_names() if get_engine(name).experimental} == {"zensical"}


def test_an_unknown_engine_is_answered_with_the_known_ones() -> None:
    with pytest.raises(EngineError) as raised:
        get_engine("hugo")
    assert message(raised.value.finding, "de") == "Ein Werkzeug „hugo“, das die Seiten baut, gibt es nicht."
    assert "mkdocs, properdocs, zensical" in remedy(raised.value.finding, "de")


def test_an_engine_without_its_package_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        registry, "find_spec", lambda name: None if name == "zensical" else importlib.util.find_spec(name)
    )
    with pytest.raises(EngineError) as raised:
        get_engine("zensical")
    assert message(raised.value.finding, "de") == "Für „zensical“ fehlt das Python-Paket zensical."
    assert 'pip install "teilbar[zensical]"' in remedy(raised.value.finding, "de")


def test_a_foreign_engine_whose_module_is_gone_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("other", "no_such_module:Engine", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda **query: EntryPoints([entry]).select(**query))
    with pytest.raises(EngineError) as raised:
        get_engine("other")
    assert message(raised.value.finding, "en") == "For “other” the Python package no_such_module is missing."


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "properdocs", "zensical"])
def test_a_failing_engine_hands_over_its_last_lines(engine: str, tmp_path: Path) -> None:
    write_stage(SITE, tmp_path / "stage")
    (tmp_path / "stage" / "code" / "index.md").write_bytes(b"\xff\xfe not UTF-8")
    with pytest.raises(EngineError) as raised:
        get_engine(engine).render(tmp_path / "stage", tmp_path / "site", SITE)
    said = message(raised.value.finding, "de")
    assert f"„{engine}“ hat die Seiten nicht gebaut" in said
    assert "utf-8" in said.lower()
    assert "\x1b" not in said


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "properdocs", "zensical"])
def test_what_an_engine_warns_of_is_handed_over(engine: str, tmp_path: Path) -> None:
    write_stage(SITE, tmp_path / "stage")
    assert [line for line in _render(engine, tmp_path) if "links/index.md" not in line] == []
    (tmp_path / "stage" / "code" / "index.md").write_text("# x\n\n[x](missing.md)\n", "utf-8")
    (warning,) = (line for line in _render(engine, tmp_path) if "links/index.md" not in line)
    assert "code/index.md" in warning


@pytest.mark.slow
def test_an_engine_replaces_what_the_folder_held(tmp_path: Path) -> None:
    write_stage(SITE, tmp_path / "stage")
    (tmp_path / "site" / "old").mkdir(parents=True)
    (tmp_path / "site" / "old" / "index.html").write_text("old", "utf-8")
    assert _render("mkdocs", tmp_path) == ()
    assert not (tmp_path / "site" / "old").exists()


@pytest.mark.slow
def test_modules_that_lie_in_the_current_folder_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_stage(SITE, tmp_path / "stage")
    for folder in (tmp_path, tmp_path / "stage"):
        for name in ("mkdocs", "yaml", "markdown"):
            (folder / f"{name}.py").write_text(f"raise SystemExit('{name}.py of the source was run')\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert _render("mkdocs", tmp_path) == ()


def _render(engine: str, folder: Path) -> tuple[str, ...]:
    return get_engine(engine).render(folder / "stage", folder / "site", SITE)


@pytest.mark.parametrize(
    ("engine", "experimental", "said"),
    [
        ("mkdocs", False, {"mkdocs meldet: Achtung"}),
        ("zensical", True, {"zensical meldet: Achtung", "zensical ist noch ein Versuch"}),
    ],
)
def test_a_build_says_what_its_engine_warned_of_and_that_it_is_an_experiment(
    engine: str, experimental: bool, said: set[str]
) -> None:
    outcome = Outcome(units=1, paths=0, pages=0, withheld=(), unpublished=(), findings=())
    built = Built(
        name="Hub",
        out=Path("site"),
        outcome=outcome,
        sizes={},
        engine_said=("Achtung",),
        engine=engine,
        experimental=experimental,
    )
    lines = [line.plain for line in summary_lines(built, ".", "de")]
    assert {words for line in lines for words in said if line.startswith(words)} == said
    assert any("Versuch" in line for line in lines) is experimental
