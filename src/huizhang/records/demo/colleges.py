"""Colleges, majors and course subjects of the fictional universities."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class College:
    """`subjects` are what its courses are named after."""

    name: str
    majors: tuple[str, ...]
    subjects: tuple[str, ...]


def _read(pack: str) -> tuple[College, ...]:
    text = files(__package__).joinpath(f"colleges_{pack}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(
        College(row["college"], tuple(row["majors"].split()), tuple(row["subjects"].split())) for row in rows
    )


COLLEGES = {pack: _read(pack) for pack in ("kunming", "xianning")}

PUBLIC_COURSES = (
    "思想道德与法治 大学英语（一） 高等数学（一） 体育（一） 军事理论 大学计算机基础 形势与政策（一）",
    "中国近现代史纲要 大学英语（二） 高等数学（二） 体育（二） 心理健康教育 劳动教育 形势与政策（二）",
    "马克思主义基本原理 大学英语（三） 线性代数 体育（三） 职业生涯规划 应用文写作 形势与政策（三）",
    "毛泽东思想概论 大学英语（四） 概率论与数理统计 体育（四） 创新创业基础 艺术鉴赏 形势与政策（四）",
    "习近平新时代思想概论 学术英语 大学物理 体育（五） 就业指导 国家安全教育 形势与政策（五）",
    "四史专题 跨文化交际 工程伦理 体育（六） 文献检索 美育实践 形势与政策（六）",
    "社会实践 科技写作 管理沟通 体育（七） 创业实训 社会责任 形势与政策（七）",
    "毕业教育 毕业实习 学科前沿 体育（八） 毕业讲座 综合训练 形势与政策（八）",
)

CLUBS = (
    *("青年志愿者协会", "大学生合唱团", "辩论协会", "科技创新协会", "红十字学生分会", "文学社"),
    *("篮球协会", "摄影协会", "书画协会", "街舞社", "羽毛球协会", "心理健康协会"),
    *("环保协会", "英语协会", "数学建模协会", "吉他社", "话剧社", "汉服社"),
)
# the first ones are the clubs that a congress must cover
MAJOR_CLUBS = 4
