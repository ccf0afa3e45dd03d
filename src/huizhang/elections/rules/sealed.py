"""What the close fixes, hashed as one, so that nobody changes it unseen before or after the count. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from huizhang.elections.rules.frozen import canonical, digest


@dataclass(frozen=True, slots=True)
class Close:
    """`opening` is the hash of what was frozen, `ballots` that of the box, None where they are on paper.

    `withdrawn` are the ids of the candidates who withdrew, sorted; a number that nobody knows yet is None.
    """

    opening: str
    present: int | None
    issued: int | None
    returned: int | None
    withdrawn: tuple[str, ...]
    ballots: str | None

    @property
    def sha256(self) -> str:
        return digest(canonical(asdict(self)))
