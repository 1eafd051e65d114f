"""What accepting a proposed value would write, and what stands in the way of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from articles.corrections.wording import NONE, added_and_dropped, date_of, lines
from articles.models import Article, Event, Organization, Place, Precision, Source, Topic
from articles.models.correction import CorrectedField as Field

Row = TypeVar("Row", bound=Model)


@dataclass(slots=True)
class Change:
    """What an article would get.

    columns   new values by column
    without   what it would be known to have none of, a prefix of `Article.without`
    accept, reject   organizations or topics that would be tied to it, or not be any more
    problems  in words, why the value cannot be set as it stands; with any, nothing else counts
    """

    columns: dict[str, Any] = field(default_factory=dict)
    without: str = ""
    accept: list[Any] = field(default_factory=list)
    reject: list[Any] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def possible(self) -> bool:
        return not self.problems


def change_of(article: Article, field: str, old: str, value: str) -> Change:
    """What setting `field` to `value` comes to. `old` is what the reader saw: of a list, what differs is meant."""
    given = "" if value == NONE else value
    match field:
        case Field.TITLE:
            return Change({"title": given})
        case Field.DATE:
            return date_change(given)
        case Field.PLACE:
            return Change({"place": place(given), "place_text": given})
        case Field.OUTLET:
            source = outlet(given)
            return Change({"source": source, "outlet_name": "" if source else given}, "" if given else "source")
        case Field.AGENCY:
            return agency_change(given)
        case Field.BYLINE:
            return Change({"byline": lines(given)})
        case Field.EDITION:
            return edition_change(given)
        case Field.LANGUAGE:
            return Change({"language": given})
        case Field.ORGANIZATION:
            return tag_change(old, value, organization, _("The registry has no organization “{name}”."))
        case Field.TOPIC:
            return tag_change(old, value, topic, _("There is no topic “{name}”."))
        case Field.TEXT:
            return text_change(article.body, old, given)
    return Change(problems=[_("Only a person can do this: change the article, then say that it is done.")])


def date_change(value: str) -> Change:
    day = date_of(value) if value else None
    if day:
        return Change({"published_on": day.first_day(), "date_precision": day.precision})
    problems = [_("“{words}” is no date.").format(words=value)] if value else []
    return Change({"published_on": None, "date_precision": Precision.UNKNOWN}, problems=problems)


def agency_change(value: str) -> Change:
    agency = outlet(value)
    text = _("The registry has no agency “{name}”: add it there, or write the name that it has.")
    return Change({"agency": agency}, problems=[text.format(name=value)] if value and not agency else [])


def edition_change(value: str) -> Change:
    event = Event.objects.filter(slug=value).first() if value else None
    problems = [_("There is no edition “{name}”.").format(name=value)] if value and not event else []
    return Change({"event": event}, "" if event else "event", problems=problems)


def text_change(body: str, passage: str, value: str) -> Change:
    times = body.count(passage) if passage else 0
    if times == 1:
        return Change({"body": body.replace(passage, value)})
    if times:
        text = _("The passage stands in the text {n} times: change the one that is meant by hand.").format(n=times)
    else:
        text = _("The passage does not stand in the text any more: see what became of it.")
    return Change(problems=[text])


def tag_change(old: str, value: str, find: Callable[[str], Any], unknown: str) -> Change:
    """What the reader added is to be tied to the article, what the reader took out is not."""
    change = Change()
    for names, rows in zip(added_and_dropped(old, value), (change.accept, change.reject), strict=True):
        for name in names:
            row = find(name)
            if row is None:
                change.problems.append(unknown.format(name=name))
            else:
                rows.append(row)
    return change


def outlet(name: str) -> Source | None:
    return one_called(Source.objects.all(), name, Q(name_zh=name) | Q(dateline_forms__contains=[name]))


def place(name: str) -> Place | None:
    return one_called(Place.objects.all(), name, Q(name_zh=name) | Q(other_names__contains=[name]))


def organization(name: str) -> Organization | None:
    return one_called(Organization.objects.all(), name, Q(name_zh=name) | Q(names__name__iexact=name))


def topic(label: str) -> Topic | None:
    return Topic.objects.filter(Q(label__iexact=label) | Q(label_zh=label)).order_by("pk").first()


def one_called(rows: QuerySet[Row], name: str, otherwise: Q) -> Row | None:
    """The row of this name in any case; else the one that is otherwise called so, if it is a single one."""
    if not name:
        return None
    found = list(rows.filter(name__iexact=name)[:1]) or distinct(rows.filter(otherwise).order_by("pk")[:20])
    return found[0] if len(found) == 1 else None


def distinct(rows: Iterable[Row]) -> list[Row]:
    return list({row.pk: row for row in rows}.values())
