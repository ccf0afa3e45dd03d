from babel.messages.catalog import Catalog

from huizhang.shell import catalogue

PLACES = {"{n} people": [("org/rules.py", 7)]}


def holding(**translations):
    made = Catalog(locale="zh_Hans")
    for text, chinese in translations.items():
        made.add(text, chinese)
    return made


def test_everything_the_program_says_is_translated_and_compiled():
    assert list(catalogue.faults(catalogue.collected(), catalogue.stored())) == []
    assert not catalogue.stale(catalogue.stored())


def test_an_untranslated_text_is_named_with_its_place():
    assert list(catalogue.faults(PLACES, holding())) == ["untranslated: '{n} people' (org/rules.py:7)"]


def test_a_translation_that_loses_a_value_is_named():
    found = list(catalogue.faults(PLACES, holding(**{"{n} people": "若干人"})))

    assert found == ["other values in the translation: '{n} people' -> '若干人'"]


def test_a_text_that_nobody_says_any_more_is_named():
    found = list(catalogue.faults({}, holding(gone="没了")))

    assert found == ["nobody says this any more: 'gone'"]


def test_renewing_keeps_translations_and_drops_what_is_gone():
    new = catalogue.renewed(PLACES, holding(**{"{n} people": "{n}人", "gone": "没了"}))

    assert [(entry.id, entry.string) for entry in new if entry.id] == [("{n} people", "{n}人")]
