"""A real Chromium for tests: the system's own, driven by Playwright, watched for errors and policy violations."""

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--no-sandbox",  # its sandbox does not start for root
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", event => console.error(
    `policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
# What axe-core calls the rules of WCAG 2.2 AA and its own good practice
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of an installed Chromium."""
    from tests.conftest import missing

    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        missing("Chromium is not installed (Debian: apt-get install chromium)")
    return str(path)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    # Playwright's event loop runs in this thread, where Django would refuse to use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def problems() -> Iterator[list[str]]:
    """Errors in the console, violations of the content policy, requests to other hosts: none may be left at the end.

    A test that provokes one on purpose checks it and clears the list.
    """
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def new_context(browser: Browser, problems: list[str]) -> Iterator[Callable[..., BrowserContext]]:
    """Make a watched browser context; takes what Playwright's `new_context` takes (`color_scheme="dark"`, …)."""
    contexts: list[BrowserContext] = []

    def stay_here(route: Route) -> None:
        if urlsplit(route.request.url).hostname in {"localhost", "127.0.0.1"}:
            route.continue_()
        else:
            problems.append(f"asks another host: {route.request.url}")
            route.abort()

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        context.set_default_timeout(10_000)
        context.add_init_script(REPORT_VIOLATIONS)
        context.route("**/*", stay_here)
        context.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: problems.append(str(error.error)))
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A watched page at 1280 × 900 in light colours."""
    return new_context().new_page()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Accessibility violations of a page, each as `rule: help (elements)`."""
    source = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

    def run(page: Page) -> list[str]:
        page.evaluate(source)
        result = page.evaluate("tags => axe.run({runOnly: tags})", AXE_RULES)
        return [
            f"{found['id']}: {found['help']} ({'; '.join(str(node['target'][0]) for node in found['nodes'])})"
            for found in result["violations"]
        ]

    return run
