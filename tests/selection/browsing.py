"""Somebody of an organ in the browser, for tests of pages."""

from __future__ import annotations

from django.test import Client

from approvals.university import University

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(university: University, organ: str) -> Client:
    client = Client()
    client.force_login(university.seated[organ], BACKEND)
    return client
