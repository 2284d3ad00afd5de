#!/bin/sh
# apt.sh PACKAGE...
# Installs packages with apt, if this system has it and this user may (root, or sudo without a password).
# Leaves with 1, having changed nothing, where it may not or where apt would only bring a stub for a snap.
set -u

command -v apt-get >/dev/null 2>&1 || exit 1
if [ "$(id -u)" -eq 0 ]; then
  as_root="env"
elif sudo -n true 2>/dev/null; then
  as_root="sudo -n env"
else
  exit 1
fi

export LC_ALL=C # `apt-cache policy` is read below

# A failing third-party source must not keep Debian's own packages away, so apt's verdict comes with the install.
$as_root apt-get update -qq >/dev/null 2>&1

for package in "$@"; do
  case "$(apt-cache policy "$package" 2>/dev/null | sed -n 's/^  Candidate: //p')" in
    "" | "(none)" | *snap*) exit 1 ;;
  esac
done

echo "apt-get install $*"
$as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null || exit 1
