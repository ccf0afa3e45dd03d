"""Congresses, as `congress:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.congress.proposals import deciding, files, listing, reporting, writing
from huizhang.congress.views import (
    allocation,
    congresses,
    credentials,
    delegates,
    elections,
    recommending,
    requests,
    results,
    withdrawing,
    workspace,
)
from huizhang.congress.views.session import books, codes, doors, hall, opening, papers

app_name = "congress"
urlpatterns = [
    path("unions/<path:name>/congresses", congresses.of_union, name="of_union"),
    path("congresses/<path:name>/allocation", allocation.allocation, name="allocation"),
    path("congresses/<path:name>/result", results.result, name="result"),
    path("congresses/<path:name>/session", books.books, name="session"),
    path("congresses/<path:name>/session/opening", opening.opening, name="open_session"),
    path("congresses/<path:name>/session/papers/<int:number>", papers.paper, name="session_paper"),
    path("congresses/<path:name>/session/minutes.<str:ending>", papers.minutes, name="session_minutes"),
    path("congresses/<path:name>/session/codes", codes.sheet, name="codes"),
    path("congresses/<path:name>/own-code", codes.own, name="own_code"),
    path("congresses/<path:name>/check-in", doors.doors, name="check_in"),
    path("congresses/<path:name>/check-in/queue", doors.queue, name="check_in_queue"),
    path("congresses/<path:name>/hall", hall.hall, name="hall"),
    path("hall/<str:token>", hall.linked, name="hall_link"),
    path("c/<str:code>", codes.code, name="code"),
    path("congresses/<path:name>/proposals", listing.proposals, name="proposals"),
    path("congresses/<path:name>/proposals/new", writing.write, name="write_proposal"),
    path("congresses/<path:name>/proposals/report", reporting.report, name="proposal_report"),
    path("congresses/<path:name>/proposals/report.<str:ending>", reporting.paper, name="proposal_paper"),
    path("proposals/", listing.everywhere, name="all_proposals"),
    path("proposals/<int:number>/", writing.proposal, name="proposal"),
    path("proposals/<int:number>/edit", writing.edit, name="edit_proposal"),
    path("proposals/<int:number>/act", writing.act, name="act_on_proposal"),
    path("proposals/<int:number>/drop", writing.drop, name="drop_proposal"),
    path("proposals/<int:number>/check", deciding.check, name="check_proposal"),
    path("proposals/<int:number>/docket", deciding.docket, name="docket_proposal"),
    path("proposals/<int:number>/merge", deciding.merge, name="merge_proposals"),
    path("proposals/<int:number>/part", deciding.part, name="part_proposal"),
    path("proposals/<int:number>/reply", deciding.reply, name="reply_to_proposal"),
    path("proposals/<int:number>/hand-back", deciding.hand_back, name="hand_back_proposal"),
    path("proposals/<int:number>/files", files.add, name="add_to_proposal"),
    path("proposals/<int:number>/files/<int:attachment>", files.file, name="file_of_proposal"),
    path("proposals/<int:number>/rate", deciding.rate, name="rate_reply"),
    path("congresses/<path:name>/", workspace.workspace, name="workspace"),
    path("delegates", delegates.mine, name="mine"),
    path("congresses/<path:name>/delegates", delegates.delegates, name="delegates"),
    path("congresses/<path:name>/delegates.<str:ending>", delegates.listed, name="delegate_list"),
    path("congresses/<path:name>/delegates/recommend", recommending.whom, name="recommend_delegates"),
    path(
        "congresses/<path:name>/delegates/recommend/<str:student_no>",
        recommending.one,
        name="recommend_delegate",
    ),
    path("congresses/<path:name>/delegates/election", elections.election, name="delegate_election"),
    path(
        "congresses/<path:name>/delegates/<str:student_no>/withdraw",
        withdrawing.leave,
        name="withdraw_delegate",
    ),
    path("congresses/<path:name>/credentials", credentials.credentials, name="credentials"),
    path("congresses/<path:name>/credentials.<str:ending>", credentials.report, name="credentials_report"),
    path("cases/<int:number>/request", requests.correct, name="correct_request"),
    path("cases/<int:number>/request.<str:ending>", requests.paper, name="request_paper"),
    path("cases/<int:number>/allocation", allocation.correct, name="correct_allocation"),
]
