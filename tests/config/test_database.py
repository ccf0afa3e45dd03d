"""Database URLs, and the throw-away database."""

import pytest
from django.db import IntegrityError, connection, connections, transaction

from cast import COLLEGE
from huizhang.config.database import SQLITE_ON_CONNECT, UnknownDatabase, database_settings
from huizhang.config.throwaway import throwaway_database
from huizhang.org.models import Union
from huizhang.people.models import College


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////srv/huizhang/db.sqlite3", "/srv/huizhang/db.sqlite3"),
        ("sqlite:///db.sqlite3", "db.sqlite3"),
        ("sqlite://:memory:", ":memory:"),
    ],
)
def test_sqlite_queues_its_writers(url, name):
    assert database_settings(url) == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": SQLITE_ON_CONNECT, "timeout": 20},
    }


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgres://kuaiji:p%40ss@db.example:5433/huizhang",
            ("huizhang", "kuaiji", "p@ss", "db.example", "5433"),
        ),
        ("postgresql://postgres@/huizhang?host=/run/pg", ("huizhang", "postgres", "", "/run/pg", "")),
    ],
)
def test_postgresql_is_reached_by_host_or_socket(url, expected):
    found = database_settings(url)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert tuple(found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected


@pytest.mark.parametrize("url", ["mysql://root:secret@db/huizhang", "postgres://user:secret@db"])
def test_an_unknown_database_is_refused_without_showing_the_password(url):
    with pytest.raises(UnknownDatabase) as refused:
        database_settings(url)
    assert "secret" not in str(refused.value)


@pytest.mark.django_db
def test_the_throw_away_database_is_empty_and_leaves_no_trace(settings):
    College.objects.create(name=COLLEGE)
    transcripts = settings.TRANSCRIPTS
    for _ in range(2):
        with throwaway_database():
            assert connection.vendor == "sqlite" and transcripts != settings.TRANSCRIPTS
            assert not College.objects.exists()
            College.objects.create(name="外国语学院")
    assert list(College.objects.values_list("name", flat=True)) == [COLLEGE]
    assert transcripts == settings.TRANSCRIPTS


@pytest.mark.django_db
def test_the_usual_database_is_back_after_a_failure():
    usual = connections["default"]
    with pytest.raises(RuntimeError), throwaway_database():
        raise RuntimeError
    assert connections["default"] is usual


@pytest.mark.django_db
def test_the_throw_away_database_keeps_the_constraints_of_rows():
    with throwaway_database(), pytest.raises(IntegrityError), transaction.atomic():
        Union.objects.create(union="学院学生会", level="college")


@pytest.mark.django_db
def test_the_throw_away_database_takes_rows_whose_table_was_not_given():
    with throwaway_database():
        Union.objects.create(union="学院学生会", level="college", college_id=COLLEGE)
        assert Union.objects.count() == 1
