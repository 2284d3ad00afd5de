"""Whatever is done to a hub, its cache and its site: a build makes the site that a first build would make."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from incremental.bench import Bench, differences, files_of
from incremental.edits import Person
from incremental.outline import Outline
from teilbar.exporting.format import all_formats
from teilbar.publishing import offering
from teilbar.reading.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.options import Options

SEEDS = range(4)
STEPS = 10


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_edits_nothing_is_stale(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    formats = {**all_formats(), Outline.name: Outline()}
    monkeypatch.setattr(offering, "all_formats", lambda: formats)
    bench = Bench(tmp_path / "bench")
    bench.redirect(monkeypatch)
    bench.build()
    random = Random(seed)  # noqa: S311 - the same edits in every run
    person = Person(bench, random)
    story = [f"seed {seed}"]
    for step in range(STEPS):
        person.remember()
        edits = [person.edit() for _ in range(random.choice((1, 1, 2)))]
        options = person.ask()
        asked = (
            f"only {options.only}, strict {options.strict}, {options.formats}, {options.engine}, jobs {options.jobs}"
        )
        story.append(f"{step + 1}. {'; '.join(edits)} ({asked})")
        wrong = _faults(bench, options)
        assert not wrong, "\n".join((*story, *wrong))


def _faults(bench: Bench, options: Options) -> list[str]:
    """Build as the command does, and return what is not as a first build would have made it."""
    before = files_of(options.out)
    try:
        built = bench.unchanged(options) or bench.build(options)
    except SourceError as refusal:
        with pytest.raises(SourceError) as of_the_first:
            bench.first(options)
        told = [] if of_the_first.value.findings == refusal.findings else ["another refusal"]
        return [*told, *differences(files_of(options.out), before)]
    first = bench.first(options)
    told = [name for name in ("name", "outcome", "sizes") if getattr(built, name) != getattr(first, name)]
    return [*told, *differences(bench.site(), files_of(first.out))]
