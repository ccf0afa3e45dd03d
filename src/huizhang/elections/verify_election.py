#!/usr/bin/env python3
"""选举结果独立核验程序 · Check a published election by yourself.

    python3 verify_election.py election-3.zip --hash <SHA-256 from the hall screen or the ledger>

只用 Python 标准库（3.10 及以上），一个文件，十分钟可读完；与选举系统没有共用任何代码。
It uses only the standard library and shares no code with the system that ran the election. It checks that
1. every file of the bundle has the hash that SHA256SUMS states;
2. what is counted by (seats, candidates, rules, entitled, the round before) was frozen before any ballot,
   and candidates whose order was drawn by lot stand as the seed draws them;
3. there are as many ballots as came back, or two tally sheets that say the same;
4. counting them again gives the published count;
5. the hashes that you noted elsewhere are those of this bundle, and says what none of them fixes.
退出码 exit status: 0 通过 verified, 1 不一致 it does not agree, 2 文件无法读取 the bundle cannot be read.
"""

import argparse
import csv
import hashlib
import io
import json
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

MARKS = {"1": "approve", "-1": "oppose", "": "abstain", "0": "abstain", "?": "illegible"}
KINDS = ("approve", "oppose", "abstain", "illegible")
SHEETS = ("sheets/1.csv", "sheets/2.csv")
KNOWN = {"manifest.json", "opening.json", "count.json", "ballots.csv", "SHA256SUMS", *SHEETS}
SHEET = ["pile", "valid", "invalid", "candidate", "name", *KINDS]  # the columns of a tally sheet
LARGEST = 64 << 20  # bytes, unpacked
# what a hash that was noted elsewhere fixes
PARTS = FROZEN, GONE, NUMBERS, VOTES = "规则 rules", "退出 withdrawals", "票数 numbers", "选票 votes"
# valid and invalid ballots, the marks of each candidate by id, how often each name was written in
Votes = tuple[int, int, dict[str, Counter[str]], Counter[str]]

# whatever Python says of a file that is not what it should be
NOT_A_BUNDLE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError)
UNREADABLE = (OSError, EOFError, zipfile.BadZipFile, zlib.error, csv.Error, *NOT_A_BUNDLE)


def read_zip(data: bytes) -> dict[str, bytes]:
    """{name: bytes}; nothing is written to the disk, nothing huge is unpacked, no name stands there twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if entry.filename != "sheets/"]
        names = [entry.filename for entry in entries]
        if len(set(names)) < len(names) or set(names) - KNOWN:
            raise ValueError(f"a file stands there twice, or does not belong there: {names}")
        if sum(entry.file_size for entry in entries) > LARGEST:
            raise ValueError("the bundle is too large for an election")
        files = {entry.filename: archive.read(entry) for entry in entries}
    if [name for name in ("ballots.csv", *SHEETS) if name in files] not in (["ballots.csv"], [*SHEETS]):
        raise ValueError("a bundle holds either ballots.csv or two tally sheets")
    return files


def read_json(data: bytes) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise ValueError("a key stands twice in a JSON file")
        return dict(pairs)

    return json.loads(data.decode("utf-8-sig"), object_pairs_hook=once)


def read_table(data: bytes, columns: list[str]) -> list[dict[str, str]]:
    """A list of {column: cell}."""
    header, *rows = [row for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) if any(row)]
    if sorted(header) != sorted(columns) or any(len(row) != len(header) for row in rows):
        raise ValueError(f"a table has rows of different lengths, or other columns than {columns}")
    return [{name: cell.strip() for name, cell in zip(header, row, strict=True)} for row in rows]


# ---------------------------------------------------------------- the votes
def plain(name: str) -> str:
    return "".join(name.split())


def votes_of_ballots(manifest: Any, ballots: list[dict[str, str]]) -> Votes:
    """(valid, invalid, {candidate id: Counter of marks}, Counter of names written in)"""
    seats, people = manifest["seats"], manifest["candidates"]
    names = Counter(plain(one["name"]) for one in people)
    votes: dict[str, Counter[str]] = {one["id"]: Counter() for one in people}
    written: Counter[str] = Counter()
    valid = 0
    if len({row["ballot"] for row in ballots}) < len(ballots):
        raise ValueError("two ballots have one key")
    for row in ballots:
        others = {plain(name) for name in row.get("write_ins", "").replace(";", "；").split("；")} - {""}
        marks = {one["id"]: MARKS[row[one["id"]]] for one in people}
        for one in people:  # a candidate's own name written in approves of the candidate
            if plain(one["name"]) in others and names[plain(one["name"])] == 1:
                marks[one["id"]] = "approve"
        outside = {name for name in others if names[name] != 1}
        if list(marks.values()).count("approve") + len(outside) > seats:
            continue  # more approvals than seats: invalid
        valid += 1
        for candidate, mark in marks.items():
            votes[candidate][mark] += 1
        written.update(outside)
    return valid, len(ballots) - valid, votes, written


def votes_of_sheet(manifest: Any, rows: list[dict[str, str]]) -> Votes:
    """The same from a teller's tally sheet: its piles added up."""
    votes: dict[str, Counter[str]] = {one["id"]: Counter() for one in manifest["candidates"]}
    written: Counter[str] = Counter()
    piles: dict[str, tuple[int, int]] = {}
    lines = Counter((row["pile"], row["candidate"] or plain(row["name"])) for row in rows)
    for row in rows:
        numbers = {kind: int(row[kind]) for kind in KINDS}
        if min(*numbers.values(), int(row["valid"]), int(row["invalid"])) < 0 or max(lines.values()) > 1:
            raise ValueError("a tally sheet has a negative number, or a line twice")
        size = int(row["valid"]), int(row["invalid"])
        if piles.setdefault(row["pile"], size) != size:
            raise ValueError("a pile of a tally sheet has two sizes")
        if not row["candidate"]:
            written[plain(row["name"])] += numbers["approve"]
        elif sum(numbers.values()) != int(row["valid"]):
            raise ValueError(f"pile {row['pile']}, {row['name']}: not as many marks as ballots")
        else:
            votes[row["candidate"]].update(numbers)
    valid, invalid = (sum(pile[place] for pile in piles.values()) for place in (0, 1))
    return valid, invalid, votes, written


# ---------------------------------------------------------------- the count
def reaches(share: dict[str, str], number: int, base: int) -> bool:
    ((how, part),) = share.items()
    least = Fraction(part) * base
    return {"more_than": number > least, "at_least": number >= least}[how]


def count(manifest: Any, found: Votes) -> dict[str, Any]:
    """Whoever has the share and a place among the first is elected; a tie at the last place stays open."""
    valid, invalid, votes, written = found
    rules, seats = manifest["rules"], manifest["seats"]
    names = {plain(one["name"]) for one in manifest["candidates"]}
    people = [{"id": one["id"], "name": one["name"], **{k: votes[one["id"]][k] for k in KINDS}}
              for one in manifest["candidates"]]  # fmt: skip
    people += [{"id": None, "name": name, **dict.fromkeys(KINDS, 0), "approve": n}
               for name, n in sorted(written.items(), key=lambda item: (-item[1], item[0]))
               if n and name not in names]  # of two candidates with one name: for neither  # fmt: skip
    withdrawn = {one["id"] for one in manifest["candidates"] if one.get("withdrawn")}
    base = valid if rules["base"] == "valid" else manifest[rules["base"]]
    quorum = reaches(rules["quorum"], manifest["present"], manifest["entitled"])
    void = manifest["returned"] > manifest["issued"]
    able = [one for one in people
            if quorum and not void and one["id"] not in withdrawn and one["approve"] > 0
            and (rules["needed"] is None or reaches(rules["needed"], one["approve"], base))]  # fmt: skip
    tied = []
    for one in people:
        ahead = sum(other["approve"] > one["approve"] for other in able)
        level = sum(other["approve"] == one["approve"] for other in able)
        one["elected"] = one in able and ahead + level <= seats
        if one in able and ahead < seats < ahead + level:
            tied.append(one)
    left = [one for one in people if not one["elected"] and one["id"] not in withdrawn]
    vacant = seats - sum(one["elected"] for one in people)
    again = (tied if rules["tie"] == "runoff" else []) if tied else left

    def named(those: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{"id": one["id"], "name": one["name"]} for one in those]

    return {
        "valid": valid, "invalid": invalid, "base": base, "quorum_met": quorum, "void": void,
        "candidates": people, "elected": named(one for one in people if one["elected"]),
        "ties": named(tied), "vacant": vacant,
        "next_round": {"candidates": named(again), "seats": vacant}
        if vacant and again and quorum and not void else None,
    }  # fmt: skip


# ---------------------------------------------------------------- the checks
def as_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(data: bytes | str) -> str:
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def box_hash(manifest: Any, ballots: list[dict[str, str]]) -> str:
    """Of the ballots as JSON behind their keys, a line each."""
    lines = []
    for row in ballots:
        names = row.get("write_ins", "").replace(";", "；").split("；")
        marks = {one["id"]: row[one["id"]] or "0" for one in manifest["candidates"]}
        kept = {"marks": marks, "write_ins": sorted(name.strip() for name in names if name.strip())}
        lines.append(f"{row['ballot']} {as_text(kept)}")
    return sha256("\n".join(sorted(lines)))


def sealed_hash(manifest: Any, numbers: dict[str, Any], opening: str, ballots: str | None) -> str:
    """What the close fixed: who had withdrawn, the numbers (null if not known yet), the hash of the box."""
    gone = sorted(one["id"] for one in manifest["candidates"] if one.get("withdrawn"))
    numbers = {key: numbers.get(key) for key in ("present", "issued", "returned")}
    return sha256(as_text({"opening": opening, "withdrawn": gone, "ballots": ballots, **numbers}))


def known_hashes(manifest: Any, opened: Any, hashes: dict[str, str], sealed: str) -> dict[str, Any]:
    """{hash: (of what, which parts it fixes)}; both sheets say the same, so that of one fixes the votes."""
    opening = hashes["opening.json"]
    known: dict[str, Any] = {opening: ("开启 opening", {FROZEN}), sealed: ("截止 close", set(PARTS))}
    if "ballots.csv" not in hashes:
        before = sealed_hash(manifest, {**opened, "returned": None}, opening, None)
        known |= {hashes[name]: (f"计票单 {name}", {VOTES}) for name in SHEETS}
        known |= {before: ("截止 close", {FROZEN, GONE}), sealed: ("票数 papers", {FROZEN, GONE, NUMBERS})}
    return known


def changed_since(opened: Any, manifest: Any) -> list[str]:
    """Only withdrawals, and numbers that nobody knew then, may come after the opening."""
    late = {key: manifest[key] for key in ("present", "issued", "returned") if opened.get(key) is None}
    people = [{**then, **({"withdrawn": True} if now.get("withdrawn") else {})}
              for then, now in zip(opened["candidates"], manifest["candidates"], strict=True)]  # fmt: skip
    return differing(manifest, {**opened, **late, "candidates": people})


def differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return [f"{key}: {one.get(key)} / {other.get(key)}" for key in sorted({*one, *other})
            if as_text(one.get(key)) != as_text(other.get(key))]  # fmt: skip


def check_all(data: bytes, expected: list[str]) -> tuple[dict[str, list[str]], list[str]]:
    """{what is checked: what differs}, and what is to be said of it"""
    files = read_zip(data)
    manifest, frozen = read_json(files["manifest.json"]), read_json(files["opening.json"])
    people, opened = manifest["candidates"], frozen["manifest"]
    if not 0 <= manifest["issued"] <= manifest["present"] <= manifest["entitled"] != 0 < manifest["seats"]:
        raise ValueError("no election has these numbers")
    hashes = {name: sha256(content) for name, content in files.items()}
    stated = set(files["SHA256SUMS"].decode().splitlines())
    computed = {f"{hashes[name]}  {name}" for name in files if name != "SHA256SUMS"}
    checks = {"文件校验值一致 files have the hashes stated": sorted(stated ^ computed)}
    checks["与开启时封存的内容一致 as frozen at the opening"] = changed_since(opened, manifest)
    if frozen.get("order") == "lot":
        lots = [sha256(f"{frozen['seed']}|{one['name']}") for one in people]
        wrong = [] if lots == sorted(lots) else [one["name"] for one in people]
        checks["候选人次序与抽签种子一致 candidates stand as the seed draws them"] = wrong

    tables = [read_table(files[name], SHEET) for name in SHEETS if name in files]
    box, sheets = None, [votes_of_sheet(manifest, rows) for rows in tables]
    if "ballots.csv" in files:
        others = ["write_ins"] if manifest["rules"].get("write_ins") else []
        ballots = read_table(files["ballots.csv"], ["ballot", *(one["id"] for one in people), *others])
        box, sheets = box_hash(manifest, ballots), [votes_of_ballots(manifest, ballots)]
    numbers = [valid + invalid for valid, invalid, _, _ in sheets]
    wrong = [f"{number} != {manifest['returned']}" for number in numbers if number != manifest["returned"]]
    wrong += ["the two tally sheets disagree"] if sheets[0] != sheets[-1] else []
    checks["选票张数与收回数一致 as many ballots as came back"] = wrong

    sealed = sealed_hash(manifest, manifest, hashes["opening.json"], box)
    which = {"election": manifest["election"], "opening": hashes["opening.json"], "sealed": sealed}
    found = {**which, **count(manifest, sheets[0])}
    checks["重新计票结果一致 counted again, the same"] = differing(read_json(files["count.json"]), found)

    known = known_hashes(manifest, opened, hashes, sealed) | {sha256(data): ("数据包 bundle", set(PARTS))}
    given = [one.strip().lower() for one in expected]
    strange = [one for one in given if one not in known]
    checks |= {"与您提供的校验值一致 the hashes you gave are those of this bundle": strange} if given else {}
    compared = [known[one] for one in given if one in known]
    return checks, [*of_result(manifest, opened, found), *of_hashes(compared)]


def of_result(manifest: Any, opened: Any, found: dict[str, Any]) -> Iterable[str]:
    """Who is elected, who withdrew, which round this is, and why nobody is elected."""
    for one in found["candidates"]:
        yield f"{one['name']!r}: {one['approve']} {'当选 elected' if one['elected'] else ''}"
    for was, one in zip(opened["candidates"], manifest["candidates"], strict=True):
        if one.get("withdrawn") and not was.get("withdrawn"):
            yield f"开启后退出，请对照台账 withdrew after the opening, see the ledger: {one['name']!r}"
    if manifest.get("follows"):
        before = manifest["follows"]
        how = "重新选举 it repeats" if before["repeats"] else "后续轮次 a further round after"
        yield f"{how} {before['election']!r}, opening {before['opening']!r}"
    if found["void"]:
        yield f"选举无效 VOID: 收回 returned {manifest['returned']} > 发出 issued {manifest['issued']}"
    elif not found["quorum_met"]:
        yield f"未达法定人数 NO QUORUM: {manifest['present']} / {manifest['entitled']}"


def of_hashes(compared: list[tuple[str, set[str]]]) -> Iterable[str]:
    """With which ones it was compared, and what could be another without their noticing."""
    yield from (f"已比对校验值 compared with the hash of: {name}" for name, _ in compared)
    loose = [part for part in PARTS if not any(part in fixed for _, fixed in compared)]
    if loose:
        yield f"校验值未能锁定 not fixed by any hash that you gave: {'; '.join(loose)}"
    if not compared:
        yield "未提供校验值，只能说明数据包内部一致。Without --hash the bundle only agrees with itself."


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="核验选举结果 · check a published election")
    parser.add_argument("bundle", help="公布的选举数据包 the zip that was published")
    parser.add_argument("--hash", action="append", default=[], help="公示的校验值 a hash noted elsewhere")
    given = parser.parse_args(arguments)
    try:
        checks, said = check_all(Path(given.bundle).read_bytes(), given.hash)
    except UNREADABLE as error:
        print(f"无法读取 cannot be read: {type(error).__name__}: {error}")
        return 2
    for what, differs in checks.items():
        print(f"{'✗' if differs else '✓'} {what}")
        for one in differs:
            print(f"    {ascii(one) if not one.isprintable() else one}")
    agrees = not any(checks.values())
    print("核验通过 VERIFIED" if agrees else "核验未通过 NOT VERIFIED")
    for one in said:
        print(f"    {one}")
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())
