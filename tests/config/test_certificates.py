"""The certificate of a volunteer once the service is over, for them and whoever runs the project."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from config.command_line import huizhang
from config.doors.deeds_of_projects import serves
from documents.test_typst import with_fonts
from huizhang.org.models import Volunteer
from huizhang.people.actions import issue_token
from huizhang.people.models import Account
from selection.serving import Presidium, serving, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def presidium(tokens: dict[str, str]) -> Presidium:
    return serving()


def got(account: Account, number: int, out: Path) -> tuple[int, int]:
    """The status of the API and of the command."""
    token = issue_token(actor=account, account=account)
    headers = {"Authorization": f"Bearer {token}"}
    answer = Client().get(f"/api/volunteers/{number}/certificate", headers=headers)
    said = huizhang("project", "certificate", number, "--out", out, token=token)
    return answer.status_code, said.exit_code


@with_fonts
def test_it_is_written_once_the_service_is_over(presidium: Presidium, tmp_path: Path):
    number, out = serves(presidium), tmp_path / "证明.pdf"
    assert (got(presidium.clerk, number, out), out.exists()) == ((404, 2), False)
    Volunteer.objects.update(start=today() - timedelta(days=3), end=today())
    assert got(presidium.guiding("personnel"), number, out) == (403, 2)
    assert got(presidium.clerk, number, out) == (200, 0)
    assert out.read_bytes().startswith(b"%PDF")
