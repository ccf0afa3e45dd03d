"""The ledger only grows, and shows every tampering."""

import hashlib
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.db.transaction import TransactionManagementError

from cast import DEPUTY_LEAGUE_SECRETARY
from huizhang.ledger import actions
from huizhang.ledger.actor import Actor
from huizhang.ledger.chain import GENESIS, canonical
from huizhang.ledger.models import Entry
from huizhang.ledger.queries import verify

ACTOR = Actor("gumingchuan", DEPUTY_LEAGUE_SECRETARY.name)


@pytest.fixture
def chain(db):
    return [
        actions.record(ACTOR, act="import", subject=name, payload={"on": date(2026, 3, 1), "n": number})
        for number, name in enumerate(("甲", "乙", "丙"))
    ]


@pytest.fixture
def without_triggers(chain):
    """What somebody with the database's password could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER ledger_entry_no_update")
            cursor.execute("DROP TRIGGER ledger_entry_no_delete")


def test_each_entry_continues_the_one_before(chain):
    assert [entry.seq for entry in chain] == [1, 2, 3]
    assert [entry.previous for entry in chain] == [GENESIS, chain[0].hash, chain[1].hash]
    assert verify() is None


def test_an_empty_ledger_holds(db):
    assert verify() is None


def test_an_entry_keeps_who_did_what_for_whom(db):
    written = actions.record(
        ACTOR,
        act="import",
        organ="school_league_committee",
        subject="台账",
        pack_hash="sha256:1",
        verdict="pass",
        payload={"on": date(2026, 3, 1)},
    )
    entry = Entry.objects.get()
    assert (entry.account, entry.name, entry.organ) == ("gumingchuan", "顾明川", "school_league_committee")
    assert (entry.act, entry.subject, entry.pack_hash) == ("import", "台账", "sha256:1")
    assert (entry.verdict, entry.payload, entry.at) == ("pass", {"on": "2026-03-01"}, written.at)


def test_the_hash_can_be_recomputed_from_the_documented_form(chain):
    entry = Entry.objects.get(seq=2)
    text = canonical(
        {
            "account": "gumingchuan",
            "act": "import",
            "at": entry.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "name": "顾明川",
            "organ": "",
            "pack_hash": "",
            "payload": {"n": 1, "on": "2026-03-01"},
            "previous": chain[0].hash,
            "seq": 2,
            "subject": "乙",
            "verdict": "",
        }
    )
    assert text.startswith('{"account":"gumingchuan","act":"import","at":"')
    assert hashlib.sha256(text.encode()).hexdigest() == entry.hash


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: Entry.objects.filter(seq=2).update(subject="丁"),
        lambda: Entry.objects.filter(seq=2).delete(),
        lambda: Entry.objects.update(seq=F("seq") + 10),
    ],
)
def test_the_database_refuses_to_change_or_delete_an_entry(chain, tamper):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        tamper()
    assert [entry.subject for entry in Entry.objects.all()] == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("tamper", "broken"),
    [
        (lambda: Entry.objects.filter(seq=2).update(subject="丁"), 2),
        (lambda: Entry.objects.filter(seq=3).update(payload={"n": 9}), 3),
        (lambda: Entry.objects.filter(seq=1).update(hash="0" * 64), 1),
        (lambda: Entry.objects.filter(seq=2).delete(), 2),
        (lambda: Entry.objects.filter(seq=1).delete(), 1),
    ],
)
def test_tampering_is_found_at_the_first_broken_entry(without_triggers, tamper, broken):
    tamper()
    assert verify() == broken


def test_two_entries_cannot_continue_the_same_one(chain):
    copied = {name: getattr(chain[2], name) for name in ("at", "name", "act", "previous")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(seq=4, hash="f" * 64, **copied)


@pytest.mark.django_db(transaction=True)
def test_an_act_is_recorded_inside_its_transaction_only():
    with pytest.raises(TransactionManagementError):
        actions.record(ACTOR, act="import")
    assert not Entry.objects.exists()


def test_an_act_that_fails_leaves_no_entry(chain):
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.record(ACTOR, act="import")
        raise RuntimeError
    assert Entry.objects.count() == 3 and verify() is None
