"""Where the texts of a source were, step by step along its main line, and what became of their addresses.

Which text is which one of the step before, :mod:`teilbar.reading.moves` says.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from teilbar.hub.content import USUAL_FOLDER
from teilbar.model.metadata import Kind
from teilbar.model.past import Address, Gone, Moved
from teilbar.reading.addresses import Root, id_of, id_of_folder
from teilbar.reading.glances import Seen, folder_in_hub_file, is_folder_file, is_hub_file, is_markdown, of_folder
from teilbar.reading.identity import name_from_file
from teilbar.reading.inheritance import FOLDER_FILES
from teilbar.reading.moves import moves_of_folders, moves_of_texts
from teilbar.reading.placing import Places, folder_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from teilbar.reading.glances import Glances
    from teilbar.reading.mainline import Shift, Step


class Lost(NamedTuple):
    """The last that was seen of a text that is gone."""

    file: str
    seen: Seen


@dataclass(slots=True)
class Trace:
    """What is known after a step; it can be kept and gone on with at the next one."""

    label: str
    """What the source is called."""
    docs_dir: str = ""
    texts: dict[str, Seen] = field(default_factory=dict)
    folders: dict[str, Seen] = field(default_factory=dict)
    """What files say of their folders, by their paths."""
    below: Counter[str] = field(default_factory=Counter)
    """How many texts there are in each folder and below it."""
    places: Places = field(default_factory=lambda: Places(""))
    addresses: dict[str, Address] = field(default_factory=dict)
    """By the files of the texts, and by folders with a slash at their end."""
    live: Counter[Address] = field(default_factory=Counter)
    """How many texts have each address."""
    published: set[Address] = field(default_factory=set)
    """The addresses at which there was something to be read."""
    moved: dict[Address, Moved] = field(default_factory=dict)
    leading_to: dict[Address, set[Address]] = field(default_factory=dict)
    """The addresses that lead to another one, by that."""
    gone: dict[Address, Gone] = field(default_factory=dict)
    last_of: dict[Address, Lost] = field(default_factory=dict)
    """Of each address that is gone, the text that was there."""
    hidden_since: dict[Address, datetime] = field(default_factory=dict)


def wants(shift: Shift) -> bool:
    """Tell whether the content of a file after a step has to be looked at."""
    return is_markdown(shift.new) or is_folder_file(shift.new) or is_hub_file(shift.new)


def take(trace: Trace, step: Step, content: Callable[[], bytes], glances: Glances) -> None:
    """Take in the next step; ``content`` returns the next file of those that :func:`wants` names, in their order."""
    _Taking(trace, step).take(content, glances)


class _Taking:
    """One step, taken in."""

    def __init__(self, trace: Trace, step: Step) -> None:
        self._trace = trace
        self._step = step
        self._before: dict[str, Address] = {}
        """The addresses of what is touched, before the step."""
        self._lost: dict[str, Seen] = {}
        self._came: set[str] = set()

    def take(self, content: Callable[[], bytes], glances: Glances) -> None:
        trace, shifts = self._trace, self._step.shifts
        folders = self._let_go() | self._look(content, glances)
        is_about_the_hub = any(is_hub_file(path) for shift in shifts for path in (shift.old, shift.new))
        if not (self._came or self._lost or folders or is_about_the_hub):
            return
        moved = trace.places.change(self._came, self._lost)
        if (root := self._root()) != trace.places.root:
            trace.places = Places(root, trace.texts)
            moved = {*trace.texts}
        below = {text for text in trace.texts if not folders.isdisjoint(_folders_of(text))} if folders else set()
        around = {*self._lost, *self._came, *moved, *below}
        self._address(around | {f"{folder_of(text)}/" for text in around} | {f"{folder}/" for folder in folders})
        self._follow()

    def _let_go(self) -> set[str]:
        """Take out what is not where it was; return the folders of which something is said no more."""
        trace, folders = self._trace, set()
        for shift in self._step.shifts:
            if shift.old == shift.new:
                continue
            if shift.old in trace.texts:
                self._lost[shift.old] = trace.texts.pop(shift.old)
                trace.below.subtract(_folders_of(shift.old))
            elif trace.folders.pop(shift.old, None):
                folders.add(folder_of(shift.old))
            elif is_hub_file(shift.old):
                trace.docs_dir = ""
        return folders

    def _look(self, content: Callable[[], bytes], glances: Glances) -> set[str]:
        """Look at what is new or changed; return the folders of which something else is said."""
        trace, folders = self._trace, set()
        for shift in filter(wants, self._step.shifts):
            data = content()
            if is_markdown(shift.new):
                if shift.new not in trace.texts:
                    trace.below.update(_folders_of(shift.new))
                trace.texts[shift.new] = Seen(shift.blob, glances.of_text(data))
                self._came.add(shift.new)
            elif is_hub_file(shift.new):
                trace.docs_dir = folder_in_hub_file(data)
            else:
                trace.folders[shift.new] = Seen(shift.blob, of_folder(data))
                folders.add(folder_of(shift.new))
        return folders

    def _root(self) -> str:
        """Return the content folder after the step, as :func:`teilbar.hub.content.content_root` does."""
        for folder in filter(None, (self._trace.docs_dir, USUAL_FOLDER)):
            plain = posixpath.normpath(folder)
            if plain == "." or self._trace.below[plain] > 0:
                return "" if plain == "." else plain
        return ""

    # --- addresses --------------------------------------------------------------------------------------------------

    def _address(self, around: Iterable[str]) -> None:
        """Say anew under which address each of these stands."""
        trace = self._trace
        for name in around:
            old, new = trace.addresses.pop(name, None), self._address_of(name)
            if old:
                self._before[name] = old
                trace.live[old] -= 1
                if trace.live[old] <= 0:
                    del trace.live[old]
            if new:
                trace.addresses[name] = new
                trace.live[new] += 1
        for name in around:
            if address := trace.addresses.get(name):
                self._note(name, address)

    def _address_of(self, name: str) -> Address | None:
        trace = self._trace
        root = Root(trace.places.root, trace.label)
        if name.endswith("/"):
            folder = name.rstrip("/")
            if not trace.places.is_bare(folder):
                return None
            own = next((seen.says.id for file, seen in self._said_of(folder) if folder_of(file) == folder), "")
            return Address(Kind.PATH, id_of_folder(folder, own, root))
        kind, seen = trace.places.kinds.get(name), trace.texts.get(name)
        if kind is None or seen is None:
            return None
        kind, is_home = seen.says.kind or kind, name == trace.places.home
        return Address(kind, id_of(name, kind, seen.says.id, root, is_home=is_home))

    def _note(self, name: str, address: Address) -> None:
        """Take note of what can be read at an address now: whatever became of its last text is over."""
        trace = self._trace
        if led := trace.moved.pop(address, None):
            trace.leading_to[led.to].discard(address)
        trace.gone.pop(address, None)
        trace.last_of.pop(address, None)
        if not self._is_hidden(name):
            trace.published.add(address)
            trace.hidden_since.pop(address, None)
        elif address in trace.published and self._step.at:
            trace.hidden_since.setdefault(address, self._step.at)

    def _is_hidden(self, name: str) -> bool:
        own = self._trace.texts.get(name)
        said = [seen.says for _, seen in self._said_of(folder_of(name))]
        return any(one.is_draft or one.is_withdrawn for one in ((own.says, *said) if own else said))

    def _said_of(self, folder: str) -> Iterator[tuple[str, Seen]]:
        """Yield what is said of a folder and of those above it, the nearest first."""
        for above in (folder, *_folders_of(folder)) if folder else ("",):
            for name in FOLDER_FILES:
                file = f"{above}/{name}".lstrip("/")
                if seen := self._trace.folders.get(file):
                    yield file, seen

    # --- what became of them ----------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Say of each address that is no more where its text is now, or that it is gone."""
        trace = self._trace
        moves = dict(moves_of_texts(self._step.shifts, self._lost, trace.texts))
        bare = {name for name in self._before if name.endswith("/") and name not in trace.addresses}
        for folder, new_folder in list(moves_of_folders(moves, bare)):
            moves[folder] = trace.places.index_of(new_folder.rstrip("/")) or new_folder
        for name, old in self._before.items():
            new = trace.addresses.get(moves.get(name, name))
            if old == new:
                continue
            before = trace.leading_to.pop(old, set())
            hidden = trace.hidden_since.pop(old, None)
            if old in trace.published and old not in trace.live:
                trace.published.discard(old)
                before.add(old)
                if (
                    new and hidden and new not in trace.published
                ):  # withdrawn, and then moved: published once all the same
                    trace.published.add(new)
                    trace.hidden_since[new] = hidden
            if new:
                before.discard(new)
                self._lead(before, new)
            else:
                self._say_they_are_gone(before, old, name, hidden)

    def _lead(self, addresses: Iterable[Address], new: Address) -> None:
        trace = self._trace
        for address in addresses:
            known = trace.moved.get(address)
            trace.moved[address] = Moved(new, known.at if known else self._step.at)
            trace.leading_to.setdefault(new, set()).add(address)

    def _say_they_are_gone(
        self, addresses: Iterable[Address], old: Address, name: str, hidden: datetime | None
    ) -> None:
        trace = self._trace
        seen = self._lost.get(name) or trace.texts.get(name)
        withdrawn = seen is not None and seen.says.is_withdrawn
        reason = seen.says.reason if seen and withdrawn else ""
        title = "" if seen else name_from_file(name.rstrip("/"))
        for address in addresses:
            trace.moved.pop(address, None)
            since = hidden or self._step.at
            trace.gone[address] = Gone(title, since, is_withdrawn=withdrawn, reason=reason, last=old)
            if seen and not withdrawn:
                trace.last_of[address] = Lost(name, seen)


def _folders_of(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in, the source itself among them."""
    while path:
        path = folder_of(path)
        yield path
