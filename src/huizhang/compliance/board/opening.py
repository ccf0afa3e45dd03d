"""What every page of the board begins with: the day asked for, how all stand, whom one sees."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huizhang.compliance.board.asked import Asked, asked_by
from huizhang.compliance.board.columns import Column, columns_of
from huizhang.compliance.plan import plan_on
from huizhang.compliance.queries import Standing, standing
from huizhang.exchange.queries import first_day
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import SeeingRequest, require, require_records, seeing
from huizhang.policy.pack import PackError

OTHERS = message("Findings of a union are open to those who hold a seat on an organ that guides it.")
View = Callable[[SeeingRequest, Asked, Standing, tuple[Column, ...]], HttpResponse]


def of_a_day(view: View) -> Callable[..., HttpResponseBase]:
    """For those with records in sight; a day without a plan in force has a page that says so.

    So has a day before the first records: of it nothing is known, which is no union's failing.
    """

    @wraps(view)
    def opened(request: SeeingRequest) -> HttpResponse:
        require_records(request.sight)
        asked, first = asked_by(request), first_day()
        if first is not None and asked.day < first:
            there = Asked(first).url("compliance:board")
            return render(
                request, "compliance/board/no_records.html", {"asked": asked, "first": first, "there": there}
            )
        try:
            then = standing(asked.day, plan_on(asked.day))
        except PackError as error:
            return render(request, "compliance/board/no_plan.html", {"asked": asked, "said": error.message})
        columns = columns_of(then, request.sight)
        require(not asked.union or asked.union in {column.union for column in columns}, OTHERS)
        return view(request, asked, then, columns)

    return require_safe(login_required(seeing(opened)))
