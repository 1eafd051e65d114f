"""Rules that tag: words, phrases and expressions of editors, looked for in title and text in bounded time."""

from articles.rules.rule import Found, Rule

__all__ = ["Found", "Rule"]
