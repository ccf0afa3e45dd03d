from pathlib import Path

import pytest
from docx import Document as WordDocument

from huizhang.policy.document import cut, folded
from huizhang.policy.lint import lint
from huizhang.policy.pack import PackError
from policy.packs import local_pack, write_pack

TEXT = """示范大学文件
示大党发〔2026〕1号
学生会改革
方案
根据中青联发〔2019〕9 号制定学生会改革方案。
一、职能
服务同学。
二、机构
（一）校级。工作人员一般不超过 5
0 人。
（二）院级。一、二年级同学优先。
三、附则
方案由校团委解释。
以本方案为准。
"""
CLAUSE = """
[[clause]]
id = "J{n}"
article = "{article}"
says = "—"
mark = "{mark}"
force = "stated"
check = "none"
"""
RULE = '[[rule]]\nid = "staff.cap.school"\ncite = "二"\nmark = "{mark}"\n'


def remarks(pack: Path, source: Path | None = None, level: str = "error") -> list[tuple[str, str, str]]:
    return [
        (Path(one.file).name, one.where, one.message.say())
        for one in lint(pack, source)
        if one.level == level
    ]


def own_document(tmp_path: Path, *places: tuple[str, str]) -> Path:
    clauses = "".join(
        CLAUSE.format(n=n, article=article, mark=mark) for n, (article, mark) in enumerate(places, start=1)
    )
    about = 'title = "学生会改革方案"\ninstitution = "示范大学"\nextends = "cn-2019-9"\n'
    return write_pack(tmp_path / "ours", about, rules=RULE.format(mark="不超过50人"), clauses=clauses)


def test_a_document_is_cut_into_its_articles():
    assert cut(TEXT.splitlines(), "学生会改革方案").articles == {
        "文头": "示范大学文件示大党发〔2020〕1号".replace("2020", "2026"),
        "序": "学生会改革方案根据中青联发〔2019〕9号制定学生会改革方案。",
        "一": "一、职能服务同学。",
        "二": folded("二、机构（一）校级。工作人员一般不超过50人。（二）院级。一、二年级同学优先。"),
        "二(一)": folded("（一）校级。工作人员一般不超过50人。"),
        "二(二)": folded("（二）院级。一、二年级同学优先。"),
        "三": "三、附则方案由校团委解释。以本方案为准。",
        "尾": "以本方案为准。",
    }


PLACES = (
    ("文头", "〔2026〕1号"),
    ("序", "〔2019〕9号"),
    ("二（一）", "不超过50人"),
    ("二（二）", "同学优先"),
    ("尾", "为准"),
)


def test_marks_are_found_where_they_are_cited(tmp_path: Path):
    source = tmp_path / "plan.txt"
    source.write_text(TEXT, encoding="utf-8-sig")
    assert remarks(own_document(tmp_path, *PLACES), source) == []


def test_a_mark_in_another_article_is_not_found(tmp_path: Path):
    source = tmp_path / "plan.txt"
    source.write_text(TEXT, encoding="gb18030")
    pack = own_document(tmp_path, ("一", "不超过50人"), ("二（二）", "不超过50人"))
    what = "“不超过50人” is not in article {} of plan.txt; correct the mark or the article"
    assert remarks(pack, source) == [
        ("clauses.toml", "J1", what.format("一")),
        ("clauses.toml", "J2", what.format("二（二）")),
    ]


def test_a_word_document_is_read(tmp_path: Path):
    document = WordDocument()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "plan.docx"))
    assert remarks(own_document(tmp_path, *PLACES), tmp_path / "plan.docx") == []


REFUSED = {
    "plan.odt": (b"", "{file}: the document must be a txt, docx or pdf file"),
    "plan.txt": (b"  \n", "{file} holds no text (a scan?); save its text as txt"),
    "plan.docx": (b"PK", "{file} is damaged or not what its name says; save it again as txt"),
    "plan.pdf": (b"%PDF-", "{file} is damaged or not what its name says; save it again as txt"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_document_that_cannot_be_read_is_refused(tmp_path: Path, name: str):
    content, said = REFUSED[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PackError) as refused:
        lint("kunming", tmp_path / name)
    assert refused.value.message.say() == said.format(file=tmp_path / name)


@pytest.mark.parametrize("name", ["plan.txt", "plan.docx", "plan.pdf"])
def test_a_document_that_is_not_there_is_named(tmp_path: Path, name: str):
    with pytest.raises(PackError) as refused:
        lint("kunming", tmp_path / name)
    assert refused.value.message.say() == f"{tmp_path / name} cannot be read: No such file or directory"


def test_all_faults_are_listed(tmp_path: Path):
    school = '[[rule]]\nid = "staff.cap.school"\nmax = "60"\n'
    college = '[[rule]]\nid = "staff.cap.college"\nforce = "mostly"\n'
    assert remarks(local_pack(tmp_path / "ours", "colour = 1\n", rules=school + college)) == [
        (
            "pack.toml",
            "colour",
            "there is no key “colour”; known: allocation, applies_to, days, delegates, elections, errata, "
            "extends, guiding, id, in_force_from, institution, issued, number, organs, precedence, "
            "proposals, session, terms, title",
        ),
        ("rules.toml", "staff.cap.school, max", "must be a whole number, zero or more"),
        ("rules.toml", "staff.cap.college, force", "there is no force “mostly”; did you mean “must”?"),
    ]


def test_broken_toml_is_an_error_and_no_traceback(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", rules="[[rule]\n")
    assert [(one.level, "is not TOML" in one.message.say()) for one in lint(ours)] == [("error", True)]


RELAXED = {
    '[[rule]]\nid = "presidium.size.school"\nmax = 7\n': ("presidium.size.school, max", "7 instead of 5"),
    '[[rule]]\nid = "composition.from_college"\npercent = 40\n': (
        "composition.from_college, percent",
        "40 instead of 50",
    ),
    '[[rule]]\nid = "eligibility.rank"\npercent = 50\n': ("eligibility.rank, percent", "50 instead of 30"),
    '[[rule]]\nid = "eligibility.no_fail"\nforce = "generally"\n': (
        "eligibility.no_fail, force",
        "generally instead of should",
    ),
    '[[rule]]\nid = "conduct.education"\nevery = "academic_year"\n': (
        "conduct.education, every",
        "each academic year instead of each term",
    ),
    '[[rule]]\nid = "duty.deputy_secretary"\nfull_time = false\n': (
        "duty.deputy_secretary, full_time",
        "no instead of yes",
    ),
}


@pytest.mark.parametrize("rule", RELAXED)
def test_a_pack_that_asks_for_less_than_the_nation_is_warned(tmp_path: Path, rule: str):
    about = 'title = "示范方案"\ninstitution = "示范大学"\nextends = "cn-2019-9"\n'
    where, what = RELAXED[rule]
    assert remarks(write_pack(tmp_path / "ours", about, rules=rule), level="warning") == [
        ("rules.toml", where, f"relaxes the national base: {what}")
    ]


def test_a_step_taken_out_is_warned_of(tmp_path: Path):
    about = 'title = "示范方案"\ninstitution = "示范大学"\nextends = "cn-2019-9"\n'
    chains = (
        '[[chain]]\nid = "nomination.presidium.school"\npatch = [{ act = "consent", remove = true }, '
        '{ act = "review", by_remove = ["school_student_affairs"] }]\n'
    )
    said = remarks(write_pack(tmp_path / "ours", about, chains=chains), level="warning")
    assert [what for _, _, what in said] == [
        "relaxes the national base: without the step consent",
        "relaxes the national base: review without student affairs department",
    ]


def test_an_important_matter_that_is_none_any_more_is_warned_of(tmp_path: Path):
    about = 'title = "示范方案"\ninstitution = "示范大学"\nextends = "cn-2019-9"\n'
    chains = '[[chain]]\nid = "project.approve"\ncollective = false\n'
    assert remarks(write_pack(tmp_path / "ours", about, chains=chains), level="warning") == [
        ("chains.toml", "project.approve", "relaxes the national base: without a decision of the presidium")
    ]


def test_asking_for_more_is_not_remarked(tmp_path: Path):
    about = 'title = "示范方案"\ninstitution = "示范大学"\nextends = "cn-2019-9"\n'
    cap = '[[rule]]\nid = "staff.cap.school"\nmax = 30\nforce = "must"\n'
    rank = '[[rule]]\nid = "eligibility.rank"\npercent = 20\n'
    assert lint(write_pack(tmp_path / "ours", about, rules=cap + rank)) == ()


@pytest.mark.parametrize("pack", ["cn-2019-9", "xianning", "kunming"])
def test_the_packs_of_the_program_have_no_errors(pack: str):
    assert [one for one in lint(pack) if one.level == "error"] == []


def test_a_relaxation_is_named_in_the_file_of_the_pack_that_brought_it(tmp_path: Path):
    about = 'title = "示范方案"\ninstitution = "示范大学"\n'
    rank = '[[rule]]\nid = "eligibility.rank"\npercent = {}\n'
    chain = '[[chain]]\nid = "nomination.presidium.school"\npatch = [{ act = "consent", remove = true }]\n'
    size = '[[rule]]\nid = "presidium.size.school"\nmax = 7\n'
    write_pack(
        tmp_path / "plan", f'extends = "cn-2019-9"\n{about}', rules=rank.format(40) + size, chains=chain
    )
    ours = write_pack(tmp_path / "ours", f'extends = "../plan"\n{about}', rules=rank.format(50))
    assert [(Path(one.file).relative_to(tmp_path).as_posix(), one.where) for one in lint(ours)] == [
        ("plan/rules.toml", "presidium.size.school, max"),
        ("ours/rules.toml", "eligibility.rank, percent"),
        ("plan/chains.toml", "nomination.presidium.school"),
    ]
