"""Sending what readers send. Django is set up after this file is read, hence the late imports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from articles.models import Article


@pytest.fixture
def send(client: Client) -> Callable[..., Any]:
    """Post the form of a correction as a browser would; `address` is where from."""

    def post(article: Article, field: str, proposed: object, **more: Any) -> Any:
        headers = more.pop("headers", {})
        extra = {"REMOTE_ADDR": more.pop("address", "203.0.113.7")}
        data = urlencode({"field": field, "proposed": proposed, **more}, doseq=True, errors="surrogatepass")
        return client.post(
            f"{article.get_absolute_url()}correct/",
            data,
            content_type="application/x-www-form-urlencoded",
            headers=headers,
            **extra,
        )

    return post
