"""Credits that somebody wrote somewhere, made into entries of ``medien.yml`` for their author to confirm."""
