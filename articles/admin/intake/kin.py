"""What the archive holds already of what is looked at: asked as an intake asks, and nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles import sketches
from articles.ingest import Seen
from articles.ingest.doubles import Arrival, Resolving, Verdict
from articles.ingest.lying import Came, lying
from articles.ingest.rows import Keys, article_values
from articles.models import Article, Capture
from articles.trash import Known


@dataclass(frozen=True, slots=True)
class Kin:
    """What would become of a document: in words, and the article that it is about, if it is not one beside it.

    trashed  what lies in the trash, where that is it
    """

    text: str
    article: Article | None = None
    is_double: bool = True
    trashed: Known | None = None


def kin_of(looked_at: Sequence[tuple[Seen, Capture, int]]) -> dict[int, Kin]:
    """What is told of documents, by their numbers, in a number of queries that does not depend on theirs.

    `looked_at`: each with its capture and its number on the page.
    """
    if not looked_at:
        return {}
    keys = Keys.load()
    arrivals = [_arrival(seen, capture, keys) for seen, capture, _number in looked_at]
    verdicts = Resolving(arrivals).verdicts()
    came = [
        Came(capture.pk, seen.index, arrival)
        for (seen, capture, _number), arrival in zip(looked_at, arrivals, strict=True)
    ]
    wanted = {verdict.article for verdict in verdicts} | {text.article for one in verdicts for text in one.kin}
    articles = Article.objects.only("pk", "title", "language").in_bulk(wanted - {None})
    numbers = [number for _seen, _capture, number in looked_at]
    told = zip(numbers, verdicts, strict=True)
    found = {number: kin for number, verdict in told if (kin := _told(verdict, articles, numbers))}
    return found | {numbers[place]: in_trash(what) for place, what in lying(came).items() if what}


def in_trash(what: Known) -> Kin:
    text = _("An editor has deleted it, and it lies in the trash: it is skipped. Restore it there instead:")
    return Kin(text, trashed=what)


def _arrival(seen: Seen, capture: Capture, keys: Keys) -> Arrival:
    address = seen.record.address or capture.address
    values = article_values(seen.understood, keys, address)
    bands = sketches.bands(values["title"], values["body"])
    return Arrival.of(values, bands, fetched=bool(capture.fetched_at or seen.record.fetched_at))


def _told(verdict: Verdict, articles: Mapping[int, Article], numbers: Sequence[int]) -> Kin | None:
    article = articles.get(verdict.article or 0)
    alike = f" ({verdict.likeness:.0%})" if verdict.likeness is not None and verdict.likeness < 1 else ""
    if verdict.entry is not None:
        text = _("Says the same as document {number} here: of the two, one becomes an article.")
        return Kin(text.format(number=numbers[verdict.entry]))
    if verdict.fate in ("duplicate", "unchanged"):
        return Kin(_("Is in the archive already{alike}; it is kept as a double of:").format(alike=alike), article)
    if verdict.fate == "changed":
        text = _("Its page is in the archive with another text{alike}; it is kept as a newer version of:")
        return Kin(text.format(alike=alike), article)
    near = next((articles[key] for text in verdict.kin if (key := text.article or 0) in articles), None)
    if near is None:
        return None
    nearly = _("Nearly the same text is in the archive{alike}; it becomes an article of its own beside:")
    text = nearly if alike else _("Another outlet has the same text; it becomes an article of its own beside:")
    return Kin(text.format(alike=alike), near, is_double=False)
