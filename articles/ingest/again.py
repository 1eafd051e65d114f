"""Reading a capture again, after a reader got better or the registry grew. What an editor did stays."""

from itertools import islice

from django.db import transaction

from articles import tagging
from articles.fingerprints import text_hash
from articles.ingest.files import Item
from articles.ingest.opening import Entry, Opened
from articles.ingest.options import Options
from articles.ingest.outcome import Result
from articles.ingest.rows import Keys, article_values
from articles.ingest.writing import BATCH, Writer
from articles.models import Article, ArticleCapture, Capture, Mention, Origin, Reading, TagOrigin
from articles.understanding import Knowledge

GROUPS = ("language", "date", "place", "byline", "source", "agency", "event")
"""Values that have an origin of their own; each is kept or replaced with its evidence as a whole."""

FIELDS = {
    "date": ("published_on", "date_precision"),
    "place": ("place_id", "place_text"),
    "source": ("source_id", "outlet_name"),
    "agency": ("agency_id",),
    "event": ("event_id",),
}


@transaction.atomic
def read_again(capture: Capture, knowledge: Knowledge) -> Reading:
    """Read `capture` anew: its articles get what is better known now, except what an editor set; new records are added.

    The bytes are those that are kept. Raises FileNotFoundError where they have been lost.
    """
    opened = Opened(item_of(capture), capture, new=False, again=True)
    result = Result()
    writer = Writer(Options(sample=capture.channel == "sample"), result)
    entries = (entry for entry in opened.entries(knowledge) if isinstance(entry, Entry))
    while some := {entry.record: entry for entry in islice(entries, BATCH)}:
        for link in capture.article_captures.filter(record__in=some).select_related("article"):
            entry = some.pop(link.record)
            if link.role == ArticleCapture.Role.ORIGIN:
                refresh(link.article, entry, writer.keys)
        for entry in some.values():
            writer.add(entry)
        writer.flush()
    reading = opened.reading()
    reading.save()
    return reading


def item_of(capture: Capture) -> Item:
    """The kept bytes of a capture as the input that they were."""
    media_type = capture.blob.media_type if capture.address else ""
    return Item(capture.blob.path, given_name=capture.file_name, address=capture.address, media_type=media_type)


def refresh(article: Article, entry: Entry, keys: Keys) -> None:
    """Set what `entry` says on an article, but for what an editor has set or corrected."""
    values = article_values(entry.understood, keys)
    same_text = article.text_hash == text_hash(article.title, article.body)
    if same_text and article.title_origin != Origin.EDITED:
        taken = Article.objects.exclude(pk=article.pk).filter(text_hash=values["text_hash"]).exists()
        article.text_hash = "" if taken else values["text_hash"]
        article.title, article.title_origin, article.body = values["title"], values["title_origin"], values["body"]
    for group in GROUPS:
        if getattr(article, f"{group}_origin") == Origin.EDITED:
            continue
        for name in (*FIELDS.get(group, (group,)), f"{group}_origin", f"{group}_evidence"):
            if name in values:
                setattr(article, name, values[name])
    article.warnings = values["warnings"]
    article.save()
    if article.body == entry.understood.body:
        _refresh_mentions(article, entry, keys)


def _refresh_mentions(article: Article, entry: Entry, keys: Keys) -> None:
    """Bring the evidence up to date; what was decided stays decided, and an undecided guess that is gone goes."""
    known = {mention.organization_id: mention for mention in article.mentions.all()}
    for seen in tagging.mentions(entry.understood.organizations, keys.organizations):
        mention = known.pop(seen["organization_id"], None)
        if mention is None:
            Mention.objects.create(article=article, **seen)
            continue
        for name in ("surface", "sentence", "offsets", "count", "rule"):
            setattr(mention, name, seen[name])
        mention.save()
    gone = [m.pk for m in known.values() if m.origin == TagOrigin.RULE and m.state == Mention.State.SUGGESTED]
    article.mentions.filter(pk__in=gone).delete()
