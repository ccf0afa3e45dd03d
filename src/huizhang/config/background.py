"""Background tasks: a thread beside the pages' process, one task after the other."""

from __future__ import annotations

import logging
import threading
import time

from django.db import DatabaseError, connection
from django_tasks_db.management.commands.db_worker import Worker

PAUSE = 1.0
AFTER_TROUBLE = 10.0
LOG = logging.getLogger("huizhang.tasks")


def begin() -> None:
    """Ends with the process; a task that this cuts off writes nothing."""
    threading.Thread(target=_work, name="tasks", daemon=True).start()


def _work() -> None:
    """A database that is away for a while stops no later task."""
    while True:
        try:
            _worker().run()
        except DatabaseError:
            LOG.exception("the background tasks wait for the database")
            connection.close()
            time.sleep(AFTER_TROUBLE)


def _worker() -> Worker:
    return Worker(
        queue_names=["default"],
        interval=PAUSE,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="serve",
        excluded_queue_names=[],
    )
