"""From what somebody typed to a tree. Whatever it is, something is made of it, and what was left out is noted."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.search import dates
from articles.search.leaves import leaf_of_beginning, leaf_of_phrase, leaves_of_words
from articles.search.lexer import MAX_CHARACTERS, Token, cleaned, tokens
from articles.search.reading import reading_of
from articles.search.tree import (
    AnyOf,
    InTitle,
    Mark,
    Node,
    Not,
    Organizations,
    Outlets,
    Text,
    all_of,
    any_of,
    is_text,
    size,
    texts,
)
from articles.search.units import is_cjk, units
from articles.search.vocabulary import EMPTY, LONGEST_NAME, Vocabulary

MAX_TERMS = 32
MOST_WORDS = 300
"""How many words of the index a query may ask for before names are no longer widened: each costs the database time."""
DEEPEST = 16
Note = str | Promise


@dataclass(frozen=True)
class Query:
    """What was asked: `tree` is None where it asks for nothing. `notes` say what was left out or changed."""

    text: str = ""
    tree: Node | None = None
    notes: tuple[Note, ...] = ()

    def __bool__(self) -> bool:
        return self.tree is not None

    @property
    def reading(self) -> str:
        """How the query was read, in the language of the page; "" where that goes without saying."""
        return reading_of(self.tree)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What to highlight."""
        return tuple(dict.fromkeys(mark for text in texts(self.tree) for mark in text.marks))


def parse(text: str, vocabulary: Vocabulary = EMPTY) -> Query:
    """The query in `text`, of which 256 characters and 32 terms are read. Never raises."""
    parser = Parser(vocabulary)
    whole = cleaned(text[: 16 * MAX_CHARACTERS])
    kept = beginning(whole)
    if len(whole) > len(kept):
        parser.note(_("Only the first {number} characters were read."), number=MAX_CHARACTERS)
    tree = parser.parse(kept)
    return Query(kept, tree, tuple(parser.notes))


def beginning(text: str) -> str:
    """As much of a cleaned text as is read, without a word that would be cut in two: no text has half of it."""
    kept = text[:MAX_CHARACTERS]
    if len(text) > len(kept) and not text[MAX_CHARACTERS].isspace() and not is_cjk(kept[-1]):
        kept = kept.rsplit(" ", 1)[0]
    return kept.rstrip()


@dataclass
class Parser:
    """Reads tokens one after the other. OR parts what is joined by AND; AND is never written."""

    vocabulary: Vocabulary
    notes: list[Note] = field(default_factory=list)
    terms: int = 0
    words: int = 0
    common: list[str] = field(default_factory=list)
    rest: list[Token] = field(default_factory=list)
    shouted: bool = False

    def note(self, message: Any, **values: Any) -> None:
        note = format_lazy(message, **values) if values else message
        if note not in self.notes:
            self.notes.append(note)

    def parse(self, text: str) -> Node | None:
        words = [unit for unit in units(text) if not is_cjk(unit) and any(map(str.isalpha, unit))]
        self.shouted = len(words) > 3 and all(unit.isupper() for unit in words)
        self.rest = list(tokens(text))[::-1]
        parts: list[Node] = []
        while self.rest:
            part = self.alternatives(0)
            parts += [part] if part else []
            if self.rest:  # a closing bracket that nothing opened
                self.rest.pop()
        tree = all_of(parts)
        if self.common and tree is None:
            names = [word.upper() for word in self.common if word.lower() in {"who", "it"}]
            self.note(_("“{words}” is too common to search for."), words=" ".join(self.common))
            for name in dict.fromkeys(names):
                self.note(_("Write {name} in capitals for the name."), name=name)
        elif text and tree is None and not self.notes:
            self.note(_("“{text}” has nothing to search for."), text=text)
        return tree

    def alternatives(self, depth: int) -> Node | None:
        """What stands between OR, up to the end or a closing bracket."""
        parts = []
        while True:
            part = self.together(depth)
            parts += [part] if part else []
            if not self.rest or self.rest[-1].kind != "or":
                return any_of(parts)
            self.rest.pop()

    def together(self, depth: int) -> Node | None:
        """Terms one behind the other. Plain words are gathered: names may have several."""
        parts: list[Node] = []
        words: list[str] = []
        while self.rest and self.rest[-1].kind not in {"or", "close"}:
            if self.is_plain(self.rest[-1]):
                words.append(self.rest.pop().text)
                continue
            parts += self.plain(words)
            words = []
            part = self.term(depth)
            parts += [part] if part else []
        parts += self.plain(words)
        return all_of(parts)

    @staticmethod
    def is_plain(token: Token) -> bool:
        return token.kind == "word" and not token.text.endswith("*")

    def plain(self, words: list[str]) -> list[Node]:
        return self.counted(leaves_of_words(words, self.vocabulary, self.common, shouted=self.shouted)) if words else []

    def counted(self, leaves: Iterable[Text | None]) -> list[Node]:
        """The leaves that there is still room for."""
        kept: list[Node] = []
        for leaf in leaves:
            if leaf is None:
                continue
            before, self.terms = self.terms, self.terms + sum(1 + len(unit) // 8 for unit in units(leaf.shown))
            if before and self.terms > MAX_TERMS:  # what stands alone is read, however long
                self.note(_("Only the first {number} words were read."), number=MAX_TERMS)
                break
            kept.append(self.narrowed(leaf))
        return kept

    def narrowed(self, leaf: Text) -> Text:
        """The leaf, without other names where the query asks for too many words already."""
        self.words += size(leaf.wanted)
        if self.words <= MOST_WORDS or not leaf.also or not isinstance(leaf.wanted, AnyOf):
            return leaf
        self.note(_("“{name}” was not looked for under other names: the query has too many."), name=leaf.shown)
        return replace(leaf, wanted=leaf.wanted.parts[0], also=())

    def term(self, depth: int) -> Node | None:
        """One term that is not a plain word: excluded, in brackets, a phrase, a field, a beginning."""
        token = self.rest.pop()
        match token.kind:
            case "not":
                part = self.excluded(depth)
                return Not(part) if part else None
            case "open":
                return self.bracketed(depth)
            case "phrase":
                return self.phrase(token)
            case "field":
                return self.of_field(token.text, depth)
            case "word":
                return self.beginning(token.text)
            case _:
                return None

    def excluded(self, depth: int) -> Node | None:
        """What stands behind a minus: one term."""
        while self.rest and self.rest[-1].kind == "not":
            self.rest.pop()
        if not self.rest or self.rest[-1].kind in {"or", "close"}:
            return None
        if self.is_plain(self.rest[-1]):
            return all_of(self.plain([self.rest.pop().text]))
        return self.term(depth)

    def bracketed(self, depth: int) -> Node | None:
        """What stands in brackets; too many of them are read over."""
        if depth >= DEEPEST:
            return None
        inner = self.alternatives(depth + 1)
        if self.rest and self.rest[-1].kind == "close":
            self.rest.pop()
        return inner

    def phrase(self, token: Token) -> Node | None:
        if not token.closed and token.text:
            self.note(_("A quotation mark was never closed: the phrase was read to the end."))
        if token.text.rstrip().endswith("*"):
            return self.beginning(token.text)
        return all_of(self.counted([leaf_of_phrase(token.text, self.vocabulary, self.common, shouted=self.shouted)]))

    def beginning(self, text: str) -> Node | None:
        leaf, short = leaf_of_beginning(text, shouted=self.shouted)
        if short:
            self.note(_("“{text}” is too short a beginning: it was read as a word."), text=text)
            return all_of(self.plain([text.rstrip("*")]))
        return all_of(self.counted([leaf]))

    def of_field(self, name: str, depth: int) -> Node | None:
        if not self.rest or self.rest[-1].kind in {"or", "close", "field", "not"}:
            self.note(_("Nothing stands behind “{name}:”."), name=name)
            return None
        if name == "title":
            part = self.excluded(depth)
            if part is not None and not is_text(part):
                self.note(_("“title:” takes words alone."))
                return part
            return InTitle(part) if part else None
        if name in {"org", "outlet"}:
            return self.registered(name)
        if self.rest[-1].kind == "open":
            self.rest.pop()
        value = self.rest.pop().text if self.rest else ""
        between = {"year": dates.years, "before": dates.before, "after": dates.after}[name](value)
        if between is None:
            self.note(_("“{name}:{value}” is no date: write 2016, 2016-11 or 2016-11-17."), name=name, value=value)
        return between

    def registered(self, name: str) -> Node | None:
        """The organization or outlet that the next words name, as many of them as are a name; else the word as text."""
        kind = "organization" if name == "org" else "outlet"
        if self.rest[-1].kind == "open":
            return self.any_registered(name)
        if self.rest[-1].kind == "phrase":
            value, number = self.rest[-1].text, 1
        else:
            value, number = self.longest_name(kind)
        if pks := self.vocabulary.named(kind, value):
            del self.rest[-number:]
            return Organizations(pks, value) if name == "org" else Outlets(pks, value)
        if name == "org":
            self.note(_("“{value}” is no registered organization: it was searched for in the texts."), value=value)
        else:
            self.note(_("“{value}” is no registered outlet: it was searched for in the texts."), value=value)
        token = self.rest.pop()
        return self.phrase(token) if token.kind == "phrase" else all_of(self.plain([token.text]))

    def any_registered(self, name: str) -> Node | None:
        """Several names in brackets: any of them."""
        self.rest.pop()
        parts: list[Node] = []
        while self.rest and self.rest[-1].kind != "close":
            if self.rest[-1].kind in {"word", "phrase"}:
                part = self.registered(name)
                parts += [part] if part else []
            else:
                self.rest.pop()
        if self.rest:
            self.rest.pop()
        return any_of(parts)

    def longest_name(self, kind: str) -> tuple[str, int]:
        """The most words from here on that are a name together; the next word alone where none are."""
        words = []
        for token in reversed(self.rest[-LONGEST_NAME:]):
            if token.kind != "word":
                break
            words.append(token.text)
        for number in range(len(words), 1, -1):
            if self.vocabulary.named(kind, " ".join(words[:number])):
                return " ".join(words[:number]), number
        return words[0] if words else "", 1
