"""Recommending people, as `selection:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.selection.views import (
    applications,
    calling,
    calls,
    candidates,
    correcting,
    departments,
    handing_over,
    leaving,
    lists,
    notices,
    recommend,
    returned,
    rotation,
)

app_name = "selection"
urlpatterns = [
    path("recommend/", recommend.whom, name="whom"),
    path("recommend/list", lists.several, name="list"),
    path("recommend/student/<str:student_no>", recommend.one, name="recommend"),
    path("recommend/case/<int:number>", correcting.correct, name="correct"),
    path("posts/", leaving.own_posts, name="own_posts"),
    path("posts/hand-overs/", handing_over.every, name="post_hand_overs"),
    path("posts/<int:number>/hand-over", handing_over.pass_on, name="pass_post"),
    path("posts/<int:number>/leave", leaving.leave, name="leave"),
    path("posts/<int:number>/dismissal", leaving.dismissal, name="dismissal"),
    path("unions/<path:name>/posts", leaving.leaving, name="leaving"),
    path("unions/<path:name>/end-of-term", leaving.end_term, name="end_term"),
    path("unions/<path:name>/departments", departments.departments, name="departments"),
    path("unions/<path:name>/rotation", rotation.rotation, name="rotation"),
    path("unions/<path:name>/rotation/hand-over", rotation.pass_on, name="hand_over"),
    path("hand-overs/<int:number>/sign", rotation.sign, name="sign"),
    path("cases/<int:number>/presidium-decision", returned.back, name="back"),
    path("cases/<int:number>/leaving", returned.departure, name="correct_departure"),
    path("cases/<int:number>/department", returned.change, name="correct_change"),
    path("cases/<int:number>/turn", returned.turn, name="correct_turn"),
    path("calls/", calls.every, name="calls"),
    path("calls/new", calling.publish, name="new_call"),
    path("calls/<int:number>/", calls.one, name="call"),
    path("calls/<int:number>/apply", calls.apply, name="apply"),
    path("calls/<int:number>/close", calls.close, name="close_call"),
    path("calls/<int:number>/applications", applications.every, name="applications"),
    path("calls/<int:number>/applications/sort", applications.sort, name="sort_applications"),
    path("calls/<int:number>/recommend", applications.recommend, name="recommend_shortlist"),
    path("applications/<int:number>/withdraw", calls.withdraw, name="withdraw_application"),
    path("notices/", notices.every, name="notices"),
    path("notices/<int:number>/", notices.one, name="notice"),
    path("notices/<int:number>/object", notices.objecting, name="object"),
    path("notices/<int:number>/close", notices.close, name="close_notice"),
    path("notices/<int:number>/take-back", notices.take_back, name="take_back"),
    path("unions/<path:name>/candidates", candidates.every, name="candidates"),
]
