"""A release: what goes into the registry, what is said of it, and what happens where something is amiss."""

from __future__ import annotations

import hashlib
import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from releasing.server import PROJECT, TOKEN, Fake, serving
from teilbar.reading.errors import SourceError
from teilbar.releasing.gitlab import GitLab
from teilbar.releasing.job import Job
from teilbar.releasing.release import LISTED, release

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = {"turm.h5p": b"a tower", "turm.scorm12.zip": b"a tower to play"}
SITE_FILES = {"SHA256SUMS", "katalog.json"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with what a release reads of a site."""
    return make_site(tmp_path / "site", PACKAGES)


def make_site(folder: Path, packages: dict[str, bytes]) -> Path:
    (folder / "downloads").mkdir(parents=True)
    sums, downloads = [], []
    for name, data in packages.items():
        (folder / "downloads" / name).write_bytes(data)
        sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        downloads.append({"url": f"downloads/{name}"})
    (folder / "downloads" / "SHA256SUMS").write_text("".join(sums), "utf-8")
    catalogue = {"units": [{"title": "Turm | hoch", "downloads": downloads}]}
    (folder / "katalog.json").write_text(json.dumps(catalogue), "utf-8")
    return folder


@pytest.fixture
def server() -> Iterator[Fake]:
    with serving(Fake()) as fake:
        yield fake


def gitlab(server: Fake, tag: str = "v1", token: str = TOKEN) -> tuple[GitLab, list[float]]:
    """Return the project on the server, and the list of seconds that it waits, without waiting."""
    waited: list[float] = []
    job = Job(api=server.api, project=PROJECT, name="hub", tag=tag, token=token)
    return GitLab(job, pauses=(1, 5), sleep=waited.append), waited


def lines(site: Path, project: GitLab) -> list[str]:
    return list(release(site, project, "de"))


def refusal(site: Path, project: GitLab) -> tuple[str, dict[str, str]]:
    with pytest.raises(SourceError) as refused:
        lines(site, project)
    (found,) = refused.value.findings
    return found.rule, dict(found.values)


def test_every_package_is_kept_and_linked(site: Path, server: Fake) -> None:
    project, _ = gitlab(server)
    said = lines(site, project)
    assert server.of_names().keys() == {"turm.h5p", "turm.scorm12.zip", *SITE_FILES}
    assert {key[:2] for key in server.files} == {("hub", "v1")}
    assert server.of_names()["turm.h5p"] == PACKAGES["turm.h5p"]
    made = server.releases["v1"]
    assert made["name"] == "v1"
    links = {link["name"]: link for link in made["assets"]["links"]}
    assert links.keys() == server.of_names().keys()
    address = f"{server.api}/projects/{PROJECT}/packages/generic/hub/v1/turm.h5p"
    assert links["turm.h5p"] == {
        "name": "turm.h5p",
        "url": address,
        "direct_asset_path": "/turm.h5p",
        "link_type": "package",
    }
    digest = hashlib.sha256(PACKAGES["turm.h5p"]).hexdigest()
    assert f"| Turm \\| hoch | `turm.h5p` | 1 KB | `{digest}` |" in made["description"]
    assert said[-1] == "Fertig: Die Ausgabe „v1“ hat 4 Dateien. Sie steht unter Deploy > Releases."


def test_a_second_time_nothing_is_put_there_again(site: Path, server: Fake) -> None:
    lines(site, gitlab(server)[0])
    before = json.dumps(server.releases)
    server.asked.clear()
    said = lines(site, gitlab(server)[0])
    assert {method for method, _ in server.asked} == {"GET"}
    assert json.dumps(server.releases) == before
    assert [line for line in said if line.startswith("Abgelegt")] == []


def test_a_release_that_somebody_wrote_keeps_their_words(site: Path, server: Fake) -> None:
    theirs = {"name": "turm.h5p", "url": "https://example.org/turm.h5p"}
    server.releases["v1"] = {"name": "Herbst", "description": "Das ist neu.", "assets": {"links": [theirs]}}
    lines(site, gitlab(server)[0])
    kept = server.releases["v1"]
    assert kept["name"] == "Herbst"
    assert kept["description"].startswith("Das ist neu.\n\nAlle Pakete")
    assert [link["name"] for link in kept["assets"]["links"]] == ["turm.h5p", "turm.scorm12.zip", *sorted(SITE_FILES)]
    assert kept["assets"]["links"][0] == theirs


def test_a_version_never_changes(site: Path, server: Fake, tmp_path: Path) -> None:
    lines(site, gitlab(server)[0])
    before = dict(server.files)
    other = make_site(tmp_path / "other", {"turm.h5p": b"another tower"})
    assert refusal(other, gitlab(server)[0]) == ("release-taken", {"name": "turm.h5p", "tag": "v1"})
    assert server.files == before


@pytest.mark.parametrize("codes", [[503], [429, 500], [502, 504]])
def test_a_failure_that_passes_is_waited_for(site: Path, server: Fake, codes: list[int]) -> None:
    project, waited = gitlab(server)
    server.failures = list(codes)
    lines(site, project)
    assert waited == [1, 5][: len(codes)]
    assert server.of_names().keys() == {"turm.h5p", "turm.scorm12.zip", *SITE_FILES}


def test_a_failure_that_stays_is_said(site: Path, server: Fake) -> None:
    project, waited = gitlab(server)
    server.failures = [503] * 3
    rule, values = refusal(site, project)
    assert rule == "release-refused"
    assert values["request"].endswith("/packages/generic/hub/v1/turm.h5p")
    assert values["detail"].startswith("503")
    assert waited == [1, 5]


def test_a_refusal_is_said_at_once_and_without_the_token(site: Path, server: Fake) -> None:
    project, waited = gitlab(server, token="wrong")  # noqa: S106 - nobody's
    rule, values = refusal(site, project)
    assert (rule, waited) == ("release-refused", [])
    assert "401 Unauthorized" in values["detail"]
    assert "wrong" not in str(values)
    assert "wrong" not in repr(project)


def test_a_server_that_is_not_there(site: Path, server: Fake) -> None:
    nowhere = Fake(api="http://127.0.0.1:9/api/v4")
    project, waited = gitlab(nowhere)
    assert refusal(site, project)[0] == "release-refused"
    assert waited == [1, 5]
    assert server.files == {}


def test_what_changed_since_the_build_is_not_kept(site: Path, server: Fake) -> None:
    (site / "downloads" / "turm.scorm12.zip").write_bytes(b"something else")
    assert refusal(site, gitlab(server)[0]) == ("release-damaged", {"name": "turm.scorm12.zip"})
    assert server.files == {}


def test_a_site_without_packages(tmp_path: Path, server: Fake) -> None:
    assert refusal(tmp_path, gitlab(server)[0])[0] == "release-without-packages"


def test_of_very_many_packages_the_text_names_the_list(tmp_path: Path, server: Fake) -> None:
    site = make_site(tmp_path / "many", {f"turm{number}.h5p": b"x" for number in range(LISTED + 1)})
    lines(site, gitlab(server)[0])
    assert "`SHA256SUMS`" in server.releases["v1"]["description"]
    assert len(server.releases["v1"]["description"]) < 1000
    assert len(server.releases["v1"]["assets"]["links"]) == LISTED + 3


@pytest.mark.parametrize("tag", ["v1.0.0", "2027-1", "Herbst 2027", "v1/beta", "Frühling", "v1-beta"])
def test_every_tag_becomes_a_version_that_the_registry_takes(site: Path, server: Fake, tag: str) -> None:
    server.tags.add(tag)
    lines(site, gitlab(server, tag)[0])
    assert len(server.files) == 4
    assert tag in server.releases


def test_two_tags_are_never_one_version() -> None:
    tags = ("v1/beta", "v1-beta", "v1 beta", "v1+beta")
    jobs = [Job(api="", project="", name="", tag=tag, token="") for tag in tags]
    assert len({job.version for job in jobs}) == len(tags)


def test_the_token_stays_with_gitlab(site: Path, server: Fake) -> None:
    """Where GitLab keeps files with somebody else, a download is redirected there."""
    seen: list[str | None] = []

    class Store(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers.get("JOB-TOKEN"))
            data = server.of_names()[Path(self.path).name]
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    lines(site, gitlab(server)[0])
    store = HTTPServer(("127.0.0.1", 0), Store)
    thread = Thread(target=store.serve_forever, args=(0.01,))
    thread.start()
    try:
        server.store = f"http://localhost:{store.server_port}"
        said = lines(site, gitlab(server)[0])
    finally:
        store.shutdown()
        thread.join()
        store.server_close()
    assert seen == [None] * 4
    assert len([line for line in said if line.startswith("Liegt schon da")]) == 4


def test_outside_of_a_tags_job_it_says_what_is_lacking() -> None:
    with pytest.raises(SourceError) as refused:
        Job.from_environment({"CI_API_V4_URL": "https://gitlab.example/api/v4", "CI_PROJECT_ID": "1"})
    (found,) = refused.value.findings
    assert found.rule == "release-outside-of-a-job"
    assert dict(found.values)["missing"] == "`CI_PROJECT_NAME`, `CI_COMMIT_TAG`, `CI_JOB_TOKEN`"
