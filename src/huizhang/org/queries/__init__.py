"""All reads of org: who serves where, who speaks for a union, what its presidium decided."""

from huizhang.org.models import (
    AgendaItem,
    ChairHandover,
    Department,
    Meeting,
    Post,
    Project,
    Resolution,
    SignUp,
    Union,
    Volunteer,
)
from huizhang.org.queries.meetings import follow_ups, meetings_of, resolutions_of
from huizhang.org.queries.posts import (
    departments,
    known,
    posts,
    posts_in,
    posts_of,
    projects,
    unions,
    volunteers,
)
from huizhang.org.queries.speaking import (
    convenes,
    guides,
    of_presidium,
    presidium_on,
    sits,
    speaks_for,
)

__all__ = [
    "AgendaItem",
    "ChairHandover",
    "Department",
    "Meeting",
    "Post",
    "Project",
    "Resolution",
    "SignUp",
    "Union",
    "Volunteer",
    "convenes",
    "departments",
    "follow_ups",
    "guides",
    "known",
    "meetings_of",
    "of_presidium",
    "posts",
    "posts_in",
    "posts_of",
    "presidium_on",
    "projects",
    "resolutions_of",
    "sits",
    "speaks_for",
    "unions",
    "volunteers",
]
