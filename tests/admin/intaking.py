"""The intake page, used as a browser would."""

import re
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Intake

ADD = reverse("admin:articles_intake_add")
HIDDEN = re.compile(r'<input type="hidden" name="(token|version)" value="([^"]*)"')
WUZHEN = """Ministers discuss cyber rules

WUZHEN, Nov. 17 (Xinhua) -- Delegates at the third World Internet Conference spoke about security and trade.

Alibaba and Tencent welcomed the law. "Rules help everybody who trades," one of the delegates said.
"""


def upload(name: str, data: bytes) -> BytesIO:
    file = BytesIO(data)
    file.name = name
    return file


def hand_over(client: Client, **data: Any) -> HttpResponse:
    """Send the page, and follow to the preview."""
    token = hidden(client.get(ADD))["token"]
    return client.post(ADD, {"token": token, **data}, follow=True)


def hidden(response: HttpResponse) -> dict[str, str]:
    return {name: unescape(value) for name, value in HIDDEN.findall(response.content.decode())}


def preview(response: Any) -> Any:
    """The preview that a page shows."""
    return response.context["preview"]


def typed(response: Any, **changes: Any) -> dict[str, Any]:
    """What the preview's page would post, with `changes` by the names of the first document's fields."""
    data: dict[str, Any] = {"version": preview(response).sitting.version}
    for form in preview(response).forms:
        for bound in form:
            value = bound.field.prepare_value(bound.value())
            if value is True:
                data[bound.html_name] = "on"
            elif value is not False:
                data[bound.html_name] = str(value if value is not None else "").replace("\n", "\r\n")
    prefix = preview(response).forms[0].prefix if preview(response).forms else ""
    data |= {f"{prefix}-{name}": value for name, value in changes.items()}
    return {name: value for name, value in data.items() if value is not None}


def save(client: Client, response: Any, *, do: str = "save", **changes: Any) -> Any:
    address = urlsplit(response.request["PATH_INFO"]).path
    return client.post(address, {**typed(response, **changes), "do": do}, follow=True)


def newest() -> Intake:
    return Intake.objects.latest("pk")
