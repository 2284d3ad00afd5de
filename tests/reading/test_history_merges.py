"""Branches and merges: every commit counts once, and a version number that was published keeps its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reading.histories import Repository, told
from reading.repositories import git

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.model.history import History

MERGES = {
    "a merge does not count, what it brings does": (
        """
        1 Ada Anfang | +ton/index.md
        branch b
        2 Ben Bild | +ton/ofen.png
        switch main
        3 Cem Anderes | +film/index.md
        4 Dora merge b |
        """,
        ["0.2 Bild", "0.1 Anfang"],
    ),
    "both lines change the same file in different places": (
        """
        1 Ada Anfang | +ton/index.md
        branch b
        2 Ben Zeile | ~ton/index.md
        switch main
        3 Cem Ende | ^ton/index.md
        4 Dora merge b |
        """,
        ["0.3 Zeile", "0.2 Ende", "0.1 Anfang"],
    ),
    "a commit that two merges bring counts once": (
        """
        1 Ada Anfang | +ton/index.md
        branch b
        2 Ben Bild | +ton/ofen.png
        branch c
        3 Cem Ton | +ton/ofen.mp3
        switch main
        4 Dora merge b |
        5 Dora merge c |
        """,
        ["0.3 Ton", "0.2 Bild", "0.1 Anfang"],
    ),
    "a branch with older commits is merged after newer ones": (
        """
        1 Ada Anfang | +ton/index.md
        branch b
        2 Ben Bild | +ton/ofen.png
        switch main
        3 Cem Text | ~ton/index.md
        4 Dora merge b |
        """,
        ["0.3 Bild", "0.2 Text", "0.1 Anfang"],
    ),
    "a branch that took in the main line before it was merged": (
        """
        1 Ada Anfang | +ton/index.md
        branch b
        2 Ben Bild | +ton/ofen.png
        switch main
        3 Cem Text | ~ton/index.md
        switch b
        4 Ben merge main |
        5 Ben Ton | +ton/ofen.mp3
        switch main
        6 Dora merge b |
        """,
        ["0.4 Ton", "0.3 Bild", "0.2 Text", "0.1 Anfang"],
    ),
    "a merge that adds a file of its own counts, and has nothing to say": (
        """
        1 Ada Anfang | +ton/index.md
        branch b
        2 Ben Bild | +ton/ofen.png
        switch main
        3 Cem Anderes | +film/index.md
        4 Dora merge b | +ton/topf.png
        5 Dora Ende | ~ton/index.md
        """,
        ["0.4 Ende", "0.2 Bild", "0.1 Anfang"],
    ),
    "a merge that changes a file that neither line had changed counts": (
        """
        1 Ada Anfang | +ton/index.md
        branch b
        2 Ben Anderes | +film/a.md
        switch main
        3 Cem Anderes | +film/b.md
        4 Dora merge b | ~ton/index.md
        5 Dora Ende | -ton/index.md +ton/index.md
        """,
        ["0.3 Ende", "0.1 Anfang"],
    ),
    "a merge that deletes a file that both lines had counts": (
        """
        1 Ada Anfang | +ton/index.md +ton/ofen.png
        branch b
        2 Ben Anderes | +film/a.md
        switch main
        3 Cem Anderes | +film/b.md
        4 Dora merge b | -ton/ofen.png
        5 Dora Ende | ~ton/index.md
        """,
        ["0.3 Ende", "0.1 Anfang"],
    ),
    "a merge that changes a file that one line had only moved counts": (
        """
        1 Ada Anfang | +alt/index.md +alt/ofen.png
        branch b
        2 Ben Anderes | +film/a.md
        switch main
        3 Cem Umbenannt | alt>ton
        4 Dora merge b | ~ton/index.md
        5 Dora Ende | ~ton/ofen.png
        """,
        ["0.4 Ende", "0.2 Umbenannt", "0.1 Anfang"],
    ),
    "a merge that moves a folder itself counts": (
        """
        1 Ada Anfang | +alt/index.md
        branch b
        2 Ben Anderes | +film/a.md
        switch main
        3 Cem Anderes | +film/b.md
        4 Dora merge b | alt>ton
        5 Dora Ende | ~ton/index.md
        """,
        ["0.3 Ende", "0.1 Anfang"],
    ),
    "a merged branch that was squashed counts like any commit": (
        """
        1 Ada Anfang | +ton/index.md
        2 Ada Merge branch 'b' into 'main' | ~ton/index.md
        3 Ada Ende | +ton/ofen.png
        """,
        ["0.3 Ende", "0.1 Anfang"],
    ),
}


def whats_new(history: History) -> list[str]:
    return [f"{change.version} {change.summary}" for change in history.changes]


@pytest.mark.parametrize("case", MERGES)
def test_merge(case: str, tmp_path: Path) -> None:
    story, expected = MERGES[case]
    repository = Repository(tmp_path / "hub", story)
    history = told(repository.folder, {"ton/index.md": ["ton/"]})["ton/index.md"]
    assert whats_new(history) == expected
    assert history.version() == expected[0].split()[0]


def test_merge_of_many_branches_does_not_count(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "hub", "1 Ada Anfang | +ton/index.md")
    for number, name in enumerate(("eins", "zwei", "drei"), 2):
        repository.tell(f"switch main\nbranch {name}\n{number} Ben {name} | +ton/{name}.png")
    git(repository.folder, "switch", "--quiet", "main")
    git(repository.folder, "merge", "--quiet", "eins", "zwei", "drei")
    history = told(repository.folder, {"ton/index.md": ["ton/"]})["ton/index.md"]
    assert (history.version(), history.contributors) == ("0.4", 2)
    assert sorted(change.summary for change in history.changes) == ["Anfang", "drei", "eins", "zwei"]


def test_history_of_a_repository_that_was_taken_in_is_followed(tmp_path: Path) -> None:
    other = Repository(tmp_path / "other", "1 Ben Fremd | +index.md +ofen.png\n2 Cem Fremdes Bild | ~ofen.png")
    repository = Repository(tmp_path / "hub", "3 Ada Anfang | +film/index.md")
    git(repository.folder, "fetch", "--quiet", str(other.folder), "main")
    git(repository.folder, "merge", "--strategy=ours", "--no-commit", "--allow-unrelated-histories", "FETCH_HEAD")
    git(repository.folder, "read-tree", "--prefix=ton/", "-u", "FETCH_HEAD")
    repository.tell("4 Ada Unterprojekt |\n5 Ada Text | ~ton/index.md")
    histories = told(repository.folder, {"ton/index.md": ["ton/"], "film/index.md": ["film/"]})
    assert whats_new(histories["ton/index.md"]) == ["0.3 Text", "0.2 Fremdes Bild", "0.1 Fremd"]
    assert histories["ton/index.md"].contributors == 3
    assert whats_new(histories["film/index.md"]) == ["0.1 Anfang"]


def test_two_texts_that_two_lines_made_of_one_both_keep_its_past(tmp_path: Path) -> None:
    story = "1 Ada Anfang | +a/index.md\nbranch b\n2 Ben Hierhin | a>b\nswitch main\n3 Cem Dorthin | a>c"
    repository = Repository(tmp_path / "hub", story)
    git(repository.folder, "merge", "--quiet", "--strategy=ours", "--no-commit", "b")
    git(repository.folder, "checkout", "b", "--", "b")
    repository.tell("4 Ada Beide |")
    histories = told(repository.folder, {"b/index.md": ["b/"], "c/index.md": ["c/"]})
    assert whats_new(histories["b/index.md"]) == ["0.2 Hierhin", "0.1 Anfang"]
    assert whats_new(histories["c/index.md"]) == ["0.2 Dorthin", "0.1 Anfang"]
