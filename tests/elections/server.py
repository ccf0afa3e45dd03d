"""A real server in a process of its own, which tests kill: it imports the program once and forks who serves;
when that one dies, the next is there at once. `python server.py FILE-DESCRIPTOR` says each process id."""

from __future__ import annotations

import os
import signal
import socket
import sys
from types import FrameType

from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.urls import resolve
from django.utils import translation


class Silent(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """What the test asks is no news."""


def serve(listening: socket.socket) -> None:
    server = ThreadedWSGIServer(("127.0.0.1", 0), Silent, bind_and_activate=False)
    server.socket = listening
    server.server_name, server.server_port = listening.getsockname()
    server.setup_environ()
    server.set_app(get_wsgi_application())
    server.serve_forever()


def main() -> None:
    listening = socket.socket(fileno=int(sys.argv[1]))
    get_wsgi_application()
    # everything that pages and the API import
    resolve("/api/elections/1/ballot")
    translation.activate(settings.LANGUAGE_CODE)
    translation.gettext("Ballot")
    serving = 0

    def end(number: int, frame: FrameType | None) -> None:
        os.kill(serving, signal.SIGKILL)
        os._exit(0)

    while True:
        serving = os.fork()
        if serving == 0:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            serve(listening)
        signal.signal(signal.SIGTERM, end)
        print(serving, flush=True)
        os.waitpid(serving, 0)


if __name__ == "__main__":
    main()
