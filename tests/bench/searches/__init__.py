"""Search as visitors meet it, against Material's own and Pagefind: ``python -m bench.searches``."""
