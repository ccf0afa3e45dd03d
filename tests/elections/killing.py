"""Voters who do not give up, before a server that is killed again and again."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event
from typing import IO

BACKLOG = 128
SECONDS_TO_ANSWER = 20
LONGEST_WAIT = 0.05
Ballot = Mapping[str, list[str]]


@dataclass
class Server:
    port: int
    said: IO[str]

    def next_process(self) -> int:
        """Of whoever serves now; waits for a new one."""
        return int(self.said.readline())


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0), backlog=BACKLOG) as listening:
        program = [sys.executable, str(Path(__file__).with_name("server.py")), str(listening.fileno())]
        process = subprocess.Popen(
            program, stdout=subprocess.PIPE, text=True, pass_fds=[listening.fileno()], env=dict(environment)
        )
        assert process.stdout is not None
        try:
            yield Server(listening.getsockname()[1], process.stdout)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()
            process.stdout.close()


@dataclass
class Attempt:
    """`receipts` by voter, of every ballot that was acknowledged; `lost` counts answers that never came."""

    election: int
    tokens: Mapping[str, str]
    ballots: Mapping[str, Ballot]
    kills: int
    receipts: dict[str, str] = field(default_factory=dict)
    lost: int = 0

    def run(self, server: Server, clients: int) -> None:
        """Everybody casts, `clients` at a time, while the server is killed `kills` times on the way."""
        waiting, process = deque(self.tokens), server.next_process()
        with ThreadPoolExecutor(clients) as pool:
            done = [pool.submit(self._cast_all, waiting, server.port) for _ in range(clients)]
            moment = Event()
            for number in range(1, self.kills + 1):
                while len(self.receipts) < number * len(self.tokens) // (self.kills + 2):
                    moment.wait(LONGEST_WAIT / 10)
                moment.wait(random.uniform(0, LONGEST_WAIT))  # any moment will do
                os.kill(process, signal.SIGKILL)
                process = server.next_process()
            for one in done:
                one.result()

    def _cast_all(self, waiting: deque[str], port: int) -> None:
        while waiting:
            try:
                voter = waiting.popleft()
            except IndexError:
                return
            self.receipts[voter] = self._until_acknowledged(voter, port)

    def _until_acknowledged(self, voter: str, port: int) -> str:
        while True:
            try:
                return cast(port, self.election, self.tokens[voter], self.ballots[voter])
            except (OSError, HTTPException):
                self.lost += 1


def cast(port: int, election: int, token: str, ballot: Ballot) -> str:
    """The receipt. Raises OSError or HTTPException where the server died on the way."""
    line = HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_ANSWER)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    try:
        line.request("POST", f"/api/elections/{election}/ballot", json.dumps(ballot), headers)
        answer = line.getresponse()
        body = answer.read()
    finally:
        line.close()
    if not body:
        raise ConnectionError
    told = json.loads(body)
    assert answer.status == 200, told
    receipt: str = told["receipt"]
    return receipt
