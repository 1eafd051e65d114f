"""The one act that nobody can undo: words are taken out of every table, and originals that hold them are sealed."""

import logging
from collections.abc import Iterable
from typing import Any

from django.db import DatabaseError, OperationalError, connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import sealing
from articles.actions import Actor
from articles.matching import folding
from articles.models import Blob, Organization, Redaction, StaffLogEntry
from articles.redaction import addresses, following, sessions
from articles.redaction.finding import Found, articles_of, find, patient
from articles.redaction.originals import Read, of_articles
from articles.redaction.refusing import Refused
from articles.redaction.scanning import Hit, scan
from articles.redaction.scope import Scope
from articles.redaction.tables import Table, tables
from articles.redaction.words import Words
from articles.redaction.writing import UnwritableError, delete, without_history, write

logger = logging.getLogger(__name__)
ATTEMPTS = 3
PATIENCE = "20s"
"""How long it waits for others who write, who wait for it in their turn."""
BUSY = {"40P01", "55P03", "57014"}
"""Deadlock, lock not available, cancelled: another attempt may go well."""
SLUGS = "articles_formerslug"
NAMES = "articles_namecandidate"


class RedactionError(Exception):
    """A redaction that was not done; nothing was changed. The message says why, and what to do."""


class RefusedError(RedactionError):
    """Rows of the registry, or accounts, are called by the words."""

    def __init__(self, rows: list[Refused]) -> None:
        names = "; ".join(f"{one.kind} {one.key}" for one in rows[:10])
        text = _("What is called by the words is not redacted. Rename it or delete it first: {names}.")
        super().__init__(text.format(names=names))
        self.rows = rows


def redact(*, words: Words, scope: Scope, reason: str, by: Actor, read: Read) -> Redaction:
    """Take words out of everything in `scope`, for ever, and seal the originals that hold them.

    Where it fails, nothing is changed: RedactionError says why.
    """
    if not reason.strip():
        raise RedactionError(_("A redaction needs a reason: it is all that will be known of it."))
    if words.are_in(reason):
        raise RedactionError(_("The reason repeats the words: it would keep what is to be taken out."))
    try:
        to = sealing.recipient()
    except sealing.SealError as why:
        raise RedactionError(str(why)) from why
    found = find(words, scope, read)
    if found.refused:
        raise RefusedError(found.refused)
    if not found:
        raise RedactionError(_("The words are found nowhere."))
    sealed = _sealed(found.originals, to)
    try:
        redaction = _written(words, scope, reason.strip(), by, sealed, to)
    except BaseException:
        sealing.take_back(sealed)
        raise
    sealing.forget(sealed)
    _let_go(redaction)
    return redaction


def _sealed(blobs: Iterable[Blob], to: str) -> list[Blob]:
    done: list[Blob] = []
    try:
        for blob in blobs:
            if blob.path.exists():  # lost bytes hold nothing any more: `verify` tells of them
                sealing.seal(blob, to)
                done.append(blob)
    except BaseException as problem:
        sealing.take_back(done)
        if isinstance(problem, sealing.SealError | OSError):
            text = _("An original could not be sealed: {problem}. Nothing was changed.")
            raise RedactionError(text.format(problem=problem)) from problem
        raise
    return done


def _written(words: Words, scope: Scope, reason: str, by: Actor, sealed: list[Blob], to: str) -> Redaction:
    for attempt in range(ATTEMPTS):
        more: list[Blob] = []
        try:
            with transaction.atomic(), without_history():
                redaction = _in_one_transaction(words, scope, reason, by, sealed, more, to)
        except BaseException as problem:
            sealing.take_back(more)
            if isinstance(problem, UnwritableError):
                text = _("{table}: the rule {rule} lets no mark stand in the place of the words. Nothing was changed.")
                raise RedactionError(text.format(table=problem.table.label, rule=problem.problem)) from None
            busy = isinstance(problem, OperationalError) and getattr(problem.__cause__, "pgcode", "") in BUSY
            if busy and attempt + 1 < ATTEMPTS:
                continue
            if busy:
                text = _("Others write just now, an intake perhaps. Nothing was changed: try it again in a minute.")
                raise RedactionError(text) from None
            raise
        sealed += more
        return redaction
    raise AssertionError("unreachable")


def _in_one_transaction(
    words: Words, scope: Scope, reason: str, by: Actor, sealed: list[Blob], more: list[Blob], to: str
) -> Redaction:
    """All that is written. Nobody else writes meanwhile, so that nothing comes back behind it."""
    every = tables()
    _lock([*every])
    found = Found(list(scan(every, words, scope)))
    if found.refused:
        raise RefusedError(found.refused)
    found.articles = articles_of(found.hits)
    counts = found.counts
    _take_out(every, words, found.hits)
    if number := sessions.rewrite(words):
        counts["Sessions"] = number
    for blob in of_articles([*found.articles, *sorted(scope.articles or ())]):
        if blob.pk not in {one.pk for one in sealed} and blob.path.exists():
            sealing.seal(blob, to)  # of an article that came meanwhile
            more.append(blob)
    _save([*sealed, *more])
    if left := next(scan(every, words, scope), None):
        raise RedactionError(_("{table} still hold the words. Nothing was changed.").format(table=left.table.label))
    told = {"counts": counts, "articles": found.articles, "addresses": addresses.of_hits(found.hits)}
    return _told(reason, by, [*sealed, *more], told)


def _lock(every: Iterable[Table]) -> None:
    patient()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, TRUE)", [PATIENCE])
        for table in sorted(every, key=lambda table: table.name):
            cursor.execute(f"LOCK TABLE {table.quoted} IN SHARE ROW EXCLUSIVE MODE")


def _take_out(every: list[Table], words: Words, hits: list[Hit]) -> None:
    for hit in hits:
        if "snapshot" in hit.new:
            following.snapshot_follows(hit, words)
    kept = {(hit.table.name, hit.key): hit for hit in hits}
    texts = following.versions(hits, words)
    following.tags_moved(every, texts, kept)
    following.articles_follow(texts, kept)
    gone = [hit for hit in kept.values() if _has_no_sense_left(hit)]
    left = [hit for hit in kept.values() if not _has_no_sense_left(hit)]
    names = [hit for hit in left if hit.table.name == NAMES]
    for hit in names:
        hit.new |= {"key": f"redacted {hit.key}"}
    write(left)
    delete(gone)
    _dismiss([hit.key for hit in names])
    following.sketches_anew(
        hit.key for hit in hits if hit.table.name == following.ARTICLES and {"title", "body"} & hit.new.keys()
    )
    _tell_processes()


def _has_no_sense_left(hit: Hit) -> bool:
    """An address that led somewhere, and a sighting of a name that is the words."""
    return hit.table.name == SLUGS or (hit.table.name == following.SIGHTINGS and hit.new.get("offsets") == "[]")


def _dismiss(names: list[int]) -> None:
    """Nobody is asked what a redacted name is."""
    if names:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE articles_namecandidate SET state = 'dismissed' WHERE id = ANY(%s) AND state = 'open'", [names]
            )


def _tell_processes() -> None:
    """What processes keep of texts and names they read anew when the registry is another one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.archive_note_public_change(%s, '{}')", [Organization._meta.db_table])


def _save(sealed: list[Blob]) -> None:
    for blob in sealed:
        Blob.objects.update_or_create(
            pk=blob.pk,
            defaults={"sealed_at": blob.sealed_at, "recipient": blob.recipient, "sealed_hash": blob.sealed_hash},
            create_defaults={
                **{"size": blob.size, "media_type": blob.media_type, "sealed_at": blob.sealed_at},
                **{"recipient": blob.recipient, "sealed_hash": blob.sealed_hash},
            },
        )


def _told(reason: str, by: Actor, sealed: list[Blob], told: dict[str, Any]) -> Redaction:
    """Who, when, why, where; never what."""
    who: Any = by
    key, name = (who.pk, who.get_username()) if who else (None, "")
    keys = [blob.pk for blob in sealed]
    redaction = Redaction.objects.create(reason=reason, by_id=key, by_name=name, sealed=keys, **told)
    number = sum(redaction.counts.values())
    text = ngettext("Redacted words in {count} row", "Redacted words in {count} rows", number)
    StaffLogEntry.objects.create(
        kind=StaffLogEntry.Kind.WROTE if who else StaffLogEntry.Kind.COMMAND,
        user_id=key,
        user_name=name,
        what=f"{text.format(count=number)}: {reason}",
        model=Redaction._meta.label_lower,
        object_id=str(redaction.pk),
    )
    numbers = (number, len(redaction.articles), len(sealed))
    logger.info("Redaction %s: %s rows, %s articles, %s originals.", redaction.pk, *numbers)
    return redaction


def _let_go(redaction: Redaction) -> None:
    """Forget what this process and the planner's statistics keep of texts."""
    folding.fold.cache_clear()
    folding.lowered.cache_clear()
    for table in tables():
        if table.label in redaction.counts:
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    patient()
                    cursor.execute(f"ANALYZE {table.quoted}")
            except DatabaseError:  # whose table it is may do it: docs/operating.md
                logger.warning("The statistics of %s could not be made anew.", table.name)
