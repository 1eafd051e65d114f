"""What is said to who has done something, with the way to undo it; and what addresses and forms say."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.models import Act


def tell(request: HttpRequest, text: str, act: Act | None = None, level: int = messages.SUCCESS) -> None:
    """Say what was done; with its act, which leads to the page that can undo it."""
    if act is not None:
        address = reverse("admin:articles_act_change", args=[act.pk])
        text = format_html('{} <a class="undo" href="{}">{}</a>', text, address, _("Undo"))
    messages.add_message(request, level, text)


def number_in(words: str) -> int | None:
    """The key that an address or a form says; None for anything else."""
    return int(words) if words.isdecimal() and words.isascii() and len(words) < 19 else None
