"""SCORM packages: a unit as one SCO, in SCORM 1.2 and in SCORM 2004 4th edition, and a learning path as one SCO."""

from teilbar.exporting.scorm.formats import Scorm12, Scorm12Single, Scorm2004

__all__ = ["Scorm12", "Scorm12Single", "Scorm2004"]
