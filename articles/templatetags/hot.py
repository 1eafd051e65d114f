"""What a page repeats a hundred times, written out in Python: a template spends five times as long on the same.

Every value is escaped here, and nothing else in a page is written this way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Event, Mention, Organization, Source
from articles.numbers import grouped, nearly
from articles.templatetags.citation import lang
from articles.templatetags.dates import article_date
from articles.templatetags.marking import highlighted

if TYPE_CHECKING:
    from articles.facets import Facet, Value
    from articles.plots import Chart, Column

register = template.Library()

VALUE = """\
<li><a class="facet-value" id="choose-{id}" href="{address}" rel="nofollow"{current}>
<span class="facet-label">{label}{note}</span> <span class="facet-count">{number}</span>
<svg class="facet-bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">\
<rect width="{share}" height="3" /></svg>
</a></li>
"""


@register.simple_tag
def facet_values(facet: Facet, exact: bool) -> SafeString:
    """The values of a facet as list items: links that choose them or take them back."""
    return SafeString("".join(facet_value(facet.name, value, exact) for value in facet.values))


def facet_value(facet: str, value: Value, exact: bool) -> str:
    """The id stays the same whatever else is chosen, so that the focus finds it again."""
    language = "" if facet == "edition" else ' lang="zh"'
    return VALUE.format(
        id=f"{facet}-{escape(value.key)}",
        address=escape(value.address),
        current=' aria-current="true"' if value.chosen else "",
        label=escape(value.label),
        note=f' <span class="facet-aside"{language}>{escape(value.note)}</span>' if value.note else "",
        number=nearly(value.count, exact),
        share=value.share,
    )


COLUMN = """\
<a class="column{highlighted}"{id} href="{address}" aria-label="{said}">
<title>{said}</title>
<rect class="column-strip" x="{start}%" y="0" width="{band}%" height="{high}" />
<rect class="column-bar" x="{left}%" y="{top}" width="{width}%" height="{height}" />{count}
<text class="column-label long" x="{middle}%" y="{line}" aria-hidden="true">{tick}</text>
<text class="column-label short" x="{middle}%" y="{line}" aria-hidden="true">{short}</text>
</a>
"""
NO_COLUMN = """\
<g class="column none" aria-hidden="true">
<text class="column-label long" x="{middle}%" y="{line}">{tick}</text>
<text class="column-label short" x="{middle}%" y="{line}">{short}</text>
</g>
"""
COUNT = '\n<text class="column-count" x="{middle}%" y="{top}" dy="-5" aria-hidden="true">{number}</text>'


@register.simple_tag
def chart_columns(chart: Chart, slim: str = "", of: str = "") -> SafeString:
    """The columns of a chart within its SVG: see includes/chart-columns.html."""
    return SafeString("".join(chart_column(chart, column, slim, of) for column in chart.columns))


def chart_column(chart: Chart, column: Column, slim: str, of: str) -> str:
    item, middle, top = column.item, column.middle, column.top
    labels = {"middle": middle, "line": chart.label_line, "tick": escape(item.tick), "short": escape(item.short)}
    if not item.count:
        return NO_COLUMN.format(**labels)
    return COLUMN.format(
        **labels,
        highlighted=' highlighted" aria-current="true' if item.highlighted else "",
        id=f' id="choose-{of}-{labels["tick"]}"' if of else "",
        address=escape(item.address),
        said=escape(column.said),
        start=column.start,
        band=column.band,
        high=chart.height,
        left=column.left,
        top=top,
        width=column.width,
        height=column.height,
        count="" if slim else COUNT.format(middle=middle, top=top, number=column.number),
    )


CARD = """\
<article class="card">
<p class="card-date">{date}</p>
<div class="card-body">
<h3 class="card-title"{language}><a href="{address}">{title}</a></h3>
<p class="meta">{meta}</p>
{lead}
{chips}
</div>
</article>
"""
CHIPS = 4
"""How many organizations a card names; the rest is a number."""


@register.simple_tag
def card(article: Article, headline: str = "", snippet: str = "", hide: str = "") -> SafeString:
    """One article in a list, from `ArticleQuerySet.for_cards()`, which loads all that is shown here.

    headline, snippet  what replaces the title and the beginning of the text: the same with matches marked, for
                       `highlighted`
    hide               what the page says already: "event", "source" (both lists of words in one string)
    """
    address, language = escape(article.get_absolute_url()), lang(article)
    text = highlighted(snippet) if snippet else escape(article.visible_lead)
    return SafeString(
        CARD.format(
            date=article_date(article),
            language=language,
            address=address,
            title=highlighted(headline) if headline else escape(article.title),
            meta="\n".join(card_meta(article, hide)),
            lead=f'<p class="card-lead"{language}>{text}</p>' if text else "",
            chips=chips(article.accepted_mentions, address),
        )
    )


def card_meta(article: Article, hide: str) -> Iterator[str]:
    """Where it was published, whose copy it is and of which edition: spans, which the style sheet parts by dots."""
    if article.source and "source" not in hide:
        yield f"<span>{link(article.source)}</span>"
    elif article.outlet_name and "source" not in hide:
        yield f"<span>{escape(article.outlet_name)}</span>"
    if article.agency and article.agency_id != article.source_id:
        yield f"<span>{link(article.agency)}</span>"
    if article.event and "event" not in hide:
        yield f"<span>{link(article.event)}</span>"
    if copies := article.further_copies:
        words = ngettext("+%(number)s copy", "+%(number)s copies", copies) % {"number": grouped(copies)}
        yield f'<span><a href="{escape(article.get_absolute_url())}#copies">{escape(words)}</a></span>'
    if article.sample:
        yield f'<span class="tag">{escape(_("Sample"))}</span>'


def chips(mentions: Sequence[Mention], address: str) -> str:
    """The organizations that are named most, and how many there are besides."""
    if not mentions:
        return ""
    items = [f"<li>{link(mention.organization, 'chip')}</li>" for mention in mentions[:CHIPS]]
    if (more := len(mentions) - CHIPS) > 0:
        words = escape(ngettext("%(number)s more", "%(number)s more", more) % {"number": grouped(more)})
        items.append(f'<li><a class="chip chip-more" href="{address}#organizations">{words}</a></li>')
    return f'<ul class="chips" aria-label="{escape(_("Organizations"))}">\n' + "\n".join(items) + "\n</ul>"


def link(thing: Event | Organization | Source, kind: str = "") -> str:
    """A link to the page about something, under its name."""
    of_kind = f' class="{kind}"' if kind else ""
    return f'<a{of_kind} href="{escape(thing.get_absolute_url())}">{escape(str(thing))}</a>'
