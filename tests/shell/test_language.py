import pytest

from huizhang.kernel.message import message
from huizhang.shell.language import CHINESE, ENGLISH, UnknownLanguage, language, say, text, translate


def test_people_are_spoken_to_in_chinese_unless_they_ask(monkeypatch):
    monkeypatch.delenv("HUIZHANG_LANGUAGE", raising=False)

    assert language() == "zh-Hans"
    assert translate("cannot tell") == "待核"


def test_english_is_the_text_of_the_code(monkeypatch):
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "en")

    assert language() == "en"
    assert text("cannot tell") == "cannot tell"


@pytest.mark.parametrize("name", ["zh", "zh_CN.UTF-8", "zh-Hans", ""])
def test_chinese_has_several_names(monkeypatch, name):
    monkeypatch.setenv("HUIZHANG_LANGUAGE", name)

    assert language() == "zh-Hans"


def test_a_language_that_nobody_translated_is_refused_with_the_ones_there_are(monkeypatch):
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "fr")

    with pytest.raises(UnknownLanguage, match=r"'fr'.*zh-Hans.*en"):
        language()


def test_a_message_is_said_with_its_values_and_lists_joined_in_chinese(monkeypatch):
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "zh-Hans")
    acts = [message("recommend"), message("consent")]

    assert say(message("chain complete: {acts}", acts=acts)) == "程序完整：推荐、同意"


def test_the_empty_text_is_not_the_header_of_the_catalogue():
    assert CHINESE("") == ""


def test_a_pack_that_gives_one_language_only_is_shown_in_that_one():
    assert ENGLISH.choose("精简人员", "") == "精简人员"
    assert ENGLISH.choose("精简人员", "Reduce the staff") == "Reduce the staff"
    assert CHINESE.choose("精简人员", "Reduce the staff") == "精简人员"
