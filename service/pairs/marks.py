"""From a finished run's report, and what was written down of its files, to the marks that dossiers are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extractors.known_facts import JOINED_BY
from extractors.model import CountOf, FactName, Kind
from service.pairs.model import FileMark, Mark, Marks, Sort, Where
from service.pairs.places import Places
from service.pairs.rules import data, plain, plain_address, takes

Json = Mapping[str, Any]

_STAFF = (CountOf.STAFF, CountOf.INSURED, CountOf.QUALIFIED)
_APPLYING = (Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT)


def marks_of(dossier: str, run: int, body: Json, files: Iterable[FileMark]) -> Marks:
    """All marks of the dossier, as its run of that number found them."""
    reader = _Reader(body)
    told = (*reader.people(), *reader.leases(), *reader.addresses(), *reader.clients(), *reader.agreements())
    return Marks(dossier, run, reader.names, (*told, *reader.files(files)))


class _Reader:
    """One report, by the sorts of its marks."""

    def __init__(self, body: Json) -> None:
        self._claims = list(enumerate(body["claims"]))
        self._documents = body["documents"]
        self._places = Places(body)
        self.names = tuple(dict.fromkeys(self._names(body["dossier"])))

    def _names(self, dossier: Json) -> Iterator[str]:
        """Whose dossier it is, by every name and code that it goes by."""
        said = [dossier.get("applicant"), dossier.get("credit_code")]
        for _, fact in self._facts(FactName.APPLICANT, FactName.FORMER_NAME, FactName.CREDIT_CODE):
            if fact["evidence"].get("paper") in _APPLYING:
                said.append(fact["value"])
        yield from (plain(name) for name in said if name)

    def people(self) -> Iterator[Mark]:
        """Who stands in a roster, each with what the rosters say of their degree and title; then the head."""
        found: dict[str, Mark] = {}
        for number, claim, row in self._rows(*_STAFF):
            name = plain(row["label"])
            if not takes("person_name", name):
                continue
            beside = _qualification(row)
            if name not in found or (beside and not found[name].beside):
                where = found[name].where if name in found else self._places.of_row(number, claim, row)
                found[name] = Mark(Sort.PERSON, name, row["label"], where, beside)
        for number, fact in self._facts(FactName.LEGAL_REPRESENTATIVE):
            name = plain(fact["value"] or "")
            if name not in found and takes("person_name", name) and self._is_own(fact):
                found[name] = Mark(Sort.PERSON, name, fact["value"], self._places.of_claim(number, fact))
        yield from found.values()

    def leases(self) -> Iterator[Mark]:
        """Leases by premises and days; beside them the landlord and the area."""
        for number, claim in self._leased():
            lease, premises = claim["lease"], plain_address(claim["subject"] or "")
            if not premises or not (lease["since"] or lease["until"]):
                continue
            landlord = plain(self._places.paper(claim).get("landlord") or "")
            key = f"{premises} {lease['since'] or ''} {lease['until'] or ''}"
            beside = (landlord, str(claim["value"]))
            yield Mark(Sort.LEASE, key, claim["subject"], self._places.of_claim(number, claim), beside)

    def addresses(self) -> Iterator[Mark]:
        """Where the applicant is registered, and what it rents: rooms and houses, no buildings that many share."""
        said = [(n, f, f["value"]) for n, f in self._facts(FactName.REGISTERED_ADDRESS) if self._is_own(f)]
        said += [(n, c, c["subject"]) for n, c in self._leased() if self._is_tenant(c["lease"].get("tenant"))]
        found: dict[str, Mark] = {}
        for number, claim, text in said:
            key = plain_address(text or "")
            if takes("unit", key) or (any(c.isdigit() for c in key) and not takes("tower", key)):
                found.setdefault(key, Mark(Sort.ADDRESS, key, text, self._places.of_claim(number, claim)))
        yield from found.values()

    def clients(self) -> Iterator[Mark]:
        """The enterprises of its lists in their order, each once."""
        found: dict[str, Mark] = {}
        for number, claim, row in self._rows(CountOf.CLIENTS):
            key = plain(row["label"])
            if len(key) > 3 and key not in found and key not in self.names:
                where = self._places.of_row(number, claim, row)
                found[key] = Mark(Sort.CLIENT, key, row["label"], where, order=len(found))
        yield from found.values()

    def agreements(self) -> Iterator[Mark]:
        """Agreements by all their parties and the day; in a file of several each day goes with its own parties."""
        named = data()["agreement"]
        for document in self._documents:
            parties, days = (list(self._in(document["name"], named[what])) for what in ("parties", "day"))
            if len(parties) == len(days):
                for (number, said), (_, day) in zip(parties, days, strict=True):
                    names = sorted(plain(name) for name in said["value"].split(JOINED_BY))
                    key = f"{JOINED_BY.join(names)} {day['value']}"
                    if len(names) > 1:
                        yield Mark(Sort.AGREEMENT, key, said["value"], self._places.of_claim(number, said))

    def files(self, files: Iterable[FileMark]) -> Iterator[Mark]:
        """Contents, scanned pages, authors and moments of its files."""
        of: dict[str, list[FileMark]] = {}
        for mark in files:
            of.setdefault(mark.sha256, []).append(mark)
        for document in self._documents:
            if document["sha256"] and not document["error_code"]:
                yield from self._of_file(document, of.get(document["sha256"], []))

    def _of_file(self, document: Json, told: list[FileMark]) -> Iterator[Mark]:
        whole = self._places.of_page(document, None)
        if comparable(whole.paper):
            yield Mark(Sort.FILE, whole.sha256, document["name"], whole, of=self._auditor(whole))
        for mark in told:
            if not mark.page:
                yield from _of_making(mark, whole)
            elif mark.look and mark.scanned:
                where = self._places.of_page(document, mark.page)
                if comparable(where.paper):
                    yield Mark(Sort.PAGE, mark.look, document["name"], where, of=self._auditor(where))

    def _auditor(self, where: Where) -> str:
        """The firm whose licences may hang on a paper: it hangs the same ones on all its reports."""
        if where.paper not in data()["bound_by_auditors"]:
            return ""
        return next((plain(f["value"] or "") for _, f in self._facts(FactName.AUDITOR)), "")

    def _rows(self, *counts: CountOf) -> Iterator[tuple[int, Json, Json]]:
        for number, claim in self._claims:
            count = claim.get("count")
            if count and count["of"] in counts:
                yield from ((number, claim, row) for row in count["rows"] if row["label"])

    def _leased(self) -> Iterator[tuple[int, Json]]:
        yield from ((n, c) for n, c in self._claims if c.get("lease") and c["evidence"].get("paper") == Kind.LEASE)

    def _facts(self, *names: FactName) -> Iterator[tuple[int, Json]]:
        yield from ((n, c) for n, c in self._claims if c["field"] in names)

    def _in(self, document: str, name: str) -> Iterator[tuple[int, Json]]:
        """The facts of that name in a document, as far as they say something."""
        said = ((n, c) for n, c in self._claims if c["field"] == name and c["value"])
        yield from ((n, c) for n, c in said if c["evidence"]["document"] == document)

    def _is_own(self, fact: Json) -> bool:
        """Whether the paper of a fact names no other holder: the licence of a landlord or client does."""
        home = fact["evidence"]
        holders = [
            plain(f["value"] or "")
            for _, f in self._facts(FactName.APPLICANT)
            if _paper(f["evidence"]) == _paper(home) and f["evidence"].get("page") == home.get("page")
        ]
        return not holders or any(holder in self.names for holder in holders)

    def _is_tenant(self, tenant: str | None) -> bool:
        return not tenant or plain(tenant) in self.names


def comparable(paper: str) -> bool:
    """Whether the same scan of such a paper in two dossiers says anything."""
    same: Mapping[str, list[str]] = data()["same_papers"]
    return paper in same["strong"] or paper in same["weak"]


def _paper(evidence: Json) -> tuple[str, str | None]:
    return evidence["document"], evidence.get("paper")


def _qualification(row: Json) -> tuple[str, ...]:
    """What a roster says of degree and title, where it says more than the usual degree."""
    remark = row.get("remark") or {}
    parts = tuple(plain(part) for part in remark.get("parts", ())) if "qualification" in remark.get("code", "") else ()
    return parts if any(not takes("usual_qualification", part) for part in parts) else ()


def _of_making(mark: FileMark, where: Where) -> Iterator[Mark]:
    by = next((n for n in (mark.changed_by, mark.author) if not takes("nobody", plain(n).lower())), "")
    if by and where.paper in data()["own"]:
        yield Mark(Sort.AUTHOR, plain(by), by, where)
    at = mark.changed if mark.changed_by else mark.created
    if comparable(where.paper) and not takes("no_moment", at):
        to_the_second = not at.endswith(":00") and mark.producer
        if by or to_the_second:
            key = f"{at} {plain(by) or plain(mark.producer)}"
            yield Mark(Sort.MOMENT, key, at.replace("T", " "), where)
