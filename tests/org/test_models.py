"""What cannot be, the database does not keep."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cast import COLLEGE_UNION, SCHOOL_UNION
from huizhang.org.models import Project, Union

pytestmark = pytest.mark.django_db


@pytest.fixture
def union():
    return Union.objects.create(union=SCHOOL_UNION, level="school")


@pytest.mark.parametrize("level", ["college", "class", ""])
def test_a_union_is_of_the_school_or_of_a_named_college(level):
    with pytest.raises(IntegrityError), transaction.atomic():
        Union.objects.create(union=COLLEGE_UNION, level=level)
    assert not Union.objects.exists()


def test_nothing_ends_before_it_starts(union):
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.create(project="运动会", union=union, start=date(2026, 3, 2), end=date(2026, 3, 1))
    Project.objects.create(project="运动会", union=union, start=date(2026, 3, 2), end=date(2026, 3, 2))
    assert Project.objects.count() == 1
