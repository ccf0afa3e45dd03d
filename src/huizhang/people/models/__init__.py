"""Students and their units; accounts and the seats they hold."""

from huizhang.people.models.access import Account, Seat, Token
from huizhang.people.models.activation import Activation
from huizhang.people.models.mailing import Letter, Mailing
from huizhang.people.models.spelling import NameSpelling
from huizhang.people.models.students import (
    ClassGroup,
    Club,
    College,
    InstitutionEntry,
    Major,
    Student,
    StudentHistory,
)

__all__ = [
    "Account",
    "Activation",
    "ClassGroup",
    "Club",
    "College",
    "InstitutionEntry",
    "Letter",
    "Mailing",
    "Major",
    "NameSpelling",
    "Seat",
    "Student",
    "StudentHistory",
    "Token",
]
