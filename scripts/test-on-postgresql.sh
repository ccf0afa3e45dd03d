#!/usr/bin/env bash
# Runs the database tests on a private PostgreSQL cluster.
# Without PostgreSQL they are left out, with the reason; REQUIRE_POSTGRESQL=1 makes that a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

if .venv/bin/python tests/postgresql.py --available; then
  exec .venv/bin/python tests/postgresql.py .venv/bin/pytest -n auto -m database
fi
echo "The database tests run on SQLite only, because PostgreSQL is missing:  sudo apt-get install postgresql" >&2
[ -z "${REQUIRE_POSTGRESQL:-}" ]
