"""Who has left and still holds a post: said, not judged by standings that nobody has any more."""

from datetime import date

import pytest

from huizhang.compliance.judging import judge_rule
from huizhang.kernel.records import Post, Records, Standing, Student, Union
from huizhang.policy.resolve import resolve
from huizhang.policy.subject import Scope

DAY = date(2026, 11, 21)
PACK = resolve("kunming", DAY)
GRADUATED = "江一帆 has graduated and still holds the post; end the post"
ON_LEAVE = "江一帆 is not enrolled (休学) and still holds the post; end the post, or correct the status"


def found(status: str, rule: str, *standings: Standing):
    records = Records(
        as_of=DAY,
        standings=standings,
        present=frozenset({"unions", "posts", "students", "standings"}),
        unions=(Union("校学生会", "school"),),
        posts=(Post("校学生会", "1", "department_member", date(2026, 9, 1)),),
        students={
            "1": Student("1", "江一帆", "共青团员", "甲", "乙", 2022, "丙", "本科", status=status),
        },
    )
    [finding] = judge_rule(PACK.rule(rule), Scope(PACK, records))
    return finding.status, [reason.message.say() for reason in finding.verdict.reasons]


@pytest.mark.parametrize(("status", "said"), [("毕业", GRADUATED), ("休学", ON_LEAVE)])
def test_a_post_of_somebody_who_left_is_to_be_ended(status, said):
    assert found(status, "eligibility.rank") == ("cannot_tell", [said])
    assert found(status, "eligibility.no_fail") == ("cannot_tell", [said])


def test_who_left_is_judged_by_the_standings_on_record():
    since_entry = Standing("1", "since_entry", 3, 3, 100, 0)
    assert found("毕业", "eligibility.rank", since_entry)[0] == "pass"
    assert found("毕业", "eligibility.no_fail", since_entry)[0] == "pass"


def test_an_enrolled_holder_without_standings_cannot_be_told():
    assert found("在读", "eligibility.rank")[0] == "cannot_tell"
