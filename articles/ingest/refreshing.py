"""Setting on an article what its record is understood to say now, but for what an editor has set or corrected."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from articles import evidence, tagging
from articles.fingerprints import text_hash
from articles.ingest.opening import Entry
from articles.ingest.rows import Keys, article_values
from articles.models import Article, ArticleTopic, Mention, Origin, TagOrigin, TagState, TextSketch

GROUPS = {
    "language": ("language",),
    "date": ("published_on", "date_precision", "published_time", "published_zone"),
    "place": ("place_id", "place_text"),
    "byline": ("byline",),
    "source": ("source_id", "outlet_name"),
    "agency": ("agency_id",),
    "event": ("event_id",),
}
"""Values that have an origin of their own; each is kept or replaced with its evidence as a whole."""
TEXT = ("title", "title_origin", "body", "text_hash")
QUIET = ("candidates", "warnings")
"""What no reader sees: brought up to date without a word."""
ONCE_EMPTY = ("summary", "source_url", "canonical_address")
"""Values without an origin: what is there stays, what was unknown is filled in."""
KINDS = {Mention: ("mentions", "organization_id"), ArticleTopic: ("topics", "topic_id")}
"""What a change of a kind of tags is called, and the column of what they tie an article to."""
DECISION = ("state", "origin", "decided_at")


@dataclass(frozen=True, slots=True)
class Change:
    """One value of an article that reading again has changed, or would."""

    article: int
    title: str
    field: str
    before: str
    after: str


def refresh(article: Article, entry: Entry, keys: Keys, edited: Collection[str] = ()) -> list[Change]:
    """Set what `entry` says on an article and save it; what has changed. `edited`: columns that persons changed."""
    address = entry.read.record.address or entry.opened.capture.address
    values = article_values(entry.read.understood, keys, address)
    wanted = {name: values[name] for name in QUIET}
    wanted |= {name: values[name] for name in ONCE_EMPTY if not getattr(article, name) and name not in edited}
    own_text = "title" in edited or "body" in edited or article.title_origin == Origin.EDITED
    if not own_text and article.text_hash in ("", text_hash(article.title, article.body)):
        wanted |= {name: values[name] for name in TEXT} | {"text_hash": _hash(article, values)}
    for group, names in GROUPS.items():
        settled = getattr(article, f"{group}_origin") == Origin.EDITED or group in article.without
        if not settled and not set(names) & set(edited):
            marks = (f"{group}_origin", f"{group}_evidence")
            wanted |= {name: values[name] for name in (*names, *marks) if name in values}
    changed = {name: getattr(article, name) for name in wanted if getattr(article, name) != wanted[name]}
    changes = [
        Change(article.pk, article.title, name, _shown(before), _shown(wanted[name]))
        for name, before in changed.items()
        if name not in QUIET and name != "text_hash"
    ]
    for name in changed:
        setattr(article, name, wanted[name])
    if changed:
        article.save(update_fields=[*changed, "updated_at"])
    if "body" in changed:
        TextSketch.objects.update_or_create(article=article, defaults={"bands": list(entry.read.bands)})
        evidence.tags_follow(article, changed["body"])
    if article.body == entry.read.understood.body:
        changes += _refresh_tags(article, entry, keys)
    return changes


def _hash(article: Article, values: dict[str, Any]) -> str:
    taken = Article.objects.exclude(pk=article.pk).filter(text_hash=values["text_hash"], copy_of=article.copy_of)
    return "" if taken.exists() else str(values["text_hash"])


def _shown(value: object) -> str:
    return "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _refresh_tags(article: Article, entry: Entry, keys: Keys) -> list[Change]:
    """Bring the evidence up to date; what was decided stays decided, and an undecided guess that is gone goes."""
    seen = entry.read.understood
    mentions = tagging.mentions(seen.organizations, keys.organizations)
    found = tagging.topics(seen.topic_sightings, keys.topics)
    tagging.without_gone([*mentions, *found])
    organizations = {key: name for name, key in keys.organizations.items()}
    topics = {key: slug for slug, key in keys.topics.items()}
    return [
        *_refresh_kind(article.mentions, mentions, organizations),
        *_refresh_kind(article.article_topics, found, topics),
    ]


def _refresh_kind(tags: Any, found: Iterable[dict[str, Any]], names: Mapping[int, str]) -> list[Change]:
    """The same for one kind of tags, the manager of an article's; `names`: of what they tie it to, by key."""
    article, (field, column) = tags.instance, KINDS[tags.model]
    known = {getattr(tag, column): tag for tag in tags.all()}
    changes = []
    for row in found:
        tag = known.pop(row[column], None)
        if tag is None:
            tags.create(**row)
            changes.append(Change(article.pk, article.title, field, "", names[row[column]]))
            continue
        rests_on = {name: value for name, value in row.items() if name not in DECISION}
        if any(getattr(tag, name) != value for name, value in rests_on.items()):
            for name, value in rests_on.items():
                setattr(tag, name, value)
            tag.save(update_fields=list(rests_on))
    gone = [tag for tag in known.values() if tag.origin == TagOrigin.RULE and tag.state == TagState.SUGGESTED]
    tags.filter(pk__in=[tag.pk for tag in gone]).delete()
    return changes + [Change(article.pk, article.title, field, names.get(getattr(tag, column), ""), "") for tag in gone]
