"""The closed vocabulary of rule kinds: one folder each, with its evaluator, its test and its page."""

from __future__ import annotations

from huizhang.policy.kinds import (
    answered_within,
    attested,
    backed_by,
    before,
    built_of,
    chain_done,
    closed_set,
    count_between,
    covers_all,
    elected_by,
    forbid_link,
    held_every,
    member_of,
    none_of,
    panel_of,
    post_filled,
    rank_within,
    rotation,
    share_at_least,
)
from huizhang.policy.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    module.KIND.name: module.KIND
    for module in (
        answered_within,
        attested,
        backed_by,
        before,
        built_of,
        chain_done,
        closed_set,
        count_between,
        covers_all,
        elected_by,
        forbid_link,
        held_every,
        member_of,
        none_of,
        panel_of,
        post_filled,
        rank_within,
        rotation,
        share_at_least,
    )
}
