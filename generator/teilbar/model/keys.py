"""Short keys made of longer names: the same for the same name, in every build."""

from __future__ import annotations

from hashlib import sha256

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def short_key(name: str, length: int) -> str:
    """Return that many lower-case letters and digits, made from the SHA-256 of a name.

    Takes at most 12, which is what its first 64 bits are good for.
    """
    number = int.from_bytes(sha256(name.encode()).digest()[:8])
    made = ""
    while len(made) < length:
        number, digit = divmod(number, len(_DIGITS))
        made += _DIGITS[digit]
    return made
