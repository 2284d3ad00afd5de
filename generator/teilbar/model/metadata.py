"""Metadata as authors write it, typed and validated: of a text, and of a medium.

German names, schema.org/AMB names (Allgemeines Metadatenprofil für Bildungsressourcen, 2023-10-19) and the names that
Pandoc, LiaScript and Hugo use are synonyms of one field. ``SYNONYMS`` is the table of them.
"""
