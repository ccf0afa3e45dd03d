"""Congresses, as `congress:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.congress.proposals import deciding, listing, reporting, writing
from huizhang.congress.views import allocation, congresses, requests, workspace

app_name = "congress"
urlpatterns = [
    path("unions/<path:name>/congresses", congresses.of_union, name="of_union"),
    path("congresses/<path:name>/allocation", allocation.allocation, name="allocation"),
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
    path("proposals/<int:number>/rate", deciding.rate, name="rate_reply"),
    path("congresses/<path:name>/", workspace.workspace, name="workspace"),
    path("cases/<int:number>/request", requests.correct, name="correct_request"),
    path("cases/<int:number>/request.<str:ending>", requests.paper, name="request_paper"),
    path("cases/<int:number>/allocation", allocation.correct, name="correct_allocation"),
]
