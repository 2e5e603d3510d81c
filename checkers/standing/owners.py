"""Whose a figure is: its paper's owner held against the applicant, whom form, report and licence name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checkers.model import Case, Text
from checkers.standing.enterprises import Whose, compared
from checkers.standing.facts import in_order
from checkers.standing.places import paper_index
from checkers.standing.subjects import plain, same_premises
from checkers.wording import say
from extractors.known_facts import JOINED_BY, known
from extractors.model import RECOGNISED, Claim, Fact, FactName, Kind, Paper
from extractors.words.loading import pattern

_DECLARING = (Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT)
_FIRST = (*_DECLARING, Kind.BUSINESS_LICENCE)

_BRANCH = pattern("owners", "branch_ends")
_SEVERAL = pattern("owners", "several")


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and whether it was read from a picture."""

    text: str
    read: bool


def applicant_names(case: Case) -> tuple[Named, ...]:
    """What the applicant is called: by its form, else its report, else licences, else any paper; and how before.

    Licences and reports add their wording where theirs is the same enterprise: that of a landlord or a client lies in
    many a dossier.
    """
    said = in_order(case.facts, FactName.APPLICANT)
    first = next((f.evidence.paper for kind in _FIRST for f in said if f.evidence.paper is kind), None)
    base = [f for f in said if f.evidence.paper is first] if first else list(said)
    names = [_named(f) for f in base]
    spoken = known(FactName.APPLICANT).said_by
    more = (_named(f) for f in said if f.evidence.paper in spoken and f not in base)
    names += [n for n in more if _best(n, names) is Whose.OWN]
    names += [_named(f) for f in former_names(case, names)]
    return tuple(names)


def former_names(case: Case, names: Iterable[Named]) -> tuple[Fact, ...]:
    """The names that one of these names bore before, as the papers tell them."""
    own = tuple(names)
    return tuple(f for f in case.facts if f.name is FactName.FORMER_NAME and _is_former(f, own, case))


def _is_former(fact: Fact, names: Sequence[Named], case: Case) -> bool:
    """Whether a former name is the applicant's: its form or report says so, or its new name stands beside it.

    Beside it: in the same words, or as that of whom the same notice of the change is.
    """
    quote, home = plain(fact.evidence.quote), paper_index(fact, case.papers)
    owners = (f for f in case.facts if f.name is FactName.PAPER_OWNER and paper_index(f, case.papers) == home)
    renamed = {plain(f.text) for f in owners} if home >= 0 else set()
    told = any(plain(n.text) in quote or plain(n.text) in renamed for n in names)
    return fact.evidence.paper in _DECLARING or told


def owner_of(claim: Claim, case: Case) -> str:
    """Whom the paper of a figure says that it is of, "" where it names nobody."""
    if claim.lease is not None and claim.lease.tenant:
        return claim.lease.tenant
    if claim.field.statement and claim.subject:
        return claim.subject
    paper = _paper(claim, case)
    if paper is not None and paper.kind is Kind.APPLICATION_REPORT:
        return JOINED_BY.join(_named_in(claim, case))
    return paper.owner if paper else ""


def _may_be_let(deed: Claim, case: Case) -> bool:
    """Whether rooms that another owns may be those that the applicant rents: they are not known to lie elsewhere.

    A person may own rooms that the applicant has without a lease.
    """
    leased = [c for c in case.claims if c.field is deed.field and c.evidence.paper is Kind.LEASE]
    mine = [c for c in leased if whose(c, case) is Whose.OWN]
    if not mine:
        return not leased and len(owner_of(deed, case)) <= _PERSON
    return any(same_premises(deed.subject, c.subject) is not False for c in mine)


_PERSON = 4
"""Characters of a person's name at most."""


def _named_in(claim: Claim, case: Case) -> Iterator[str]:
    """Whom the report in which a figure stands calls the applicant."""
    home = paper_index(claim, case.papers)
    said = (f for f in case.facts if f.name is FactName.APPLICANT and paper_index(f, case.papers) == home)
    return (f.text for f in said)


def whose(claim: Claim, case: Case) -> Whose:
    """Whose a figure is; the applicant's where its paper or the dossier names nobody."""
    owner, names = owner_of(claim, case), applicant_names(case)
    if not owner or not names:
        return Whose.OWN
    platforms = [_named(f) for f in case.facts if f.name is FactName.PLATFORM_NAME]
    found = _of(Named(owner, claim.evidence.reader in RECOGNISED), [*names, *platforms])
    if found is not Whose.OWN and claim.evidence.paper is Kind.PROPERTY_CERTIFICATE:
        landlords = _of(Named(owner, claim.evidence.reader in RECOGNISED), list(_landlords(case, names)))
        return min(found, landlords, Whose.DOUBTFUL if _may_be_let(claim, case) else Whose.ANOTHER)
    if found is Whose.OWN and claim.field.statement and _of_a_part(owner, names[0]):
        return Whose.DOUBTFUL
    return found


def _of_a_part(owner: str, applicant: Named) -> bool:
    """Whether a sheet may be that of a branch where its enterprise applies, or of the enterprise where a branch does.

    A branch is part of the enterprise, its sheet only a part of the enterprise's: unless the branch itself applies.
    """
    one, other = plain(owner), plain(applicant.text)
    return one != other and (_is_branch(one) or _is_branch(other))


def another(claim: Claim, case: Case) -> bool:
    """Whether a figure is surely not the applicant's: it is counted for nothing."""
    return whose(claim, case) is Whose.ANOTHER


def doubt(claim: Claim, case: Case) -> Text | None:
    """Why a figure may be none of the applicant's; None where nothing says so."""
    doubtful = whose(claim, case) is Whose.DOUBTFUL
    return say("perhaps_of_another", enterprise=owner_of(claim, case)) if doubtful else None


def of_others(case: Case, kinds: Iterable[Kind]) -> tuple[Paper, ...]:
    """The papers of those kinds that another owns; for each figure of them `another` holds."""
    wanted, names = tuple(kinds), applicant_names(case)
    rooms = list(_landlords(case, names))
    heard = {paper_index(c, case.papers) for c in case.claims if not another(c, case)}
    papers = [p for i, p in enumerate(case.papers) if p.kind in wanted and p.owner and names and i not in heard]
    return tuple(p for p in papers if _of(Named(p.owner, False), [*names, *rooms]) is Whose.ANOTHER)


def _paper(claim: Claim, case: Case) -> Paper | None:
    index = paper_index(claim, case.papers)
    return case.papers[index] if index >= 0 else None


def _landlords(case: Case, names: tuple[Named, ...]) -> Iterator[Named]:
    """Who lets rooms to the applicant: what certificates of theirs say of the rooms holds."""
    for paper in case.papers:
        if paper.landlord and (not paper.owner or _of(Named(paper.owner, False), names) is not Whose.ANOTHER):
            yield Named(paper.landlord, True)


def _is_branch(owner: str) -> bool:
    return bool(_BRANCH.search(plain(owner)))


def _named(fact: Fact) -> Named:
    return Named(fact.text, fact.evidence.reader in RECOGNISED)


def _of(owner: Named, names: Iterable[Named]) -> Whose:
    """The best word on an owner, who may be several (林木森、陈水生)."""
    each = [Named(part, owner.read) for part in _SEVERAL.split(owner.text) if part]
    known_names = tuple(names)
    return min((_best(one, known_names) for one in each), default=Whose.OWN)


def _best(name: Named, names: Iterable[Named]) -> Whose:
    found = (compared(name.text, own.text, name.read or own.read) for own in names)
    return min(found, default=Whose.ANOTHER)
