import pytest
from django.utils import translation

from huizhang.shell.templatetags.shell import numeral


@pytest.mark.parametrize(
    ("cite", "english", "chinese"),
    [("三", "3", "三"), ("第三条", "3", "三"), ("十", "10", "十"), ("三（二）", "3 (2)", "三（二）")],
)
def test_articles_are_numbered_as_the_language_numbers_them(cite, english, chinese):
    with translation.override("en"):
        assert numeral(cite) == english
    assert numeral(cite) == chinese
