"""Everything wrong or worth a second look in a pack, with and without its source document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from huizhang.kernel.message import Message, message
from huizhang.policy.clauses import CLAUSES
from huizhang.policy.document import read_document
from huizhang.policy.load import Source, find, lineage
from huizhang.policy.merged_rules import RULES
from huizhang.policy.pack import Pack, PackError
from huizhang.policy.relaxation import relaxations
from huizhang.policy.resolve import assemble

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """`level` is error or warning; `where` names the block and key."""

    level: str
    file: str
    where: str
    message: Message


def lint(pack: str | Path, source: Path | None = None) -> tuple[Remark, ...]:
    """Errors first. `source`: the document in which every mark must be found.

    Raises PackError where the pack itself cannot be found, or the document not be read.
    """
    find(pack)
    try:
        sources = lineage(pack)
    except PackError as error:
        return (Remark(ERROR, str(pack), "", error.message),)
    assembled, faults = assemble(sources)
    remarks = [Remark(ERROR, fault.file, fault.where, fault.what) for fault in faults]
    if source is not None:
        remarks += _marks(sources[-1], assembled, source)
    return (*remarks, *_relaxed(sources, assembled))


def _relaxed(sources: Sequence[Source], pack: Pack) -> Iterator[Remark]:
    """Each relaxation with the file of the pack that brought it, which may be one that `pack` extends."""
    base, _ = assemble(sources[:1])
    relaxed = list(relaxations(base, pack))
    earlier = [list(relaxations(base, assemble(sources[:n])[0])) for n in range(2, len(sources))]
    for one in relaxed:
        file, where, said = one
        # the last pack without it is followed by the one that brought it
        lacking = [n for n, known in enumerate(earlier, start=1) if one not in known]
        yield Remark(WARNING, sources[lacking[-1] + 1 if lacking else 1].file(file), where, said)


def _marks(source: Source, pack: Pack, file: Path) -> Iterator[Remark]:
    document = read_document(file, pack.title)
    marked = [
        (source.file(RULES), rule.id, rule.cite, rule.mark) for rule in pack.rules.values() if rule.mark
    ]
    marked += [(source.file(CLAUSES), one.id, one.article, one.mark) for one in pack.clauses.values()]
    for where, name, article, mark in marked:
        if not document.holds(article, mark):
            said = message(
                "“{mark}” is not in article {article} of {file}; correct the mark or the article",
                mark=mark,
                article=article,
                file=file.name,
            )
            yield Remark(ERROR, where, name, said)
