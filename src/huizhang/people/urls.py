"""Signing in and out, by the names that allauth knows; accounts and seats as `people:…`."""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import include, path

from huizhang.people.views import activating, codes, mailings, seats, signing_in, tokens

people = [
    path("activate/", activating.activation, name="activation"),
    path("seats/", seats.seats, name="seats"),
    path("seats/grant", seats.grant, name="grant_seat"),
    path("seats/<int:number>/end", seats.end, name="end_seat"),
    path("codes/", codes.codes, name="codes"),
    path("codes/students", codes.make_codes, name="make_codes"),
    path("codes/staff", codes.make_staff_codes, name="make_staff_codes"),
    path("mailings/", mailings.mailings, name="mailings"),
    path("mailings/<int:number>/", mailings.mailing, name="mailing"),
    path("mailings/<int:number>/again", mailings.send_again, name="send_again"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:number>/revoke", tokens.revoke, name="revoke_token"),
]
urlpatterns = [
    path("sign-in/", signing_in.SignIn.as_view(), name="account_login"),
    path("sign-in/as", signing_in.sign_in_as, name="sign_in_as"),
    path("sign-out/", allauth.logout, name="account_logout"),
    path("password/", allauth.password_change, name="account_change_password"),
    path("password/new/", allauth.password_set, name="account_set_password"),
    path("closed/", allauth.account_inactive, name="account_inactive"),
    path("", include((people, "people"))),
]
