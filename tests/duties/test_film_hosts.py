"""Which addresses are films, and where they are opened."""

from __future__ import annotations

import pytest

from teilbar.reading.markdown.film_hosts import film_address, may_name_film

YOUTUBE = "https://www.youtube.com/watch?v=abcdefghijk"
UUID = "9c9de5e8-0a1e-484a-b099-e80766180a6d"

FILMS = {
    "https://www.youtube.com/watch?v=abcdefghijk&t=5": (
        "https://www.youtube.com/watch?v=abcdefghijk&t=5",
        "youtube.com",
    ),
    "https://www.youtube.com/watch?list=x&v=abcdefghijk": (None, "youtube.com"),
    "https://m.youtube.com/watch?v=abcdefghijk": (None, "youtube.com"),
    "https://youtu.be/abcdefghijk?si=x": (None, "youtube.com"),
    "https://www.youtube.com/embed/abcdefghijk?rel=0": (YOUTUBE, "youtube.com"),
    "//www.youtube-nocookie.com/embed/abcdefghijk": (YOUTUBE, "youtube.com"),
    "https://www.youtube.com/embed/videoseries?list=PLx": ("https://www.youtube.com/playlist?list=PLx", "youtube.com"),
    "https://www.youtube.com/shorts/abcdefghijk": (None, "youtube.com"),
    "https://vimeo.com/123456789": (None, "vimeo.com"),
    "https://player.vimeo.com/video/123456789": ("https://vimeo.com/123456789", "vimeo.com"),
    "https://player.vimeo.com/video/123456789?h=secret": (None, "vimeo.com"),
    f"https://video.example.org/videos/embed/{UUID}": (f"https://video.example.org/w/{UUID}", "video.example.org"),
    f"https://video.example.org/w/{UUID}": (None, "video.example.org"),
    "https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv": (None, "tube.example.org"),
    "https://www.ardmediathek.de/video/turm/turm-1/xyz": (None, "ardmediathek.de"),
    "https://www.zdf.de/kinder/loewenzahn/turm-100.html": (None, "zdf.de"),
    "https://www.arte.tv/de/videos/012345-001-A/turm/": (None, "arte.tv"),
    "https://www.br.de/mediathek/video/turm-av:5c": (None, "br.de"),
    "https://av.tib.eu/media/12345": (None, "av.tib.eu"),
    "https://media.ccc.de/v/turm": (None, "media.ccc.de"),
    "https://haus.example.org/filme/turm.mp4?x=1": (None, "haus.example.org"),
}
"""Addresses, each with the page that is opened (None: the address itself) and the host as people know it."""

NO_FILMS = [
    "https://www.youtube.com/",
    "https://www.youtube.com/@kanal",
    "https://www.youtube.com/about",
    "https://vimeo.com/about",
    "https://notyoutube.com/watch?v=abcdefghijk",
    "https://youtube.com.example.org/watch?v=abcdefghijk",
    "https://example.org/w/kurz",
    "https://example.org/videos/liste",
    "https://www.zdf.de/nachrichten",
    "https://example.org/turm.mp4.html",
    "turm.mp4",
    "mailto:turm.mp4@example.org",
    "javascript:https://youtu.be/abcdefghijk",
    "https://[::1/watch?v=abcdefghijk",
]


@pytest.mark.parametrize(("link", "expected"), FILMS.items())
def test_an_address_of_a_film_is_one(link: str, expected: tuple[str | None, str]) -> None:
    found = film_address(link)
    assert found is not None
    assert (found.url, found.host) == (expected[0] or link, expected[1])
    assert may_name_film(f"Ein Film: {link}")


@pytest.mark.parametrize("link", NO_FILMS)
def test_any_other_is_none(link: str) -> None:
    assert film_address(link) is None
