from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.chain import Break, Fault, Stage, breaks, of_one_case
from huizhang.kernel.records import Step

STAGES = (
    Stage("recommend", ("college_league_org",)),
    Stage("review", ("school_student_affairs", "school_league_committee")),
    Stage("determine", ("school_party_committee",)),
)


def step(act: str, organ: str, day: int, **values) -> Step:
    return Step(values.pop("case", "C1"), "nomination", act, organ, date(2026, 3, day), **values)


DONE = (
    step("recommend", "college_league_org", 1),
    step("review", "school_student_affairs", 2),
    step("review", "school_league_committee", 3),
    step("determine", "school_party_committee", 4),
)


def faults(*steps: Step, due: date | None = None) -> list[tuple[Fault, str]]:
    return [(broken.fault, broken.organ) for broken in breaks(STAGES, steps, due)]


def test_a_complete_chain_has_no_breaks():
    assert breaks(STAGES, DONE) == ()


def test_rows_may_stand_in_any_order():
    assert all(breaks(STAGES, rows) == () for rows in permutations(DONE))


def test_joint_organs_act_in_any_order():
    swapped = (
        DONE[0],
        step("review", "school_student_affairs", 3),
        step("review", "school_league_committee", 2),
        DONE[3],
    )
    assert breaks(STAGES, swapped) == ()


def test_one_of_the_joint_organs_missing_breaks_the_chain():
    assert faults(DONE[0], DONE[1], DONE[3]) == [(Fault.MISSING, "school_league_committee")]


def test_the_same_day_is_in_order():
    assert breaks(STAGES, [step(one.act, one.organ, 5) for one in DONE]) == ()


def test_a_later_step_dated_before_an_earlier_one_is_out_of_order():
    early = step("determine", "school_party_committee", 2)
    assert breaks(STAGES, (*DONE[:3], early)) == (
        Break(Fault.OUT_OF_ORDER, "determine", "school_party_committee", early, date(2026, 3, 3)),
    )


def test_a_refusal_breaks_the_chain():
    refused = step("determine", "school_party_committee", 4, outcome=False)
    assert faults(*DONE[:3], refused) == [(Fault.REFUSED, "school_party_committee")]


def test_the_latest_round_of_a_returned_case_decides():
    returned = step("review", "school_league_committee", 2, outcome=False)
    again = step("review", "school_league_committee", 3, round=2)
    assert breaks(STAGES, (DONE[0], DONE[1], returned, again, DONE[3])) == ()
    assert faults(
        DONE[0],
        DONE[1],
        DONE[2],
        step("review", "school_league_committee", 3, round=2, outcome=False),
        DONE[3],
    ) == [(Fault.REFUSED, "school_league_committee")]


def test_of_two_words_of_one_day_the_refusal_decides():
    refused = step("determine", "school_party_committee", 4, outcome=False)
    for rows in permutations((*DONE, refused)):
        assert faults(*rows) == [(Fault.REFUSED, "school_party_committee")]


def test_of_two_cases_of_one_day_the_refusal_decides():
    refused = step("determine", "school_party_committee", 4, case="C2", outcome=False)
    for due in (None, date(2026, 3, 3), date(2026, 3, 4)):
        assert faults(*DONE, refused, due=due) == [(Fault.REFUSED, "school_party_committee")]
        assert faults(refused, *DONE, due=due) == [(Fault.REFUSED, "school_party_committee")]


ORGANS = [(stage.act, organ) for stage in STAGES for organ in stage.organs] + [
    ("consent", "a"),
    ("file", "b"),
]
WORDS = st.builds(
    lambda slot, day, case, outcome, turn: step(*slot, day, case=case, outcome=outcome, round=turn),
    st.sampled_from(ORGANS),
    st.integers(1, 4),
    st.sampled_from(["C1", "C2"]),
    st.booleans(),
    st.integers(1, 2),
)


@given(st.lists(WORDS, max_size=8), st.randoms(use_true_random=False), st.none() | st.integers(1, 4))
def test_the_order_of_rows_never_matters(rows, chance, due):
    last = None if due is None else date(2026, 3, due)
    mixed = list(rows)
    chance.shuffle(mixed)
    assert breaks(STAGES, rows, last) == breaks(STAGES, mixed, last)


@given(st.lists(WORDS, max_size=8), WORDS)
def test_a_contradicting_word_never_mends_a_chain(rows, word):
    refused = replace(word, outcome=False)
    assert breaks(STAGES, [*rows, word, refused]) == breaks(STAGES, [*rows, refused])


def test_a_step_after_the_deadline_is_late():
    assert faults(*DONE, due=date(2026, 3, 3)) == [(Fault.LATE, "school_party_committee")]


def test_of_two_cases_the_one_in_time_decides():
    later = step("determine", "school_party_committee", 20, case="C2", outcome=False)
    assert breaks(STAGES, (*DONE, later), due=date(2026, 3, 10)) == ()


def test_a_further_organ_may_agree_but_not_refuse():
    assert breaks(STAGES, (*DONE, step("review", "school_graduate_affairs", 3))) == ()
    assert faults(*DONE, step("review", "school_graduate_affairs", 3, outcome=False)) == [
        (Fault.REFUSED, "school_graduate_affairs")
    ]


@given(st.sets(st.integers(0, 3)))
def test_every_missing_step_is_named_once(left_out):
    rows = [one for place, one in enumerate(DONE) if place not in left_out]
    missing = {broken.organ for broken in breaks(STAGES, rows) if broken.fault is Fault.MISSING}
    assert missing == {DONE[place].organ for place in left_out}


OLD = tuple(step(one.act, one.organ, one.date.day, case="OLD") for one in DONE)


def newer(act: str, organ: str, day: int, case: str = "NEW") -> Step:
    return Step(case, "nomination", act, organ, date(2026, 5, day))


def test_a_new_candidacy_inherits_nothing_from_an_old_one():
    begun = newer("recommend", "college_league_org", 1)
    assert of_one_case((*OLD, begun, newer("review", "school_student_affairs", 2)), date(2026, 6, 1)) == (
        begun,
        newer("review", "school_student_affairs", 2),
    )


def test_a_case_begun_after_the_post_does_not_speak_of_it():
    later = (newer("recommend", "college_league_org", 1), newer("review", "school_student_affairs", 2))
    assert of_one_case((*OLD, *later), date(2026, 4, 1)) == OLD


def test_an_election_kept_as_a_case_of_its_own_belongs_to_the_case_before_it():
    elected = newer("elect", "congress", 9, case="CONGRESS")
    assert of_one_case((*OLD, elected), None) == (*OLD, elected)


def test_steps_that_are_each_a_case_by_themselves_are_one_chain():
    rows = tuple(Step(f"C{place}", one.kind, one.act, one.organ, one.date) for place, one in enumerate(DONE))
    assert of_one_case(rows, None) == rows
