"""Packages: a unit as a file that others import or hand on, a format a folder; and the archives that they are."""
