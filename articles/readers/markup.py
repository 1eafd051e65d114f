"""HTML fragments, and whole pages saved into a text, as plain lines: a small, linear stripper.

What a page marks as no part of the article (navigation, comments, captions, hidden elements) is left out with it.
"""

import html
import re
from itertools import islice

from articles.readers.wordlists import word_set

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,20})([^<>]{0,4000})>")
KNOWN_TAGS = word_set(
    "ref hyp a abbr article aside b blockquote body br button center cite code col dd div dl doc dt em ",
    "figcaption figure font footer ",
    "form h1 h2 h3 h4 h5 h6 head header hr hl html i iframe img input label li link main meta ",
    "nav noscript ol option p pre ",
    "s script section seg select small span src strong style sub sup svg table tbody td th ",
    "thead time title tr u ul",
)
BLOCKS = word_set(
    "address article aside blockquote body center dd div dl doc dt figcaption figure footer ",
    "form h1 h2 h3 h4 h5 h6 head ",
    "header hl hr html li main nav ol p pre section seg src table tbody td th thead tr ul title",
)
VOID = word_set("br hr img input link meta col")
LEFT_OUT = word_set("ref hyp script style head nav footer aside form noscript button select figcaption svg iframe")
# Words of class and id attributes that say: not the article. What a class is *with* says nothing about itself.
FURNITURE = re.compile(
    r"(?<![a-z])(?:comments?|disqus|breadcrumbs?|caption|credits?|related|recommend\w{0,10}"
    r"|share|sharing|social|sidebar|"
    r"nav|navigation|menu|footer|submitted|attribution|hidden|invisible|image-source|permalink"
    r"|advert\w{0,10}|newsletter|"
    r"tags?|pager|field-name-author|byline)(?![a-z])",
    re.IGNORECASE,
)
OF_THE_WHOLE = re.compile(r"(?:^|-)(?:has|with|no|without|label|layout|col|columns?|page)(?:-|$)", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""(?:class|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
AUTHOR_LINK = re.compile(
    r"""<a\s(?P<attributes>[^<>]{0,300}?href\s{0,3}=\s{0,3}["'](?P<address>https?://[^"'<>\s]{1,300})["'][^<>]{0,300})>"""
    r"(?P<name>[^<>]{2,60})</a>",
    re.IGNORECASE,
)
MARKED_AUTHOR = re.compile(r"""(?i)rel\s{0,3}=\s{0,3}["']author["']|/(?:author|authors)/[\w.-]{2,60}/?["']""")
LINKS = 200
"""Links of a page that are looked at."""
MANY_TAGS = 2
MANY_BLOCKS = 4
BETWEEN_CHINESE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")


def author_link(text: str) -> tuple[str, str] | None:
    """The name and the address of the link that a page marks as its author's, as weblogs do."""
    links = islice(AUTHOR_LINK.finditer(text), LINKS) if "author" in text and "<a" in text else ()
    found = next((one for one in links if MARKED_AUTHOR.search(one["attributes"])), None)
    return (" ".join(html.unescape(found["name"]).split()), found["address"]) if found else None


def looks_marked_up(text: str) -> bool:
    """True if `text` holds elements of HTML, or of the XML that corpora of news come in."""
    if "<" not in text:
        return False
    hits = 0
    for found in TAG.finditer(text):
        if found[2].lower() in KNOWN_TAGS:
            hits += 1
            if hits >= MANY_TAGS:
                return True
    return False


def without_spans(text: str, opening: str, closing: str) -> str:
    """`text` without every span from `opening` to `closing`; one that is never closed is left alone. Linear."""
    if opening not in text:
        return text
    kept, place = [], 0
    while (start := text.find(opening, place)) >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            break
        kept.append(text[place:start])
        place = end + len(closing)
    return "".join([*kept, text[place:]])


def plain_lines(text: str) -> tuple[str, str | None]:
    """The text without its markup, blocks parted by blank lines and headings as "## ", and the page's first h1 heading.

    Where leaving out the furniture would leave hardly anything, the page names its parts in its own way: all is kept.
    """
    text = without_spans(text, "<!--", "-->")
    lines, heading, left_out = _strip(text, leave_out=True)
    if left_out and len(lines) < 400:
        everything, whole_heading, _ = _strip(text, leave_out=False)
        if len(everything) > 4 * len(lines) + 400:
            return everything, whole_heading
    return lines, heading


def _strip(text: str, *, leave_out: bool) -> tuple[str, str | None, bool]:
    """The lines, the heading, and whether anything was left out."""
    out: list[str] = []
    skipping: list[str] = []
    heading: str | None = None
    heading_start = 0
    left_out = False
    place = 0
    fold = sum(found[2].lower() in BLOCKS for found in islice(TAG.finditer(text), 400)) >= MANY_BLOCKS
    for found in TAG.finditer(text):
        name = found[2].lower()
        if name not in KNOWN_TAGS:
            continue
        if not skipping:
            out.append(_inline(text[place : found.start()], fold=fold))
        place = found.end()
        closing, empty = bool(found[1]), name in VOID or found[3].endswith("/")
        if skipping:
            _leave(skipping, name, closing=closing, empty=empty)
            continue
        if not closing and not empty and _is_furniture(name, found[3] if leave_out else ""):
            skipping.append(name)
            left_out = True
            out.append("\n\n" if name in BLOCKS else "")
            continue
        out.append(_break(name, closing=closing))
        if name in HEADINGS and not closing:
            heading_start = len(out)
        elif name == "h1" and closing and heading is None:
            heading = " ".join("".join(out[heading_start:]).replace("##", " ").split()) or None
    if not skipping:
        out.append(_inline(text[place:], fold=fold))
    return _squeezed("".join(out)), heading, left_out


def _inline(text: str, *, fold: bool) -> str:
    """Text between tags, entities resolved; in a page, a line end is a space, as a browser has it."""
    if fold and "\n" in text:
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", re.sub(r"[ \t]*\n[ \t]*", "\n", text))
    return html.unescape(text)


def _break(name: str, *, closing: bool) -> str:
    if name in HEADINGS and not closing:
        return "\n\n## "
    if name == "br":
        return "\n\n"
    if name in ("td", "th"):
        return " "
    return "\n\n" if name in BLOCKS else ""


def _is_furniture(name: str, attributes: str) -> bool:
    if name in LEFT_OUT:
        return True
    if name in ("body", "html", "main", "article"):
        return False
    return any(
        FURNITURE.search(word) and not OF_THE_WHOLE.search(word)
        for a, b, c in ATTRIBUTE.findall(attributes)
        for word in (a or b or c).split()
    )


def _leave(skipping: list[str], name: str, *, closing: bool, empty: bool) -> None:
    """Keep count of the elements inside of one that is left out; one never closed ends with its parent."""
    if empty:
        return
    if not closing:
        if len(skipping) < 200:
            skipping.append(name)
    elif name in skipping:
        while skipping.pop() != name:
            pass


def _squeezed(text: str) -> str:
    lines = (BETWEEN_CHINESE.sub("", " ".join(line.split())) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join("" if line == "##" else line for line in lines)).strip("\n")
