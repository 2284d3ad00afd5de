"""Random stories: what the one pass says is what git says of each text, and what has really happened."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from reading.histories import Repository, day, told
from reading.repositories import git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teilbar.model.history import History

SEEDS = [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 25))]
AUTHORS = ("Ada", "Ben", "Cem", "Dora")


class Life:
    """A repository in which things happen at random. No place is ever used twice."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.repository = Repository(folder)
        self.random = Random(seed)  # noqa: S311 - the same story for the same seed
        self.places: dict[str, str] = {}
        """Where each text lies now: a folder with a slash, or a file."""
        self.files: dict[str, list[str]] = {}
        """What lies in each text's folder beside the text."""
        self.touched: dict[str, list[str]] = {}
        """The subjects of the commits that touched each text, in the order in which they were made."""
        self.folders: tuple[str, ...] = ("", "bilder/")
        """Where in a text's folder files are laid."""
        self._commits = 0
        self._names = 0

    @property
    def wanted(self) -> dict[str, tuple[str, ...]]:
        return {self.file(text): (place,) for text, place in self.places.items()}

    def file(self, text: str) -> str:
        place = self.places[text]
        return f"{place}index.md" if place.endswith("/") else place

    def summaries(self) -> dict[str, list[str]]:
        """Return what is new of each text, the oldest first."""
        histories = told(self.repository.folder, self.wanted)
        return {
            text: [change.summary for change in reversed(histories[self.file(text)].changes)] for text in self.places
        }

    def commit(self, happening: Callable[[str], str], texts: list[str]) -> None:
        """Let the same happen to some texts at once."""
        self._commits += 1
        subject = f"Änderung {self._commits}"
        deeds = [happening(text) for text in texts]
        author = self.random.choice(AUTHORS)
        self.repository.commit(subject, deeds, number=self._commits, author=author)
        for text in texts:
            self.touched.setdefault(text, []).append(subject)

    def some(self, texts: list[str]) -> list[str]:
        return self.random.sample(texts, self.random.randint(1, min(2, len(texts))))

    # --- what happens -------------------------------------------------------------------------------------------

    def born(self, text: str) -> str:
        alone = self.random.random() < 0.3
        self.places[text] = f"kurs/{self._name()}.md" if alone else f"{self._name()}/"
        return f"+{self.file(text)}"

    def changed(self, text: str) -> str:
        return f"^{self.random.choice([self.file(text), *self._paths(text)])}"

    def enriched(self, text: str) -> str:
        if not self.places[text].endswith("/"):
            return self.changed(text)
        name = f"{self.random.choice(self.folders)}{self._name()}.png"
        self.files.setdefault(text, []).append(name)
        return f"+{self.places[text]}{name}"

    def bereft(self, text: str) -> str:
        if not self.files.get(text):
            return self.changed(text)
        return f"-{self.places[text]}{self.files[text].pop()}"

    def moved(self, text: str) -> str:
        old = self.places[text]
        if not old.endswith("/"):
            self.places[text] = f"kurs/{self._name()}.md"
            return f"{old}>{self.random.choice(['', '~'])}{self.places[text]}"
        self.places[text] = f"{self.random.choice(['', 'einheiten/'])}{self._name()}/"
        return f"{old.rstrip('/')}>{self.places[text].rstrip('/')}"

    def _paths(self, text: str) -> list[str]:
        return [f"{self.places[text]}{name}" for name in self.files.get(text, [])]

    def _name(self) -> str:
        self._names += 1
        return f"n{self._names}"


@pytest.mark.parametrize("seed", SEEDS)
def test_one_pass_says_what_git_says_of_each_text(tmp_path: Path, seed: int) -> None:
    life = Life(tmp_path / "hub", seed)
    life.commit(life.born, ["a", "b"])
    for text in "cdef":
        life.commit(life.born, [text])
        for _ in range(4):
            happening = life.random.choice([life.changed, life.enriched, life.bereft, life.moved])
            life.commit(happening, life.some(list(life.places)))
    histories = told(life.repository.folder, life.wanted)
    for text in life.places:
        assert seen(histories[life.file(text)]) == asked(life.repository.folder, life.file(text))
    assert life.summaries() == life.touched


def seen(history: History) -> dict[str, object]:
    return {
        "days": (history.first_at, history.last_at),
        "people": history.contributors,
        "new": [(change.version, change.at, change.summary) for change in reversed(history.changes)],
    }


def asked(folder: Path, file: str) -> dict[str, object]:
    """Ask git for one text: where it lay, and what happened there."""
    lay = set(git(folder, "log", "--follow", "--format=", "--name-only", "--", file).split("\n")) | {file}
    places = {place.removesuffix("index.md") for place in lay if place}
    said = git(folder, "log", "--reverse", "--format=%at %ae %s", "--", *places).split("\n")
    commits = [line.split(" ", 2) for line in said]
    moments = [next(day(n) for n in range(1, 99) if day(n).timestamp() == int(at)) for at, _, _ in commits]
    return {
        "days": (min(moments), max(moments)),
        "people": len({email for _, email, _ in commits}),
        "new": [
            (f"0.{n}", at, subject) for n, (at, (_, _, subject)) in enumerate(zip(moments, commits, strict=True), 1)
        ],
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_branches_are_followed_and_published_versions_keep_their_meaning(tmp_path: Path, seed: int) -> None:
    life = Life(tmp_path / "hub", seed)
    life.folders = ("",)  # git's merge would leave a new folder behind where the main line has moved the text away
    life.commit(life.born, list("abcd"))
    published = [life.summaries()]
    for number in range(4):
        texts = life.random.sample(list(life.places), len(life.places))
        theirs, ours = texts[: len(texts) // 2], texts[len(texts) // 2 :]
        places = dict(life.places)
        life.repository.tell(f"branch b{number}")
        for _ in range(3):
            life.commit(life.random.choice([life.changed, life.enriched]), life.some(theirs))
        life.commit(life.moved, [ours[0]])
        arrived = life.places
        life.repository.tell("switch main")
        life.places = places
        for _ in range(3):
            life.commit(life.random.choice([life.changed, life.enriched]), life.some(ours[1:]))
            published.append(life.summaries())
        life.commit(life.moved, [theirs[0]])
        published.append(life.summaries())
        life.places |= {ours[0]: arrived[ours[0]]}
        life.repository.tell(f"{number + 1} Emil merge b{number} |")
        life.commit(life.born, [f"neu{number}"])
        published.append(life.summaries())
    final = life.summaries()
    assert {text: sorted(new) for text, new in final.items()} == {
        text: sorted(subjects) for text, subjects in life.touched.items()
    }
    for past in published:
        assert {text: final[text][: len(new)] for text, new in past.items()} == past
