#!/usr/bin/env bash
# Makes .venv where there is none and installs exactly what the given lock file pins, then huizhang itself.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=$1

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if recent "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  echo "huizhang needs Python 3.11 or newer and found none. On Debian 12: apt-get install python3 python3-venv" >&2
  return 1
}

if [ ! -x .venv/bin/pip ]; then
  python=$(find_python)
  version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
  scripts/system-package.sh "$version-venv" "$python" -c 'import ensurepip, venv'
  rm -rf .venv
  "$python" -m venv .venv
fi

echo "Installing what $lock pins into .venv; the first time takes a few minutes."
export PIP_DISABLE_PIP_VERSION_CHECK=1
.venv/bin/pip install --quiet --require-hashes --requirement "$lock"
.venv/bin/pip install --quiet --no-deps --no-build-isolation --editable .
