"""A deployment whose plan extends Kunming's, and somebody signed in."""

import pytest
from django.conf import settings as django_settings

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def deployment(tmp_path, settings):
    settings.TRANSCRIPTS, settings.UPLOADS = tmp_path / "transcripts", tmp_path / "uploads"
    school = django_settings.ENVIRONMENT.home / "school"
    school.mkdir(parents=True, exist_ok=True)
    plan = 'id = "ours"\ninstitution = "云岭大学"\nextends = "kunming"\n'
    (school / "pack.toml").write_text(plan, encoding="utf-8")


@pytest.fixture
def sign_in(client):
    def as_(account):
        client.force_login(account, backend=BACKEND)
        return client

    return as_
