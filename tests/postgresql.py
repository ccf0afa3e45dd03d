"""A private PostgreSQL cluster for one command: `python tests/postgresql.py COMMAND…`.

The command finds the cluster in `DATABASE_URL`. The cluster lives in a temporary folder, listens on a socket
in that folder only, and ends with the command, or with this process should that be killed.
`--available` tells by its exit status whether PostgreSQL is installed as Debian installs it. With `--durable`
before the command the cluster keeps on the disk what it acknowledged, as a deployment does.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER_USER = "postgres"
FAST_NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
# two hundred vote at once in a test
MANY = "max_connections=300"


def programs() -> Path | None:
    """The folder of the newest installed server's programs."""
    folders = Path("/usr/lib/postgresql").glob("*/bin")
    installed = [folder for folder in folders if (folder / "initdb").exists()]
    return max(installed, key=lambda folder: float(re.sub(r"[^\d.]", "", folder.parent.name)), default=None)


def owner() -> str:
    """Whom the server runs as: it refuses root."""
    return SERVER_USER if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


@contextmanager
def cluster(bin_folder: Path, *, durable: bool = False) -> Iterator[str]:
    """A running cluster's DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="huizhang-pg-"))
    try:
        shutil.chown(folder, owner())
        data = folder / "data"
        initialise = [
            "-D",
            data,
            "-U",
            SERVER_USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]
        subprocess.run(as_owner(bin_folder / "initdb", *initialise), check=True, stdout=subprocess.DEVNULL)
        with server(bin_folder, data, folder, () if durable else FAST_NOT_DURABLE):
            yield f"postgres://{SERVER_USER}@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder)


@contextmanager
def server(bin_folder: Path, data: Path, socket_folder: Path, more: Iterable[str]) -> Iterator[None]:
    settings = ("listen_addresses=", f"unix_socket_directories={socket_folder}", MANY, *more)
    options = [part for setting in settings for part in ("-c", setting)]
    with (socket_folder / "log").open("w") as log:
        command = as_owner(bin_folder / "postgres", "-D", data, *options)
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    try:
        wait_until_ready(process, bin_folder, socket_folder)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def as_owner(program: Path, *arguments: str | Path) -> list[str | Path]:
    """As the server's user, and interrupted when this process dies before its time."""
    identity = ["--reuid", SERVER_USER, "--regid", SERVER_USER, "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *identity, "--pdeathsig", "INT", program, *arguments]


def wait_until_ready(process: subprocess.Popen[bytes], bin_folder: Path, socket_folder: Path) -> None:
    while subprocess.run([bin_folder / "pg_isready", "-q", "-h", socket_folder], check=False).returncode:
        if process.poll() is not None:
            raise SystemExit((socket_folder / "log").read_text())
        time.sleep(0.1)


def main(command: list[str]) -> int:
    bin_folder = programs()
    if command == ["--available"]:
        return 0 if bin_folder else 1
    if bin_folder is None:
        raise SystemExit("PostgreSQL is missing: apt-get install postgresql")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    durable, command = command[:1] == ["--durable"], command[command[:1] == ["--durable"] :]
    with cluster(bin_folder, durable=durable) as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
