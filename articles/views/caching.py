"""What a view says of how long its page holds. Beyond that, pages change when the public part of the archive does."""

from collections.abc import Callable
from typing import TypeVar

from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def depends_on_today(view: View) -> View:
    """The page says what lies ahead and what has passed: it changes at midnight too."""
    view.depends_on_today = True  # type: ignore[attr-defined]
    return view


def not_kept(response: HttpResponseBase) -> None:
    """This page is not all that it should be, such as one whose counts took too long: nobody keeps it."""
    add_never_cache_headers(response)
