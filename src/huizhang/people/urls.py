"""Signing in and out. The names are those by which allauth knows its pages."""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import path

from huizhang.people import views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="account_login"),
    path("sign-in/as", views.sign_in_as, name="sign_in_as"),
    path("sign-out/", allauth.logout, name="account_logout"),
    path("password/", allauth.password_change, name="account_change_password"),
    path("password/new/", allauth.password_set, name="account_set_password"),
    path("closed/", allauth.account_inactive, name="account_inactive"),
]
