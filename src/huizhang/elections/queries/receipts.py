"""What a voter is given for a ballot, and whether somebody else's word of it is true."""

from __future__ import annotations

from django.utils.crypto import constant_time_compare, salted_hmac

from huizhang.elections.models import Election, RollEntry

GROUP, GROUPS = 4, 4


def receipt_of(election: Election, voter: str) -> str:
    """Four groups of four signs from the deployment's secret, the election and the voter; stored nowhere."""
    drawn = salted_hmac("huizhang.elections.receipt", f"{election.pk}|{voter}", algorithm="sha256")
    signs = drawn.hexdigest().upper()[: GROUP * GROUPS]
    return "-".join(signs[place : place + GROUP] for place in range(0, len(signs), GROUP))


def proves(election: Election, voter: str, code: str) -> bool:
    """Whether the code is the receipt of this voter, who voted."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum())
    same = constant_time_compare(signs, receipt_of(election, voter).replace("-", ""))
    return same and RollEntry.objects.filter(election=election, voter=voter, voted=True).exists()
