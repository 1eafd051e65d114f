"""An article as others cite it: for people, and as the meta elements that reference managers read."""

import re
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models import Article, Origin
from articles.templatetags.dates import in_words, machine_date

register = template.Library()

CJK = re.compile(r"[㐀-鿿\uf900-\ufaff぀-ヿ가-힯]")
SYLLABLE = (
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:[iu]?a(?:i|o|ng?)?|i?ong|[iu]?e(?:i|ng?|r)?|u?o|ou|i(?:u|ng?)?|u(?:i|n)?|ü[en]?)"
)
PINYIN_NAME = re.compile(rf"{SYLLABLE} (?:{SYLLABLE}){{1,2}}", re.IGNORECASE)
"""Family name and given name of a Chinese person in Latin letters, in that order: "Zhao Xiaona"."""


@register.filter
def citation_author(name: str) -> str:
    """ "Family, Given" for a Western name. Organizations, single words and Chinese names stay without a comma."""
    given, _space, family = " ".join(name.split()).rpartition(" ")
    if not given or "," in name or CJK.search(name) or PINYIN_NAME.fullmatch(name):
        return name
    return f"{family}, {given}"


@register.filter
def citation_date(article: Article) -> str:
    """ "2016/11/17", "2016/11" or "2016"; empty where the date is unknown."""
    return machine_date(article.published_on, article.date_precision).replace("-", "/")


@register.filter
def outlet(article: Article) -> str:
    """The outlet, as the registry or, failing that, the document names it; else the agency; else empty."""
    return str(article.source or article.outlet_name or article.agency or "")


@register.filter
def host(address: str) -> str:
    """ "www.example.org" for a web address; the address itself where it has no host."""
    try:
        return urlsplit(address).netloc.rpartition("@")[2] or address
    except ValueError:  # such as "http://["
        return address


@register.simple_tag
def citation(article: Article, address: str) -> SafeString:
    """For a footnote: authors, title, outlet, date, archive and permanent address, as far as they are known."""
    carrier = outlet(article)
    if carrier and article.agency and str(article.agency) != carrier:
        carrier = f"{carrier} ({article.agency})"
    day = in_words(article.published_on, article.date_precision) or _("undated")
    pieces = [
        format_html("{}.", ", ".join(article.byline)) if article.byline else "",
        format_html("“<span{}>{}</span>”.", language_attribute(article.language), cited_title(article)),
        format_html("<cite>{}</cite>, {}.", carrier, day) if carrier else format_html("{}.", capfirst(day)),
        format_html("{}, {}.", _("Cyber Policy Archive"), address),
    ]
    return format_html_join(" ", "{}", ((piece,) for piece in pieces if piece))


@register.filter
def cited_title(article: Article) -> str:
    """Brackets around a title that is not the document's own, as cataloguers set them."""
    return f"[{article.title}]" if article.title_origin == Origin.INFERRED else article.title


@register.simple_tag
def lang(article: Article) -> SafeString:
    """` lang="zh-Hans"` for an element that holds words of the article; nothing where its language is unknown."""
    return language_attribute(article.language)


def language_attribute(tag: str) -> SafeString:
    return format_html(' lang="{}"', tag) if tag else SafeString("")
