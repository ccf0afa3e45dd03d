from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from compliance.sample_report import NOMINATION, SERVICE, finding, large, report, small
from huizhang.compliance.report.terminal import show
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status
from huizhang.shell.language import CHINESE, ENGLISH


def shown(made, language=CHINESE, width=100, verbose=False):
    out = StringIO()
    show(made, language, Console(file=out, width=width), verbose)
    return out.getvalue()


def test_the_summary_comes_first_then_what_fails_then_what_needs_reasons():
    text = shown(small())
    places = [text.index(mark) for mark in ("全部", "✗ 不合规 1", "✎ 需说明 1", "? 待核 1", "※ 已说明 1")]

    assert places == sorted(places)


def test_passes_are_only_counted_unless_asked_for():
    assert "service.only" not in shown(small())
    assert "service.only" in shown(small(), verbose=True)


def test_long_lists_are_condensed():
    text = shown(large())

    assert "… 另有184项，涉及25个组织" in text
    assert len(text.splitlines()) < 120


@pytest.mark.parametrize("width", [80, 140])
def test_no_line_is_wider_than_the_screen(width):
    assert max(cell_len(line) for line in shown(large(), width=width).splitlines()) <= width


def test_nothing_is_coloured_when_nobody_looks():
    assert "\x1b" not in shown(small())


def test_recorded_text_cannot_steer_the_terminal():
    text = shown(
        report(
            finding(NOMINATION, Status.FAIL, subject="\x1b[2J[bold]x", said=message("{a}", a="\x1b]0;x\x07"))
        )
    )

    assert "\x1b" not in text
    assert "\N{REPLACEMENT CHARACTER}[2J[bold]x" in text


def test_english_has_its_own_words():
    text = shown(small(), ENGLISH)

    assert "→ Complete the steps and record their dates" in text
    assert "needs reason" in text


def test_a_report_without_findings_says_so():
    assert "没有结论：方案中没有可以审查的规则。" in shown(report())


def test_a_report_without_failures_says_so():
    assert "✓ 没有不合规项。" in shown(report(finding(SERVICE, Status.PASS)))
