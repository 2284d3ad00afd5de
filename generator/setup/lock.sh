#!/bin/sh
# lock.sh [--upgrade]
# Resolves pyproject.toml into the two lock files, for every system and every Python from 3.11 on.
# Versions that still fit stay, unless --upgrade is given. The tests' lock repeats the site's versions.
set -eu
cd "$(dirname "$0")/../.."

resolve() {
  # One version of each package, so that an older Python gets the same one as a newer.
  .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --fork-strategy fewest \
    --generate-hashes --custom-compile-command "make lock" "$@"
}

.venv/bin/python -m pip install --quiet "uv>=0.7"
resolve --group build --output-file requirements.lock "$@"
resolve --group build --group test --all-extras --constraints requirements.lock --output-file requirements-tests.lock "$@"
