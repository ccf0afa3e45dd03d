"""The files of an election: its manifest and its ballots."""

from huizhang.elections.exchange.ballots import read_ballots
from huizhang.elections.exchange.manifest import read_manifest

__all__ = ["read_ballots", "read_manifest"]
