"""What a person may type as source, what is refused and why, and that no message repeats a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reading.sentences import rules_and_lines
from teilbar import texts
from teilbar.reading.address import Address, parse_address, web_address
from teilbar.reading.source import SourceError

if TYPE_CHECKING:
    from pathlib import Path

HOST = "gitlab.example"

ADDRESSES = {
    "https": (f"https://{HOST}/g/p.git", Address("https", HOST, f"https://{HOST}/g/p.git")),
    "https with a branch": (f"https://{HOST}/g/p.git@main", Address("https", HOST, f"https://{HOST}/g/p.git", "main")),
    "branch with slash and hash": (
        f"https://{HOST}/g/p@feature/#12-trick",
        Address("https", HOST, f"https://{HOST}/g/p", "feature/#12-trick"),
    ),
    "branch with an at sign": (f"https://{HOST}/g/p@v@2", Address("https", HOST, f"https://{HOST}/g/p", "v@2")),
    "port": (f"https://{HOST}:8443/g/p", Address("https", f"{HOST}:8443", f"https://{HOST}:8443/g/p")),
    "IPv6": ("https://[::1]:8443/g/p", Address("https", "[::1]:8443", "https://[::1]:8443/g/p")),
    "scheme in capitals": (f"HTTPS://{HOST}/g/p", Address("https", HOST, f"https://{HOST}/g/p")),
    "password": (
        f"https://ada:s%40fe@{HOST}/g/p@v1",
        Address("https", HOST, f"https://{HOST}/g/p", "v1", "ada", "s@fe"),
    ),
    "token as name": (f"https://glpat-x@{HOST}/g/p", Address("https", HOST, f"https://{HOST}/g/p", "", "glpat-x", "")),
    "ssh": (f"ssh://git@{HOST}:2222/g/p@v1", Address("ssh", f"{HOST}:2222", f"ssh://git@{HOST}:2222/g/p", "v1")),
    "ssh with a password": (f"ssh://git:pw@{HOST}/g/p", Address("ssh", HOST, f"ssh://git@{HOST}/g/p")),
    "scp": (f"git@{HOST}:g/p.git", Address("ssh", HOST, f"git@{HOST}:g/p.git")),
    "scp with a tag": (f"git@{HOST}:g/p.git@v1.0", Address("ssh", HOST, f"git@{HOST}:g/p.git", "v1.0")),
    "file": ("file:///srv/p.git", Address("file", "", "file:///srv/p.git")),
    "file on localhost": ("file://localhost/srv/p", Address("file", "", "file:///srv/p")),
    "file with a branch": ("file:///srv/p@main", Address("file", "", "file:///srv/p", "main")),
    "directory": (".", None),
    "directory with a colon": ("a:b", None),
    "directory with an at sign": ("content@home", None),
}


@pytest.mark.parametrize(("spec", "address"), ADDRESSES.values(), ids=ADDRESSES)
def test_address_is_taken_apart(spec: str, address: Address | None) -> None:
    assert parse_address(spec) == address


REFUSED = {
    "option": ("--upload-pack=touch x", "source-name-unusable"),
    "hyphen": ("-", "source-name-unusable"),
    "line break": (f"https://{HOST}/g\n/p", "source-name-unusable"),
    "ext": ("ext::sh -c touch% x", "address-transport"),
    "fd": ("fd::17", "address-transport"),
    "helper of someone's own": ("testgit::/srv/p", "address-transport"),
    "helper without a name": ("::x", "address-transport"),
    "http": (f"http://{HOST}/g/p", "address-transport"),
    "git": (f"git://{HOST}/g/p", "address-transport"),
    "ftp": (f"ftp://{HOST}/g/p", "address-transport"),
    "no host": ("https:///g/p", "address-unusable"),
    "no path": (f"https://{HOST}", "address-unusable"),
    "only a slash": (f"https://{HOST}/", "address-unusable"),
    "host that is an option": ("ssh://-oProxyCommand=touch/p", "address-unusable"),
    "scp host that is an option": ("git@-oProxyCommand:p", "address-unusable"),
    "scp path that is an option": (f"git@{HOST}:-x", "address-unusable"),
    "user that is an option": (f"ssh://-x@{HOST}/p", "address-unusable"),
    "address of a page": (f"https://{HOST}/g/p?ref=main", "address-unusable"),
    "space": (f"https://{HOST}/g p", "address-unusable"),
    "name with a line break": (f"https://a%0Ab:pw@{HOST}/p", "address-unusable"),
    "file on another host": (f"file://{HOST}/p", "address-unusable"),
    "ref that is an option": (f"https://{HOST}/g/p@--output=x", "ref-unusable"),
    "scp ref that is an option": (f"git@{HOST}:g/p@-x", "ref-unusable"),
    "empty ref": (f"https://{HOST}/g/p@", "ref-unusable"),
    "ref with a space": (f"https://{HOST}/g/p@a b", "ref-unusable"),
}


@pytest.mark.parametrize(("spec", "rule"), REFUSED.values(), ids=REFUSED)
def test_address_is_refused(spec: str, rule: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_address(spec)
    assert rules_and_lines(caught.value.findings) == [(rule, None)]


@pytest.mark.parametrize(
    "spec",
    [
        f"https://ada:geheim@{HOST}/g/p?x",
        f"https://ada:geheim@{HOST}/g/p@",
        f"https://ada:geheim@{HOST}",
        f"https://ada:geh/eim@{HOST}/g",
        f"ssh://ada:geheim@{HOST}/g/p@-x",
        "https://geheim%0A@x/g",
    ],
)
def test_refusal_does_not_repeat_a_password(spec: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_address(spec)
    said = "".join(texts.message(found, "de") + texts.remedy(found, "de") for found in caught.value.findings)
    assert "geh" not in said + str(caught.value) + repr(caught.value)


def test_address_does_not_print_what_is_secret() -> None:
    address = parse_address(f"https://ada:geheim@{HOST}/g/p@v1")
    assert address is not None
    assert "geheim" not in repr(address) + address.label + address.name + address.url
    assert address.label == f"https://{HOST}/g/p@v1"


def test_folder_with_an_at_sign_is_found_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "kurs@haus"
    folder.mkdir()
    assert parse_address(f"file://{folder}") == Address("file", "", f"file://{folder}")
    assert parse_address(f"file://{folder}@main") == Address("file", "", f"file://{folder}", "main")


def test_directory_that_looks_like_an_address_is_a_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a@b:c").mkdir()
    assert parse_address("a@b:c") is None


NAMES = {
    "https://gitlab.example/g/kurs.git": "kurs",
    "git@gitlab.example:g/kurs.git@v1": "kurs",
    "git@gitlab.example:kurs": "kurs",
    "file:///srv/mein%20kurs/": "mein kurs",
}


@pytest.mark.parametrize(("spec", "name"), NAMES.items())
def test_repository_has_a_name(spec: str, name: str) -> None:
    address = parse_address(spec)
    assert address is not None
    assert address.name == name


WEB = {
    "https://gitlab.example/g/p.git": "https://gitlab.example/g/p",
    "https://gitlab-ci-token:geheim@gitlab.example/g/p.git": "https://gitlab.example/g/p",
    "https://gitlab.example:8443/g/p/": "https://gitlab.example:8443/g/p",
    "https://gitlab.example/g/p?token=geheim": "https://gitlab.example/g/p",
    "http://gitlab.example/g/p": "http://gitlab.example/g/p",
    "ssh://git@gitlab.example:2222/g/p.git": "https://gitlab.example/g/p",
    "git@gitlab.example:g/p.git": "https://gitlab.example/g/p",
    "file:///srv/p": "",
    "/srv/p": "",
    "../p": "",
    "": "",
    "https://gitlab.example/": "",
    "https://-x/p": "",
}


@pytest.mark.parametrize(("remote", "address"), WEB.items())
def test_web_address_of_a_remote(remote: str, address: str) -> None:
    assert web_address(remote) == address
