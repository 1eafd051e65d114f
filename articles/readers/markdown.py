"""Markdown as it occurs in collections of news: links, images, emphasis, headings."""

import re

IMAGE = re.compile(r"!\[[^\[\]\n]{0,1000}\]\([^()\s]{0,4000}(?:\([^()\s]{0,1000}\)[^()\s]{0,1000})?\)")
LINK = re.compile(r"\[([^\[\]\n]{0,1000})\]\(([^()\s]{0,4000}(?:\([^()\s]{0,1000}\)[^()\s]{0,1000})?)\)")
REFERENCE = re.compile(r"\[\[\d{1,2}\]\([^()\s]{0,2000}\)(?:, \[\d{1,2}\]\([^()\s]{0,2000}\))*\]")
CREDIT_LINK = re.compile(r"^\[[^\[\]\n]{1,40}\]\(https?://[^()\s]{0,2000}\)(?=[A-Z])", re.MULTILINE)
AUTOLINK = re.compile(r"<https?://[^<>\s]{1,2000}>")
STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")
EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?![\w*])")
STRUCK = re.compile(r"~~([^~\n]{1,2000})~~")
HEADING = re.compile(r"^#{1,6}[ \t]+(.{1,300}?)[ \t#]*$", re.MULTILINE)
UNDERLINED = re.compile(r"^(?P<text>[^\n]{1,300})\n(?:={4,}|-{4,})[ \t]*$", re.MULTILINE)
QUOTE = re.compile(r"^>[ \t]?", re.MULTILINE)
BULLET = re.compile(r"^[ \t]{0,3}\*[ \t]+", re.MULTILINE)
EMPTY_HEADING = re.compile(r"^#{1,6}[ \t]*$", re.MULTILINE)


def looks_marked(text: str) -> bool:
    """True if `text` uses markdown."""
    return "](" in text or text.startswith("#") or "\n#" in text or "**" in text or "\n> " in text


def plain(text: str) -> str:
    """The text without marks, its headings as "## ". Every rule is bounded, so that no input takes long."""
    if "](" in text:
        text = REFERENCE.sub("", IMAGE.sub("", CREDIT_LINK.sub("", text)))
        text = LINK.sub(_link_text, text)
    if "<http" in text:
        text = AUTOLINK.sub("", text)
    text = UNDERLINED.sub(lambda found: f"## {found['text'].strip()}", text)
    text = EMPTY_HEADING.sub("", HEADING.sub(r"\n## \1\n", text))
    text = QUOTE.sub("", text)
    text = BULLET.sub("", text)
    if "*" in text or "__" in text:
        text = EMPHASIS.sub(r"\1", STRONG.sub(r"\2", text))
    return STRUCK.sub(r"\1", text).replace("**", "")


def _link_text(found: re.Match[str]) -> str:
    return found[1] or ""


def links(text: str) -> list[tuple[str, str]]:
    """The links of a text: what they say, and where they lead."""
    return [(found[1], found[2]) for found in LINK.finditer(text)] if "](" in text else []
