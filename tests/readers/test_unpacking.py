"""What is packed, unpacked within its limits: the parts that no file of a known kind reaches."""

import gzip
import io
import random

import brotli
import pytest

from articles.readers import LIMITS, Limits
from articles.readers.unpacking import Damaged, Meter, TooMuch, gunzipped, inflated, spooled

PAGE = b"<p>The ministry published the draft of the rules.</p>" * 500


def meter(limits: Limits = LIMITS) -> Meter:
    return Meter(limits, limits.record_bytes)


def test_brotli_is_unpacked_in_parts_and_within_limits() -> None:
    packed = brotli.compress(PAGE * 20)
    assert inflated(packed, "br", meter(Limits(ratio=100_000))) == PAGE * 20
    with pytest.raises(Damaged, match="breaks off"):
        inflated(brotli.compress(random.Random(1).randbytes(200_000))[:-8], "br", meter())
    with pytest.raises(TooMuch, match="200 times"):
        inflated(brotli.compress(b"\0" * 10_000_000), "br", meter())
    assert inflated(PAGE, "br", meter()) == PAGE


@pytest.mark.parametrize("tail", [b"", b"\0" * 512, b"\0" * 70_000])
def test_members_and_padding_of_gzip_are_read(tail: bytes) -> None:
    packed = gzip.compress(PAGE) + gzip.compress(b"") + gzip.compress(PAGE) + tail
    assert gunzipped(io.BytesIO(packed), meter()).read() == PAGE * 2


def test_a_part_counts_for_the_whole_and_says_which_was_too_much() -> None:
    whole = Meter(LIMITS, 2_000, packed=1_000)
    part = Meter(LIMITS, 1_500, packed=1_000, outer=whole)
    part.add(1_400)
    other = Meter(LIMITS, 1_500, packed=1_000, outer=whole)
    with pytest.raises(TooMuch) as found:
        other.add(1_000)
    assert found.value.meter is whole
    with pytest.raises(TooMuch) as found:
        part.add(200)
    assert found.value.meter is part


def test_a_copy_that_breaks_off_is_closed() -> None:
    def parts():  # type: ignore[no-untyped-def]
        yield b"a"
        raise Damaged("It breaks off.")

    with pytest.raises(Damaged):
        spooled(parts())
