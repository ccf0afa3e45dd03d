"""Everything known on a day, with the standings that transcripts give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from huizhang.compliance.records import load
from huizhang.eligibility.standing_records import from_transcripts, joined
from huizhang.kernel.message import Message
from huizhang.kernel.records import Records
from huizhang.policy.pack import Pack


def known(as_of: date, pack: Pack) -> tuple[Records, tuple[Message, ...]]:
    """The records of `as_of`, and where the academic office and the transcripts disagree about staff."""
    records = load(as_of)
    staff = {post.student_no for post in records.posts if post.held_on(as_of)}
    standings, disagreements = joined(records.standings, from_transcripts(as_of, pack, staff))
    return replace(records, standings=standings), disagreements
