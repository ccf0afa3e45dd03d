"""Every refusal says what is wrong, where, and how to mend it."""

from pathlib import Path

import pytest

from huizhang.policy.pack import PackError
from huizhang.policy.resolve import resolve
from policy.packs import ABOUT, local_pack, write_pack


def refusal(pack: str | Path) -> str:
    with pytest.raises(PackError) as refused:
        resolve(pack)
    return refused.value.message.say()


def test_an_unknown_pack_is_met_with_those_that_are_known():
    assert refusal("kunmin") == (
        "there is no pack “kunmin”; known packs: cn-2019-9, kunming, xianning; or give a folder"
    )


def test_a_folder_without_pack_toml_is_no_pack(tmp_path: Path):
    assert refusal(tmp_path) == f"the folder {tmp_path} has no pack.toml, so it is not a pack"


def test_a_file_instead_of_a_folder_is_named(tmp_path: Path):
    file = write_pack(tmp_path / "ours") / "pack.toml"
    assert refusal(file) == f"{file} is a file; give the folder of the pack, which holds pack.toml"


def test_broken_toml_is_named_with_its_line(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", rules='[[rule]]\nid = "staff.cap.school"\nmax = = 5\n')
    assert refusal(ours) == f"{ours / 'rules.toml'} is not TOML: Invalid value (at line 3, column 7)"


def test_a_file_in_another_encoding_is_named(tmp_path: Path):
    ours = local_pack(tmp_path / "ours")
    (ours / "rules.toml").write_bytes("# 规则\n".encode("gb18030"))
    assert refusal(ours) == f"{ours / 'rules.toml'} is not UTF-8; save it as UTF-8"


def test_packs_that_extend_each_other_are_refused(tmp_path: Path):
    write_pack(tmp_path / "a", 'extends = "../b"\n' + ABOUT)
    write_pack(tmp_path / "b", 'extends = "../a"\n' + ABOUT)
    assert refusal(tmp_path / "a") == "packs extend each other in a circle: a, b, a; take one extends out"


def test_a_pack_does_not_take_the_id_of_the_one_it_extends(tmp_path: Path):
    ours = local_pack(tmp_path / "kunming")
    assert refusal(ours) == f"{ours}: the pack it extends is called kunming too; give it an id of its own"


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path):
    ours = local_pack(tmp_path / "ours")
    (ours / "rules.toml").write_text('[[rule]]\nid = "staff.cap.school"\nmax = 55\n', encoding="utf-8-sig")
    assert resolve(ours).rules["staff.cap.school"].get("max") == 55


def test_an_unknown_base_is_named_with_its_file(tmp_path: Path):
    ours = write_pack(tmp_path / "ours", 'extends = "kunmng"\n' + ABOUT)
    assert refusal(ours) == (
        f"{ours / 'pack.toml'}, extends: there is no pack “kunmng”; "
        "known packs: cn-2019-9, kunming, xianning; or give a folder"
    )


ABOUT_FAULTS = {
    'titel = "方案"\n': ("titel", "there is no key “titel”; did you mean “title”?"),
    'issued = "2020-03-19"\n': ("issued", "must be a date without quotes"),
    '[organs]\ndean = { names = ["院长"] }\n': (
        "organs, dean",
        'write { en = "…", level = "school", names = ["…"] }; level is one of school, college, both, above',
    ),
    '[organs]\npersonnel = { names = ["校团委"] }\n': (
        "organs, personnel",
        "the name 校团委 is also one of school_league_committee; take it from one of them",
    ),
    '[terms]\nfirst = "9月1日"\n': (
        "terms, first",
        'write first = "09-01" and second = "02-15" (month and day, up to the 28th)',
    ),
    '[allocation]\nclubs = "both"\n': (
        "allocation, clubs",
        'write "pool" (seats of their own) or "dual" (delegates of colleges speak for clubs)',
    ),
    "[allocation]\ngrade_floor = -1\n": (
        "allocation, grade_floor",
        "write a whole number of seats, at most 1000",
    ),
    "[allocation]\ncolege_floor = 2\n": (
        "allocation, colege_floor",
        "there is no key “colege_floor”; did you mean “college_floor”?",
    ),
    '[session]\nquorum = "2/3"\n': (
        "session, quorum",
        'write a part such as ">=2/3" (at least) or ">1/2" (more than)',
    ),
    '[session]\nquorom = ">=2/3"\n': (
        "session, quorom",
        "there is no key “quorom”; did you mean “quorum”?",
    ),
    '[guiding]\nschool = ["school_league_commitee"]\n': (
        "guiding, school",
        "there is no organ “school_league_commitee”; did you mean “school_league_committee”?",
    ),
}


@pytest.mark.parametrize("about", ABOUT_FAULTS)
def test_a_fault_in_pack_toml_is_said(tmp_path: Path, about: str):
    ours = local_pack(tmp_path / "ours", about)
    where, what = ABOUT_FAULTS[about]
    assert refusal(ours) == f"{ours / 'pack.toml'}, {where}: {what}"


PATCH = "nomination.presidium.school"
CHAIN_FAULTS = {
    f'id = "{PATCH}"\nsteps = [{{ act = "review", by = ["personnel"] }}]\n': (
        PATCH,
        "the pack it extends has this chain; change it by patch = […], not by steps",
    ),
    f'id = "{PATCH}"\npatch = [{{ act = "file", by = ["personnel"] }}]\n': (
        PATCH,
        "act = file must name one step of the chain: recommend, consent, review, determine, elect",
    ),
    f'id = "{PATCH}"\npatch = [{{ act = "review", by_remove = ["personnel"] }}]\n': (
        PATCH,
        "by_remove: personnel is not in this step",
    ),
    f'id = "{PATCH}"\npatch = [{{ act = "review", by_add = ["personel"] }}]\n': (
        PATCH,
        "there is no organ “personel”; did you mean “personnel”?",
    ),
    f'id = "{PATCH}"\npatch = [{{ insert = "aprove", by = ["personnel"], after = "review" }}]\n': (
        PATCH,
        "there is no act “aprove”; did you mean “approve”?",
    ),
    f'id = "{PATCH}"\npatch = [{{ insert = "approve", by = ["personnel"] }}]\n': (
        PATCH,
        "an insert says either after or before which act it comes",
    ),
    f'id = "{PATCH}"\ncollective = true\n': (
        PATCH,
        "collective: the cases of department.change, post.dismissal, project.approve, rotation.chair name a "
        "decision of the presidium, no others",
    ),
    'id = "project.approve"\ncollective = "yes"\n': ("project.approve", "collective is true or false"),
    'id = "nomination.presidum.school"\nzh = "候选人"\ncite = "五"\nsteps = []\n': (
        "nomination.presidum.school",
        "the pack it extends has no such chain; correct the id, or write new = true and its steps",
    ),
}


@pytest.mark.parametrize("chain", CHAIN_FAULTS)
def test_a_fault_in_a_chain_is_said(tmp_path: Path, chain: str):
    ours = local_pack(tmp_path / "ours", chains=f"[[chain]]\n{chain}")
    where, what = CHAIN_FAULTS[chain]
    assert refusal(ours) == f"{ours / 'chains.toml'}, {where}: {what}"


def test_a_clause_names_rules_that_exist(tmp_path: Path):
    clause = (
        '[[clause]]\nid = "J01"\narticle = "三"\nsays = "上限"\nmark = "50人"\nforce = "must"\n'
        'check = "computed"\nrules = ["staff.cap"]\n'
    )
    ours = local_pack(tmp_path / "ours", clauses=clause)
    assert refusal(ours) == f"{ours / 'clauses.toml'}, J01: the pack has no rule staff.cap"


def test_of_many_faults_the_first_is_said_and_the_others_counted(tmp_path: Path):
    rules = '[[rule]]\nid = "staff.cap.school"\nmax = "60"\n[[rule]]\nid = "staff.cap.college"\nmax = "30"\n'
    ours = local_pack(tmp_path / "ours", rules=rules)
    assert refusal(ours) == (
        f"{ours / 'rules.toml'}, staff.cap.school, max: must be a whole number, zero or more "
        "(1 more; huizhang policy lint lists them all)"
    )
