"""Beside the pages' process: a thread for tasks, one after the other, and one that makes the daily round."""

from __future__ import annotations

import logging
import threading
import time

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from huizhang.approvals.actions.notifying import deliver
from huizhang.config.rounds import make_round
from huizhang.elections.actions import wipe_waiting
from huizhang.policy.pack import PackError

PAUSE = 1.0
# how often what failed to be sent is looked at again
BETWEEN_ROUNDS = 60.0
AFTER_TROUBLE = 10.0
LOG = logging.getLogger("huizhang.tasks")


def begin() -> None:
    """Ends with the process; a task that this cuts off writes nothing."""
    threading.Thread(target=_work, name="tasks", daemon=True).start()
    threading.Thread(target=_go_round, name="rounds", daemon=True).start()


def _work() -> None:
    """A database that is away for a while stops no later task."""
    while True:
        try:
            _worker().run()
        except DatabaseError:
            LOG.exception("the background tasks wait for the database")
            connection.close()
            time.sleep(AFTER_TROUBLE)


def _go_round() -> None:
    """Once on every day, first soon after the pages open; what could not be sent is tried again meanwhile,
    and so is wiping what a closed ballot left in the files."""
    made = None
    while True:
        time.sleep(BETWEEN_ROUNDS)
        today = timezone.localdate()
        try:
            if made != today:
                make_round(today)
                made = today
            deliver.func()
            wipe_waiting.func()
        except PackError as missing:
            LOG.warning("%s", missing)
            made = today
        except DatabaseError:
            LOG.exception("the daily round waits for the database")
        close_old_connections()


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
