"""A megabyte of anything is read and understood in about a second: no pattern runs away, no loop is quadratic."""

import time

import pytest

from articles.readers import read
from articles.understanding import Knowledge, preload, understand

SIZE = 1_000_000
# Counted in processor time; the goal is one second, the rest is for slow and busy machines.
LIMIT = 4.0
PIECES = {
    "one letter": "a",
    "spaces": " ",
    "line ends": "x\n",
    "brackets": "(",
    "square brackets": "[a](",
    "tags": "<p>",
    "open tags": '<div class="',
    "comments": "<!--",
    "front matter": "a: b\n",
    "headings": "# a\n",
    "underlines": "a\n----\n",
    "stars": "**a ",
    "datelines": "BEIJING, Nov 20 (Reuters) - ",
    "lines with datelines": "BEIJING, Nov 20 (Reuters) - Text\n",
    "Chinese datelines": "新华社北京7月25日电 ",
    "dates": "17 November ",
    "capitals": "AB ",
    "bars": "a | b ",
    "underscores": "a_",
    "sign-offs": "(Editing by A)\n",
    "captions": "(Photo ",
    "editions": "第三届世界互联网大会",
    "doubtful names": "China Apple CISA. ",
    "shared names": "China Ministry of Public Security. ",
    "lookalikes": "日立法",
    "short forms": "(ABC) ",
    "lists of departments": "Departments of Justice, ",
    "ligatures": "ﬁ ",
    "combining marks": "e\u0301",
    "addresses": "http://a.b/",
    "wrapped lines": "Word the Word the Word the Word the Word the Word the\n",
    "sentences": "It is so. ",
    "dates in Chinese numerals": "二〇一六年十一月十七日",
    "years of an era": "民國一百零五年",
    "Russian datelines": "МОСКВА, 1 ноября. /ТАСС/. Текст\n",
    "times": "17 Nov 2016 10:30 GMT (11:36 BST) ",
    "lines of days": "11月17日 10:30 来源\n",
    "numbered items": "1. Item\n",
    "bracketed headlines": "【港口规则五月起施行】正文。\n",
    "other news": "In other news, it is so.\n",
    "headed round-ups": "Weekly news round-up\n## Head\n",
    "links of authors": '<a href="https://a.b/author/x" rel="author">A B</a>',
    "open links of authors": '<a href="https://a.b/author/',
    "quotations": "「网",
    "labels": "+ Date: 2016-11-17\n",
    "names in a byline": "By Ann Muster and ",
    "German bylines": "Von Anna Beispiel, ",
    "accents": "é ",
    "Greek": "νόμος ",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_megabyte_of_one_thing_takes_no_longer_than_it_should(piece: str, knowledge: Knowledge) -> None:
    preload()
    text = ("Title\n" + piece * (SIZE // len(piece)) + "\nend").encode()
    started = time.process_time()
    for record in read(text, name="hostile.txt"):
        understand(record, knowledge)
    assert time.process_time() - started < LIMIT


def test_a_text_over_the_examined_length_keeps_all_its_words(knowledge: Knowledge) -> None:
    paragraph = "The port office said that the rules for ships apply. "
    (record,) = read((paragraph * 6000 + "Last words.").encode(), name="long.txt")
    found = understand(record, knowledge)
    assert found.body.endswith("Last words.")
    assert len(found.body) > 290_000
    assert any("very long" in warning for warning in found.warnings)
