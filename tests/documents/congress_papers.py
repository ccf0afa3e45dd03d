"""What the papers of a congress are given, and what has to stand on them."""

from __future__ import annotations

from typing import Any

from huizhang.documents.papers import Paper

HOSTILE = "<w:t>甲</w:t> {{ x }} #panic() & \x07末"
COUNTS = ("received", "docketed", "opinions", "refused", "merged", "rolled", "opened")
REPLIES = ("replied", "in_time", "satisfied", "unsatisfied")
OF_CONGRESSES: dict[Paper, dict[str, Any]] = {
    Paper.DELEGATE_LIST: {
        "title": "代表名单",
        "groups": [
            {
                "name": HOSTILE,
                "rows": [
                    {
                        "n": "1",
                        "name": "陆晓禾",
                        "number": "20240104",
                        "grade": "2024级软件工程",
                        "political_status": "共青团员",
                        "kind": "学院",
                    }
                ],
            }
        ],
    },
    Paper.CREDENTIALS_REPORT: {
        "congress": "第五届学代会",
        "summary": ["应选20名，选出18名。"],
        "statement": [HOSTILE],
        "shares": [{"name": "女性", "yes": "9", "unknown": "1", "floor": "25%"}],
        "units": [{"name": "信息工程学院", "seats": "3", "delegates": "2"}],
        "exceptions": ["空余名额2名。"],
        "committee": "江一帆、叶清和",
    },
    Paper.SESSION_MINUTES: {
        "title": "第五届学代会会议纪要",
        "draft": "（草稿）",
        "when": "2026年12月1日 09:00—11:30",
        "place": "大礼堂",
        "attendance": "应到20人，实到18人。",
        "presidium": ["陆晓禾"],
        "delegations": [{"name": "信息工程学院", "head": "陆晓禾", "entitled": "3", "attended": "2"}],
        "late": [{"name": "江一帆", "delegation": "信息工程学院", "when": "09:20"}],
        "left": [],
        "absent": [{"name": "叶清和", "delegation": "信息工程学院", "when": ""}],
        "agenda": [{"n": "1", "text": HOSTILE, "begins": "09:00", "minutes": "20", "speaker": "陆晓禾"}],
        "resolutions": [
            {
                "n": "1",
                "text": "通过工作报告",
                "at": "09:30",
                "count": "赞成17票",
                "majority": "须超过1/2",
                "verdict": "通过",
            }
        ],
    },
    Paper.PROPOSAL_REPORT: {
        "title": "提案工作报告",
        "paragraphs": ["共收到提案1件。", HOSTILE],
        "rows": [{"category": "生活服务", **dict.fromkeys((*COUNTS, *REPLIES), "1")}],
        "proposals": [
            {
                "n": "1",
                "title": "延长自习室开放时间",
                "category": "生活服务",
                "proposer": "陆晓禾",
                "office": "学校学工部门",
                "state": "已答复",
            }
        ],
    },
    Paper.ELECTION_ANNOUNCEMENT: {
        "title": "学生会主席团选举结果",
        "opening": "应到20人，实到18人，发出选票18张，收回18张，有效17张。",
        "rows": [{"name": HOSTILE, "approve": "12", "oppose": "3", "abstain": "2", "result": "当选"}],
        "conclusion": "当选：陆晓禾。空缺1名。",
        "steps": ["超过实到人数的1/2当选。"],
        "note": "数据包校验值：5f70bf18a0860070",
    },
}
SAID_OF_CONGRESSES = {
    Paper.DELEGATE_LIST: ("代表名单", "陆晓禾", "20240104", "2024级软件工程", "1人"),
    Paper.CREDENTIALS_REPORT: (
        "代表资格审查报告",
        "应选20名",
        "女性",
        "25%",
        "信息工程学院",
        "空余名额2名",
        "叶清和",
    ),
    Paper.SESSION_MINUTES: ("大礼堂", "应到20人", "09:20", "叶清和", "通过工作报告", "赞成17票", "须超过1/2"),
    Paper.ELECTION_ANNOUNCEMENT: (
        "选举结果",
        "收回18张",
        "12",
        "当选",
        "陆晓禾",
        "空缺1名",
        "5f70bf18a0860070",
    ),
    Paper.PROPOSAL_REPORT: ("提案工作报告", "共收到提案1件", "延长自习室开放时间", "学校学工部门", "已答复"),
}
