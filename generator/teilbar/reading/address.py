"""Where a source lies: the words that a person types, taken apart.

Git's own notation (git-clone(1), "GIT URLS") with ``@ref`` at its end, reduced to the transports https, ssh and file.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from teilbar.reading.errors import SourceError
from teilbar.texts import finding

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_TRANSPORT_HELPER = re.compile(r"[A-Za-z0-9+.-]*::")  # gitremote-helpers(7): ext::, fd:: and others run programs
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_SCP = re.compile(r"(?P<user>[\w.+-]+)@(?P<host>[\w.-]+):(?P<path>.*)", re.DOTALL)
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|\w[\w.-]*)(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Address:
    """A git repository and the state of it that is wanted."""

    scheme: str
    """``https``, ``ssh`` or ``file``."""
    host: str
    """Host with its port, as written; empty for ``file``."""
    url: str
    """What git is given; holds no password, and a name only where ssh needs it."""
    ref: str = ""
    """Branch, tag or commit; empty for what the repository offers first."""
    username: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    """What the address itself brought along, to be handed over in secret."""

    @property
    def name(self) -> str:
        """The repository's own name."""
        return unquote(re.split(r"[/:]", self.url.rstrip("/"))[-1].removesuffix(".git"))

    @property
    def label(self) -> str:
        """What to call it in messages."""
        return f"{self.url}@{self.ref}" if self.ref else self.url


def parse_address(spec: str) -> Address | None:
    """Take apart what a person typed as source; None for a directory.

    Raises SourceError for an address that Teilbar does not open; its message never repeats a password.
    """
    if spec.startswith("-") or _CONTROL.search(spec):
        raise SourceError(finding("source-name-unusable", ""))
    if helper := _TRANSPORT_HELPER.match(spec):
        raise SourceError(finding("address-transport", "", transport=helper[0]))
    if scheme := _SCHEME.match(spec):
        rest = spec[scheme.end() :]
        match scheme[1].lower():
            case "file":
                return _file(rest)
            case "https" | "ssh" as known:
                return _network(known, rest)
        raise SourceError(finding("address-transport", "", transport=scheme[0]))
    if (scp := _SCP.fullmatch(spec)) and not _exists(spec):
        path, ref = _split_ref(scp["path"], scp["host"])
        if not _HOST.fullmatch(scp["host"]) or not path or path.startswith("-"):
            raise SourceError(finding("address-unusable", "", address=scp["host"]))
        return Address("ssh", scp["host"], f"{scp['user']}@{scp['host']}:{path}", ref)
    return None


def web_address(remote: str) -> str:
    """Return the address at which a browser finds a repository, by the address that git knows; empty without one.

    Credentials, ssh's port and ``.git`` are left out: a CI job's remote holds its token.
    """
    if scp := _SCP.fullmatch(remote):
        host, path = scp["host"], scp["path"]
    elif scheme := re.match(r"(https?|ssh|git\+ssh|git)://", remote):
        authority, _, path = remote[scheme.end() :].partition("/")
        host = authority.rpartition("@")[2]
        if scheme[1] not in {"http", "https"}:
            host = re.sub(r":\d+$", "", host)
    else:
        return ""
    if not _HOST.fullmatch(host) or not path.strip("/"):
        return ""
    web = "http" if remote.startswith("http://") else "https"
    return f"{web}://{host}/{re.split(r'[?#]', path)[0].strip('/').removesuffix('.git')}"


def _network(scheme: str, rest: str) -> Address:
    authority, _, tail = rest.partition("/")
    credentials, _, host = authority.rpartition("@")
    path, ref = _split_ref(tail, f"{scheme}://{host}")
    if not _HOST.fullmatch(host) or not path.strip("/") or re.search(r"[?#\s]", path):
        raise SourceError(
            finding("address-unusable", "", address=f"{scheme}://{host if _HOST.fullmatch(host) else '…'}")
        )
    username, _, password = (unquote(part) for part in credentials.partition(":"))
    if _CONTROL.search(username + password) or username.startswith("-"):
        raise SourceError(finding("address-unusable", "", address=f"{scheme}://{host}"))
    if scheme == "ssh":
        login = f"{username}@" if username else ""
        return Address(scheme, host, f"ssh://{login}{host}/{path}", ref)
    return Address(scheme, host, f"https://{host}/{path}", ref, username, password)


def _file(rest: str) -> Address:
    path = rest.removeprefix("localhost")
    if not path.startswith("/"):
        raise SourceError(finding("address-unusable", "", address="file://…"))
    cuts = [at.start() for at in re.finditer("@", path)]
    whole_or_longest = [len(path), *reversed(cuts)]  # a folder's name may hold an @ too
    cut = next((cut for cut in whole_or_longest if _exists(unquote(path[:cut]))), cuts[-1] if cuts else len(path))
    ref = _checked_ref(path[cut + 1 :], path) if cut < len(path) else ""
    return Address("file", "", f"file://{path[:cut]}", ref)


def _split_ref(path: str, address: str) -> tuple[str, str]:
    """Cut at the first ``@``: no forge allows one in a project's path, but a branch may have one in its name."""
    path, at, ref = path.partition("@")
    return path, _checked_ref(ref, address) if at else ""


def _checked_ref(ref: str, address: str) -> str:
    if not ref or ref.startswith("-") or re.search(r"\s", ref):
        raise SourceError(finding("ref-unusable", "", ref=ref, address=address))
    return ref


def _exists(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - Path.exists() raises where a name is too long
