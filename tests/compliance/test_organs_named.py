from compliance.sample_report import pack
from huizhang.compliance.behind.organs import organs_named
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Reason, Status
from huizhang.shell.language import CHINESE, ENGLISH

REASON = Reason(
    Status.PASS, "四", message("declared by {organ}: {others}", organ="校团委", others=["校团委", "某处"])
)


def said(language):
    (reason,) = organs_named((REASON,), pack(), language)
    return reason.message.say()


def test_english_readers_read_organs_by_their_english_names():
    english = pack().organs["school_league_committee"].en

    assert said(ENGLISH) == f"declared by {english}: {english}, 某处"


def test_chinese_readers_read_them_as_the_plan_writes_them():
    assert said(CHINESE) == "declared by 校团委: 校团委, 某处"
