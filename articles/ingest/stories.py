"""Stories: which new articles are copies of which."""

from collections.abc import Collection, Mapping, Sequence

from articles.ingest.copying import next_keys
from articles.ingest.doubles import Verdict
from articles.ingest.kinship import Text
from articles.models import Article, Status, Story


def tell(verdicts: Sequence[Verdict], keys: Mapping[int, int]) -> dict[int, int]:
    """The story of each new article that has one, by its number in the batch. `keys`: their new keys, by number.

    Copies that were found apart come together where a new one is like both: the older story stays. An article of which
    an editor said that it stands alone is left alone. Writes stories, and the articles there are; not the new ones.
    """
    groups = Groups()
    for number in keys:
        for other in verdicts[number].kin:
            if other.story is None and other.settled:
                continue
            groups.join(("entry", number), node(other))
            if other.article is not None and other.story is not None:
                groups.join(("article", other.article), ("story", other.story))
    return write(groups.all())


def withdrawn(stories: Collection[int]) -> dict[int, int]:
    """Of some stories those of which a copy was withdrawn, with the number of one such article."""
    rows = Article.objects.filter(story__in=stories, status=Status.WITHDRAWN) if stories else Article.objects.none()
    return dict(rows.order_by("-pk").values_list("story", "pk"))


Node = tuple[str, int]


def node(text: Text) -> Node:
    return ("article", text.article) if text.article is not None else ("entry", text.entry or 0)


def write(groups: Sequence[set[Node]]) -> dict[int, int]:
    """Give each group its oldest story, or a new one."""
    told: list[tuple[int, set[Node]]] = []
    new = iter(next_keys(Story, sum(not any(kind == "story" for kind, _key in group) for group in groups)))
    made = []
    for group in groups:
        stories = sorted(key for kind, key in group if kind == "story")
        if not stories:
            stories = [next(new)]
            made.append(Story(pk=stories[0]))
        told.append((stories[0], group))
        if stories[1:]:
            Article.objects.filter(story__in=stories[1:]).update(story=stories[0])
    Story.objects.bulk_create(made)
    changed = {key: story for story, group in told for kind, key in group if kind == "article"}
    put(changed)
    return {key: story for story, group in told for kind, key in group if kind == "entry"}


def put(stories: Mapping[int, int]) -> None:
    """Put articles into their stories, by key."""
    articles = list(Article.objects.filter(pk__in=stories).only("pk", "story"))
    moved = [article for article in articles if article.story_id != stories[article.pk]]
    for article in moved:
        article.story_id = stories[article.pk]
    if moved:
        Article.objects.bulk_update(moved, ["story"])


class Groups:
    """Sets that grow together (union-find)."""

    def __init__(self) -> None:
        self.above: dict[Node, Node] = {}

    def find(self, one: Node) -> Node:
        self.above.setdefault(one, one)
        while self.above[one] != one:
            self.above[one] = one = self.above[self.above[one]]
        return one

    def join(self, one: Node, other: Node) -> None:
        self.above[self.find(one)] = self.find(other)

    def all(self) -> list[set[Node]]:
        found: dict[Node, set[Node]] = {}
        for one in self.above:
            found.setdefault(self.find(one), set()).add(one)
        return list(found.values())
