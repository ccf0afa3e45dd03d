"""All reads of people: students as known on a day, their groups, accounts and seats."""

from huizhang.people.models import Account, ClassGroup, College, Seat, Student
from huizhang.people.queries.groups import groups, peers
from huizhang.people.queries.search import found
from huizhang.people.queries.seats import (
    account_named,
    account_of_token,
    administrators,
    anybody,
    college_named,
    fingerprint,
    may_grant,
    seats_held,
    sits_on,
)
from huizhang.people.queries.students import (
    KnownFacts,
    clubs,
    cohorts,
    college_names,
    facts_known,
    gathered,
    institution,
    institution_names,
    students,
)

__all__ = [
    "Account",
    "ClassGroup",
    "College",
    "KnownFacts",
    "Seat",
    "Student",
    "account_named",
    "account_of_token",
    "administrators",
    "anybody",
    "clubs",
    "cohorts",
    "college_named",
    "college_names",
    "facts_known",
    "fingerprint",
    "found",
    "gathered",
    "groups",
    "institution",
    "institution_names",
    "may_grant",
    "peers",
    "seats_held",
    "sits_on",
    "students",
]
