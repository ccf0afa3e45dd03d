"""Elections, as `elections:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.elections.views import (
    ballots,
    complaining,
    conducting,
    drafting,
    following,
    listing,
    receipts,
    revising,
)
from huizhang.elections.views.counted.paths import PATHS

app_name = "elections"
urlpatterns = [
    *PATHS,
    path("elections", listing.mine, name="mine"),
    path("elections/<int:number>", conducting.election, name="election"),
    path("elections/<int:number>/ballot", ballots.ballot, name="ballot"),
    path("elections/<int:number>/receipt", ballots.receipt, name="receipt"),
    path("elections/<int:number>/receipts", receipts.check, name="check_receipt"),
    path("elections/<int:number>/follow", following.follow, name="follow"),
    path("elections/<int:number>/revise", revising.revise, name="revise"),
    path("elections/<int:number>/complaint", complaining.complaint, name="complaint"),
    path("congresses/<path:name>/elections", listing.of_congress, name="of_congress"),
    path("congresses/<path:name>/elections/new/<str:kind>", drafting.draft, name="draft"),
]
