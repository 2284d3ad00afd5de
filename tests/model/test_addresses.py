"""Links and paths as authors write them."""

from __future__ import annotations

import pytest

from teilbar.model.addresses import is_address, paths_of_forge_address, source_path


@pytest.mark.parametrize(
    ("link", "folder", "expected"),
    [
        ("bild.png", "a/b", "a/b/bild.png"),
        ("./bild.png", "a/b", "a/b/bild.png"),
        ("../bild.png", "a/b", "a/bild.png"),
        ("/img/bild.png", "a/b", "img/bild.png"),
        ("mit%20leer.png", "", "mit leer.png"),
        ("u\u0308ber.png", "", "über.png"),
        ("ordner\\bild.png", "a", "a/ordner/bild.png"),
        ("text.md#marke", "a", "a/text.md"),
        ("bild.png?raw=true", "a", "a/bild.png"),
        ("../../../etc/passwd", "a/b", None),
        ("%2e%2e/%2e%2e/x", "a", None),
        ("..", "", None),
    ],
)
def test_paths_begin_at_the_texts_folder_and_stay_in_the_source(link: str, folder: str, expected: str | None) -> None:
    assert source_path(link, folder) == expected


@pytest.mark.parametrize("link", ["https://a", "mailto:x@y", "//host/x", "javascript:alert(1)", "data:text/html,x"])
def test_addresses(link: str) -> None:
    assert is_address(link)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://raw.githubusercontent.com/o/r/refs/heads/main/a/img/b.jpg", "a/img/b.jpg"),
        ("https://raw.githubusercontent.com/o/r/main/a/b.jpg", "a/b.jpg"),
        ("https://github.com/o/r/blob/main/a/b.jpg?raw=true", "a/b.jpg"),
        ("https://gitlab.example/group/sub/r/-/raw/main/a/b.jpg", "a/b.jpg"),
        ("https://codeberg.org/o/r/raw/branch/main/a/b%20c.jpg", "a/b c.jpg"),
        ("https://github.com/o/r/blob/feature/x/a/b.jpg", "a/b.jpg"),
    ],
)
def test_files_on_forges_are_recognised(url: str, path: str) -> None:
    assert path in paths_of_forge_address(url)


@pytest.mark.parametrize("url", ["https://example.org/a/b/c/d.jpg", "https://[broken", "https://github.com/o/r"])
def test_other_addresses_mean_no_file(url: str) -> None:
    assert paths_of_forge_address(url) == ()
