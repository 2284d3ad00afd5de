"""The search: what is to be found becomes an index in pieces, of which a browser loads those that a question needs.

``docs/search.md`` says how it works and what stands in the files.
"""
