"""The trained identifier of languages (py3langid), for the texts that small words and letters leave open.

Its model takes a second and 100 MB to load, so that it is loaded once, by the first text that needs it. Processes
that are forked after `preload()` share it.
"""

from functools import lru_cache
from typing import Any

SHORTEST = 18
SAMPLE = 700
LEAST_CONFIDENCE = 0.4
# The languages that news come in, by script: a model of 140 calls too many texts by the name of a small neighbour.
CANDIDATES = {
    "latin": "en de fr es it pt nl sv da no fi is pl cs sk sl hr ro hu tr vi id ms tl et lv lt sq ca eu gl af ga sw so",
    "cyrillic": "ru uk be bg mk sr kk ky tg tt mn",
    "arabic": "ar fa ur ps ug sdh",
    "devanagari": "hi mr ne",
    "other": "bn pa gu ta te kn ml si km lo my ka hy th",
}
TAGS = {"no": "nb", "sdh": "ckb"}


@lru_cache(maxsize=1)
def preload() -> Any:
    """Load the model, once in a process; gives the identifier."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify(text: str, script: str) -> str | None:
    """The language of a text among those of its script; None for a text that is too short, or like several."""
    sample = " ".join(text[: 2 * SAMPLE].split())[:SAMPLE]
    if len(sample.replace(" ", "")) < SHORTEST:
        return None
    wanted = frozenset(CANDIDATES[script].split())
    ranked: list[tuple[str, float]] = [
        (language, share) for language, share in preload().rank(sample) if language in wanted
    ]
    (best, share), rest = ranked[0], sum(one for _, one in ranked[1:])
    if share < LEAST_CONFIDENCE * (share + rest):
        return None
    return TAGS.get(best, best)
