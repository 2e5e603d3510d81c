"""Whose a name, a paper, a figure or a fact is: the one way in which owners are held against the applicant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checkers.model import Case, Text
from checkers.standing.applicant import DECLARING, Named, applicant_names, best, platform_names, rivals
from checkers.standing.coded_names import OF, another_by_code
from checkers.standing.enterprises import Whose, same_name
from checkers.standing.places import paper_index
from checkers.standing.subjects import plain, same_premises
from checkers.wording import say
from extractors.known_facts import JOINED_BY
from extractors.model import RECOGNISED, Claim, Fact, FactName, Kind, Paper, Statement
from extractors.words.loading import pattern

_ISSUED = frozenset({FactName.AWARD, FactName.SATISFACTION, FactName.PRESS_REPORT})
"""What others say of the applicant: who issues such a paper is not whom it is about."""

_PERSON = 4
"""Characters of a person's name at most."""

_BRANCH = pattern("owners", "branch_ends")
_SEVERAL = pattern("owners", "several")


def held_against(name: Named, names: Iterable[Named], exact: bool = False) -> Whose:
    """The best word on a name, who may be several (林木森、陈水生), held against the names of one body.

    `exact`: a name that was not read from a picture is surely theirs letter for letter alone.
    """
    known_names = tuple(names)
    each = (Named(part, name.read) for part in _SEVERAL.split(name.text) if part)
    return min((_exactly(one, known_names) if exact else best(one, known_names) for one in each), default=Whose.OWN)


def _exactly(name: Named, names: Iterable[Named]) -> Whose:
    return min((_letter_for_letter(name, own) for own in names), default=Whose.ANOTHER)


def _letter_for_letter(name: Named, own: Named) -> Whose:
    found, read = best(name, (own,)), name.read or own.read
    return Whose.DOUBTFUL if found is Whose.OWN and not read and not same_name(name.text, own.text) else found


def whose_name(name: str, case: Case, read: bool = False) -> Whose:
    """Whose a name is: the applicant's or its platform's, perhaps, or another's; the applicant's for "".

    Where papers leave open who applies nothing is surely the applicant's.
    """
    surely = Whose.DOUBTFUL if rivals(case) else Whose.OWN
    names = applicant_names(case)
    if not name or not names:
        return surely
    own = (*names, *platform_names(case))
    found = held_against(Named(name, read), own)
    alike = found is Whose.OWN and any(same_name(name, one.text) for one in own)
    return max(surely, found if alike else by_code(found, (name,), case))


def by_code(found: Whose, names: Iterable[str], case: Case) -> Whose:
    """The word on names that are not quite the applicant's, settled by the credit codes beside them where these can."""
    apart = found is not Whose.ANOTHER and all(another_by_code(name, case) for name in names)
    return Whose.ANOTHER if apart else found


def owner_of(said: Statement, case: Case) -> str:
    """Whom a figure or a fact is of: by its own words, else by its paper; "" for nobody."""
    if own := _in_its_words(said):
        return own
    home = paper_index(said, case.papers)
    issued = isinstance(said, Fact) and said.name in _ISSUED
    return owner_of_paper(case.papers[home], case) if home >= 0 and not issued else ""


def _in_its_words(said: Statement) -> str:
    if isinstance(said, Fact):
        return next((r.parts[0] for r in said.remarks if r.code == OF), "")
    if said.body:
        return said.body
    if said.lease is not None and said.lease.tenant:
        return said.lease.tenant
    return (said.subject or "") if said.field.statement else ""


def owner_of_paper(paper: Paper, case: Case) -> str:
    """Whom a paper is of: whom its auditors name or it calls the applicant, else as its head or its file says it."""
    asked = FactName.APPLICANT if paper.kind in DECLARING else FactName.AUDITED_ENTITY
    inside = dict.fromkeys(f.text for f in case.numbered(asked).values() if _stands_in(f, paper, case))
    if paper.kind in DECLARING and inside:
        return JOINED_BY.join(inside)
    return next(iter(inside), paper.owner)


def _stands_in(said: Statement, paper: Paper, case: Case) -> bool:
    home = paper_index(said, case.papers)
    return home >= 0 and case.papers[home] == paper


def whose_paper(paper: Paper, case: Case) -> Whose:
    """Whose a paper is; the applicant's where it names nobody."""
    said: tuple[Statement, ...] = (*case.claims, *case.facts)
    read = any(s.evidence.reader in RECOGNISED for s in said if s.evidence.document == paper.document)
    return whose_name(owner_of_paper(paper, case), case, read)


def whose(said: Statement, case: Case) -> Whose:
    """Whose a figure or a fact is; the applicant's where its paper or the dossier names nobody."""
    owner = owner_of(said, case)
    found = whose_name(owner, case, said.evidence.reader in RECOGNISED)
    if isinstance(said, Fact) or not owner or not (names := applicant_names(case)):
        return found
    if found is not Whose.OWN and said.evidence.paper is Kind.PROPERTY_CERTIFICATE:
        if _more_than_let(said, case):
            return Whose.ANOTHER
        letting = held_against(Named(owner, said.evidence.reader in RECOGNISED), landlords(case, names))
        return min(found, letting, Whose.DOUBTFUL if _may_be_let(said, case) else Whose.ANOTHER)
    if found is Whose.OWN and said.field.statement and _of_a_part(owner, names[0]):
        return Whose.DOUBTFUL
    return found


def speaks_of_itself(claim: Claim, case: Case) -> bool:
    """Whether a figure stands in a paper of which the applicant is surely the author and of which it is.

    Its form and report are; another paper is where it names its applicant, or is the applicant's own by its head or
    signature: a letter, a confirmation, a certificate of whoever wrote it is not.
    """
    home = paper_index(claim, case.papers)
    paper = case.papers[home] if home >= 0 else None
    if claim.evidence.paper in DECLARING or paper is None:
        return claim.evidence.paper in DECLARING
    asked = any(_stands_in(f, paper, case) for f in case.facts if f.name is FactName.APPLICANT)
    signed = bool(paper.owner and applicant_names(case)) and whose_name(paper.issuer, case) is Whose.OWN
    return (asked or signed) and whose(claim, case) is Whose.OWN


def _more_than_let(deed: Claim, case: Case) -> bool:
    """Whether a certificate of another tells the house of which a lease lets the applicant a part only."""
    mine = [c for c in _leased(deed, case) if whose(c, case) is Whose.OWN and c.measure is deed.measure]
    house, rooms = plain(deed.subject or ""), [c for c in mine if c.subject and deed.value > c.value]
    return bool(house) and any(same_premises(house, c.subject) is None for c in rooms)


def _leased(deed: Claim, case: Case) -> list[Claim]:
    return [c for c in case.claims if c.field is deed.field and c.evidence.paper is Kind.LEASE]


def _may_be_let(deed: Claim, case: Case) -> bool:
    """Whether rooms that another owns may be those that the applicant rents: they are not known to lie elsewhere.

    A person may own rooms that the applicant has without a lease.
    """
    leased = _leased(deed, case)
    mine = [c for c in leased if whose(c, case) is Whose.OWN]
    if not mine:
        return not leased and len(owner_of(deed, case)) <= _PERSON
    return any(same_premises(deed.subject, c.subject) is not False for c in mine)


def _of_a_part(owner: str, applicant: Named) -> bool:
    """Whether a sheet may be that of a branch where its enterprise applies, or of the enterprise where a branch does.

    A branch is part of the enterprise, its sheet only a part of the enterprise's: unless the branch itself applies.
    """
    one, other = plain(owner), plain(applicant.text)
    return one != other and (_is_branch(one) or _is_branch(other))


def _is_branch(owner: str) -> bool:
    return bool(_BRANCH.search(plain(owner)))


def another(claim: Claim, case: Case) -> bool:
    """Whether a figure is surely not the applicant's: it is counted for nothing."""
    return whose(claim, case) is Whose.ANOTHER


def doubt(claim: Claim, case: Case) -> Text | None:
    """Why a figure may be none of the applicant's; None where nothing says so."""
    if whose(claim, case) is not Whose.DOUBTFUL:
        return say("tenant_untold") if _is_of_nobody(claim, case) else None
    if several := rivals(case):
        return say("several_applicants", names=JOINED_BY.join(several))
    return say("perhaps_of_another", enterprise=owner_of(claim, case))


def _is_of_nobody(claim: Claim, case: Case) -> bool:
    """Whether a lease names no tenant at all: whoever has it has it from somebody."""
    home = paper_index(claim, case.papers)
    return home >= 0 and case.papers[home].nameless and not owner_of(claim, case)


def of_others(case: Case, kinds: Iterable[Kind]) -> tuple[Paper, ...]:
    """The papers of those kinds that another owns; for each figure of them `another` holds."""
    wanted, names = tuple(kinds), applicant_names(case)
    rooms = list(landlords(case, names))
    heard = {paper_index(c, case.papers) for c in case.claims if not another(c, case)}
    papers = [p for i, p in enumerate(case.papers) if p.kind in wanted and p.owner and names and i not in heard]
    return tuple(p for p in papers if held_against(Named(p.owner, False), [*names, *rooms]) is Whose.ANOTHER)


def landlords(case: Case, names: tuple[Named, ...]) -> Iterator[Named]:
    """Who lets rooms to the applicant: what certificates of theirs say of the rooms holds."""
    for paper in case.papers:
        mine = not paper.owner or held_against(Named(paper.owner, False), names) is not Whose.ANOTHER
        if paper.landlord and mine:
            yield Named(paper.landlord, True)
