"""Finding an engine by its name."""

from __future__ import annotations

from importlib.metadata import entry_points
from importlib.util import find_spec

from teilbar.publishing.engines.engine import Engine, EngineError
from teilbar.texts import finding

GROUP = "teilbar.engines"


def engine_names() -> tuple[str, ...]:
    """Return the names of all known engines, sorted; not each of them need be installed."""
    return tuple(sorted(entry_points(group=GROUP).names))


def get_engine(name: str) -> Engine:
    """Return the engine of that name.

    Raises:
        EngineError: no engine has this name, or the packages that it runs are not installed.
    """
    entries = tuple(entry_points(group=GROUP, name=name))
    if not entries:
        raise EngineError(finding("engine-unknown", "", engine=name, known=", ".join(engine_names())))
    try:
        engine: Engine = entries[0].load()()
    except ModuleNotFoundError as error:
        raise _missing(name, error.name or name) from error
    for module in engine.modules:
        if find_spec(module) is None:
            raise _missing(name, module)
    return engine


def _missing(name: str, module: str) -> EngineError:
    return EngineError(finding("engine-missing", "", engine=name, module=module))
