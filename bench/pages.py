"""Web pages as outlets serve them: an article among menus, programs, pictures and lists of what else there is."""

import html
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.corpus import lines, parts

SMALLEST, LARGEST = 20_000, 150_000
SECTIONS = ("World", "Politics", "Business", "Technology", "Science", "Health", "Opinion", "Culture", "Sport", "Video")
# Pages that do not say which of their parts are menus: every second one is of this kind.
UNMARKED = {"<nav": "<div", "</nav>": "</div>", "navigation": "row", "<footer": "<div", "</footer>": "</div>"}
UNMARKED |= {"sidebar": "right", "site-footer": "bottom", "menu": "line", "more-news": "row", "share": "row"}
STYLE = ".c{}-{}{{display:flex;margin:0 {}px;color:#{:06x};border-radius:{}px}}\n"
PROGRAM = "window.d=window.d||[];(function(a,b){{var k{0}=a.querySelector('#m{0}');if(k{0}<b)b.push({1})}})();\n"
CHUNK = 40


@dataclass(frozen=True, slots=True)
class Page:
    """A page's address and bytes, in UTF-8."""

    address: str
    data: bytes


def pages(number: int) -> Iterator[Page]:
    """So many pages of 20 to 150 KB, the same ones at every run, about generated articles in English and Chinese."""
    given = (json.loads(line) for part, size in parts(number) for line in lines(part, size))
    for index, document in enumerate(given):
        chance = random.Random(f"page {index}")
        size = chance.randint(SMALLEST, LARGEST)
        text = page(document, size, chance)
        if index % 2:
            for marked, plain in UNMARKED.items():
                text = text.replace(marked, plain)
        yield Page(f"https://www.example.org/news/{index}.html", text.encode())


def page(document: dict[str, Any], size: int, chance: random.Random) -> str:
    """One page of about `size` bytes: a fifth of what surrounds the article are links, the rest programs and styles."""
    article = _article(document, chance)
    head, links = _head(document), _menu(chance)
    room = max(0, size - len((head + links + article).encode()))
    cards = _filled(chance, room // 3, _card)
    programs = _filled(chance, room - len(cards.encode()), _program)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>{head}<style>{programs[: len(programs) // 3]}</style></head>\n'
        f'<body class="post-template single"><div id="page" class="site"><header class="site-header">{links}</header>\n'
        f'<div class="row"><main id="main" class="col-8">{article}</main>\n'
        f'<div class="col-4 sidebar"><div class="widget"><h3>Most read</h3>{cards[: len(cards) // 2]}'
        "</div></div></div>\n"
        f'<div class="more-news"><h3>More news</h3>{cards[len(cards) // 2 :]}</div>\n'
        f'<footer class="site-footer">{links}<p>Copyright. All rights reserved.</p></footer></div>\n'
        f"<script>{programs[len(programs) // 3 :]}</script></body></html>\n"
    )


def _head(document: dict[str, Any]) -> str:
    title = html.escape(document["title"])
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": document["title"],
        "datePublished": document.get("date", ""),
        "publisher": {"@type": "Organization", "name": document.get("outlet", "")},
    }
    return (
        f'<meta charset="utf-8"><title>{title} - {html.escape(document.get("outlet", ""))}</title>'
        f'<meta property="og:title" content="{title}"><meta name="viewport" content="width=device-width">'
        f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    )


def _menu(chance: random.Random) -> str:
    items = "".join(
        f'<li class="menu-item menu-item-{number}"><a href="/{section.lower()}/{number}">{section} {number}</a></li>'
        for number, section in enumerate(chance.choices(SECTIONS, k=CHUNK))
    )
    return f'<nav class="navigation" aria-label="Main"><ul class="menu">{items}</ul></nav>'


def _article(document: dict[str, Any], chance: random.Random) -> str:
    paragraphs = [f"<p>{html.escape(text)}</p>" for text in document["body"].split("\n\n")]
    picture = '<img src="/p.jpg" alt=""><figcaption>A hall. Photo: Example</figcaption>'
    paragraphs.insert(len(paragraphs) // 2, f'<figure class="wp-block-image">{picture}</figure>')
    day = document.get("date", "")
    return (
        f'<article class="post"><header class="entry-header"><h1>{html.escape(document["title"])}</h1>'
        f'<div class="meta"><time datetime="{day}">{day}</time></div></header>'
        f'<div class="entry-content">{"".join(paragraphs)}</div>'
        '<div class="share"><a href="#">Facebook</a><a href="#">Twitter</a></div></article>'
    )


def _card(chance: random.Random) -> str:
    number = chance.randrange(10**6)
    words = " ".join(chance.choices(SECTIONS, k=7)).lower()
    return (
        f'<div class="card card--{number}"><a class="card__link" href="/news/{number}.html"><img loading="lazy" '
        f'src="/i/{number}.webp" width="320" height="180" alt=""></a><h4 class="card__title">'
        f'<a href="/news/{number}.html">The {words}</a></h4>'
        f'<span class="card__time">{number % 24} hours ago</span></div>\n'
    )


def _program(chance: random.Random) -> str:
    number = chance.randrange(10**6)
    if chance.random() < 0.5:
        return STYLE.format(number, number % 7, number % 40, number, number % 9)
    return PROGRAM.format(number, number % 100)


def _filled(chance: random.Random, room: int, make: Any) -> str:
    """Pieces as `make` makes them, until there is no room left."""
    made: list[str] = []
    size = 0
    while size < room:
        made.append(make(chance))
        size += len(made[-1])
    return "".join(made)
