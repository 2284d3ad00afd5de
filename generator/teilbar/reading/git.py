"""Git, asked in a way that nobody's configuration, hooks or credentials can change the answer or leak out of it."""

from __future__ import annotations

import codecs
import os
import selectors
import signal
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

    from teilbar.reading.address import Address

ANSWER_SECONDS = 120

_CHUNK_BYTES = 64 * 1024
_CONFIGURATION = Path(__file__).with_name("gitconfig")
_SETTINGS = {  # by the environment, which outweighs a repository's own configuration
    "core.hooksPath": os.devnull,
    "core.attributesFile": os.devnull,
    "core.excludesFile": os.devnull,
    "core.autocrlf": "false",
    "core.fsmonitor": "false",
    "core.quotePath": "false",
    "credential.helper": "",  # none of those that a repository's own configuration may name
    "http.lowSpeedLimit": "1000",
    "http.lowSpeedTime": "60",
    "log.showSignature": "false",  # would start a program that the repository's configuration names
    "submodule.recurse": "false",
}
_KEPT_VARIABLES = {"GIT_EXEC_PATH", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH"}
_TOKEN_VARIABLES = {"TEILBAR_TOKEN", "CI_JOB_TOKEN"}
_HELPER = (
    """!f() { test "$1" = get && printf 'username=%s\\npassword=%s\\n' "$TEILBAR_GIT_NAME" "$TEILBAR_GIT_WORD"; }; f"""
)


class GitError(Exception):
    """Git refused; its reason, without secrets, is the exception's text."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks a host for a repository."""

    username: str = field(repr=False)
    password: str = field(repr=False)

    @property
    def secret(self) -> str:
        """What must not be printed: the password, or, as some hosts take a token for a name, the name without one."""
        return self.password or self.username


def run_git(
    *arguments: str,
    directory: Path,
    seconds: float = ANSWER_SECONDS,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run git in a directory and return what it prints.

    ``environment`` is what :func:`git_environment` returns; by default without credentials. No user's or system's
    configuration is read, no hook runs, nothing is asked. Names that are not UTF-8 come with surrogate escapes.
    Raises GitError where git refuses, TimeoutError after ``seconds``, OSError where there is no git.
    """
    with _running(arguments, directory, environment, subprocess.PIPE) as process:
        try:
            output, problems = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise TimeoutError from None
    if process.returncode:
        raise GitError(problems.decode("utf-8", "replace"))
    return output.decode("utf-8", "surrogateescape")


def stream_git(*arguments: str, directory: Path, seconds: float = ANSWER_SECONDS) -> Generator[str, None, None]:
    """Run git as :func:`run_git` does, and yield what it prints piece by piece, as NUL characters part it (``-z``).

    However much git prints, one piece and one chunk of it are held. Git is stopped when nobody wants the next piece.
    Raises GitError where git refuses, after what it has printed until then; TimeoutError where it prints nothing for
    ``seconds``; OSError where there is no git.
    """
    with TemporaryFile() as problems:
        with _running(arguments, directory, None, problems) as process:
            yield from _pieces(process, seconds)
        if process.returncode:
            problems.seek(0)
            raise GitError(problems.read().decode("utf-8", "replace"))


def read_objects(names: Iterable[str], *, directory: Path) -> Generator[bytes, None, None]:
    """Yield the content of git's objects, in the order of their names; of one that is not there, nothing (``b""``).

    However many there are, one object and one chunk are held. Raises as :func:`stream_git` does.
    """
    with TemporaryFile() as asked, TemporaryFile() as problems:
        asked.write("".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape"))
        asked.seek(0)
        with _running(("cat-file", "--batch"), directory, None, problems, asked) as process:
            yield from _objects(_chunks(process, ANSWER_SECONDS))
        if process.returncode:
            problems.seek(0)
            raise GitError(problems.read().decode("utf-8", "replace"))


def _objects(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what ``cat-file --batch`` prints: a line with name, type and size, the content, the end of a line."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while (end := held.find(b"\n")) >= 0:
            about = held[:end].split(b" ")
            if about[-1] == b"missing":
                yield b""
                del held[: end + 1]
                continue
            size = int(about[-1])
            if len(held) < end + size + 2:
                break
            yield bytes(held[end + 1 : end + 1 + size])
            del held[: end + size + 2]


def _pieces(process: subprocess.Popen[bytes], seconds: float) -> Iterator[str]:
    """Yield what stands between NUL characters in a program's output, until it ends."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    begun: list[str] = []
    for chunk in _chunks(process, seconds):
        first, *others = decoder.decode(chunk).split("\0")
        begun.append(first)
        for piece in others:
            yield "".join(begun)
            begun = [piece]
    if last := "".join(begun) + decoder.decode(b"", final=True):
        yield last


def _chunks(process: subprocess.Popen[bytes], seconds: float) -> Iterator[bytes]:
    assert process.stdout is not None  # noqa: S101 - it was started with a pipe; for the type checker
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(seconds):
                raise TimeoutError
            chunk = os.read(process.stdout.fileno(), _CHUNK_BYTES)
            if not chunk:
                return
            yield chunk


@contextmanager
def _running(
    arguments: tuple[str, ...],
    directory: Path,
    environment: Mapping[str, str] | None,
    problems: int | IO[bytes],
    asked: int | IO[bytes] = subprocess.DEVNULL,
) -> Iterator[subprocess.Popen[bytes]]:
    """Start git, and wait for its end; kill it with all its helpers where something else ends first."""
    process = subprocess.Popen(
        ["git", *arguments],
        cwd=directory,
        env=git_environment() if environment is None else environment,
        stdin=asked,
        stdout=subprocess.PIPE,
        stderr=problems,
        start_new_session=True,  # so that its helpers end with it, and none of them finds a terminal to ask on
    )
    with process:
        try:
            yield process
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise


def git_environment(address: Address | None = None) -> dict[str, str]:
    """Return the environment for git: the caller's, without what changes git's ways, with credentials for ``address``.

    Credentials are handed over by a helper that git starts for this one host; they stand in no argument and no file.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _TOKEN_VARIABLES and (not name.startswith("GIT_") or name in _KEPT_VARIABLES)
    }
    settings = dict(_SETTINGS)
    if address and (credentials := credentials_for(address)):
        settings[f"credential.https://{address.host}.helper"] = _HELPER
        kept |= {"TEILBAR_GIT_NAME": credentials.username, "TEILBAR_GIT_WORD": credentials.password}
    for number, (name, value) in enumerate(settings.items()):
        kept |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    kept.setdefault("GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ConnectTimeout=30")
    return kept | {
        "GIT_ALLOW_PROTOCOL": address.scheme if address else "none",
        "GIT_ASKPASS": "",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_CONFIG_COUNT": str(len(settings)),
        "GIT_CONFIG_GLOBAL": str(_CONFIGURATION),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",  # they would make a history that only this machine knows
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",  # problems are told apart by git's English words
        "TZ": "UTC",
    }


def credentials_for(address: Address) -> Credentials | None:
    """Return what to tell the host of an address: what the address holds, else ``TEILBAR_TOKEN``, else a CI job's own.

    ``CI_JOB_TOKEN`` (GitLab CI/CD job token) is for the GitLab that runs the job, and for no other host.
    """
    if address.scheme != "https":
        return None
    token = os.environ.get("TEILBAR_TOKEN", "").strip()
    if address.password:
        return Credentials(address.username, address.password)
    if token:
        return Credentials(address.username or "oauth2", token)
    job_token = os.environ.get("CI_JOB_TOKEN", "").strip()
    if job_token and not address.username and address.host.lower() in _own_gitlab():
        return Credentials("gitlab-ci-token", job_token)
    return Credentials(address.username, "") if address.username else None


def _own_gitlab() -> frozenset[str]:
    """Return the notations of the GitLab host that runs this job; none outside of a job."""
    host, port = os.environ.get("CI_SERVER_HOST", "").lower(), os.environ.get("CI_SERVER_PORT", "")
    if not host:
        return frozenset()
    return frozenset({f"{host}:{port or 443}"} | ({host} if port in {"", "443"} else set()))
