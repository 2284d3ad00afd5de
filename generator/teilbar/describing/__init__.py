"""What a unit or a learning path is, told once for all who ask: harvesters, libraries, learning platforms, browsers.

:mod:`~teilbar.describing.description` is the one description; every other module writes it down in one standard.
"""
