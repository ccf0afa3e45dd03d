#!/usr/bin/env bash
# system-package.sh PACKAGE TEST…: where the command TEST fails, installs Debian's PACKAGE when root,
# otherwise says exactly what to install and fails.
set -euo pipefail
package=$1
shift

if "$@" >/dev/null 2>&1; then
  exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Missing: $package. Install it, then run make again:  sudo apt-get install $package" >&2
  exit 1
fi
echo "Installing $package."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "$package" >/dev/null
if ! "$@" >/dev/null 2>&1; then
  echo "$package is installed, but this still fails: $*" >&2
  exit 1
fi
