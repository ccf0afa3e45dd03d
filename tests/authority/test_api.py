"""Folders that a program sends, and tokens that work no more."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from authority.conftest import HEADER, ROW
from cast import COLLEGE, OTHER_COLLEGE
from huizhang.exchange.models import ImportBatch
from huizhang.people.models import Student, Token
from huizhang.people.queries import fingerprint

pytestmark = pytest.mark.django_db


def sent(school, part, college, **more):
    text = HEADER + ROW.format("20249001", "许知远", college, "软件2401")
    file = SimpleUploadedFile("students.csv", text.encode())
    headers = {"Authorization": f"Bearer {school.tokens[part]}"}
    return Client().post("/api/imports", {"files": file, **more}, headers=headers)


def test_a_dry_run_says_what_would_happen_and_writes_nothing(school):
    before = ImportBatch.objects.count()
    answer = sent(school, "league", COLLEGE, dry_run="true")

    assert (answer.status_code, answer.json()["number"]) == (200, None)
    assert answer.json()["tables"]["students"]["new"] == 1
    assert ImportBatch.objects.count() == before


def test_an_import_is_taken_in_under_the_name_of_whoever_has_the_token(school):
    answer = sent(school, "teacher", COLLEGE)
    batch = ImportBatch.objects.get(pk=answer.json()["number"])

    assert (answer.status_code, batch.by, batch.college) == (201, "贺文澜", COLLEGE)
    assert Student.objects.filter(student_no="20249001").exists()


def test_a_college_brings_in_nobody_of_another_and_is_told_where(school):
    answer = sent(school, "teacher", OTHER_COLLEGE)
    problem = answer.json()["problems"][0]

    assert (answer.status_code, problem["file"], problem["row"], problem["value"]) == (
        422, "students.csv", 2, OTHER_COLLEGE,
    )  # fmt: skip
    assert not Student.objects.filter(student_no="20249001").exists()


@pytest.mark.parametrize("ended", ["revoked", "expires"])
def test_a_revoked_or_expired_token_opens_nothing(school, ended):
    Token.objects.filter(sha256=fingerprint(school.tokens["league"])).update(**{ended: timezone.now()})

    assert school.ask("league", "GET", "/api/unions").status_code == 401
