"""Two programs that share no code say the same of every election."""

from __future__ import annotations

import ast
import json
import sys
import zipfile
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from elections.bundle.given import changed, electronic, ours
from huizhang.elections import verify_election
from huizhang.elections.bundle.packing import unpacked
from huizhang.elections.bundle.strictly import as_json
from huizhang.elections.bundle.writing import paper_bundle
from huizhang.kernel.tally import Ballot, Base, Candidate, Mark, Share, TieRule, totals_of
from huizhang.kernel.tally.sheets import Pile, Votes, differences, totals_of_sheet
from kernel.tally.given import election, rules

MANY = settings(max_examples=100, deadline=None)
NAMES = ("张三", "李四", "李 四", "王五")
WRITTEN = ("张三", "李四", "赵六", "赵 六", "钱七")
shares = st.builds(
    Share, st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(4, 5), Fraction(1)]), st.booleans()
)


@st.composite
def elections(draw):
    """Any election and its ballots: withdrawn and equal names, write-ins, absentees, too many returned."""
    people = tuple(
        Candidate(f"c{place}", name, draw(st.booleans()) and place == 1)
        for place, name in enumerate(draw(st.permutations(NAMES))[: draw(st.integers(1, 4))], start=1)
    )
    write_ins = draw(st.booleans())
    names = st.lists(st.sampled_from(WRITTEN), max_size=2) if write_ins else st.just([])
    papers = draw(
        st.lists(st.tuples(st.lists(st.sampled_from(Mark), min_size=4, max_size=4), names), max_size=12)
    )
    ballots = [
        Ballot(f"k{number}", {one.id: mark for one, mark in zip(people, marks, strict=False)}, tuple(written))
        for number, (marks, written) in enumerate(papers)
    ]
    present = draw(st.integers(max(len(ballots) - 1, 0), len(ballots) + 3))
    ruled = rules(
        quorum=draw(shares),
        base=draw(st.sampled_from(Base)),
        needed=draw(st.none() | shares),
        tie=draw(st.sampled_from(TieRule)),
        write_ins=write_ins,
    )
    numbers = {"present": present, "issued": present, "entitled": max(present, 1) + draw(st.integers(0, 4))}
    return election(
        "", draw(st.integers(1, 4)), len(ballots), candidates=people, rules=ruled, **numbers
    ), ballots


@MANY
@given(elections())
def test_the_reference_verifier_counts_what_the_kernel_counts(drawn):
    data = electronic(*drawn)
    assert ours(data) == 0
    assert differing(data) == []


@MANY
@given(elections(), st.data())
def test_tellers_sheets_give_the_count_of_the_ballots_and_both_verifiers_agree(drawn, data):
    opened, ballots = drawn
    cut = data.draw(st.integers(0, len(ballots)))
    sheets = [
        tuple(pile_of(str(number), opened, part) for number, part in enumerate(parts, start=1))
        for parts in ([ballots], [ballots[:cut], ballots[cut:]])
    ]
    of_ballots = totals_of(opened, ballots)
    assert [differences(of_ballots, totals_of_sheet(sheet, opened)) for sheet in sheets] == [(), ()]
    bundle = paper_bundle(opened, unpacked(electronic(opened, ballots), "")["opening.json"], *sheets)
    assert ours(bundle) == 0
    assert differing(bundle) == []
    assert {**count_in(bundle), "sealed": ""} == {**count_in(electronic(opened, ballots)), "sealed": ""}


@MANY
@given(elections(), st.data())
def test_they_agree_on_counts_that_were_edited(drawn, data):
    bundle = electronic(*drawn)
    count = count_in(bundle)
    key = data.draw(st.sampled_from(["valid", "base", "vacant", "elected", "ties", "next_round", "void"]))
    count[key] = data.draw(st.sampled_from([0, 1, 2, [], None, True, [{"id": "c1", "name": "张三"}]]))
    forged = changed(bundle, {"count.json": as_json(count)}, sealed_anew=True)
    assert (ours(forged) == 0) == (differing(forged) == [])


def pile_of(name, opened, ballots) -> Pile:
    totals = totals_of(opened, ballots)
    votes = {
        one.id: Votes(one.approve, one.oppose, one.abstain, one.illegible)
        for one in totals.standings
        if one.id
    }
    others = {one.name: one.approve for one in totals.standings if not one.id}
    return Pile(name, totals.valid, totals.invalid, votes, {**others, **totals.doubtful})


def differing(data: bytes) -> list[str]:
    """What the reference verifier finds wrong."""
    return [one for differs in verify_election.check_all(data, [])[0].values() for one in differs]


def count_in(data: bytes) -> dict:
    return json.loads(unpacked(data, "bundle.zip")["count.json"])


def test_the_reference_verifier_is_one_short_file_of_the_standard_library():
    source = Path(verify_election.__file__).read_text()
    tree = ast.walk(ast.parse(source))
    imported = {
        name.partition(".")[0]
        for node in tree
        for name in (
            [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names
    assert len(source.splitlines()) <= 320


def test_the_bundle_opens_with_ordinary_tools(tmp_path):
    opened = election("ab", 1, 2)
    path = tmp_path / "election.zip"
    path.write_bytes(
        electronic(opened, [Ballot("k1", {"a": Mark.APPROVE}), Ballot("k2", {"b": Mark.OPPOSE})])
    )
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.read("ballots.csv").decode() == "ballot,a,b\nk1,1,\nk2,,-1\n"
