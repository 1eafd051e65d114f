"""What differs between two texts, as marked-up text: <ins> and <del> with words for those who do not see them."""

from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.differences import Paragraph, Part

register = template.Library()
HEADING = "## "


@register.simple_tag
def difference(paragraph: Paragraph) -> SafeString:
    """A paragraph with what only the old and only the new text has. Everything in it is escaped."""
    first, *rest = paragraph.parts
    heading = first.text.startswith(HEADING)
    parts = [Part(first.kind, first.text.removeprefix(HEADING)), *rest]
    kind = f' class="was-heading {paragraph.kind}"' if heading else f' class="{paragraph.kind}"'
    return SafeString(f"<p{kind}>{''.join(map(marked, parts))}</p>")


@register.simple_tag
def title_difference(paragraphs: tuple[Paragraph, ...]) -> SafeString:
    """A line with its differences, without a paragraph around it."""
    return SafeString(" ".join("".join(map(marked, paragraph.parts)) for paragraph in paragraphs))


def marked(part: Part) -> str:
    if part.kind == "same":
        return escape(part.text)
    name, said = ("del", _("left out:")) if part.kind == "old" else ("ins", _("added:"))
    return f'<{name}><span class="visually-hidden">[{escape(said)} </span>{escape(part.text)}' + (
        f'<span class="visually-hidden">]</span></{name}>'
    )
