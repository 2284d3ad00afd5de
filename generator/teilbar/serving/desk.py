"""The middle of the preview: reads the source after each change, has the whole site built, tells whoever waits."""

from __future__ import annotations

import gc
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from teilbar.publishing.engines import EngineError
from teilbar.reading.errors import SourceError
from teilbar.serving.knowing import Known, Tools
from teilbar.serving.state import State
from teilbar.serving.whole import Builder, NotBuiltError, findings_of
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.model.findings import Finding
    from teilbar.serving.telling import Teller
    from teilbar.serving.watching import Watch

PAUSE_SECONDS = 0.4
"""How long a whole build waits after a change: browsers get the page first, and authors often save twice."""
AGAIN_SECONDS = 20.0
"""How long a whole build waits after one that came to nothing, if nothing changes."""
_HEARTBEAT = 15.0


class Desk:
    """Holds the state, and lets it be waited for."""

    def __init__(self, tools: Tools, builder: Builder, teller: Teller) -> None:
        """Take what the source is read with, who builds the whole site, and who tells of it on the terminal."""
        self._tools = tools
        self._builder = builder
        self._teller = teller
        self._state = State()
        self._condition = threading.Condition()
        self._sizes: Mapping[str, int] = {}
        self._seen: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._refused: tuple[Finding, ...] = ()
        self._ended = False

    @property
    def state(self) -> State:
        """How the preview stands now."""
        return self._state

    def first(self) -> None:
        """Build the site once and read the source. Raises what the build does where there is nothing to show."""
        self._teller.begin()
        try:
            built = self._builder.build()
        except NotBuiltError as problem:
            raise problem.problem from None
        self._sizes = built.sizes
        known = Known(self._tools, self._sizes)
        self._note(known)
        self._set(known=known, number=1, built=1, packaging=built.packaging)
        self._teller.first(built)

    def wait(self, seen: State, seconds: float = _HEARTBEAT) -> State:
        """Return the state as soon as it is another one than was seen, or after some seconds."""
        with self._condition:
            self._condition.wait_for(lambda: self._state is not seen or self._ended, seconds)
            return self._state

    @property
    def has_ended(self) -> bool:
        """Whether the preview has ended."""
        return self._ended

    def file_of(self, place: str) -> str:
        """Return the file of the text whose page stands, or once stood, at a place; empty where there was none."""
        return self._seen.get(place, "")

    def last_place_of(self, file: str) -> str:
        """Return the last place of a text's page; empty where it never had one."""
        return self._last.get(file, "")

    @contextmanager
    def following(self, watch: Watch | None) -> Iterator[None]:
        """Build the whole site again, beside this, whenever the source has changed."""
        whole = threading.Thread(target=self._build_on, args=(watch,), daemon=True)
        whole.start()
        try:
            yield
        finally:
            self._ended = True
            with self._condition:
                self._condition.notify_all()
            self._builder.close()
            whole.join()

    def follow(self, watch: Watch) -> None:
        """Read the source again after each change, until interrupted."""
        while True:
            changed = watch.next_change(lambda: self._set(changing=True))
            known = self._state.known
            if changed or (known and known.waits_for_pictures and self._state.built == self._state.number):
                self._read(changed)
            elif self._state.changing:
                self._set(changing=False)

    def _read(self, changed: tuple[str, ...]) -> None:
        begun, before = time.monotonic(), self._state
        known: Known | None = None
        problem: tuple[Finding, ...] = ()
        try:
            known = Known(self._tools, self._sizes)
        except (SourceError, EngineError, OSError) as error:
            problem = findings_of(error)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end what authors work with
            problem = (finding("preview-fault", "", reason=f"{type(error).__name__}: {error}"),)
        if known:
            self._note(known)
        number = before.number + (1 if changed else 0)
        self._set(known=known, problem=problem, changing=False, number=number)
        self._teller.changed(changed, before, self._state, time.monotonic() - begun)
        if before.known:
            before.known.close()

    def _note(self, known: Known) -> None:
        """Remember where pages stand: those of texts that are gone, or cannot be read any more, are asked for too."""
        self._last.update(known.places)
        self._seen.update({place: file for file, place in known.places.items()})
        self._seen.update({place: page.file for place, page in known.papers.items()})

    def _build_on(self, watch: Watch | None) -> None:
        while not self._ended:
            with self._condition:
                self._condition.wait_for(lambda: self._ended or self._wants_building())
            if self._ended:
                return
            number = self._settled()
            if not self._wants_building():
                continue
            self._set(building=True)
            begun = time.monotonic()
            try:
                built = self._builder.build()
            except NotBuiltError as error:
                gc.collect()
                if not self._ended:
                    self._not_built(number, error)
                continue
            self._sizes, self._refused = built.sizes, ()
            self._set(building=False, built=number, build_problem=(), packaging=built.packaging)
            self._teller.built(time.monotonic() - begun)
            gc.collect()
            if watch and self._state.known and self._state.known.waits_for_pictures:
                watch.wake()

    def _not_built(self, number: int, error: NotBuiltError) -> None:
        moved_on = self._state.number > number or self._state.changing
        if moved_on:  # what was built from is no longer there: the next one tells
            self._set(building=False)
            return
        if self._refused != error.findings:
            self._teller.not_built(error.findings)
        self._refused = error.findings
        self._set(building=False, build_problem=error.findings)
        with self._condition:  # it may come to the same until something changes, or the disk has room again
            self._condition.wait_for(partial(self._has_moved, number), AGAIN_SECONDS)

    def _wants_building(self) -> bool:
        state = self._state
        return state.known is not None and state.built < state.number and not state.changing

    def _settled(self) -> int:
        """Wait until nothing has changed for a moment, and return the state's number."""
        while True:
            state = self._state
            with self._condition:
                moved = self._condition.wait_for(partial(self._has_moved, state.number), PAUSE_SECONDS)
            if not moved or self._ended:
                return self._state.number

    def _has_moved(self, number: int) -> bool:
        return self._ended or self._state.number > number

    def _set(self, **changes: object) -> None:
        with self._condition:
            self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by their names
            self._condition.notify_all()
