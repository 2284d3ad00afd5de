"""A new hub: the files that ``teilbar init`` writes. They lie in ``hub/`` as what they will be, with places to fill."""

LICENCES = ("CC-BY-4.0", "CC0-1.0")
"""SPDX ids of what a new hub's texts may stand under; the first is the usual one."""
