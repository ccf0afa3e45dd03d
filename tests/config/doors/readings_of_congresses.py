"""Congresses and their seats, as they are asked for."""

from __future__ import annotations

from config.doors.deeds import UNION
from config.doors.deeds_of_congresses import NAME, called, proposed
from config.doors.readings import Seen, reads
from selection.serving import Presidium


@reads("congress list")
def _congresses(presidium: Presidium) -> Seen:
    called(presidium)
    return presidium.guiding(), "/congresses", {"union": UNION}, ("--union", UNION)


@reads("congress show")
def _congress(presidium: Presidium) -> Seen:
    called(presidium)
    return presidium.guiding(), "/congresses/one", {"congress": NAME}, ("--congress", NAME)


@reads("allocation show")
def _allocation(presidium: Presidium) -> Seen:
    proposed(presidium)
    return presidium.guiding(), "/congresses/allocation", {"congress": NAME}, ("--congress", NAME)
