"""Drawings (SVG 2) without anything that runs, asks another computer, or tells of the program they were made with.

``cleaning`` builds a new tree of what :mod:`~teilbar.renditions.svg.allowed` lists, so that nothing has to be found
in order to be left out; ``css`` does the same for styles; ``size`` says how large a drawing is.
"""

from teilbar.renditions.svg.cleaning import CleanDrawing, clean_svg
from teilbar.renditions.svg.size import size_of

__all__ = ["CleanDrawing", "clean_svg", "size_of"]
