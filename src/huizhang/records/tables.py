"""Every table of the exchange folder, each after the tables that it refers to."""

from __future__ import annotations

from dataclasses import replace

from huizhang.appraisal import exchange as appraisal
from huizhang.approvals import exchange as approvals
from huizhang.conduct import exchange as conduct
from huizhang.congress import exchange as congress
from huizhang.eligibility import exchange as eligibility
from huizhang.exchange.importing import Registry
from huizhang.exchange.reading.references import absent_tables
from huizhang.exchange.table import Table
from huizhang.org import exchange as org
from huizhang.oversight import exchange as oversight
from huizhang.people import exchange as people
from huizhang.people import queries as people_queries
from huizhang.voice import exchange as voice

REGISTRY = Registry(
    stores=(
        *people.STORES,
        *eligibility.STORES,
        *org.STORES,
        *approvals.STORES,
        *congress.STORES,
        *appraisal.STORES,
        *oversight.STORES,
        *conduct.STORES,
        *voice.STORES,
    ),
    checks=(absent_tables, *approvals.CHECKS),
    dated_checks=(people.entry_years_are_near,),
    names={
        "colleges": people_queries.college_names,
        "institution_name": people_queries.institution_names,
    },
)
# an audit judges what is given; what is not cannot be told
AUDITED = replace(REGISTRY, checks=approvals.CHECKS)
TABLES: tuple[Table, ...] = tuple(store.table for store in REGISTRY.stores)
