import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from articles import sketches

WORDS = [f"word{number}" for number in range(400)]
ENGLISH = " ".join(WORDS)
CHINESE = "".join(chr(0x4E00 + 7 * number) for number in range(600))


def test_a_text_is_its_words_without_regard_to_case_width_and_punctuation():
    plain = sketches.shingles("The Ministry said the law takes effect in 2017")
    assert np.array_equal(plain, sketches.shingles("“THE ministry”, said — the ＬＡＷ\ntakes effect (in ２０１７)."))
    assert not np.array_equal(plain, sketches.shingles("The Ministry said the law takes effect in 2018"))


def test_unspaced_scripts_are_taken_by_characters():
    assert (
        len(sketches.shingles("网络安全法自二零一七年六月一日起施行"))
        == len("网络安全法自二零一七年六月一日起施行") - 5
    )
    assert len(sketches.shingles("one two three four five six")) == 2
    assert len(sketches.shingles("한국 인터넷 진흥원 은 오늘 말했다")) == 2  # Korean has spaces


def test_a_short_text_is_compared_and_gets_no_bands():
    assert len(sketches.shingles("Short text")) == 1
    assert sketches.bands("A title", "Short text") == ()
    assert sketches.bands("", "") == ()
    assert sketches.jaccard(sketches.shingles(""), sketches.shingles("")) == 0
    assert sketches.contained(sketches.shingles(""), sketches.shingles(ENGLISH)) == 0


def test_the_title_is_no_part_of_the_text_and_stands_for_it_where_there_is_none():
    assert sketches.bands("One headline", ENGLISH) == sketches.bands("Another one", ENGLISH)
    assert sketches.bands(ENGLISH, "") == sketches.bands("", ENGLISH)


def test_bands_are_hashes_that_a_database_column_takes():
    bands = sketches.bands("", ENGLISH)
    assert len(bands) == len(set(bands)) == sketches.BANDS
    assert all(-(2**63) <= band < 2**63 for band in bands)


def test_bands_stay_the_same_from_one_version_of_the_software_to_the_next():
    """Sketches are stored: whoever changes what they are made of has to make them all anew."""
    assert sketches.bands("", ENGLISH)[:2] == (3292651846835239844, 4282768829742916774)
    assert sketches.bands("", CHINESE)[0] == -8303682687849619173


def test_the_permutations_are_those_of_datasketch():
    theirs = MinHash(num_perm=sketches.BANDS * sketches.ROWS, seed=1)
    assert np.array_equal(np.array(sketches._permutations()), np.array(theirs.permutations))


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8])
def test_the_share_of_equal_bands_follows_from_the_likeness(share):
    random = np.random.default_rng(3)
    hits = total = 0
    for _ in range(60):
        pool = random.integers(0, 2**63, 600, dtype=np.uint64)
        shared = round(600 * share)
        rest = (600 - shared) // 2
        one = np.unique(pool[: shared + rest])
        other = np.unique(np.concatenate([pool[:shared], pool[shared + rest :]]))
        pairs = zip(sketches.bands_of(one), sketches.bands_of(other), strict=True)
        hits += sum(a == b for a, b in pairs)
        total += sketches.BANDS
    assert hits / total == pytest.approx(share**3, abs=0.05)


def test_jaccard_and_containment():
    whole, part = sketches.shingles(ENGLISH), sketches.shingles(" ".join(WORDS[:204]))
    assert sketches.jaccard(whole, whole) == 1
    assert sketches.jaccard(whole, part) == sketches.jaccard(part, whole) == pytest.approx(200 / 396)
    assert sketches.contained(part, whole) == sketches.contained(whole, part) == 1
    assert sketches.jaccard(whole, sketches.shingles(CHINESE)) == 0


def test_figures_are_digits_of_any_width_and_chinese_ordinals():
    assert sketches.figures("From ２０１６ to 2017, 3rd") == {"2016", "2017", "3"}
    assert sketches.figures("第三届大会于2016年举行") == {"第三", "2016"}


def test_of_an_endless_text_the_beginning_counts():
    begun = "".join(f"w{number} " for number in range(60_000))[: sketches.LONGEST]
    assert sketches.bands("", begun + " and more" * 10_000) == sketches.bands("", begun)


@given(st.text(max_size=400), st.text(max_size=400))
def test_no_text_is_too_strange(one, other):
    first, second = sketches.shingles(one), sketches.shingles(other)
    assert 0 <= sketches.jaccard(first, second) <= sketches.contained(first, second) <= 1
    assert sketches.jaccard(first, first) == (1 if len(first) else 0)
    assert len(sketches.bands(one, other)) in (0, sketches.BANDS)
    sketches.figures(one)


def test_lone_surrogates_and_thousands_of_marks_are_taken():
    sketches.bands("", "\ud800 " * 100 + "a\u0301" * 5000 + "\0" * 100)
