"""The elements and attributes of a drawing that stay (SVG 2, SVG Animations 2, Filter Effects 1, CSS Masking 1).

Not here, and so left out: scripts and event handlers, ``foreignObject`` and all HTML, sound and film, fonts in SVG,
views and cursors, ``metadata``, and whatever belongs to a drawing program.
"""

from __future__ import annotations

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

ELEMENTS = frozenset(
    """
    a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter g image line linearGradient marker mask
    mpath path pattern polygon polyline radialGradient rect set stop style svg switch symbol text textPath title tspan
    use
    """.split()  # noqa: SIM905 - a list in quotes and commas would be four times as long
)
"""Local names in the namespace :data:`SVG`."""

EDITORS_OWN = frozenset({"metadata", "namedview", "perspective", "flowRoot"})
"""What drawing programs leave in every file and nobody misses: not worth a word to the author."""

PRESENTATION = frozenset(
    """
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter
    flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing
    lighting-color marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow
    paint-order pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
    text-overflow text-rendering transform transform-origin unicode-bidi vector-effect visibility white-space
    word-spacing writing-mode
    """.split()  # noqa: SIM905
)
"""Properties that are attributes too (SVG 2, section 6.6)."""

GEOMETRY = frozenset(
    """
    amplitude azimuth baseFrequency bias clipPathUnits cx cy d diffuseConstant divisor dx dy edgeMode elevation
    exponent filterUnits fr fx fy gradientTransform gradientUnits height in in2 intercept k1 k2 k3 k4 kernelMatrix
    kernelUnitLength lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits
    method mode numOctaves offset operator order orient path pathLength patternContentUnits patternTransform
    patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX
    refY result rotate rx ry scale seed side slope spacing specularConstant specularExponent spreadMethod startOffset
    stdDeviation stitchTiles surfaceScale tableValues targetX targetY textLength type values viewBox width x x1 x2
    xChannelSelector y y1 y2 yChannelSelector z
    """.split()  # noqa: SIM905
)
"""Where and how large things are, and the numbers of filters."""

ANIMATION = frozenset(
    """
    accumulate additive attributeName attributeType begin by calcMode dur end fill from keyPoints keySplines keyTimes
    max min origin repeatCount repeatDur restart rotate to values
    """.split()  # noqa: SIM905
)
"""Of ``animate``, ``set`` and their like."""

MEANING = frozenset(
    """
    aria-describedby aria-hidden aria-label aria-labelledby aria-roledescription class id lang media
    requiredExtensions requiredFeatures role systemLanguage tabindex type version
    """.split()  # noqa: SIM905
)
"""What things are called and mean."""

ATTRIBUTES = PRESENTATION | GEOMETRY | ANIMATION | MEANING
"""Names without a namespace. ``style`` and ``href`` are looked at one by one."""

MAY_BE_ANIMATED = PRESENTATION | GEOMETRY | {"class"}
"""What ``attributeName`` may name: never an address, never a handler."""
