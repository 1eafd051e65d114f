"""What is wrong with a rule before it is used: said to the person who writes it, by field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.matching import stands
from articles.readers.wordlists import word_set
from articles.rules.expressions import Expression, ExpressionError, compiled
from articles.rules.rule import Rule
from articles.rules.slips import slips
from articles.rules.words import spelled

MOST_TERMS = 200
LONGEST_TERM = 300
SHORTEST = 2
LARGEST_PROGRAM = 500
"""Steps of a compiled expression, by which the time for a text grows."""
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
COMMON = word_set(
    "the of to and a an in on at by for from with as is are was were be it its that this he she they not or but said ",
    "will has have had which who their our we you one two more also new year after over about other ",
    "的 了 在 是 和 有 我 他 这 中国 年 月 日 将 与 为 对 也 我们 一个 表示",
)
"""Words that stand in nearly every text."""
UNLIKE = word_set(
    "government, Tuesday river paper Smith 1997 open; water (cold) Berlin 42 music window 经济 会议 城市 学校 天气"
)
"""Words that no expression can mean together: one that matches half of them means anything."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with which field of a rule, and what to do about it."""

    field: str
    text: str


def check(rule: Rule) -> list[Complaint]:
    """What is wrong with a rule; nothing for one that can be used."""
    return [*_terms(rule), *_context(rule), *_languages(rule)]


def _terms(rule: Rule) -> Iterator[Complaint]:
    if len(rule.terms) > MOST_TERMS:
        yield Complaint("terms", f"These are {len(rule.terms)} lines; {MOST_TERMS} are the most. Make several rules.")
        return
    if not any(term.strip() for term in rule.terms):
        yield Complaint("terms", "Write at least one line: a word, a phrase or an expression.")
    for term in rule.terms:
        if len(term) > LONGEST_TERM:
            yield Complaint("terms", f"“{term[:40]}…” is longer than {LONGEST_TERM} characters: shorten it.")
        else:
            yield from (Complaint("terms", text) for text in _term(rule, term))
    common = [term for term in rule.terms if spelled(term).lower() in COMMON]
    if common and rule.kind != "regex" and (rule.kind != "all" or len(common) == len(rule.terms)):
        yield Complaint("terms", f"“{common[0]}” stands in nearly every text: leave it out, or write more around it.")


def _term(rule: Rule, term: str) -> Iterator[str]:
    if rule.kind == "regex":
        yield from _expression(Expression(term, rule.case_sensitive))
        return
    plain = spelled(term)
    if sum(char.isalnum() for char in plain) < SHORTEST:
        yield f"“{term}” is too short: it would match nearly everywhere. Write two letters or digits at least."
    elif rule.kind == "fuzzy" and not slips(term):
        yield f"“{term}” is too short to forgive slips: write 8 letters, or 5 Chinese characters, at least."


def _expression(expression: Expression) -> Iterator[str]:
    try:
        program = compiled(expression)
    except ExpressionError as problem:
        yield (
            f"“{expression.text}” is no regular expression: {problem}. Look-ahead, look-behind and back-references do"
            " not exist here, since they can take for ever."
        )
        return
    if program.programsize > LARGEST_PROGRAM:
        yield f"“{expression.text}” is too large: use smaller repetitions, or several lines."
    elif program.search("") is not None:
        yield f"“{expression.text}” matches the empty text: say what has to be there, such as + for *."
    elif 2 * sum(program.search(word) is not None for word in UNLIKE) >= len(UNLIKE):
        yield f"“{expression.text}” matches almost any words: say what is particular to what you look for."


def _context(rule: Rule) -> Iterator[Complaint]:
    for field, words in (("required", rule.required), ("forbidden", rule.forbidden)):
        if len(words) > MOST_TERMS:
            yield Complaint(field, f"These are {len(words)} lines; {MOST_TERMS} are the most.")
        for word in words:
            if not any(char.isalnum() for char in word):
                yield Complaint(field, f"“{word}” has no letter and no digit.")
    for word in rule.forbidden:
        if any(spelled(word).lower() == spelled(other).lower() for other in rule.required):
            yield Complaint("forbidden", f"“{word}” is both required and forbidden: nothing can match.")
        ruled_out = [rule.kind != "regex" and stands(word, term) for term in rule.terms]
        if any(ruled_out) and (rule.kind == "all" or all(ruled_out)):
            yield Complaint("forbidden", f"“{word}” stands in what is looked for: nothing can match.")


def _languages(rule: Rule) -> Iterator[Complaint]:
    for tag in rule.languages:
        if not TAG.fullmatch(tag):
            yield Complaint("languages", f"“{tag}” is no language tag, such as en, zh or zh-Hant.")
