"""Taking an account into use with the code from the slip; guessing is locked out as when signing in."""

from __future__ import annotations

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from huizhang.people.actions import ActRefused, activate
from huizhang.people.forms import ActivationForm
from huizhang.people.signing_in import locked_out
from huizhang.people.views.signing_in import BACKEND


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def activation(request: HttpRequest) -> HttpResponse:
    form = ActivationForm(request.POST or None)
    if form.is_bound and form.is_valid():
        username = form.cleaned_data["username"]
        if not AxesProxyHandler.is_allowed(request, {"username": username}):
            return locked_out(request)
        try:
            account = activate(
                username=username, code=form.cleaned_data["code"], password=form.cleaned_data["password"]
            )
        except ActRefused as refused:
            user_login_failed.send(__name__, credentials={"username": username}, request=request)
            form.add_error(None, refused.message.say(gettext))
        else:
            login(request, account, backend=BACKEND)
            return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "people/activation.html", {"form": form}, status=200)
