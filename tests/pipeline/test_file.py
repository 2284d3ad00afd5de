"""The pipeline as a file: GitLab takes it, this project's and a new hub's are one, and it keeps what it promises."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from teilbar.starting import LICENCES
from teilbar.starting.hub_files import PIPELINE, TEMPLATES, hub_files, pipeline
from teilbar.texts import LANGUAGES, Language, keys, text

ROOT = Path(__file__).parents[2]
ELSEWHERE = "teilbar @ git+https://gitlab.example/g/teilbar@1.0"

KEYWORDS = {"stages", "workflow", "variables", "default"}


class _Loader(yaml.SafeLoader):
    """YAML as GitLab reads it: a reference stands for what it names."""


def _reference(loader: _Loader, node: yaml.SequenceNode) -> tuple[str, ...]:
    return tuple(loader.construct_sequence(node))


_Loader.add_constructor("!reference", _reference)


def read(text: str) -> dict[str, Any]:
    loaded = yaml.load(text, _Loader)  # noqa: S506 - it is a safe loader with one tag more
    assert isinstance(loaded, dict)
    return loaded


OWN = read((ROOT / PIPELINE).read_text("utf-8"))
JOBS = {name: job for name, job in OWN.items() if name not in KEYWORDS and not name.startswith(".")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("package", [".", ELSEWHERE, ""], ids=["own", "hub", "unknown"])
def test_gitlabs_schema_takes_it(tmp_path: Path, package: str, language: Language) -> None:
    file = tmp_path / PIPELINE
    file.write_text(pipeline(package, language), "utf-8")
    command = ["check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", str(file)]
    done = subprocess.run([sys.executable, "-m", *command], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_gitlabs_schema_refuses_a_broken_one(tmp_path: Path) -> None:
    file = tmp_path / PIPELINE
    file.write_text(pipeline(".").replace("expose_as: Vorschau", "expose_as: [Vorschau]"), "utf-8")
    command = ["check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", str(file)]
    assert subprocess.run([sys.executable, "-m", *command], check=False, capture_output=True).returncode == 1


def test_this_projects_pipeline_is_a_new_hubs_but_for_where_teilbar_comes_from() -> None:
    assert (ROOT / PIPELINE).read_text("utf-8") == pipeline("."), "python -m teilbar.starting > .gitlab-ci.yml"
    theirs = read(pipeline(ELSEWHERE))
    assert theirs["variables"].pop("TEILBAR_PAKET") == ELSEWHERE
    own = read(pipeline("."))
    assert own["variables"].pop("TEILBAR_PAKET") == "."
    assert own == theirs


def test_in_another_language_it_does_the_same() -> None:
    """Only what people read differs: what is printed, asked and shown, and the language that Teilbar speaks."""
    german, english = pipeline(ELSEWHERE), pipeline(ELSEWHERE, "en")
    assert english != german
    told = [spoken_of(text(key, language)) for key in keys() if key.startswith("pipeline.") for language in LANGUAGES]
    assert bare(read(english), told) == bare(read(german), told)
    assert "teilbar --lang en check" in english


def spoken_of(phrase: str) -> str:
    """Return what of a phrase of the catalogue stands in a value, not in a remark."""
    return phrase.removeprefix("expose_as: ")


def bare(loaded: Any, told: list[str]) -> Any:  # noqa: ANN401 - it is YAML
    """Return a pipeline without what it says."""
    match loaded:
        case dict():
            return {key: bare(value, told) for key, value in loaded.items()}
        case list() | tuple():
            return [bare(value, told) for value in loaded]
        case str():
            for phrase in sorted(told, key=len, reverse=True):
                loaded = loaded.replace(phrase, "…")
            return loaded.replace(" --lang en", "")
        case _:
            return loaded


@pytest.mark.parametrize("name", [PIPELINE, "nginx.conf"])
def test_all_that_a_shared_file_says_is_in_the_catalogue(name: str) -> None:
    """A remark or message that the catalogue does not hold would stay German in an English hub."""
    template = (TEMPLATES / "shared" / name).read_text("utf-8")
    section = "pipeline." if name == PIPELINE else "nginx."
    phrases = [text(key, "de") for key in keys() if key.startswith(section)]
    assert [phrase for phrase in phrases if phrase not in template] == []
    for phrase in sorted(phrases, key=len, reverse=True):
        template = template.replace(phrase, "")
    remarks = [line.partition("# ")[2] for line in template.splitlines() if "# " in line]
    printed = re.findall(r"(?:echo|description:) \"([^\"]*)\"", template)
    left = [word for words in (*remarks, *printed) for word in re.findall(r"(?<![\w$./@-])[A-Za-zÄÖÜäöüß]{3,}", words)]
    assert set(left) <= {"teilbar", "git", "https", "TEILBAR", "VORSCHAU", *DIRECTIVES}


DIRECTIVES = {"listen", "ssl", "http", "certificate", "key", "add", "header", "Strict", "max", "always", "brotli"}
"""What nginx reads once somebody takes the mark of a remark away."""


def test_this_projects_templates_are_a_new_hubs() -> None:
    own = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / ".gitlab").rglob("*.md")}
    hubs = hub_files("Hub", LICENCES[0], "")
    assert own == {name: content for name, content in hubs.items() if name.startswith(".gitlab/")}
    assert {Path(name).stem for name in own} == {"Default", "Vorschlag", "Fehler", "Neue Einheit"}


def test_every_place_of_a_template_is_filled() -> None:
    for language in LANGUAGES:
        files = hub_files("Hub", LICENCES[0], ".", language=language)
        assert [name for name, content in files.items() if "@@" in content] == []
        assert any("@@" in path.read_text("utf-8") for path in (TEMPLATES / language).rglob("*.md"))


@pytest.mark.parametrize("name", JOBS)
def test_a_job_says_when_it_runs_and_keeps_nothing_for_ever(name: str) -> None:
    job = JOBS[name]
    assert job["rules"]
    assert {"only", "except"} & set(job) == set()
    if "artifacts" in job:
        assert job["artifacts"]["expire_in"] != "never"


def test_no_commit_runs_twice() -> None:
    """A branch with a merge request would run for both: only the merge request does."""
    rules = [rule["if"] for rule in OWN["workflow"]["rules"]]
    assert '$CI_PIPELINE_SOURCE == "merge_request_event"' in rules
    assert not any(rule == "$CI_COMMIT_BRANCH" for rule in rules)


def test_only_what_publishes_may_not_be_interrupted() -> None:
    assert OWN["default"]["interruptible"] is True
    assert {name for name, job in JOBS.items() if job.get("interruptible") is False} == {"pages", "ausgabe"}


def test_no_preview_takes_the_sites_place_unless_a_variable_allows_it() -> None:
    to_pages = {name: job for name, job in JOBS.items() if "pages" in job or name == "pages"}
    assert set(to_pages) == {"pages", "vorschau-pages"}
    (rule,) = to_pages["vorschau-pages"]["rules"]
    assert '$TEILBAR_PAGES_VORSCHAU == "ja"' in rule["if"]
    assert OWN["variables"]["TEILBAR_PAGES_VORSCHAU"] == "nein"
    assert [rule["if"] for rule in to_pages["pages"]["rules"]] == ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"]


def test_it_needs_no_secret() -> None:
    """The one token is the job's own, which Teilbar reads itself."""
    text = (ROOT / PIPELINE).read_text("utf-8")
    used = {line for line in text.splitlines() if "TOKEN" in line and not line.lstrip().startswith("#")}
    assert used == set()


def test_no_job_works_among_the_remains_of_an_earlier_one() -> None:
    """Without a fetch a runner does not clear up, and what an older site held would be published again."""
    assert [name for name, job in JOBS.items() if "GIT_STRATEGY" in job.get("variables", {})] == []
    assert "GIT_STRATEGY" not in OWN["variables"]


def test_history_is_whole_and_what_was_made_is_kept() -> None:
    assert OWN["variables"]["GIT_DEPTH"] == "0"
    reading = {"pruefen", "bauen", "unterschied", "ausgabe"}
    assert [name for name in reading if "GIT_DEPTH" in JOBS[name].get("variables", {})] == []
    kept = {entry["key"]: entry["paths"] for entry in JOBS["bauen"]["cache"]}
    assert kept["teilbar-fertiges"] == [".cache/teilbar"]
    assert any("--cache .cache/teilbar" in line for line in JOBS["bauen"]["script"])
