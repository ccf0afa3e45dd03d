"""A visitor finds what is published, and nothing else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from elections.test_counting_acts import published
from huizhang.elections.models import ElectionCount

pytestmark = pytest.mark.usefixtures("school")
PAGE = "/elections/published"


def test_a_visitor_comes_from_the_sign_in_page_to_what_is_published(hall):
    visitor = Client()
    assert PAGE in visitor.get("/account/sign-in/").content.decode()
    assert not visitor.get(PAGE).context["rows"]
    election = published(hall)
    hall.drafted(kind="other", office="监督员", title="选举监督员")
    shown = visitor.get(PAGE)
    assert [one.election for one, _ in shown.context["rows"]] == [election]
    told = shown.content.decode()
    for text in (election.title, election.union_id, election.congress_id, f"/elections/{election.pk}/result"):
        assert text in told, text
    assert "选举监督员" not in told


def test_of_one_congress_only_its_own_are_listed(hall):
    election = published(hall)
    assert Client().get(PAGE, {"congress": election.congress_id}).context["rows"]
    assert not Client().get(PAGE, {"congress": "别的大会"}).context["rows"]
    client = Client()
    client.force_login(hall.leads)
    for where in ("congress:workspace", "elections:of_congress"):
        shown = client.get(reverse(where, args=[election.congress_id])).content.decode()
        assert f"{PAGE}?congress=" in shown, where


def test_the_list_costs_the_same_however_long_it_is(hall, django_assert_max_num_queries):
    published(hall)
    with django_assert_max_num_queries(3):
        assert len(Client().get(PAGE).context["rows"]) == 1
    made = ElectionCount.objects.get()
    for place in range(3):
        other = hall.drafted(kind="other", office=f"监督员{place}", title=f"选举监督员{place}")
        ElectionCount.objects.create(
            election=other,
            totals={},
            counted_by=hall.leads,
            counted_at=made.counted_at,
            published_at=made.published_at,
            published_by=hall.leads,
            sha256="0" * 64,
        )
    with django_assert_max_num_queries(3):
        assert len(Client().get(PAGE).context["rows"]) == 4
