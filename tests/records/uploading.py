"""Who brings records in, and what, for tests of their pages."""

import csv
import io
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from exchange.database.given import DAY, ORGAN, every_table, folder_of, keeper
from huizhang.people.models import Account, College, Seat
from huizhang.records.actions import import_folder


def seated(organ=None, college=None, administrator=False):
    name = f"{organ}-{college}-{administrator}"
    account = Account.objects.create(username=name, name="某老师", is_administrator=administrator)
    unit = College.objects.get_or_create(name=college)[0] if college else None
    if organ:
        Seat.objects.create(account=account, organ=organ, college=unit, start=date(2020, 9, 1))
    return account


def brought(tmp_path, tables=None):
    return import_folder(
        keeper(),
        organ=ORGAN,
        folder=folder_of(tmp_path / "given", tables or every_table()),
        name="台账",
        effective_on=DAY,
    )


def file_of(rows, name="students.csv"):
    header = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, header)
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile(name, text.getvalue().encode())


def sent(client, *files, to="/records/upload", **facts):
    return client.post(to, {"files": files, "effective_on": "2026-09-01", **facts})
