"""The one act that nobody can undo: words are taken out of every table, and originals that hold them are sealed."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from articles import sealing
from articles.actions import Actor
from articles.models import Blob, Redaction
from articles.models.blob import sweep_partial_files
from articles.redaction import addresses, following, sessions
from articles.redaction.finding import Found, articles_of, find
from articles.redaction.locking import alone, is_busy, lock
from articles.redaction.originals import Read, of_articles
from articles.redaction.problems import RedactionError, RefusedError
from articles.redaction.scanning import Hit, scan
from articles.redaction.scope import Scope
from articles.redaction.tables import Table, tables
from articles.redaction.telling import let_go, tell_processes, told
from articles.redaction.words import Words
from articles.redaction.writing import UnwritableError, delete, without_history, write

ATTEMPTS = 3
SLUGS = "articles_formerslug"
NAMES = "articles_namecandidate"


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
    with alone():
        return _redacted(words, scope, reason.strip(), by, read, to)


def _redacted(words: Words, scope: Scope, reason: str, by: Actor, read: Read, to: str) -> Redaction:
    found = find(words, scope, read)
    if found.refused:
        raise RefusedError(found.refused)
    if not found:
        raise RedactionError(_("The words are found nowhere."))
    sealed = _sealed(found.originals, to)
    try:
        redaction = _written(words, scope, reason, by, sealed, to)
    except BaseException:
        sealing.take_back(sealed)
        raise
    sealing.forget(sealed)
    sweep_partial_files(Path(settings.BLOB_ROOT))  # what intakes that were killed have left may hold the words too
    let_go(redaction)
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
            if is_busy(problem) and attempt + 1 < ATTEMPTS:
                continue
            if is_busy(problem):
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
    lock(every)
    found = Found(list(scan(every, words, scope)))
    if found.refused:
        raise RefusedError(found.refused)
    if not found.hits and not sealed and next(sessions.holding(words), None) is None:
        raise RedactionError(_("The words are found nowhere any more. Nothing was changed."))
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
    values = {"counts": counts, "articles": found.articles, "addresses": addresses.of_hits(found.hits)}
    return told(reason, by, [*sealed, *more], values)


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
    tell_processes()


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
