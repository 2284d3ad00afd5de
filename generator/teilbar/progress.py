"""Showing that long work goes on: a bar on a terminal, a line a step elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import (
    Progress as RichBar,
)
from rich.text import Text

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rich.console import Console
    from rich.progress import TaskID


class Progress(Protocol):
    """What a build tells of its way."""

    def begin(self, step: str, total: int | None = None) -> None:
        """Begin a step; ``total`` is the number of things it goes through, None where that is not known."""
        ...

    def advance(self) -> None:
        """One more thing is done."""
        ...


class Silent:
    """Shows nothing."""

    def begin(self, step: str, total: int | None = None) -> None:
        """Take note of nothing."""

    def advance(self) -> None:
        """Take note of nothing."""


class Lines:
    """A line a step, for logs."""

    def __init__(self, console: Console) -> None:
        """Take the console to print to."""
        self._console = console

    def begin(self, step: str, total: int | None = None) -> None:
        """Print the step's name."""
        self._console.print(Text(f"{step} …" if total is None else f"{step} … ({total})"))

    def advance(self) -> None:
        """Print nothing: a line a file would bury the rest."""


class Bar:
    """A bar a step, for terminals; a context manager."""

    def __init__(self, console: Console) -> None:
        """Take the console to draw on."""
        self._bar = RichBar(
            SpinnerColumn(finished_text="✓"),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Start drawing."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish the last step and stop drawing."""
        if kind is None:
            self._finish()
        self._bar.stop()

    def begin(self, step: str, total: int | None = None) -> None:
        """Finish the step before and draw the next."""
        self._finish()
        self._task = self._bar.add_task(step, total=total)

    def advance(self) -> None:
        """Draw one more thing done."""
        if self._task is not None:
            self._bar.advance(self._task)

    def _finish(self) -> None:
        if self._task is not None:
            task = self._bar.tasks[-1]
            total = task.total or 1
            self._bar.update(self._task, total=total, completed=total)
