"""A unit on paper: pages of their own beside it, each a document that needs no engine and no navigation."""
