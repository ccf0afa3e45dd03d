import pytest

from huizhang.documents import typst
from huizhang.documents.typst import FANGSONG, SANS, SERIF, FontMissing, NotTypeset, body_fonts, pdf

with_fonts = pytest.mark.skipif(not {SERIF, SANS} <= typst.installed(), reason="needs fonts-noto-cjk")


def test_fangsong_is_used_where_it_is_installed(monkeypatch):
    monkeypatch.setattr(typst, "installed", lambda: frozenset({SERIF, SANS, FANGSONG}))

    assert body_fonts() == [FANGSONG, SERIF]


def test_without_fangsong_the_serif_face_serves(monkeypatch):
    monkeypatch.setattr(typst, "installed", lambda: frozenset({SERIF, SANS}))

    assert body_fonts() == [SERIF]


def test_a_missing_font_names_the_package(monkeypatch):
    monkeypatch.setattr(typst, "installed", lambda: frozenset({SERIF}))

    with pytest.raises(FontMissing) as caught:
        body_fonts()

    assert caught.value.message.values == {"families": [SANS]}
    assert "fonts-noto-cjk" in caught.value.message.text


@with_fonts
def test_a_font_that_typst_would_replace_silently_is_an_error(tmp_path):
    template = tmp_path / "page.typ"
    template.write_text('#set text(font: "No Such Face")\n你好', encoding="utf-8")

    with pytest.raises(FontMissing, match="no such face"):
        pdf(template, {})


@with_fonts
def test_a_template_that_typst_refuses_is_explained(tmp_path):
    template = tmp_path / "page.typ"
    template.write_text("#nonsense()", encoding="utf-8")

    with pytest.raises(NotTypeset, match="unknown variable: nonsense"):
        pdf(template, {})
