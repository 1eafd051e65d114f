"""The tree of a page, parsed once, within what a page may need, and without what is never an article's."""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from articles.readers.html.furniture import is_furniture

MOST_TAGS = 200_000
"""Angle brackets. A page with more is not parsed: its tree alone would fill the memory."""
MOST_ELEMENTS = 20_000
MOST_TEXT = 2_000_000
"""Characters of text. A longer page is no news page: it is read by lines, in one pass."""
DEEPEST = 60
LONGEST_ATTRIBUTE = 1000
DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]{0,500}\[", re.IGNORECASE)
XML_HEADER = re.compile(r"\A\s{0,100}<\?xml[^<>]{0,300}\?>")
# Neither read nor shown: programs, controls, and elements whose content is raw text.
NEVER = (
    *("script", "style", "template", "iframe", "select", "textarea", "input", "link", "datalist"),
    *("title", "xmp", "plaintext", "noembed", "noframes"),
)
# Elements without an end, for which the parser waits all the same: what follows them is not theirs.
VOID = ("embed", "source", "track", "wbr", "param")
# What has hardly any prose of its own: with more of it, one was never closed, and what follows is the article's.
EMBEDDED = frozenset({"applet", "audio", "button", "canvas", "math", "menu", "noscript", "object", "svg", "video"})
LEAST_RUN = 60
SPARED = 40
"""How many parts may hold more than half of the prose, before the page's classes are believed no more."""


def parsed(text: str) -> HtmlElement | None:
    """The tree of a page; None where the parser gives up: too many tags, too deep, a text without an end."""
    if text.count("<") > MOST_TAGS:
        return None
    parser = HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
    )
    data = without_declarations(text).encode("utf-8", "replace")
    try:
        tree = document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    log = parser.error_log
    return None if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in log) else tree


def without_declarations(text: str) -> str:
    """A page without an XML header and without a document type that declares entities: they are never resolved."""
    text = XML_HEADER.sub("", text, count=1)
    found = DOCTYPE.search(text, 0, 2000)
    if not found:
        return text
    end = text.find("]", found.end())
    close = text.find(">", end) if end >= 0 else -1
    return text[: found.start()] + text[close + 1 :] if close >= 0 else text


def strip(tree: HtmlElement) -> bool:
    """Take away, in place, what is never read. False for a tree that is still too large or deep to be weighed."""
    etree.strip_elements(tree, *NEVER, with_tail=False)
    etree.strip_tags(tree, *VOID)
    for element in tree.xpath(f"//*[@*[string-length(.) > {LONGEST_ATTRIBUTE}]]"):
        element.attrib.clear()  # a picture in the page's own source, or none of anybody's business
    if int(tree.xpath("count(//*)")) > MOST_ELEMENTS:
        return False
    size = int(tree.xpath("string-length(string(/))"))
    return size <= MOST_TEXT and not tree.xpath(f"boolean(//*[count(ancestor::*) > {DEEPEST}])")


def prune(tree: HtmlElement) -> None:
    """Take away, in place, what the page marks as its own: menus, captions, share links, comments, notes.

    A part that its class calls furniture but that holds more than half of the page's prose stays.
    """
    total = _prose(tree)
    spared = 0
    waiting = [tree]
    while waiting and spared < SPARED:
        for element in waiting.pop():
            if not is_furniture(element):
                waiting.append(element)
            elif (10 if element.tag in EMBEDDED else 2) * _prose(element) <= total:
                _drop(element)
            else:
                spared += 1
                element.tag = "div"  # perhaps one that was never closed; an extractor would drop it by its name
                waiting.append(element)


def _prose(element: HtmlElement) -> int:
    """Characters in the longer runs of text of an element, which menus have none of."""
    return sum(len(text) for text in element.itertext() if len(text) >= LEAST_RUN)


def _drop(element: HtmlElement) -> None:
    """Remove an element and leave what follows it."""
    parent = element.getparent()
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = f"{before.tail or ''} {element.tail}"
        else:
            parent.text = f"{parent.text or ''} {element.tail}"
    parent.remove(element)
