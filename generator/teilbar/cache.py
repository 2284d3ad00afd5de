"""Artefacts by the digest of all they depend on. Losing the cache costs time and nothing else.

Thousands of small artefacts lie in one SQLite database: a file each would make a build wait for the disk, and a
pipeline for packing and unpacking them. Large ones are files. Each is kept with a seal, a digest of its key and itself:
one that was cut off, changed, only half written, or found under the key of another is no hit.
"""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
import threading
import time
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENVIRONMENT = "TEILBAR_CACHE"
"""Name of the environment variable that says where the cache lies."""

LARGE = 128 << 10
"""Bytes from which on an artefact is a file of its own."""

_DATABASE = "artefacts.sqlite"
_LARGE_ONE = re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}(?:\.[0-9a-f]{8}\.part)?")
_PASSING = "-shm"  # the memory that builds share goes when the last one lets go of the database
_SEAL_BYTES = 32
_WAITING_AT_MOST = 4 << 20  # bytes held back, so that one transaction writes many artefacts
_SECONDS_TO_WAIT = 10  # for another build that is writing
_BESIDE_DATA = 200  # bytes that a row takes for its key, twice, its seal and its use
_SECONDS_OF_NO_MATTER = 86_400  # a use is written down again after a day: builds of one day shall not write for it
_TABLES = """
    CREATE TABLE IF NOT EXISTS artefacts
    (key TEXT PRIMARY KEY, seal BLOB NOT NULL, data BLOB NOT NULL, written REAL NOT NULL);
    CREATE TABLE IF NOT EXISTS uses (key TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
"""
# Apart from the artefacts, which would be written whole.
_NOTE_USE = """
    INSERT INTO uses VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE at < excluded.at - ?
"""

Answer = TypeVar("Answer")
_Row: TypeAlias = tuple[str, bytes, bytes, float]


def default_folder() -> Path:
    """Return where the cache lies: what ``TEILBAR_CACHE`` says, else the system's folder for caches of this person."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else user_cache_path("teilbar")


def digest_of(*parts: bytes | str) -> str:
    """Return one SHA-256 of several parts; no two different lists of parts have the same."""
    whole = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


class Cache:
    """A folder of artefacts. Two builds may use one at once; it may be sent to another process and used there."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder; None for a cache that keeps nothing."""
        self.folder = folder
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._waiting: dict[str, _Row] = {}
        self._waiting_bytes = 0
        self._used: set[str] = set()

    def __reduce__(self) -> tuple[type[Cache], tuple[Path | None]]:
        """Only the folder goes to another process."""
        return Cache, (self.folder,)

    def get(self, key: str) -> bytes | None:
        """Return the artefact of a key (a hexadecimal digest); None where there is none that is whole."""
        if self.folder is None:
            return None
        with self._lock:
            row = self._waiting.get(key) or self._row(key)
        seal, data = row[1:3] if row else self._file(key)
        if seal != _seal(key, data):
            return None
        self._used.add(key)
        return data

    def use(self, *keys: str) -> None:
        """Say that artefacts are of use though nobody asked for them: what they would be asked for is there already."""
        self._used.update(keys)

    def put(self, key: str, data: bytes) -> None:
        """Keep an artefact. A disk that refuses is no reason to fail: the cache then just does not have it."""
        if self.folder is None:
            return
        if len(data) >= LARGE:
            self._write_file(self.folder, key, data)
            return
        with self._lock:
            self._waiting[key] = (key, _seal(key, data), data, time.time())
            self._waiting_bytes += len(data)
            if self._waiting_bytes > _WAITING_AT_MOST:
                self.flush()

    def flush(self) -> None:
        """Write what was put in, so that other processes find it."""
        with self._lock:
            rows, self._waiting, self._waiting_bytes = [*self._waiting.values()], {}, 0
            if not rows:
                return
            self._ask(lambda database: _insert(database, rows))

    def close(self) -> None:
        """Write what was put in and what was of use, and let go of the database."""
        self.flush()
        with self._lock:
            used, self._used = sorted(self._used), set()
            if used:
                self._ask(lambda database: _note_use(database, used))
            if self._connection:
                with suppress(sqlite3.Error):
                    self._connection.close()
                self._connection = None

    def size(self) -> int:
        """Return how many bytes the cache takes on the disk."""
        self.flush()
        lasting = (file for file in self._database_files() if not file.name.endswith(_PASSING))
        return sum(size for _, size, _ in self._large()) + sum(map(_size, lasting))

    def prune(self, most: int) -> int:
        """Remove what was of no use for longest until at most ``most`` bytes are left; return how many went.

        More are left only where another build keeps the database from being made smaller.
        """
        left = before = self.size()
        room = most  # how much space the database takes beside its artefacts is seen when it is written
        while left > most and self._drop(room):
            left = self.size()
            room = room * most // max(left, 1)
        return max(0, before - left)

    def _drop(self, room: int) -> bool:
        """Keep only what was of use last and is no larger than ``room``; return whether there may be more to drop."""
        rows = self._ask(_ages) or self._ask(_ages)  # one that is damaged was thrown away, and is empty the second time
        if rows is None:
            return False
        uses = dict(self._ask(_uses) or ())
        found = [*rows, *self._large()]
        kept, dropped = 0, []
        for key, size, _ in sorted(found, key=lambda entry: max(entry[2], uses.get(entry[0], 0)), reverse=True):
            kept += size
            if kept > room:
                dropped.append(key)
        if self.folder is not None:
            for key in dropped:
                _place(self.folder, key).unlink(missing_ok=True)
        if len(dropped) == len(found):
            self._discard()
            return False
        return self._ask(lambda database: _delete(database, dropped)) is not None

    # --- the large ones ---------------------------------------------------------------------------------------------

    def _file(self, key: str) -> tuple[bytes, bytes]:
        if self.folder is None:
            return b"", b""
        try:
            held = _place(self.folder, key).read_bytes()
        except OSError:
            return b"", b""
        return held[:_SEAL_BYTES], held[_SEAL_BYTES:]

    def _write_file(self, folder: Path, key: str, data: bytes) -> None:
        place = _place(folder, key)
        half = place.with_name(f"{place.name}.{secrets.token_hex(4)}.part")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            half.write_bytes(_seal(key, data) + data)
            half.replace(place)
        except OSError:
            with suppress(OSError):
                half.unlink()

    def _large(self) -> Iterator[tuple[str, int, float]]:
        """Yield key, size in bytes and age of each artefact that is a file."""
        for file in self.folder.glob("??/*") if self.folder else ():
            if not _LARGE_ONE.fullmatch(f"{file.parent.name}/{file.name}"):
                continue  # whatever else lies there is somebody's
            with suppress(OSError):
                status = file.stat()
                yield f"{file.parent.name}{file.name}", status.st_size, status.st_mtime

    # --- the database -----------------------------------------------------------------------------------------------

    def _row(self, key: str) -> _Row | None:
        return self._ask(lambda database: _select(database, key))

    def _ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """Return the database's answer; None where it has none to give. One that is damaged is thrown away."""
        with self._lock:
            try:
                return question(self._open())
            except sqlite3.OperationalError:  # somebody else is writing, or the disk refuses
                return None
            except (sqlite3.DatabaseError, UnicodeDecodeError):  # even what SQLite says of the damage may be damaged
                self._discard()
                return None
            except OSError:
                return None

    def _open(self) -> sqlite3.Connection:
        if self.folder is None:
            problem = "a cache without a folder keeps nothing"
            raise OSError(problem)
        if self._connection is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                self.folder / _DATABASE, timeout=_SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False
            )
            # A log of its own lets others read while somebody writes, and survives a process that is killed. What a
            # power cut leaves half written is found by its digest: there is no need to wait for the disk.
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.executescript(_TABLES)
        return self._connection

    def _discard(self) -> None:
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
        for file in self._database_files():
            with suppress(OSError):
                file.unlink()

    def _database_files(self) -> list[Path]:
        return sorted(self.folder.glob(f"{_DATABASE}*")) if self.folder else []


def _seal(key: str, data: bytes) -> bytes:
    """Return what tells that it is whole and of that key: a damaged index leads to the whole row of another."""
    return sha256(key.encode() + b"\0" + data).digest()


def _select(database: sqlite3.Connection, key: str) -> _Row | None:
    row: _Row | None = database.execute("SELECT * FROM artefacts WHERE key = ?", (key,)).fetchone()
    return row if row and isinstance(row[2], bytes) else None  # a damaged row may hold anything


def _insert(database: sqlite3.Connection, rows: list[_Row]) -> None:
    with _transaction(database):
        database.executemany("INSERT OR REPLACE INTO artefacts VALUES (?, ?, ?, ?)", rows)


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except sqlite3.Error:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise


def _ages(database: sqlite3.Connection) -> list[tuple[str, int, float]]:
    return database.execute("SELECT key, length(data) + ?, written FROM artefacts", (_BESIDE_DATA,)).fetchall()


def _uses(database: sqlite3.Connection) -> list[tuple[str, float]]:
    return database.execute("SELECT key, at FROM uses").fetchall()


def _note_use(database: sqlite3.Connection, keys: list[str]) -> None:
    now = time.time()
    with _transaction(database):
        database.executemany(_NOTE_USE, ((key, now, _SECONDS_OF_NO_MATTER) for key in keys))


def _delete(database: sqlite3.Connection, keys: list[str]) -> bool:
    with _transaction(database):
        for table in ("artefacts", "uses"):
            database.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys))  # noqa: S608 - ours
    database.execute("VACUUM")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return True


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / key[2:]
