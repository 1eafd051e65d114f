"""Rules that tag: words, phrases and expressions of editors, looked for in title and text in bounded time."""

from articles.rules.checking import Complaint, check
from articles.rules.rule import Found, Rule
from articles.rules.ruleset import RuleSet

__all__ = ["Complaint", "Found", "Rule", "RuleSet", "check"]
