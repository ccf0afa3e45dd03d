from datetime import date

import pytest
from django.utils import translation

from huizhang.kernel.message import message
from huizhang.shell.templatetags.shell import told

SAID = message("until {day}", day=date(2026, 10, 28))


@pytest.mark.parametrize("day", [date(2026, 10, 28), "2026-10-28"])
def test_sentences_in_english_write_days_out_on_pages(day):
    with translation.override("en"):
        assert told(message("until {day}", day=day)) == "until 28 October 2026"


def test_the_command_line_writes_them_as_iso():
    assert SAID.say() == "until 2026-10-28"
