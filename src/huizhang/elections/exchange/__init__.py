"""The files of an election that somebody gives by their paths: its manifest and its ballots."""

from huizhang.elections.exchange.given import read_ballots, read_manifest

__all__ = ["read_ballots", "read_manifest"]
