"""Names by strokes, each as official lists have them."""

from __future__ import annotations

import pytest

from huizhang.kernel.strokes import by_strokes, unordered

AS_LISTED = (
    # the fewest strokes first
    "丁一 王一 张三",
    # of as many strokes 横 before 竖, 撇, 点, 折, stroke by stroke
    "丁立 卜乐 于东 万里 习文 马力 王平 毛宁 方正 尹力 孔明 邓同",
    # as the mainland writes them: 阝 of two strokes, 艹 of three
    "李明 陈思 金鑫",
    "范进 钱多 郭靖 董卿 薛涛",
    # a surname of two characters by the first of them, then by the second
    "司马光 刘备 欧丹 欧阳修 诸葛亮",
    # of one surname by the next character, whoever has none first
    "王 王一 王一心 王二 王芳",
    # a name of several words
    "买买提 买买提·江 阿依古丽",
)


@pytest.mark.parametrize("listed", AS_LISTED)
def test_names_stand_as_official_lists_have_them(listed):
    names = listed.split(" ")
    mixed = names[::-1]
    assert sorted(mixed, key=by_strokes) == names


def test_of_some_characters_the_order_is_not_known():
    assert unordered("王𬱖·Li") == "𬱖"
    assert sorted(("王𬱖", "王龘", "王·"), key=by_strokes) == ["王·", "王龘", "王𬱖"]
