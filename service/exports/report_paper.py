"""A report as a paper to hand out: findings by paragraph of the regulation, each figure with its picture once."""

from __future__ import annotations

from collections.abc import Iterator

from service.exports.contents import Shown, Taking, Word
from service.exports.cuts import on_paper
from service.exports.paper import Block, Grid, Heading, Line, Pairs, Paper, Points, Quoted, Shot, Signature
from service.exports.words import said
from service.report.view import ClaimView, ConditionView, DocumentView, FindingView


def report_paper(shown: Shown, taking: Taking, made: str) -> Paper:
    """The report of a finished run; `made` is the moment of the export in words."""
    words = shown.words
    return Paper(
        lang=taking.lang,
        title=words.text("title"),
        over=words.text("subtitle"),
        blocks=tuple(_Writer(shown, taking).blocks(made)),
        pages=page_words(taking),
        foot=shown.dossier.name,
    )


def page_words(taking: Taking) -> tuple[str, str, str]:
    """What stands around the numbers of the pages."""
    before, between, behind = (said(f"page_{where}", taking.lang) for where in ("before", "between", "behind"))
    return before, between, behind


class _Writer:
    """Writes the blocks, and knows which figures have been shown."""

    def __init__(self, shown: Shown, taking: Taking) -> None:
        self._shown = shown
        self._taking = taking
        self._numbers: dict[int, int] = {}

    def _said(self, name: str, /, **parts: object) -> str:
        return said(name, self._taking.lang, **parts)

    def blocks(self, made: str) -> Iterator[Block]:
        """All of the paper in its order."""
        yield from self._front(made)
        yield from self._overview()
        yield from self._scope()
        yield from self._findings()
        yield from self._papers()
        if self._shown.alike:
            yield Heading(self._said("alike"))
            yield Points(self._shown.alike)
        if self._taking.inside:
            yield from self._signatures()

    def _front(self, made: str) -> Iterator[Block]:
        shown, dossier = self._shown, self._shown.dossier
        round_told = self._with(dossier.round_title, dossier.round_number) or self._said("no_round")
        rows = [
            *shown.view.facts,
            (self._said("round"), round_told),
            (self._said("run"), self._said("run_told", number=shown.run, at=shown.finished)),
            (self._said("dossier_number"), dossier.number),
            (self._said("stage"), dossier.stage),
            (self._said("made_at"), made),
        ]
        yield Pairs(tuple(rows))
        if not shown.is_current:
            yield Line(self._said("newer_papers"), tone="warn")

    def _with(self, title: str, number: str) -> str:
        return title + self._said("in_brackets", text=number) if title else ""

    def _overview(self) -> Iterator[Block]:
        words, view = self._shown.words, self._shown.view
        yield Heading(self._said("overview"))
        yield Line(view.summary, tone="lead")
        header = ("condition", "required", "value", "verdict", "papers_agree")
        rows: list[tuple[str, ...]] = []
        for paragraph in view.overview:
            rows += [(paragraph.clause,), *(self._line(line) for line in paragraph.conditions)]
        yield Grid(tuple(words.text(name) for name in header), tuple(rows), (26, 22, 22, 15, 15))

    def _line(self, line: ConditionView) -> tuple[str, ...]:
        asked, none = line.threshold, self._said("none")
        return (
            line.title,
            asked.required or none if asked else none,
            asked.value or none if asked else none,
            self._verdict(asked) if asked else none,
            self._verdict(line.agreement) if line.agreement else none,
        )

    def _verdict(self, finding: FindingView) -> str:
        light = f"{finding.light.sign} {finding.light.word}"
        return self._said("shaky", word=light) if finding.shaky else light

    def _scope(self) -> Iterator[Block]:
        view, words = self._shown.view, self._shown.words
        yield Heading(self._said("looked_at"))
        yield from (Line(line) for line in view.scope)
        broken = [d.name for d in view.documents if d.error]
        names = self._said("comma").join(broken)
        told = self._said("unread_files", count=len(broken), names=names) if broken else self._said("all_read")
        yield Line(told, tone="warn" if broken else "plain")
        if count := sum(len(strip.figures) for strip in view.left_out):
            yield Line(self._said("left_out", count=count))
        yield Pairs(view.run)
        yield Line(words.text("law_reading"), tone="soft")
        yield Line(words.text("disclaimer"), tone="soft")

    def _findings(self) -> Iterator[Block]:
        yield Heading(self._said("findings"))
        for paragraph in self._shown.view.overview:
            yield Heading(paragraph.clause, level=2)
            for line in paragraph.conditions:
                for finding in (line.threshold, line.agreement):
                    if finding:
                        yield from self._finding(finding)

    def _finding(self, finding: FindingView) -> Iterator[Block]:
        words = self._shown.words
        shaky = words.text("shaky") if finding.shaky else ""
        yield Heading(finding.title, 3, "", finding.light, shaky)
        value = words.text("declared_value" if finding.is_agreement else "value")
        rows = ((words.text("required"), finding.required), (value, finding.value))
        if any(told for _, told in rows):
            yield Pairs(tuple(row for row in rows if row[1]))
        yield Line(finding.message)
        if finding.causes:
            yield Line(self._said("semicolon").join(finding.causes), label=words.text("causes"))
        if finding.alternatives:
            yield Line("", label=words.text("alternatives"))
            yield Points(
                tuple(f"{a.value} {a.why} — {words.text('would_be')} {a.light.word}" for a in finding.alternatives)
            )
        yield from self._proofs(finding)
        yield from self._words_on(finding)

    def _proofs(self, finding: FindingView) -> Iterator[Block]:
        """The figures that were not shown yet, and where the others are."""
        before = [str(self._numbers[number]) for number in finding.claims if number in self._numbers]
        for number in finding.claims:
            if number not in self._numbers:
                self._numbers[number] = len(self._numbers) + 1
                yield from self._proof(self._shown.view.claims[number])
        if before:
            yield Line(self._said("see_proof", numbers=self._said("comma").join(before)), tone="soft")
        if not finding.claims:
            yield Line(self._said("no_proof"), tone="soft")

    def _proof(self, claim: ClaimView) -> Iterator[Block]:
        where = [claim.label, claim.basis, claim.paper, claim.document, claim.place, claim.as_of, claim.approximation]
        told = " · ".join(part for part in (claim.value, *where) if part)
        yield Line(told, label=self._said("proof", number=self._numbers[claim.number]))
        yield self._picture(claim)
        if claim.count:
            left, counted = len(claim.count.left), len(claim.count.counted)
            yield Line(self._shown.words.text("rows_counted", counted=counted, left=left), tone="soft")
        how = [claim.reader, claim.confidence, *(f"✓ {one}" for one in claim.confirmed)]
        yield Line(" · ".join(how), tone="soft")
        yield from (Line(rival, tone="warn") for rival in claim.rivals)
        if claim.number in self._shown.corrected:
            yield Line(self._shown.corrected[claim.number], tone="warn")

    def _picture(self, claim: ClaimView) -> Block:
        cut = self._shown.cuts.get(claim.number)
        if cut is not None and self._taking.store.has(cut.digest):
            with self._taking.store.open(cut.digest) as file:
                drawn, wide = on_paper(file.read(), cut.marks)
            return Shot(drawn.data, drawn.mime, wide, f"{claim.label} {claim.value}")
        if claim.excerpt is not None:
            return Quoted(claim.excerpt)
        return Line(self._said("no_picture", quote=claim.quote), tone="soft")

    def _words_on(self, finding: FindingView) -> Iterator[Block]:
        if not self._taking.inside:
            return
        key = self._shown.keys[finding.number]
        for word in self._shown.said.get(key, ()):
            yield Line(_word_told(word), label=self._said("said" if word.holds else "said_before"))
        if key in self._shown.waiting:
            yield Line(self._said("unsaid"), tone="soft")

    def _papers(self) -> Iterator[Block]:
        yield Heading(self._said("papers"))
        names = ("number", "file", "kind", "pages", "notes", "hash")
        documents = zip(self._shown.view.documents, self._shown.hashes, strict=True)
        rows = tuple(self._paper(place, document, sha256) for place, (document, sha256) in enumerate(documents, 1))
        header = tuple(self._said(name) for name in names)
        yield Grid(header, rows, (6, 20, 21, 6, 24, 23), codes=frozenset({5}))

    def _paper(self, place: int, document: DocumentView, sha256: str) -> tuple[str, ...]:
        kinds = self._said("semicolon").join(paper.label for paper in document.papers) or document.kind
        error = (self._said("unreadable", why=document.error),) if document.error else ()
        notes = self._said("semicolon").join((*error, *document.notes))
        none = self._said("none")
        return (str(place), document.name, kinds, str(document.pages or none), notes or none, sha256 or none)

    def _signatures(self) -> Iterator[Block]:
        yield Heading(self._said("signatures"))
        if self._shown.dossier.remark:
            yield Line(self._shown.dossier.remark, label=self._said("sign_opinion"))
        opinion, day = self._said("sign_opinion"), self._said("sign_day")
        yield Signature(
            (
                ((opinion,), 5),
                ((self._said("sign_expert"), day), 2),
                ((self._said("sign_expert"), day), 2),
                ((self._said("sign_staff"), day), 2),
                ((self._said("sign_office"), day), 3),
            )
        )


def _word_told(word: Word) -> str:
    return " · ".join(part for part in (word.verdict, word.reason, word.by, word.at) if part)
