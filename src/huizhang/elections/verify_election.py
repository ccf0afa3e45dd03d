#!/usr/bin/env python3
"""选举结果独立核验程序 · Check a published election by yourself.

    python3 verify_election.py election-3.zip --hash <SHA-256 from the ledger, the hall screen or the page>

只用 Python 标准库（3.10 及以上），一个文件，十分钟可读完；与选举系统没有共用任何代码。
It uses only the standard library and shares no code with the system that ran the election. It checks that

1. every file of the bundle has the hash that SHA256SUMS states;
2. what is counted by (seats, candidates, rules, entitled, the round before) was frozen before any ballot;
3. the hashes that you noted elsewhere are those of this bundle;
4. there are as many ballots as came back, or two tally sheets that say the same;
5. counting them again gives the published count.

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
LARGEST = 64 << 20  # bytes, unpacked
# valid and invalid ballots, the marks of each candidate by id, how often each name was written in
Votes = tuple[int, int, dict[str, Counter[str]], Counter[str]]
# what is checked in Chinese and in English, and what differs
Check = tuple[str, str, list[str]]


class Unreadable(Exception):
    """Not a bundle, or a damaged one."""


# whatever Python says of a file that is not what it should be
WRONG_TYPES = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError)
UNREADABLE = (Unreadable, OSError, EOFError, zipfile.BadZipFile, zlib.error, csv.Error, *WRONG_TYPES)


def read_zip(data: bytes) -> dict[str, bytes]:
    """{name: bytes}; nothing is written to the disk, nothing huge is unpacked, no name stands there twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if entry.filename != "sheets/"]
        names = [entry.filename for entry in entries]
        if len(set(names)) < len(names) or set(names) - KNOWN:
            raise Unreadable(f"a file stands there twice, or does not belong there: {names}")
        if sum(entry.file_size for entry in entries) > LARGEST:
            raise Unreadable("the bundle is too large for an election")
        files = {entry.filename: archive.read(entry) for entry in entries}
    missing = {"manifest.json", "opening.json", "count.json", "SHA256SUMS"} - set(files)
    papers = [name for name in ("ballots.csv", *SHEETS) if name in files]
    if missing or papers not in (["ballots.csv"], list(SHEETS)):
        raise Unreadable(f"files are missing: {sorted(missing) or 'ballots, or two tally sheets'}")
    return files


def read_json(data: bytes) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise Unreadable("a key stands twice in a JSON file")
        return dict(pairs)

    return json.loads(data.decode("utf-8-sig"), object_pairs_hook=once)


def read_table(data: bytes) -> list[dict[str, str]]:
    """A list of {column: cell}."""
    header, *rows = [row for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) if any(row)]
    if len(set(header)) < len(header) or any(len(row) != len(header) for row in rows):
        raise Unreadable("a table has rows of different lengths, or a column twice")
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
        raise Unreadable("two ballots have one key")
    for row in ballots:
        others = {plain(name) for name in row.get("write_ins", "").replace(";", "；").split("；")} - {""}
        if others and not manifest["rules"].get("write_ins"):
            raise Unreadable("somebody is written in, though that was not allowed")
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
            raise Unreadable("a tally sheet has a negative number, or a line twice")
        size = int(row["valid"]), int(row["invalid"])
        if piles.setdefault(row["pile"], size) != size:
            raise Unreadable("a pile of a tally sheet has two sizes")
        if not row["candidate"]:
            written[plain(row["name"])] += numbers["approve"]
        elif sum(numbers.values()) != int(row["valid"]):
            raise Unreadable(f"pile {row['pile']}, {row['name']}: not as many marks as ballots")
        else:
            votes[row["candidate"]].update(numbers)
    valid, invalid = (sum(pile[place] for pile in piles.values()) for place in (0, 1))
    return valid, invalid, votes, written


# ---------------------------------------------------------------- the count


def reaches(share: dict[str, str], number: int, base: int) -> bool:
    if "more_than" in share:
        return number > Fraction(share["more_than"]) * base
    return number >= Fraction(share["at_least"]) * base


def count(
    manifest: Any, valid: int, invalid: int, votes: dict[str, Counter[str]], written: Counter[str]
) -> dict[str, Any]:
    """Whoever has the share and a place among the first is elected; a tie at the last place stays open."""
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
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def box_hash(manifest: Any, files: dict[str, bytes]) -> str:
    """What sealed the box at the close: the ballots as JSON behind their keys, a line each."""
    lines = []
    for row in read_table(files["ballots.csv"]) if "ballots.csv" in files else []:
        names = row.get("write_ins", "").replace(";", "；").split("；")
        marks = {one["id"]: row[one["id"]] or "0" for one in manifest["candidates"]}
        kept = {"marks": marks, "write_ins": sorted(name.strip() for name in names if name.strip())}
        compact = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        lines.append(f"{row['ballot']} {compact}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def check_all(data: bytes, expected: list[str]) -> tuple[list[Check], list[dict[str, Any]], list[str]]:
    """([(what in Chinese, what in English, list of what differs)], the people as counted again, remarks)"""
    checks = []
    files = read_zip(data)
    manifest, opening = read_json(files["manifest.json"]), read_json(files["opening.json"])["manifest"]
    published = read_json(files["count.json"])
    if manifest["entitled"] < 1:
        raise Unreadable("nobody was entitled to vote")
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    stated = set(files["SHA256SUMS"].decode().splitlines())
    computed = {f"{hashes[name]}  {name}" for name in files if name != "SHA256SUMS"}
    checks.append(("文件校验值一致", "files have the hashes stated", sorted(stated ^ computed)))

    frozen = [f"{key}: {manifest.get(key)} / {opening.get(key)}"
              for key in ("election", "title", "seats", "entitled", "rules", "follows", "present", "issued")
              if manifest.get(key) != opening.get(key)
              and not (key in ("present", "issued") and opening.get(key) is None)]  # fmt: skip
    then, now = opening.get("candidates", []), manifest["candidates"]
    if [(one["id"], one["name"]) for one in then] != [(one["id"], one["name"]) for one in now]:
        frozen.append(f"candidates: {now} / {then}")
    elif any(was.get("withdrawn") and not one.get("withdrawn") for was, one in zip(then, now, strict=True)):
        frozen.append("a withdrawal was taken back")
    checks.append(("与开启选举时封存的内容一致", "as frozen at the opening", frozen))

    known = {hashes["opening.json"], box_hash(manifest, files), hashlib.sha256(data).hexdigest()}
    if expected:
        strange = [one for one in expected if one.strip().lower() not in known]
        checks.append(("与您提供的校验值一致", "the hashes you gave are those of this bundle", strange))

    if "ballots.csv" in files:
        sheets = [votes_of_ballots(manifest, read_table(files["ballots.csv"]))]
    else:
        sheets = [votes_of_sheet(manifest, read_table(files[name])) for name in SHEETS]
    wrong = [f"{one[0] + one[1]} != {manifest['returned']}" for one in sheets
             if one[0] + one[1] != manifest["returned"]]  # fmt: skip
    if len(sheets) == 2 and sheets[0] != sheets[1]:
        wrong.append("the two tally sheets disagree")
    checks.append(("选票张数与收回数一致", "as many ballots as came back", wrong))

    which = {"election": manifest["election"], "opening": hashes["opening.json"]}
    found = {**which, **count(manifest, *sheets[0])}
    differs = [f"{key}: {published.get(key)} / {found.get(key)}" for key in sorted({*published, *found})
               if as_text(published.get(key)) != as_text(found.get(key))]  # fmt: skip
    checks.append(("重新计票结果一致", "counted again, the result is the same", differs))
    return checks, found["candidates"], list(remarks(manifest, found))


def remarks(manifest: Any, found: dict[str, Any]) -> Iterable[str]:
    """Which round this is, and why nobody is elected."""
    if manifest.get("follows"):
        before = manifest["follows"]
        how = "重新选举 it repeats" if before["repeats"] else "后续轮次 a further round after"
        yield f"{how} {before['election']!r}, opening {before['opening']!r}"
    if found["void"]:
        yield f"选举无效 VOID: 收回 returned {manifest['returned']} > 发出 issued {manifest['issued']}"
    elif not found["quorum_met"]:
        yield f"未达法定人数 NO QUORUM: {manifest['present']} / {manifest['entitled']}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="核验选举结果 · check a published election")
    parser.add_argument("bundle", help="公布的选举数据包 the zip that was published")
    parser.add_argument("--hash", action="append", default=[], help="公示的校验值 a hash noted elsewhere")
    given = parser.parse_args(arguments)
    try:
        checks, people, said = check_all(Path(given.bundle).read_bytes(), given.hash)
    except UNREADABLE as error:
        print(f"无法读取 cannot be read: {type(error).__name__}: {error}")
        return 2
    for chinese, english, differs in checks:
        print(f"{'✗' if differs else '✓'} {chinese} {english}")
        for one in differs:
            print(f"    {ascii(one) if not one.isprintable() else one}")
    for person in people:
        print(f"    {person['name']!r}: {person['approve']} {'当选 elected' if person['elected'] else ''}")
    for one in said:
        print(f"    {one}")
    agrees = not any(differs for _, _, differs in checks)
    print("核验通过 VERIFIED" if agrees else "核验未通过 NOT VERIFIED")
    if agrees and not given.hash:
        print("未提供校验值，只能说明数据包内部一致。Without --hash the bundle only agrees with itself.")
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())
