"""A whole article out of one database and into another, decisions included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model

from editorial.formats.draft import Unreadable
from editorial.formats.record import (
    ArticleRecord,
    BlockRecord,
    DecisionRecord,
    PlacementRecord,
    ReleaseRecord,
    RemarkRecord,
    RevisionRecord,
    SilenceRecord,
    SuggestionRecord,
)
from editorial.models import (
    Article,
    Block,
    Decision,
    Placement,
    Release,
    Remark,
    Revision,
    Silence,
    Suggestion,
)
from editorial.text.block import Block as Copy
from editorial.text.block import BlockKind

from .integrity import article_violations

_OF_SUGGESTION = (
    "start end original replacement kind severity category rule author_name message source identity made_at"
    " verdict applied held withdrawn version decided_at"
).split()

_MAY_BE_EMPTY = "applied", "checked_by", "decided_at", "words", "act", "lifted_at"  # others look at these


def article_record(article: Article) -> ArticleRecord:
    """Everything the database holds about the article; people by user name, the rest by place."""
    blocks = {block.pk: n for n, block in enumerate(article.blocks.order_by("pk"))}
    placements = article.placements.order_by("since", "position")
    revisions = article.revisions.select_related("made_by", "takes_back").order_by("number")
    return ArticleRecord(
        headline=article.headline,
        language=article.language,
        dated=article.dated,
        source=article.source,
        created_by=_name(article.created_by),
        created_at=article.created_at,
        checked_at=article.checked_at,
        blocks=tuple(BlockRecord(b.kind, b.html) for b in article.blocks.order_by("pk")),
        placements=tuple(
            PlacementRecord(blocks[p.block_id], p.position, p.since, p.until) for p in placements
        ),
        revisions=tuple(_revision_record(r) for r in revisions),
        suggestions=_suggestion_records(article, blocks),
        silences=tuple(_silence_record(s) for s in article.silences.select_related("made_by", "lifted_by")),
        releases=tuple(
            ReleaseRecord(r.revision, r.queries, r.reason, r.editor.get_username(), r.at)
            for r in article.releases.select_related("editor")
        ),
    )


def _revision_record(revision: Revision) -> RevisionRecord:
    back = revision.takes_back
    return RevisionRecord(
        revision.number, _name(revision.made_by), revision.made_at, back.number if back else None
    )


def _silence_record(kept: Silence) -> SilenceRecord:
    return SilenceRecord(
        kept.rule,
        kept.words,
        str(kept.act),
        kept.made_by.get_username(),
        kept.made_at,
        _name(kept.lifted_by),
        kept.lifted_at,
    )


def _suggestion_records(article: Article, blocks: dict[int, int]) -> tuple[SuggestionRecord, ...]:
    rows = article.suggestions.select_related("author", "decided_by").order_by("pk")
    suggestions = list(rows.prefetch_related("decisions__editor", "remarks__author"))
    places = {suggestion.pk: n for n, suggestion in enumerate(suggestions)}
    return tuple(
        SuggestionRecord(
            **{name: getattr(s, name) for name in _OF_SUGGESTION},
            block=blocks[s.block_id],
            alternatives=tuple(s.alternatives),
            also=tuple(s.also),
            author=_name(s.author),
            carried_from=None if s.carried_from_id is None else places[s.carried_from_id],
            outdated_at=None if s.outdated_at_id is None else blocks[s.outdated_at_id],
            decided_by=_name(s.decided_by),
            decisions=tuple(
                _decision_record(d) for d in sorted(s.decisions.all(), key=lambda decision: decision.number)
            ),
            remarks=tuple(RemarkRecord(r.author.get_username(), r.text, r.at) for r in s.remarks.all()),
        )
        for s in suggestions
    )


def _decision_record(decision: Decision) -> DecisionRecord:
    return DecisionRecord(
        decision.number,
        decision.before,
        decision.after,
        decision.words,
        decision.reason,
        str(decision.act) if decision.act else None,
        decision.editor.get_username(),
        decision.at,
    )


def _name(person: User | None) -> str | None:
    return person.get_username() if person else None


def take_in_record(record: ArticleRecord) -> Article:
    """The article as it was where the record was made.

    People who are not known here become users who cannot log in. Raises Unreadable when the record
    breaks an invariant; then nothing is stored.
    """
    try:
        with transaction.atomic():
            article = _stored(record)
            fault = next(article_violations(article), None)
            if fault:
                raise Unreadable(f"This article does not hold together: {fault}.")
    except ValidationError as error:
        raise Unreadable(f"This article cannot be stored: {' '.join(error.messages)}") from None
    except DatabaseError:
        raise Unreadable("This article breaks a rule of the database, so it was not stored.") from None
    return article


def _stored(record: ArticleRecord) -> Article:
    people = _people(record)
    article = Article(
        headline=record.headline,
        language=record.language,
        dated=record.dated,
        source=record.source,
        created_by=people.get(record.created_by),
        created_at=record.created_at,
        checked_at=record.checked_at,
    )
    _sound([article])
    article.save()
    copies = [Copy(BlockKind(block.kind), block.html) for block in record.blocks]
    blocks = Block.objects.bulk_create(
        Block(article=article, kind=c.kind, html=c.html, text=c.text, digest=c.digest) for c in copies
    )
    Placement.objects.bulk_create(
        Placement(article=article, block=blocks[p.block], position=p.position, since=p.since, until=p.until)
        for p in record.placements
    )
    _store_revisions(record, article, blocks, people)
    _store_suggestions(record, article, blocks, people)
    _store_talk(record, article, people)
    return article


def _store_revisions(
    record: ArticleRecord, article: Article, blocks: Sequence[Block], people: dict[str | None, User]
) -> None:
    """One after the other, each knowing the one it takes back: revisions are written once."""
    made: dict[int | None, Revision] = {}
    for revision in sorted(record.revisions, key=lambda revision: revision.number):
        made[revision.number] = Revision.objects.create(
            article=article,
            number=revision.number,
            digest=_digest(record, blocks, revision.number),
            made_by=people.get(revision.made_by),
            made_at=revision.made_at,
            takes_back=made.get(revision.takes_back),
        )


def _store_talk(record: ArticleRecord, article: Article, people: dict[str | None, User]) -> None:
    silences = [
        Silence(
            article=article,
            rule=s.rule,
            words=s.words,
            act=UUID(s.act),
            made_by=people[s.made_by],
            made_at=s.made_at,
            lifted_by=people.get(s.lifted_by),
            lifted_at=s.lifted_at,
        )
        for s in record.silences
    ]
    releases = [
        Release(
            article=article,
            revision=r.revision,
            queries=r.queries,
            reason=r.reason,
            editor=people[r.editor],
            at=r.at,
        )
        for r in record.releases
    ]
    _sound([*silences, *releases])
    Silence.objects.bulk_create(silences)
    Release.objects.bulk_create(releases)


def _digest(record: ArticleRecord, blocks: Sequence[Block], number: int) -> str:
    placed = [p for p in record.placements if p.since <= number and (p.until is None or p.until > number)]
    digests = [blocks[p.block].digest for p in sorted(placed, key=lambda p: p.position)]
    return sha256("\n".join(digests).encode()).hexdigest()


def _store_suggestions(
    record: ArticleRecord, article: Article, blocks: Sequence[Block], people: dict[str | None, User]
) -> None:
    suggestions = [
        Suggestion(
            **{name: getattr(r, name) for name in _OF_SUGGESTION},
            article=article,
            block=blocks[r.block],
            alternatives=list(r.alternatives),
            also=list(r.also),
            author=people.get(r.author),
            outdated_at=None if r.outdated_at is None else blocks[r.outdated_at],
            decided_by=people.get(r.decided_by),
        )
        for r in record.suggestions
    ]
    _sound(suggestions)
    Suggestion.objects.bulk_create(suggestions, batch_size=500)
    for suggestion, r in zip(suggestions, record.suggestions, strict=True):
        if r.carried_from is not None:
            suggestion.carried_from = before = suggestions[r.carried_from]
            suggestion.origin = before.origin or before
    Suggestion.objects.bulk_update(suggestions, ["carried_from", "origin"], batch_size=500)
    decisions = [
        Decision(
            suggestion=suggestion,
            number=d.number,
            before=d.before,
            after=d.after,
            words=d.words,
            reason=d.reason,
            act=UUID(d.act) if d.act else None,
            editor=people[d.editor],
            at=d.at,
        )
        for suggestion, r in zip(suggestions, record.suggestions, strict=True)
        for d in r.decisions
    ]
    remarks = [
        Remark(suggestion=suggestion, author=people[line.author], text=line.text, at=line.at)
        for suggestion, r in zip(suggestions, record.suggestions, strict=True)
        for line in r.remarks
    ]
    _sound([*decisions, *remarks])
    Decision.objects.bulk_create(sorted(decisions, key=lambda d: (d.at, d.number)), batch_size=500)
    Remark.objects.bulk_create(sorted(remarks, key=lambda line: line.at), batch_size=500)


def _sound(rows: Iterable[Model]) -> None:
    """Raises ValidationError where a value does not fit its field; SQLite would take it."""
    for row in rows:
        related = [field.name for field in row._meta.fields if field.is_relation]
        row.clean_fields(exclude=[*related, *_MAY_BE_EMPTY])


def _people(record: ArticleRecord) -> dict[str | None, User]:
    """Everyone named in the record, by user name."""
    names = {record.created_by, *(r.made_by for r in record.revisions)}
    for suggestion in record.suggestions:
        names |= {suggestion.author, suggestion.decided_by, *(d.editor for d in suggestion.decisions)}
        names |= {line.author for line in suggestion.remarks}
    for silence in record.silences:
        names |= {silence.made_by, silence.lifted_by}
    names |= {release.editor for release in record.releases}
    people: dict[str | None, User] = {}
    for name in sorted(name for name in names if name is not None):
        person = User.objects.filter(username=name).first() or User(username=name, is_active=False)
        if person.pk is None:
            person.set_unusable_password()
            person.full_clean(exclude=["password"])
            person.save()
        people[name] = person
    return people
