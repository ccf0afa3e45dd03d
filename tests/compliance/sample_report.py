"""Reports made by hand, so that the renderings can be tested and looked at without a database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from huizhang.compliance.finding import Finding, Report
from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Evidence, Reason, Status, Verdict, evidence
from huizhang.policy.pack import Organ, Pack
from huizhang.policy.rule import Force, Rule

SCHOOL = "昆吾理工大学"
SCHOOL_UNION = "校学生会"
GRADUATE_UNION = "校研究生会"
COLLEGES = (
    "冶金与能源工程", "国土资源工程", "机电工程", "信息工程与自动化", "电力工程", "材料科学与工程",
    "化学工程", "建筑与城市规划", "建筑工程", "土木工程", "交通工程", "环境科学与工程", "生命科学与技术",
    "管理与经济", "法", "外国语言文化", "艺术与传媒", "马克思主义", "理", "医", "公共安全与应急管理",
    "农业与食品", "数据科学", "国际", "民航与航空",
)  # fmt: skip

ORGANS = {
    organ.id: organ
    for organ in (
        Organ("school_party_committee", "school party committee", ("学校党委",), "school"),
        Organ("school_league_committee", "school league committee", ("校团委",), "school"),
        Organ("school_student_affairs", "school student affairs", ("学生工作部",), "school"),
        Organ("college_league_org", "college league organisation", ("学院团组织",), "college"),
        Organ("college_party_org", "college party organisation", ("学院党组织",), "college"),
    )
}


def rule(rule_id: str, cite: str, zh: str, en: str, **more: object) -> Rule:
    force = Force(str(more.get("force", "should")))
    mark, fix, fix_en = (str(more.get(name, "")) for name in ("mark", "fix", "fix_en"))
    return Rule(rule_id, zh, en, "attested", "records", "union", force, cite, mark, fix, fix_en)


SERVICE = rule(
    "service.only", "一", "只服务同学，不承担行政管理职能", "The union serves students only",
    fix="停止行政管理性任务", fix_en="Stop administrative tasks",
)  # fmt: skip
VOICE = rule(
    "voice.answered", "一", "同学诉求及时转交并答复", "Needs are routed and answered in time", force="must",
    fix="立即转交主管部门；逾期答复须写明原因", fix_en="Route it to the office in charge",
)  # fmt: skip
MODEL = rule(
    "structure.model", "二", "“主席团＋工作部门”组织架构", "A presidium and departments", force="stated"
)
CAP = rule(
    "staff.cap.school", "三", "校级学生会工作人员规模", "Size of the school union", force="generally",
    mark="不超过60人", fix="精简人员，或以项目化方式招募志愿者（志愿者不计入工作人员）",
    fix_en="Reduce the staff, or recruit volunteers for projects",
)  # fmt: skip
CAP_COLLEGE = rule(
    "staff.cap.college", "三", "院级学生会工作人员规模", "Size of a college union", force="generally",
    mark="20至30人", fix="精简人员", fix_en="Reduce the staff",
)  # fmt: skip
RANK = rule(
    "eligibility.rank", "四", "学习成绩综合排名在本专业前30%以内", "Rank in the top 30 %", force="must",
    mark="前30%以内", fix="不符合条件的，按程序免去职务",
    fix_en="Remove those who do not qualify from their posts",
)  # fmt: skip
NO_FAIL = rule(
    "eligibility.no_fail", "四", "无课业不及格情况", "No failed course", force="must", mark="无课业不及格",
    fix="按程序免去职务", fix_en="Remove from the post",
)  # fmt: skip
NOMINATION = rule(
    "nomination.presidium.school", "五", "校级主席团成员产生程序", "How the school presidium is chosen",
    mark="联合审查", fix="补齐程序并记录日期", fix_en="Complete the steps and record their dates",
)  # fmt: skip
QUOTA = rule(
    "congress.delegates.quota", "六", "代表名额一般不低于学生人数的1%", "Delegates are at least 1 %",
    force="generally", mark="1%", fix="增加代表名额", fix_en="Add delegates",
)  # fmt: skip
PLEDGE = rule(
    "conduct.pledge", "七", "工作人员签署自律公约", "Staff sign the self-discipline pledge",
    fix="组织签署自律公约", fix_en="Have the pledge signed",
)  # fmt: skip
PANEL = rule(
    "appraisal.panel", "八", "述职评议会以学生代表为主", "The panel consists mainly of students",
    fix="增加学生代表后重新评议", fix_en="Add students and appraise again",
)  # fmt: skip
BRIEFING = rule(
    "briefing.party", "九", "学校党委定期听取学生会工作汇报", "The party committee hears the union",
    fix="安排专题汇报", fix_en="Arrange a briefing",
)  # fmt: skip
REVIEW = rule(
    "review.publication", "十", "对外发布内容经校团委审核", "Publications are approved first",
    fix="事前报校团委审核", fix_en="Have it approved beforehand",
)  # fmt: skip

SAID: dict[Status, Message] = {
    Status.PASS: message("only posts of the plan"),
    Status.FAIL: message("nothing is on record"),
    Status.NEEDS_REASON: message("{n}, {over} more than {max}", n=63, max=60, over=3),
    Status.EXPLAINED: message("{n}, {over} more than {max}", n=33, max=30, over=3),
    Status.CANNOT_TELL: message("the political status is not on record (students.political_status)"),
    Status.NOT_APPLICABLE: message("postgraduates are exempt from the rank"),
}


def finding(
    rule: Rule,
    status: Status,
    union: str = SCHOOL_UNION,
    subject: str = "",
    said: Message | None = None,
    rows: tuple[Evidence, ...] = (),
) -> Finding:
    reason = Reason(status, rule.cite, said or SAID[status])
    return Finding(rule, union, subject or union, Verdict((reason,), None, None, rows))


def pack() -> Pack:
    return Pack(
        id="sample",
        title="昆吾理工大学学生会（研究生会）深化改革实施方案",
        institution=SCHOOL,
        lineage=("cn-2019-9", "sample"),
        number="昆吾理工校发〔2020〕18号",
        organs=ORGANS,
    )


def report(*findings: Finding) -> Report:
    return Report(pack(), date(2026, 11, 21), SCHOOL, findings)


def small() -> Report:
    """All six statuses under five of the ten articles."""
    steps = tuple(
        evidence("steps", case="A-1", student_no="2024001", act=act, organ=organ, date=f"2026-0{month}-12")
        for act, organ, month in (
            ("recommend", "college_league_org", 3),
            ("consent", "college_party_org", 4),
            ("determine", "school_party_committee", 5),
        )
    )
    posts = tuple(
        evidence("posts", student_no=f"2024{n:03}", post="department_member", department="学习部")
        for n in range(63)
    )
    return report(
        finding(SERVICE, Status.PASS),
        finding(CAP, Status.NEEDS_REASON, rows=posts),
        finding(CAP_COLLEGE, Status.EXPLAINED, "机电工程学院学生会"),
        finding(CAP_COLLEGE, Status.PASS, "理学院学生会", said=message("{n}, as required", n=28)),
        finding(RANK, Status.NOT_APPLICABLE, GRADUATE_UNION, "M2025001"),
        finding(NOMINATION, Status.FAIL, subject="2024001", rows=steps,
                said=message("missing: {act} by {organ}", act=message("review"), organ="学生工作部")),
        finding(BRIEFING, Status.CANNOT_TELL),
    )  # fmt: skip


def large(staff: int = 6) -> Report:
    """25 colleges and, with `staff` = 6, some 5,500 findings: what a university of 60,000 students has."""
    return report(*_of_school(), *_of_colleges(staff))


def _of_school() -> Iterator[Finding]:
    yield finding(MODEL, Status.PASS, SCHOOL, SCHOOL)
    for union in (SCHOOL_UNION, GRADUATE_UNION):
        yield from (finding(rule, Status.PASS, union) for rule in (SERVICE, MODEL, PLEDGE))
        yield finding(BRIEFING, Status.FAIL, union)
        yield finding(CAP, Status.NEEDS_REASON, union)
    yield finding(QUOTA, Status.CANNOT_TELL)
    half = message("{students} students of {members} members: not more than half", students=8, members=17)
    yield finding(PANEL, Status.FAIL, subject="2025-2026-2-校级", said=half)
    for number in range(40):
        yield finding(REVIEW, Status.PASS if number % 4 else Status.FAIL, subject=f"推文{number:03}")


def _of_colleges(staff: int) -> Iterator[Finding]:
    for position, name in enumerate(COLLEGES):
        union = f"{name}学院学生会"
        yield finding(SERVICE, Status.PASS, union)
        yield finding(MODEL, Status.CANNOT_TELL if position == 7 else Status.PASS, union)
        yield finding(CAP_COLLEGE, Status.EXPLAINED if position % 6 == 2 else Status.PASS, union)
        for number in range(staff * 12):
            yield from _of_person(union, f"20{22 + number % 4}{position:02}{number:04}", number)


def _of_person(union: str, student: str, number: int) -> Iterator[Finding]:
    draw = int(hashlib.sha256(student.encode()).hexdigest()[:4], 16) % 20
    rows = tuple(
        evidence("standings", student_no=student, window=window)
        for window in ("last_term", "last_year", "since_entry")
    )
    places = [message("{window} {rank}/{size}", window=message("last term"), rank=20 + number, size=61)]
    said = message("not in the top {percent} %: {places}", percent=30, places=places)
    good = message("in the top {percent} %: {places}", percent=30, places=places)
    ranked = {0: Status.FAIL, 1: Status.FAIL, 2: Status.CANNOT_TELL, 3: Status.NOT_APPLICABLE}
    status = ranked.get(draw, Status.PASS)
    texts = {Status.FAIL: said, Status.PASS: good}
    yield finding(RANK, status, union, student, texts.get(status), rows)
    failed = message("{n} failed courses", n=draw - 17)
    clean = message("no failed course")
    yield finding(NO_FAIL, Status.FAIL if draw > 17 else Status.PASS, union, student,
                  failed if draw > 17 else clean, rows[2:])  # fmt: skip
    post = evidence("pledges", union=union, student_no=student)
    yield finding(PLEDGE, Status.FAIL if draw == 5 else Status.PASS, union, student, rows=(post,))
