"""The REST API under /api/: who asks, what a refusal looks like, and the page that describes it."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema, get_schema
from ninja.security import HttpBearer

from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.api import problems_of
from huizhang.approvals.api import router as approvals
from huizhang.compliance.api import router as compliance
from huizhang.config.doors import DOORS
from huizhang.config.doors.calls import router_of
from huizhang.documents.typst import FontMissing
from huizhang.elections.actions import NOT_TAKEN, BoxFailed
from huizhang.elections.api import router as elections
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.kernel.message import Message, message
from huizhang.org.actions import PostRefused
from huizhang.people.actions import ActRefused
from huizhang.people.queries import Account, account_of_token
from huizhang.people.queries.seeing import seeing
from huizhang.people.queries.visibility import sight_of
from huizhang.policy.pack import PackError
from huizhang.records.api import router as records
from huizhang.selection.api import router as selection
from huizhang.shell.api import problem
from huizhang.shell.misfits import misfit

NOT_JSON = message("The body cannot be read; send it as JSON in UTF-8.")
SEEN_BY_ANYBODY = message("This is not open to you")


class BearerToken(HttpBearer):
    """`Authorization: Bearer TOKEN`: a program sees and does what the seats of the account allow."""

    def authenticate(self, request: HttpRequest, token: str) -> Account | None:
        account = account_of_token(token)
        if account is not None:
            request.user = account
            request.sight = sight_of(account, timezone.localdate())  # type: ignore[attr-defined]  # as @seeing
        return account


class DescribedOnce(NinjaAPI):
    """Its description takes seconds to make and is the same for every request."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        return self._described(path_prefix or self.get_root_path(path_params or {}))

    @cache  # noqa: B019  # one API lives as long as its process
    def _described(self, path_prefix: str) -> OpenAPISchema:
        return get_schema(api=self, path_prefix=path_prefix)


api = DescribedOnce(
    title="Huizhang",
    version="1",
    description="Student unions by their charter: how they stand, and what waits for whom.",
    auth=BearerToken(),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
api.add_router("", approvals)
api.add_router("", selection)
api.add_router("", elections)
api.add_router("", compliance)
api.add_router("", records)
for group in DOORS:
    api.add_router("", router_of(group.each))


@api.exception_handler(AuthenticationError)
def who_are_you(request: HttpRequest, error: Exception) -> HttpResponse:
    said = message(
        "send the header Authorization: Bearer TOKEN with a token that is neither revoked nor expired"
    )
    answer = api.create_response(request, problem(said.say(gettext)), status=401)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(PermissionDenied)
def not_open(request: HttpRequest, error: Exception) -> HttpResponse:
    return _refused(request, 403, str(error) or SEEN_BY_ANYBODY.say(gettext))


@api.exception_handler(Http404)
def not_there(request: HttpRequest, error: Exception) -> HttpResponse:
    return _refused(request, 404, message("There is no such page").say(gettext))


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: Any) -> HttpResponse:
    said = NOT_JSON.say(gettext) if error.status_code == HTTPStatus.BAD_REQUEST else str(error)
    return _refused(request, error.status_code, said)


@api.exception_handler(ActRefused)
def act_refused(request: HttpRequest, error: Any) -> HttpResponse:
    return _refused(request, 403, error.message.say(gettext))


@api.exception_handler(CaseRefused)
def case_refused(request: HttpRequest, error: Any) -> HttpResponse:
    return api.create_response(request, problems_of(error), status=409)


@api.exception_handler(BoxFailed)
def not_taken(request: HttpRequest, error: Any) -> HttpResponse:
    return _refused(request, HTTPStatus.SERVICE_UNAVAILABLE, NOT_TAKEN.say(gettext))


@api.exception_handler(PostRefused)
@api.exception_handler(PackError)
@api.exception_handler(DamagedSnapshot)
@api.exception_handler(FontMissing)
def stands_against(request: HttpRequest, error: Any) -> HttpResponse:
    """A rule of the plan; or what the asker cannot mend: no plan in force, grades or a font that are gone."""
    return _refused(request, 409, error.message.say(gettext))


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: Any) -> HttpResponse:
    found = (problem(misfit(one).say(gettext), column=".".join(map(str, one["loc"]))) for one in error.errors)
    problems = [one for each in found for one in each["problems"]]
    return api.create_response(request, {"problems": problems}, status=422)


def no_such_call(request: HttpRequest, unknown: str = "") -> HttpResponse:
    """For programs every answer is JSON, also where nothing is."""
    return _refused(request, 404, message("There is no such page").say(gettext))


@require_safe
@seeing
def description(request: HttpRequest) -> HttpResponse:
    """The API in words, from the same description that /api/openapi.json gives to programs."""
    told = api.get_openapi_schema()
    schemas = told["components"]["schemas"]
    calls = [
        {
            "path": path,
            "method": method.upper(),
            **_details(call, schemas),
        }
        for path, methods in told["paths"].items()
        for method, call in methods.items()
    ]
    return render(request, "shell/api.html", {"calls": calls})


def _details(call: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    asked = [(one["name"], one.get("required", False)) for one in call.get("parameters", [])]
    body = call.get("requestBody", {}).get("content", {})
    return {
        "summary": Message(call["summary"]).say(gettext),
        "parameters": [
            *asked,
            *(field for form in body.values() for field in _fields(form["schema"], schemas)),
        ],
        "answers": sorted(map(int, call["responses"])),
    }


def _fields(form: dict[str, Any], schemas: dict[str, Any]) -> list[tuple[str, bool]]:
    """The name of each field of a body, and whether it must be given."""
    known = schemas[form["$ref"].rpartition("/")[2]] if "$ref" in form else form
    return [(name, name in known.get("required", ())) for name in known.get("properties", {})]


def _refused(request: HttpRequest, status: int, said: str) -> HttpResponse:
    return api.create_response(request, problem(said), status=status)
