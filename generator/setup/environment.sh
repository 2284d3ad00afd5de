#!/bin/sh
# environment.sh LOCK
# Makes .venv hold exactly what the lock file says, and the project itself as an editable install.
# Runs before every make target: where nothing changed it costs a few comparisons.
set -eu
cd "$(dirname "$0")/../.."
lock=$1
venv=.venv
stamps=$venv/stamps # copies of what was installed last
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

say() { printf 'Teilbar: %s (%s)\n' "$1" "$2" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
makes_venvs() { "$1" -c 'import venv, ensurepip' 2>/dev/null; }

# The first Python that fits, the one that can make environments before one that cannot.
find_python() {
  for test in makes_venvs true; do
    for candidate in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
      if new_enough "$candidate" && $test "$candidate"; then
        printf '%s\n' "$candidate"
        return
      fi
    done
  done
  return 1
}

install_python() {
  for package in python3 python3.13 python3.12 python3.11; do
    sh generator/setup/apt.sh "$package" "$package-venv" >&2 && find_python && return
  done
  say "Python ist älter als 3.11. Bitte installieren: python3.11 oder neuer, mit venv" \
    "Python is older than 3.11: please install python3.11 or newer, with venv"
  return 1
}

install_venv() {
  package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  sh generator/setup/apt.sh "$package" >&2 || sh generator/setup/apt.sh python3-venv >&2 || true
  makes_venvs "$1" && return
  say "Python fehlt das Modul venv. Bitte installieren: sudo apt-get install $package" \
    "Python lacks venv: please install $package"
  return 1
}

install_git() {
  sh generator/setup/apt.sh git >&2 && return
  say "git fehlt. Bitte installieren: sudo apt-get install git" "git is missing: please install it"
  return 1
}

# An environment that was moved, or whose Python is gone, would run another folder's code or none.
usable() {
  "$venv/bin/python" -c 'import pip' 2>/dev/null || return 1
  [ ! -f "$stamps/place" ] || [ "$(cat "$stamps/place")" = "$(pwd -P)" ]
}

create() {
  python=$(find_python) || python=$(install_python)
  makes_venvs "$python" || install_venv "$python"
  say "Die Umgebung .venv wird eingerichtet" "setting up .venv"
  rm -rf "$venv"
  "$python" -m venv "$venv"
}

current() { cmp -s "$1" "$stamps/$1"; }

stamp() { cp "$1" "$stamps/$1"; }

packages() {
  say "Pakete nach $lock werden geladen, beim ersten Mal dauert das eine Weile" "installing $lock"
  rm -f "$stamps/$lock"
  "$venv/bin/python" -m pip install --quiet --require-hashes --requirement "$lock" || {
    say "Die Pakete ließen sich nicht laden. Bitte die Netzverbindung prüfen und noch einmal versuchen" \
      "the packages could not be installed: please check the network and try again"
    return 1
  }
}

project() { "$venv/bin/python" -m pip install --quiet --no-index --no-deps --no-build-isolation --editable .; }

git --version >/dev/null 2>&1 || install_git
if ! usable; then
  create
fi
mkdir -p "$stamps"
pwd -P >"$stamps/place"
if ! current "$lock"; then
  packages
  stamp "$lock"
fi
if ! current pyproject.toml; then
  project
  stamp pyproject.toml
fi
