"""What Teilbar knows of its own files is looked at anew for every bench, and forgotten at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incremental.bench import look_anew

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="package", autouse=True)
def _own_files() -> Iterator[None]:
    yield
    look_anew()
