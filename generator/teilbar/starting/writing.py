"""Writing files that were not there: all of them, or none."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def obstacles(folder: Path, name: str) -> Iterator[str]:
    """Yield what is in the way of a file: the file itself, a folder of its name, a file where a folder has to be."""
    path = folder / name
    if path.exists() or path.is_symlink():
        yield name
    for above in path.relative_to(folder).parents:
        place = folder / above
        if (place.exists() or place.is_symlink()) and not place.is_dir():
            yield above.as_posix()


def write_new(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files, by their paths in a folder; one that cannot be written takes back those before it.

    Raises OSError where the disk refuses, FileExistsError among them: nothing that is there is touched.
    """
    folders = {folder / above for name in files for above in PurePosixPath(name).parents}
    new = sorted((one for one in folders if not one.is_dir()), reverse=True)  # the inner ones first
    written: list[Path] = []
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                written.append(path)
                file.write(content.encode() if isinstance(content, str) else content)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        for one in new:
            with suppress(OSError):  # it was not made yet, or somebody put something there
                one.rmdir()
        raise
