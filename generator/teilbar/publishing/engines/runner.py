"""Runs a module as ``python -m`` does, and ends when its parent is gone.

For ``python -P .../runner.py MODULE ARGUMENTS...``, with a stdin whose other end only the parent holds. Else an engine
whose Teilbar was killed would go on writing into a folder that the next build sweeps away.

Started by its path, not its name, and with imports of the standard library alone: an engine needs none of Teilbar.
"""

from __future__ import annotations

import os
import runpy
import sys
from threading import Thread


def main() -> None:
    """Run the module that the arguments name, with the arguments behind it."""
    # Under another number, so that neither the engine nor a program it starts takes our stdin for its own.
    lifeline = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    Thread(target=_end_with, args=(lifeline,), daemon=True).start()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def _end_with(lifeline: int) -> None:
    # The bare call: a thread that waits in a file object would keep Python from ending.
    while os.read(lifeline, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
