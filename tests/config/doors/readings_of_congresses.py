"""Congresses and their seats, as they are asked for."""

from __future__ import annotations

from config.doors.deeds import UNION
from config.doors.deeds_of_congresses import NAME, called, proposed
from config.doors.deeds_of_delegates import elected
from config.doors.readings import Seen, reads
from congress.electing import NAME as HELD
from congress.electing import electing_of
from selection.serving import Presidium


@reads("congress list")
def _congresses(presidium: Presidium) -> Seen:
    called(presidium)
    return presidium.guiding(), "/congresses", {"union": UNION}, ("--union", UNION)


@reads("congress show")
def _congress(presidium: Presidium) -> Seen:
    called(presidium)
    return presidium.guiding(), "/congresses/one", {"congress": NAME}, ("--congress", NAME)


@reads("congress result")
def _result(presidium: Presidium) -> Seen:
    electing_of(presidium).elected()
    return presidium.guiding(), "/congresses/result", {"congress": HELD}, ("--congress", HELD)


@reads("allocation show")
def _allocation(presidium: Presidium) -> Seen:
    proposed(presidium)
    return presidium.guiding(), "/congresses/allocation", {"congress": NAME}, ("--congress", NAME)


@reads("delegate list")
def _delegates(presidium: Presidium) -> Seen:
    elected(presidium)
    return presidium.guiding(), "/congresses/delegates", {"congress": NAME}, ("--congress", NAME)


@reads("delegate units")
def _units(presidium: Presidium) -> Seen:
    elected(presidium)
    return presidium.guiding(), "/congresses/constituencies", {"congress": NAME}, ("--congress", NAME)
