"""The offline package: a unit as a folder of files that any browser opens from a disk."""

from teilbar.exporting.offline.package import Offline

__all__ = ["Offline"]
