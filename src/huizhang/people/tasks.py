"""What is done beside the pages because it takes long."""

from __future__ import annotations

from django_tasks import task

from huizhang.people.actions import send
from huizhang.people.models import Mailing


@task()
def send_letters(number: int) -> None:
    """The letters of this mailing that wait."""
    send(Mailing.objects.get(pk=number))
