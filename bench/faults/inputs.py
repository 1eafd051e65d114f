"""Documents in the forms in which they come, and what has to be in the archive when all of them have been taken in."""

import html
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.corpus import documents

DOUBLE_EVERY = 20
"""One of so many documents is there twice, in another form."""
SHARES = {"txt": 0.3, "html": 0.2, "jsonl": 0.3, "zip": 0.2}
LINES, MEMBERS = 150, 100
PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<main><article><h1>{title}</h1>
{body}
</article></main><footer>All rights reserved.</footer></body></html>
"""


@dataclass(frozen=True, slots=True)
class Expected:
    """What an archive holds when all is taken in."""

    files: int
    documents: int
    doubles: int

    @property
    def articles(self) -> int:
        return self.documents - self.doubles


def write(folder: Path, number: int) -> Expected:
    """Write `number` documents into a folder, in some files each."""
    folder.mkdir(parents=True, exist_ok=True)
    doubles = number // DOUBLE_EVERY
    found = list(documents(0, number - doubles))
    found += [found[(7 * place) % len(found)] for place in range(doubles)]
    start, forms = 0, dict.fromkeys(SHARES, 0)
    for form, share in SHARES.items():
        forms[form] = round(share * number) if form != "zip" else number - start
        _write_some(folder, form, found[start : start + forms[form]])
        start += forms[form]
    files = sum(1 for path in folder.iterdir())
    return Expected(files, number, doubles)


def _write_some(folder: Path, form: str, some: Sequence[dict[str, Any]]) -> None:
    match form:
        case "txt":
            for place, document in enumerate(some):
                (folder / f"text-{place:04}.txt").write_text(as_text(document), encoding="utf-8")
        case "html":
            for place, document in enumerate(some):
                (folder / f"page-{place:04}.html").write_text(as_page(document), encoding="utf-8")
        case "jsonl":
            for place in range(0, len(some), LINES):
                lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in some[place : place + LINES])
                (folder / f"lines-{place:04}.jsonl").write_text(lines, encoding="utf-8")
        case "zip":
            for place in range(0, len(some), MEMBERS):
                with zipfile.ZipFile(folder / f"archive-{place:04}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
                    for number, document in enumerate(some[place : place + MEMBERS]):
                        archive.writestr(f"member-{number:03}.txt", as_text(document))


def as_text(document: dict[str, Any]) -> str:
    return f"# {document['title']}\n\n{document['body']}\n"


def as_page(document: dict[str, Any]) -> str:
    body = "\n".join(f"<p>{html.escape(block)}</p>" for block in document["body"].split("\n\n"))
    return PAGE.format(language=document.get("language", "en"), title=html.escape(document["title"]), body=body)
