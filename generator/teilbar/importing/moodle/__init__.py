"""Moodle's question bank: what GIFT and Moodle XML share (``texts``, ``answers``, ``shape``), and the reader of XML.

What the formats mean: https://docs.moodle.org/en/Moodle_XML_format, https://docs.moodle.org/en/GIFT_format and the
pages of the question types beside them.
"""
