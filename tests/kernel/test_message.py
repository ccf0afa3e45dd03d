from datetime import date

from huizhang.kernel.message import message


def test_a_message_is_said_in_the_language_of_the_reader():
    chinese = {"{n} of {what}": "{what}中的{n}", "courses": "课程", ", ": "、"}
    said = message("{n} of {what}", n=2, what=message("courses"))
    assert said.say() == "2 of courses"
    assert said.say(lambda text: chinese.get(text, text)) == "课程中的2"


def test_lists_are_joined_as_the_language_joins_them():
    said = message("{names}", names=["甲", message("b")])
    assert said.say() == "甲, b"
    assert said.say(lambda text: {", ": "、", "b": "乙"}.get(text, text)) == "甲、乙"


def test_names_of_people_are_never_translated_or_formatted():
    said = message("{name}", name="{pass}")
    assert said.say(lambda text: text.upper() if text == "{pass}" else text) == "{pass}"


def test_days_are_written_as_the_language_writes_them():
    said = message("until {day}", day=date(2026, 3, 1))
    chinese = {"until {day}": "至{day}", "{year}-{month:02}-{day:02}": "{year}年{month}月{day}日"}
    assert said.say() == "until 2026-03-01"
    assert said.say(lambda text: chinese[text]) == "至2026年3月1日"


def test_a_day_kept_as_text_is_written_as_a_day():
    chinese = {"until {day}": "至{day}", "{year}-{month:02}-{day:02}": "{year}年{month}月{day}日"}
    said = [
        message("until {day}", day=day).say(lambda text: chinese.get(text, text))
        for day in ("2026-10-28", "2026-13-40")
    ]

    assert said == ["至2026年10月28日", "至2026-13-40"]
