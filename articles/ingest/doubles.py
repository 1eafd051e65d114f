"""What a record is to the articles that there are: a new one, a double, a newer version, or a copy in another outlet.

    address  the same page: its text again, a newer version of it, or (with a warning) quite another text
    hash     the same text: a double, or a copy where both outlets are known and two
    sketch   nearly the same text: candidates share a band, their texts decide (`kinship` has the rules)

The writer asks inside of its transaction, for a batch in order; earlier records of the batch count like articles:

    arrivals = [Arrival.of(values, bands, fetched=…), …]     verdicts = resolve(arrivals)
    keys of the new articles, by number                      told = stories.tell(verdicts, keys)
    an article has `copy_of` and `warnings` of its verdict and its story in `told`; a link has `verdict.link(arrival)`
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.translation import gettext as _

from articles.ingest import known
from articles.ingest.kinship import Outlet, Text, is_copy, is_double, likeness, may_be_double, same_article
from articles.models.article_capture import CaptureRole as Role

MOST = 20
"""Candidates whose texts are compared with a record's."""
MOST_DOUBTS = 3
"""Articles of which a person is asked whether a new one is their double."""
FIRST = 4
"""So many of them are looked at first: nearly always they settle it."""

PAGE = re.compile(r"[/?]")
"""What the address of a page has behind its host: many documents name the front page of their outlet."""

Met = Literal["new", "duplicate", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A record on its way in.

    text     as it would be written; its address in canonical form
    bands    of `sketches.bands`
    fetched  whether it was fetched from its address, so that the same text again is no news
    """

    text: Text
    bands: tuple[int, ...] = ()
    fetched: bool = False

    @classmethod
    def of(
        cls, values: Mapping[str, Any], bands: tuple[int, ...], *, fetched: bool, own_page: bool = True
    ) -> "Arrival":
        """`values`: those of the columns that an article would have.

        `own_page`: whether it is what its page says, not one of several stories there, which are no versions of it.
        """
        address = values.get("canonical_address", "")
        text = Text(
            title=values["title"],
            body=values["body"],
            text_hash=values["text_hash"],
            address=address if own_page and PAGE.search(address) else "",
            outlet=Outlet(values["source_id"], values["outlet_name"], address.partition("/")[0]),
            published_on=values["published_on"],
            date_precision=values["date_precision"],
        )
        return cls(text, bands, fetched)


@dataclass(slots=True)
class Verdict:
    """What became of a record.

    fate      "new": an article of its own; else it is linked to `article`, or to that of the earlier record `entry`
    role      of the link
    likeness  of its text to the article's; None where it is the same, or nothing to compare with
    differs   whether title and text are to be kept with the link, since they are not the article's
    elsewhere whether its address is another one than the article's
    copy_of   for the new article
    kin       articles that it is a copy of, for `stories.tell`
    warnings  for the new article
    doubts    articles that it may be a double of, and how much alike they are: a person is to look at them
    """

    fate: Met = "new"
    article: int | None = None
    entry: int | None = None
    role: Role = Role.ORIGIN
    likeness: float | None = None
    differs: bool = False
    elsewhere: bool = False
    copy_of: str = ""
    kin: list[Text] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    doubts: list[tuple[float, Text]] = field(default_factory=list)

    @classmethod
    def linked(cls, fate: Met, text: Text, to: Text, role: Role, alike: float | None = None) -> "Verdict":
        differs, elsewhere = alike is not None, text.address != to.address
        return cls(fate, to.article, to.entry, role, alike, differs, elsewhere)

    def link(self, arrival: Arrival) -> dict[str, Any]:
        """Columns of the record's `ArticleCapture`; the article, the capture and the record are missing."""
        text = arrival.text
        return {
            "role": self.role.value,
            "likeness": self.likeness if self.differs else None,
            "title": text.title if self.differs else "",
            "body": text.body if self.differs else "",
            "text_hash": text.text_hash if self.differs else "",
            "canonical_address": text.address if self.elsewhere else "",
        }


def resolve(batch: Sequence[Arrival]) -> list[Verdict]:
    """A verdict for each record, in a number of queries that does not depend on theirs.

    Two intakes at once take turns from here on until their transactions end: neither misses what the other writes.
    """
    if not batch:
        return []
    known.take_turns()
    return Resolving(batch).verdicts()


class Resolving:
    """What is known while a batch is resolved: articles, and the new ones among its earlier records."""

    def __init__(self, batch: Sequence[Arrival]) -> None:
        self.batch = batch
        self.by_address: dict[str, list[Text]] = defaultdict(list)
        self.by_hash: dict[str, list[Text]] = defaultdict(list)
        self.by_band: dict[int, list[int]] = defaultdict(list)
        self.newer: dict[tuple[int | None, int | None], set[str]] = defaultdict(set)
        self.read()

    def read(self) -> None:
        """Everything that the batch may have to be compared with."""
        texts = [arrival.text for arrival in self.batch]
        for text in known.with_hash({text.text_hash for text in texts}):
            self.by_hash[text.text_hash].append(text)
        at = known.at_addresses({text.address for text in texts if text.address})
        other = {
            article.article
            for text in texts
            for article in at.get(text.address, [])
            if article.text_hash != text.text_hash
        }
        known.fill([article for articles in at.values() for article in articles if article.article in other])
        self.by_address.update(at)
        for article, digest in known.newer_texts(other):
            self.newer[article, None].add(digest)
        asked = {
            number: arrival.bands
            for number, arrival in enumerate(self.batch)
            if arrival.bands and arrival.text.text_hash not in self.by_hash
        }
        self.candidates = known.sharing_bands(asked, MOST)
        self.texts = known.texts({key for found in self.candidates.values() for key in found[:FIRST]})
        unsettled = {
            key
            for number, found in self.candidates.items()
            if len(found) > FIRST and not self.near_double(self.batch[number].text, found[:FIRST])
            for key in found[FIRST:]
        }
        self.texts |= known.texts(unsettled - self.texts.keys())

    def near_double(self, text: Text, keys: Sequence[int]) -> bool:
        return any(
            key in self.texts and is_double(text, self.texts[key], likeness(text, self.texts[key])) for key in keys
        )

    def verdicts(self) -> list[Verdict]:
        found = []
        for number, arrival in enumerate(self.batch):
            verdict = self.verdict(number, arrival)
            if verdict.fate == "new":
                self.remember(number, arrival, verdict)
            elif verdict.differs:
                self.newer[verdict.article, verdict.entry].add(arrival.text.text_hash)
            found.append(verdict)
        return found

    def remember(self, number: int, arrival: Arrival, verdict: Verdict) -> None:
        """Let the later records of the batch know of a new article."""
        text = arrival.text
        text.entry, text.copy_of = number, verdict.copy_of
        if text.address:
            self.by_address[text.address].append(text)
        self.by_hash[text.text_hash].append(text)
        for band in arrival.bands:
            self.by_band[band].append(number)

    def verdict(self, number: int, arrival: Arrival) -> Verdict:
        text = arrival.text
        at = self.by_address.get(text.address, []) if text.address else []
        if verdict := self.at_address(arrival, at):
            return verdict
        same = self.by_hash.get(text.text_hash, [])
        verdict = self.same_text(text, same) if same else self.nearly(text, self.close_to(number, arrival))
        if verdict.fate == "new":
            verdict.warnings += [
                _("Another text was taken in from the same address before: {title}").format(title=article.title)
                for article in at[:1]
            ]
        return verdict

    def at_address(self, arrival: Arrival, articles: Sequence[Text]) -> Verdict | None:
        """The same page again; None where none of the articles of this address is of this text."""
        text, newest = arrival.text, None
        for article in articles:
            if article.text_hash == text.text_hash:
                return Verdict.linked("unchanged" if arrival.fetched else "duplicate", text, article, Role.DOUBLE)
            alike = same_article(text, article)
            if alike is not None and (newest is None or alike > newest[0]):
                newest = alike, article
        if newest is None:
            return None
        alike, article = newest
        again = text.text_hash in self.newer[article.article, article.entry]
        fate: Met = "changed" if not again else "unchanged" if arrival.fetched else "duplicate"
        return Verdict.linked(fate, text, article, Role.NEWER, alike)

    def same_text(self, text: Text, articles: Sequence[Text]) -> Verdict:
        """A double, but for a copy whose outlet is known not to be that of any article with this text."""
        relations = [text.outlet.relation(article.outlet) for article in articles]
        copies = {article.copy_of for article in articles}
        for relation in ("same", "unknown"):
            if relation in relations:
                return Verdict.linked("duplicate", text, articles[relations.index(relation)], Role.DOUBLE)
        if text.outlet.name in copies:  # an editor has since said that the article is of another outlet
            return Verdict.linked("duplicate", text, articles[0], Role.DOUBLE)
        return Verdict(copy_of=text.outlet.name, kin=list(articles), likeness=1.0)

    def nearly(self, text: Text, articles: Sequence[Text]) -> Verdict:
        """A double with a few other words, a copy in another outlet, or nothing of the kind."""
        kin: list[tuple[float, Text]] = []
        doubts: list[tuple[float, Text]] = []
        for article in articles:
            relation = text.outlet.relation(article.outlet)
            if relation == "other" and article.story in {other.story for _alike, other in kin} - {None}:
                continue  # its story is known already
            alike = likeness(text, article)
            if relation != "other" and is_double(text, article, alike):
                return Verdict.linked("duplicate", text, article, Role.DOUBLE, alike)
            if relation != "same" and is_copy(text, article, alike):
                kin.append((alike, article))
            elif may_be_double(text, article, alike):
                doubts.append((alike, article))
        kin.sort(key=lambda pair: -pair[0])
        told = {article.story for _alike, article in kin} - {None}
        open_ = [pair for pair in sorted(doubts, key=lambda pair: -pair[0]) if pair[1].story not in told]
        first = kin[0][0] if kin else None
        return Verdict(kin=[article for _alike, article in kin], likeness=first, doubts=open_[:MOST_DOUBTS])

    def close_to(self, number: int, arrival: Arrival) -> list[Text]:
        """Articles and earlier records that share bands with a record, those with the most first."""
        shared = Counter(entry for band in arrival.bands for entry in self.by_band.get(band, ())[-MOST:])
        entries = [self.batch[entry].text for entry, _number in shared.most_common(MOST)]
        return [*entries, *self.of_articles(number)]

    def of_articles(self, number: int) -> Iterator[Text]:
        return (self.texts[key] for key in self.candidates.get(number, ()) if key in self.texts)
