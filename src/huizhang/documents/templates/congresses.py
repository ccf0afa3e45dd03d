"""The papers of a congress: requests, delegates, credentials, minutes, proposals."""

from __future__ import annotations

from docx.document import Document as DocumentType
from docx.shared import Pt

from huizhang.documents.templates.drawing import (
    CENTRE,
    LABEL,
    RIGHT,
    TITLE,
    lined,
    loop,
    merged,
    page,
    row,
    write,
)

# what a report counts of every category of proposals
COUNTED = {
    "received": "收到",
    "docketed": "立案",
    "opinions": "意见",
    "refused": "不立案",
    "merged": "并案",
    "rolled": "转下届",
    "opened": "审查中",
    "replied": "已答复",
    "in_time": "按期",
    "satisfied": "满意",
    "unsatisfied": "不满意",
}


def congress_request() -> DocumentType:
    document = page(x=27, top=37, bottom=35)
    write(document.add_paragraph(), "{{ title }}", face=TITLE, size=19, align=CENTRE)
    write(document.add_paragraph(), "编号：{{ number }}", size=12, align=CENTRE)
    write(document.add_paragraph(), "{{ to }}：", size=16)
    write(document.add_paragraph(), "{%p for one in paragraphs %}")
    write(document.add_paragraph(), "{{ one }}", size=16).paragraph_format.first_line_indent = Pt(32)
    write(document.add_paragraph(), "{%p endfor %}")
    closing = write(document.add_paragraph(), "妥否，请批示。", size=16)
    closing.paragraph_format.first_line_indent = Pt(32)
    write(document.add_paragraph(), "{{ union }}", size=16, align=RIGHT)
    write(document.add_paragraph(), "{{ day }}", size=16, align=RIGHT)
    return document


def delegate_list() -> DocumentType:
    document = page(x=20, top=25, bottom=22)
    write(document.add_paragraph(), "{{ title }}", face=TITLE, size=20, align=CENTRE)
    write(document.add_paragraph(), "截至{{ day }}　　共{{ count }}人", size=10)
    widths = (15, 24, 30, 45, 30, 26)
    table = lined(document, widths)
    named = ("序号", "姓名", "学号", "专业年级", "政治面貌", "类别")
    row(table, widths, *named, face=LABEL, size=10)
    loop(table, "for group in groups")
    merged(table, "{{ group.name }}（{{ group.rows|length }}人）")
    loop(table, "for row in group.rows")
    columns = ("n", "name", "number", "grade", "political_status", "kind")
    row(table, widths, *(f"{{{{ row.{name} }}}}" for name in columns), size=10)
    loop(table, "endfor")
    loop(table, "endfor")
    return document


def credentials_report() -> DocumentType:
    document = page(x=27, top=37, bottom=35)
    write(document.add_paragraph(), "{{ congress }}", face=TITLE, size=16, align=CENTRE)
    write(document.add_paragraph(), "代表资格审查报告", face=TITLE, size=20, align=CENTRE)
    for name in ("summary", "statement"):
        write(document.add_paragraph(), f"{{%p for one in {name} %}}")
        write(document.add_paragraph(), "{{ one }}", size=14).paragraph_format.first_line_indent = Pt(28)
        write(document.add_paragraph(), "{%p endfor %}")
    for heads, rows, columns, widths in (
        (("构成", "人数", "不详", "要求"), "shares", ("name", "yes", "unknown", "floor"), (70, 28, 28, 30)),
        (("名额单位", "名额", "代表"), "units", ("name", "seats", "delegates"), (90, 33, 33)),
    ):
        table = lined(document, widths)
        row(table, widths, *heads, face=LABEL)
        loop(table, f"for row in {rows}")
        row(table, widths, *(f"{{{{ row.{name} }}}}" for name in columns))
        loop(table, "endfor")
        write(document.add_paragraph(), "")
    write(document.add_paragraph(), "{%p for one in exceptions %}")
    write(document.add_paragraph(), "{{ one }}", size=14).paragraph_format.first_line_indent = Pt(28)
    write(document.add_paragraph(), "{%p endfor %}")
    write(document.add_paragraph(), "代表资格审查委员会：{{ committee }}", size=14, align=RIGHT)
    write(document.add_paragraph(), "{{ day }}", size=14, align=RIGHT)
    return document


def session_minutes() -> DocumentType:
    document = page(x=26, top=32, bottom=30)
    write(document.add_paragraph(), "{{ title }}", face=TITLE, size=19, align=CENTRE)
    write(document.add_paragraph(), "{{ draft }}", size=12, align=CENTRE)
    for text in ("时间：{{ when }}", "地点：{{ place }}", "{{ attendance }}"):
        write(document.add_paragraph(), text, size=14)
    write(
        document.add_paragraph(),
        "{% if presidium %}大会主席团：{{ presidium|join('、') }}{% endif %}",
        size=14,
    )
    write(document.add_paragraph(), "一、出席情况", face=LABEL, size=14)
    widths = (70, 32, 26, 26)
    table = lined(document, widths)
    row(table, widths, "代表团", "团长", "应到", "实到", face=LABEL)
    loop(table, "for one in delegations")
    row(table, widths, *(f"{{{{ one.{name} }}}}" for name in ("name", "head", "entitled", "attended")))
    loop(table, "endfor")
    for rows, said in (("late", "会议开始后到会"), ("left", "中途离席"), ("absent", "未到会")):
        person = "{{ one.name }}（{{ one.delegation }}）{{ one.when }}{% if not loop.last %}、{% endif %}"
        people = f"{{% for one in {rows} %}}{person}{{% endfor %}}"
        write(document.add_paragraph(), f"{{% if {rows} %}}{said}：{people}。{{% endif %}}", size=12)
    write(document.add_paragraph(), "二、议程", face=LABEL, size=14)
    parts = (14, 78, 20, 16, 30)
    table = lined(document, parts)
    row(table, parts, "序号", "议题", "开始", "分钟", "报告人", face=LABEL)
    loop(table, "for one in agenda")
    row(table, parts, *(f"{{{{ one.{name} }}}}" for name in ("n", "text", "begins", "minutes", "speaker")))
    loop(table, "endfor")
    write(document.add_paragraph(), "三、决议", face=LABEL, size=14)
    write(document.add_paragraph(), "{%p for one in resolutions %}")
    write(document.add_paragraph(), "{{ one.n }}. {{ one.text }}", size=14)
    said = "{{ one.at }}，{{ one.count }}；{{ one.majority }}。结果：{{ one.verdict }}。"
    write(document.add_paragraph(), said, size=14).paragraph_format.first_line_indent = Pt(28)
    write(document.add_paragraph(), "{%p endfor %}")
    write(document.add_paragraph(), "{{ union }}", size=14, align=RIGHT)
    write(document.add_paragraph(), "{{ printed }}", size=14, align=RIGHT)
    return document


def proposal_report() -> DocumentType:
    document = page(x=22, top=30, bottom=25)
    write(document.add_paragraph(), "{{ title }}", face=TITLE, size=19, align=CENTRE)
    write(document.add_paragraph(), "{%p for one in paragraphs %}")
    write(document.add_paragraph(), "{{ one }}", size=14).paragraph_format.first_line_indent = Pt(28)
    write(document.add_paragraph(), "{%p endfor %}")
    widths = [22] + [13] * len(COUNTED)
    table = lined(document, widths)
    row(table, widths, "类别", *COUNTED.values(), face=LABEL, size=9)
    loop(table, "for row in rows")
    row(table, widths, *(f"{{{{ row.{name} }}}}" for name in ("category", *COUNTED)), size=9)
    loop(table, "endfor")
    write(document.add_paragraph(), "立案提案和意见一览", face=LABEL, size=14)
    widths = [11, 57, 24, 28, 26, 20]
    table = lined(document, widths)
    row(table, widths, "序号", "案由", "类别", "提案人", "承办单位", "状态", face=LABEL, size=10)
    loop(table, "for row in proposals")
    shown = ("n", "title", "category", "proposer", "office", "state")
    row(table, widths, *(f"{{{{ row.{name} }}}}" for name in shown), size=10)
    loop(table, "endfor")
    write(document.add_paragraph(), "{{ union }}", size=14, align=RIGHT)
    write(document.add_paragraph(), "{{ day }}", size=14, align=RIGHT)
    return document
