"""Site engines: what makes a staged tree into a site. The last step, and the one that can be exchanged.

An engine is found through the entry point group ``teilbar.engines``; docs/engines.md says how they differ.
"""

from teilbar.publishing.engines.engine import Engine, EngineError
from teilbar.publishing.engines.registry import engine_names, get_engine

__all__ = ["Engine", "EngineError", "engine_names", "get_engine"]
