"""The command ``serve``."""

from __future__ import annotations

import gc
import threading
import webbrowser
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from teilbar.cache import Cache, default_folder
from teilbar.publishing.engines import get_engine
from teilbar.publishing.engines.warm import kept_warm
from teilbar.serving.answers import Answers
from teilbar.serving.desk import Desk
from teilbar.serving.effects import Effects
from teilbar.serving.knowing import Tools
from teilbar.serving.server import Service, server_at
from teilbar.serving.telling import Teller
from teilbar.serving.watching import Watch
from teilbar.serving.whole import Builder

if TYPE_CHECKING:
    from rich.console import Console

    from teilbar.options import Options


def serve(options: Options, port: int, console: Console, *, opens: bool = False) -> None:
    """Build a source, serve it on this machine's own address, and show every change of it.

    ``opens`` has the browser go there. Returns when it is interrupted. Raises SourceError and EngineError where the
    first build cannot be made, or the port is taken.
    """
    engine = get_engine(options.engine)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="teilbar-", ignore_cleanup_errors=True)))
        options = replace(options, out=folder / "site")
        teller = Teller(console, options.language)
        builder = Builder(options)
        stack.callback(builder.close)
        cache = Cache(options.cache or default_folder())
        tools = Tools(options, cache, stack.enter_context(kept_warm(engine)), folder, {})
        desk = Desk(tools, builder, teller)
        answers = Answers(options.out, desk, options.language)
        effects = Effects(options, folder)
        stack.callback(effects.close)
        server = server_at(port, options.out, Service(desk, answers, effects, options.language))
        stack.callback(server.server_close)
        # From before the first build on, for what is saved while it reads must not be lost.
        watch = Watch(Path(options.source), (options.out,)) if Path(options.source).is_dir() else None
        if watch:
            stack.enter_context(watch.watching(lambda: teller.say("not-told")))
        # The desk looks for garbage after whole builds: a reading leaves much that stays, and its author would wait.
        gc.disable()
        stack.callback(gc.enable)
        desk.first()
        stack.enter_context(desk.following(watch))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        stack.callback(server.shutdown)
        address = f"http://127.0.0.1:{server.server_port}/"
        try:  # from the first word on: who reads the address may answer it with Ctrl+C
            teller.say("address", address=address)
            if opens:
                webbrowser.open(address)
            if watch:
                desk.follow(watch)
            threading.Event().wait()
        except KeyboardInterrupt:
            teller.say("ended")
