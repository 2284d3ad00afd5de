"""What the engine's templates leave behind is taken out; what an author wrote is not."""

from __future__ import annotations

from teilbar.publishing.leftovers import bare

PAGE = """<html><head></head><body dir="ltr">
  <input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">
  <label class="md-overlay" for="__drawer"></label>
  <div data-md-component="skip"><a href="#x" class="md-skip">Skip</a></div>
  <a class="tb-skip" href="#__skip">Skip</a><header></header>{author}<footer>Foot</footer>
  <div class="md-dialog" data-md-component="dialog">
    <div class="md-dialog__inner md-typeset"></div>
  </div>
</body></html>"""


def test_only_what_is_left_over_goes() -> None:
    html = bare(PAGE.format(author="<p>Text</p>"))
    assert "md-" not in html
    assert html.endswith("<p>Text</p><footer>Foot</footer>\n  </body></html>")
    assert '<body dir="ltr">\n<a class="tb-skip" href="#__skip">Skip</a><header>' in html


def test_what_an_author_wrote_stays() -> None:
    author = '<footer>Mine</footer><div class="md-dialog"><div></div></div><a class="tb-skip" href="#">Mine</a><body>x'
    assert f"<header></header>{author}<footer>Foot</footer>" in bare(PAGE.format(author=author))


def test_a_page_without_our_frame_stays_as_it_is() -> None:
    assert bare("<body><p>x</p></body>") == "<body><p>x</p></body>"
