"""From a `tsquery` to the articles that match it: by index as far as that goes, and no row is looked at twice."""

from dataclasses import dataclass, replace

from pyroaring import BitMap

from articles.bitmaps import Bitmaps
from articles.retrieval.answers import Answer, Answers, Key, answers
from articles.retrieval.bounds import Bounds
from articles.retrieval.frequency import share_of
from articles.retrieval.statements import Deadline, Late, ids_of_each, ids_where
from articles.retrieval.tsquery import AllOf, AnyOf, Lexeme, Node, NoneOf, Phrase, answered_by_index, conjuncts, loose

COMMON = 0.02
"""The share of the archive from which the articles of a single word are kept by themselves, to be combined."""
FEW = 20_000
"""So few articles with one word are worth asking for together with a common one that is not kept yet."""
MOST_ASKED_AGAIN = 5_000
"""Changed articles up to which an answer is mended; beyond, looking at them takes longer than to ask anew."""
LONG = 0.5
"""Seconds that a question must have had before it is not asked again for a while."""
NONE = BitMap()
VECTOR, TITLE = "search_vector", "title_vector"


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks within one time limit, for a reader whose bitmaps are `index`."""

    index: Bitmaps
    deadline: Deadline
    answers: Answers = answers

    def bounds(self, column: str, node: Node | None) -> Bounds:
        """The articles, public or not, that `node` matches in `column`, as far as indexes know. Raises `Late`."""
        if node is None:
            return Bounds.exactly(BitMap())
        if answered_by_index(node) and (kept := self.kept(column, node)):
            return Bounds.exactly(kept.yes)
        match node:
            case Lexeme():
                found = self.by_index(column, node.unweighed)
                return Bounds(BitMap(), found) if node.weighed else Bounds.exactly(found)
            case NoneOf():
                return self.bounds(column, node.part).complement(self.index.everything)
            case Phrase():
                words = loose(node)
                return Bounds(BitMap(), self.bounds(column, words).maybe if words else self.index.everything)
            case AnyOf():
                return self.any_of(column, node)
            case AllOf():
                return self.all_of(column, node)

    def any_of(self, column: str, node: AnyOf) -> Bounds:
        """Common words by themselves, all others that an index answers in one statement."""
        single = [part for part in node.parts if not answered_by_index(part) or self.common(column, part)]
        together = tuple(part for part in node.parts if part not in single)
        found = [self.bounds(column, part) for part in single]
        if together:
            found.append(Bounds.exactly(self.by_index(column, AnyOf(together) if len(together) > 1 else together[0])))
        total = found[0]
        for bounds in found[1:]:
            total = total | bounds
        return total

    def all_of(self, column: str, node: AllOf) -> Bounds:
        """The index skips fast from match to match of a rare word; what only common words say is combined here.

        The words of phrases narrow the rest down before anything is read.
        """
        words = dict.fromkeys(word for part in node.parts for word in conjuncts(part))
        plain = [word for word in words if answered_by_index(word)]
        found = self.plain(column, plain) if plain else Bounds.exactly(self.index.everything)
        for part in node.parts:
            if not answered_by_index(part):
                found = found & self.bounds_within(column, part, set(plain), found.maybe)
        return found

    def bounds_within(self, column: str, part: Node, known: set[Node], within: BitMap) -> Bounds:
        """The bounds of a part whose words among `known` all hold for `within` already."""
        if all(word in known for word in conjuncts(part)) and isinstance(part, Phrase | Lexeme):
            return Bounds(BitMap(), within)
        return self.bounds(column, part)

    def plain(self, column: str, parts: list[Node]) -> Bounds:
        """The articles with all of some parts that an index answers."""
        kept = {part: answer.yes for part in parts if (answer := self.kept(column, part))}
        rest = [part for part in parts if part not in kept]
        smallest = min(kept.values(), key=len, default=None)
        if rest and all(self.common(column, part) for part in rest) and (smallest is None or len(smallest) > FEW):
            kept |= {part: self.by_index(column, part) for part in rest}
        elif rest:
            every = parts if all(self.common(column, part) for part in rest) else rest
            node = AllOf(tuple(every)) if len(every) > 1 else every[0]
            kept[node] = self.by_index(column, node)
        return Bounds.exactly(BitMap.intersection(*kept.values()))

    def common(self, column: str, part: Node) -> bool:
        return isinstance(part, Lexeme) and share_of(column, part.word) >= COMMON

    def kept(self, column: str, node: Node) -> Answer | None:
        """The answer that is kept, with what changed since asked again. Raises `Late`."""
        key = (column, str(node))
        answer, changed = self.answers.get(key) or (None, NONE)
        if answer is None or not changed:
            return answer
        if len(changed) > MOST_ASKED_AGAIN:
            return None
        again = ids_where(*key, self.deadline, among=changed)
        answer = Answer(self.index.number, (answer.yes - changed) | again)
        self.answers.put(key, answer)
        return answer

    def seen(self, column: str, node: Node) -> Answer:
        """What is known of articles that were looked at one by one and did not change since."""
        answer, changed = self.answers.get(looked_at(column, node)) or (Answer(0, NONE), NONE)
        return Answer(self.index.number, answer.yes - changed, answer.no - changed)

    def by_index(self, column: str, node: Node) -> BitMap:
        """All matches of what an index answers. Raises `Late`, and again for a while without asking."""
        if kept := self.kept(column, node):
            return kept.yes
        key = (column, str(node))
        if self.answers.shunned(key):
            raise Late
        time = self.deadline.left
        try:
            found = ids_where(*key, self.deadline)
        except Late:
            if time > LONG:
                self.answers.shun(key)
            raise
        self.answers.put(key, Answer(self.index.number, found))
        return found

    def each(self, column: str, nodes: list[Lexeme]) -> list[BitMap]:
        """The matches of several words by themselves; those that are not kept in one statement. Raises `Late`."""
        kept = {node: answer.yes for node in nodes if (answer := self.kept(column, node))}
        missing = [node for node in nodes if node not in kept]
        for node, articles in zip(missing, ids_of_each(column, map(str, missing), self.deadline), strict=True):
            self.answers.put((column, str(node)), Answer(self.index.number, articles))
            kept[node] = articles
        return [kept[node] for node in nodes]

    def look_at(self, column: str, node: Node, articles: BitMap, seen: Answer) -> Answer:
        """Find out of each of these articles whether it matches, beside those `seen`, and keep that. Raises `Late`."""
        if asked := articles - seen.yes - seen.no:
            matching = ids_where(column, str(node), self.deadline, among=asked)
            seen = replace(seen, yes=seen.yes | matching, no=seen.no | (asked - matching))
            self.answers.put(looked_at(column, node), seen)
        return seen


def looked_at(column: str, node: Node) -> Key:
    """Under which key those articles are kept that were looked at: they are not all that match."""
    return f"{column}, looked at", str(node)
