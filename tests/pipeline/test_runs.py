"""The pipeline as it runs: for merge requests good and faulty, from the project and from a fork, on main, for a tag."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

from pipeline.project import FORK, SECRET
from releasing.notes import Notes, noting
from releasing.server import TOKEN, Fake, serving

if TYPE_CHECKING:
    from pipeline.project import Project, Ran

pytestmark = pytest.mark.slow

UNIT = "content/einheiten/geraeusche-memory/index.md"
START = "content/index.md"
BROKEN = "content/einheiten/kaputt/index.md"
BROKEN_TEXT = "---\nid: kaputt\ntitel: Kaputt: ein: Versuch\nkurz: Ein Satz.\n---\n\nEin Text.\n"

JUNIT = Path(__file__).parents[1] / "reports" / "junit.xsd"
CODE_QUALITY = Path(__file__).with_name("codequality.schema.json")


def break_a_unit(project: Project) -> None:
    """Add a unit that is blocked."""
    path = project.folder / BROKEN
    path.parent.mkdir()
    path.write_text(BROKEN_TEXT, "utf-8")
    project.git("add", "--all")
    project.git("commit", "--quiet", "--message=Kaputt")


def line_of(project: Project, file: str, words: str) -> int:
    lines = (project.folder / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def code_quality(ran: Ran) -> list[dict[str, Any]]:
    """Return the report that GitLab shows in a merge request, after its documented format was asked."""
    file = ran.artefacts("pruefen") / "berichte" / "codequality.json"
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(CODE_QUALITY), str(file)]
    checked = subprocess.run(command, check=False, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
    assert not file.read_bytes().startswith(b"\xef\xbb\xbf"), "GitLab reads no file that begins with a mark"
    issues: list[dict[str, Any]] = json.loads(file.read_bytes())
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints)
    assert all((ran.project / issue["location"]["path"]).is_file() for issue in issues)
    return issues


def failures(ran: Ran) -> set[str]:
    """Return the files of the cases that failed, after the schema of JUnit's reports was asked."""
    report = etree.parse(ran.artefacts("pruefen") / "berichte" / "junit.xml")
    schema = etree.XMLSchema(etree.parse(JUNIT))
    assert schema.validate(report), schema.error_log
    cases = report.xpath("//testcase[failure or error]/@file")
    assert isinstance(cases, list)
    return {str(file) for file in cases}


def broken_links(site: Path) -> list[str]:
    """Return what the pages of a site link to or show that is not there, or not in it."""
    missing = []
    pages = sorted(site.rglob("*.html"))
    assert site / "index.html" in pages
    for page in pages:
        for _, _, link, _ in html.fromstring(page.read_bytes()).iterlinks():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = (page.parent / unquote(parts.path)).resolve()
            if parts.path.startswith("/") or not target.is_relative_to(site.resolve()) or not target.is_file():
                missing.append(f"{page.relative_to(site)}: {link}")
    return missing


def blocks(issues: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [issue for issue in issues if issue["severity"] == "blocker"]


# --- merge requests -------------------------------------------------------------------------------------------------


def test_a_good_merge_request_gets_reports_and_a_preview(project: Project) -> None:
    project.git("checkout", "--quiet", "-b", "aenderung")
    project.change(START, "Schön, dass ihr da seid!", "Schön, dass ihr hier seid!")
    ran = project.merge_request()
    assert ran.verdicts == {"pruefen": "PASS", "bauen": "PASS", "vorschau": "PASS", "unterschied": "PASS"}, ran.said
    assert ran.exit == 0
    assert {issue["severity"] for issue in code_quality(ran)} == {"info"}
    assert failures(ran) == set()
    site = ran.artefacts("vorschau") / "site"
    assert broken_links(site) == []
    assert "Schön, dass ihr hier seid!" in (site / "index.html").read_text("utf-8")
    address = ran.log("vorschau").rpartition("Die Vorschau liegt unter ")[2].split()[0]
    number = address.rpartition("/artifacts/")[0].rpartition("/")[2]
    assert address == f"https://gitlab.example/gruppe/hub/-/jobs/{number}/artifacts/file/site/index.html"
    assert f"vorschau environment: {{ name: vorschau/mr-7, url: {address} }}" in ran.said
    assert (site / address.rpartition("/site/")[2]).is_file()
    pages = ran.artefacts("unterschied")
    assert broken_links(pages / "unterschied") == []
    (text,) = (pages / "unterschied" / "texte").iterdir()
    assert "<ins>hier</ins>" in text.read_text("utf-8")
    assert f"{address.removesuffix('index.html')}" in (pages / "unterschied.md").read_text("utf-8")
    assert "`TEILBAR_TOKEN` ist hier nicht gesetzt" in ran.log("unterschied")
    # Nobody asked whether the project hides it from these jobs: a fork's run, below, must look different.
    assert all(SECRET in seen.items() for seen in ran.environments.values())


def test_with_a_token_of_its_own_a_hub_gets_one_comment_for_all_runs(project: Project) -> None:
    project.git("checkout", "--quiet", "-b", "aenderung")
    project.change(START, "Schön, dass ihr da seid!", "Schön, dass ihr hier seid!")
    with noting(Notes()) as notes:
        told = {**notes.environment, "CI_MERGE_REQUEST_DIFF_BASE_SHA": project.git("rev-parse", "main").strip()}
        ran = project.merge_request(**told)
        assert ran.verdicts["unterschied"] == "PASS", ran.said
        assert notes.environment["TEILBAR_TOKEN"] not in ran.said
    (note,) = notes.notes
    assert note["body"] == (ran.artefacts("unterschied") / "unterschied.md").read_text("utf-8")


def test_a_faulty_merge_request_is_told_which_lines_and_gets_its_preview(project: Project) -> None:
    project.git("checkout", "--quiet", "-b", "aenderung")
    project.change(START, "(mitmachen.md)", "(machmit.md)")
    project.change(UNIT, "bereich: Medienbildung\n", "")
    break_a_unit(project)
    ran = project.merge_request()
    assert ran.verdicts == {"pruefen": "FAIL", "bauen": "WARN", "vorschau": "PASS", "unterschied": "PASS"}, ran.said
    assert ran.exit == 1
    issues = code_quality(ran)
    places = {(issue["location"]["path"], issue["location"]["lines"]["begin"]): issue for issue in issues}
    dead = places[START, line_of(project, START, "(machmit.md)")]
    assert (dead["check_name"], dead["severity"]) == ("link-dead", "major")
    assert "machmit.md" in dead["description"]
    assert places[UNIT, 1]["check_name"] == "area-missing"
    (blocked,) = blocks(issues)
    assert blocked["location"] == {"path": BROKEN, "lines": {"begin": line_of(project, BROKEN, "titel:")}}
    assert failures(ran) == {START, UNIT, BROKEN}
    assert BROKEN in ran.log("pruefen")
    assert BROKEN in ran.log("bauen")
    site = ran.artefacts("vorschau") / "site"
    assert broken_links(site) == []
    assert (site / "einheiten" / "geraeusche-memory" / "index.html").is_file()
    assert not (site / "einheiten" / "kaputt").exists()


def test_a_broken_hub_file_is_told_and_nothing_is_shown_as_if_it_were_well(project: Project) -> None:
    project.change("mkdocs.yml", "docs_dir: content", "docs_dir: [content")
    ran = project.merge_request()
    assert ran.verdicts["pruefen"] == "FAIL"
    assert not (ran.artefacts("bauen") / "site").exists()
    (issue,) = code_quality(ran)
    assert issue["location"]["path"] == "mkdocs.yml"


def test_a_forks_merge_request_passes_and_sees_no_secret(project: Project) -> None:
    project.git("remote", "set-url", "origin", FORK)
    project.git("checkout", "--quiet", "-b", "vorschlag")
    project.change(START, "Schön, dass ihr da seid!", "Willkommen!")
    ran = project.merge_request()
    assert ran.verdicts == {"pruefen": "PASS", "bauen": "PASS", "vorschau": "PASS", "unterschied": "PASS"}, ran.said
    assert ran.environments.keys() == {"pruefen", "bauen", "unterschied"}
    for seen in ran.environments.values():
        assert seen["CI_PROJECT_PATH"] == "jemand/hub"
        assert SECRET[0] not in seen
        assert SECRET[1] not in seen.values()
        assert [name for name in seen if "TOKEN" in name or "PASSWORD" in name] == []
    assert broken_links(ran.artefacts("vorschau") / "site") == []


def test_pages_shows_a_preview_only_where_a_variable_says_that_it_can(project: Project) -> None:
    address = "gruppe.pages.example/hub/mr-7"
    ran = project.merge_request(TEILBAR_PAGES_VORSCHAU="ja", CI_PAGES_URL=f"https://{address}")
    assert ran.verdicts["vorschau-pages"] == "PASS", ran.said
    assert f"VORSCHAU_ADRESSE={address}\n" in [
        file.read_text("utf-8") for file in ran.artefacts("vorschau-pages").rglob("vorschau.env")
    ]
    assert broken_links(ran.artefacts("vorschau-pages") / "public") == []


def test_where_nobody_said_where_teilbar_comes_from_the_job_says_so(project: Project) -> None:
    ran = project.merge_request(TEILBAR_PAKET="")
    assert ran.verdicts["pruefen"] == "FAIL"
    assert "TEILBAR_PAKET ist leer." in ran.log("pruefen")


# --- the main branch ------------------------------------------------------------------------------------------------


def test_main_is_checked_built_and_published(project: Project) -> None:
    ran = project.push()
    assert ran.verdicts == {"pruefen": "PASS", "bauen": "PASS", "pages": "PASS"}, ran.said
    assert code_quality(ran)
    assert broken_links(ran.artefacts("pages") / "public") == []
    kept = project.folder / ".gitlab-ci-local" / "cache" / "teilbar-fertiges" / ".cache" / "teilbar"
    assert (kept / "artefacts.sqlite").is_file()


def test_main_publishes_nothing_less_unless_somebody_wants_it(project: Project) -> None:
    break_a_unit(project)
    refused = project.push()
    assert refused.verdicts == {"pruefen": "FAIL", "bauen": "WARN", "pages": "FAIL"}, refused.said
    assert not refused.artefacts("pages").exists()
    assert "Nicht veröffentlicht: Mindestens eine Einheit ist blockiert" in refused.log("pages")
    wanted = project.push(TEILBAR_TROTZDEM="ja")
    assert "imported cache 'teilbar-fertiges'" in wanted.said, "what was made is not there for the next pipeline"
    assert wanted.verdicts["pages"] == "PASS"
    assert (wanted.artefacts("pages") / "public" / "index.html").is_file()


def test_a_branch_without_a_merge_request_runs_nothing(project: Project) -> None:
    project.git("checkout", "--quiet", "-b", "nebenbei")
    assert project.push().verdicts == {}


# --- tags -----------------------------------------------------------------------------------------------------------


def on(server: Fake) -> dict[str, str]:
    return {"CI_API_V4_URL": server.api, "CI_PROJECT_ID": "1217", "CI_JOB_TOKEN": TOKEN}


def test_a_tag_keeps_every_package_and_makes_a_release(project: Project) -> None:
    with serving(Fake(failures=[503])) as server:  # GitLab is busy for a moment
        ran = project.tag("v1", **on(server))
        assert ran.verdicts == {"bauen": "PASS", "ausgabe": "PASS"}, ran.said
        assert server.refused_tokens == []
    downloads = ran.artefacts("bauen") / "site" / "downloads"
    built = {path.name: path.read_bytes() for path in downloads.rglob("*") if path.is_file()}
    kept = server.of_names()
    assert len(kept) == 6
    assert {name: data for name, data in kept.items() if name != "katalog.json"} == built
    for line in kept["SHA256SUMS"].decode().splitlines():
        digest, place = line.split("  ")
        assert hashlib.sha256(kept[Path(place).name]).hexdigest() == digest
        assert digest in server.releases["v1"]["description"]
    assert {link["name"] for link in server.releases["v1"]["assets"]["links"]} == kept.keys()
    assert TOKEN not in ran.said


def test_no_release_without_what_should_be_in_it(project: Project) -> None:
    break_a_unit(project)
    with serving(Fake()) as server:
        ran = project.tag("v1", **on(server))
    assert ran.verdicts == {"bauen": "WARN", "ausgabe": "FAIL"}, ran.said
    assert server.asked == []


def test_a_registry_that_refuses_fails_the_job_and_says_why(project: Project) -> None:
    with serving(Fake()) as server:
        ran = project.tag("v1", **{**on(server), "CI_JOB_TOKEN": "abgelaufen"})
    assert ran.verdicts == {"bauen": "PASS", "ausgabe": "FAIL"}, ran.said
    assert "401 Unauthorized" in ran.log("ausgabe")
    assert (ran.exit, server.files, "abgelaufen" in ran.said) == (1, {}, False)
