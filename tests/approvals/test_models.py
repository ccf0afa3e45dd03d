"""The database is the last guard of keys."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from huizhang.approvals.models import Attestation, Step

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


def test_the_same_step_is_kept_once_also_without_a_student():
    step = {
        "case": "决议-1",
        "kind": "review.resources",
        "act": "approve",
        "organ": "school_league_committee",
    }
    Step.objects.create(**step, date=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(**step, date=date(2026, 3, 2))
    Step.objects.create(**step, date=DAY, round=2)
    assert sorted(Step.objects.values_list("case", "round")) == [("决议-1", 1), ("决议-1", 2)]


def test_the_same_attestation_is_kept_once_also_without_a_subject():
    attestation = {
        "rule": "service.only",
        "union": "校学生会",
        "by": "school_league_committee",
        "holds": True,
    }
    Attestation.objects.create(**attestation, date=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attestation.objects.create(**attestation, date=DAY)
    assert Attestation.objects.get().subject == ""
