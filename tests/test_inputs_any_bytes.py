"""Any bytes at all, under any name, give articles, an Unreadable or a ReadError: never anything else, and never a hang."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from input_files import MOSCOW
from input_seeds import NAMES, SEEDS, read_all

CHANGES = st.lists(st.tuples(st.sampled_from("swdic"), st.integers(0, 1 << 20), st.binary(min_size=1, max_size=12)), max_size=8)


def changed(data, changes):
    """The bytes with some overwritten, taken out, put in, doubled or cut off."""
    raw = bytearray(data)
    for how, place, what in changes:
        at = place % (len(raw) + 1)
        if how == "w":
            raw[at : at + len(what)] = what
        elif how == "d":
            del raw[at : at + what[0]]
        elif how == "i":
            raw[at:at] = what
        elif how == "s":
            raw[at:at] = raw[at : at + what[0]]
        elif what[0] < 40:
            del raw[at:]
    return bytes(raw)


@given(name=st.sampled_from(NAMES), data=st.binary(max_size=600))
@settings(max_examples=150)
def test_any_bytes(name, data):
    """Bytes without sense."""
    read_all(name, data)


@pytest.mark.parametrize("seed", SEEDS)
@given(name=st.sampled_from(NAMES), changes=CHANGES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_files(seed, name, changes):
    """Files of every kind, damaged in every way, under a right or a wrong name."""
    read_all(name, changed(SEEDS[seed], changes))


@pytest.mark.parametrize(
    "data",
    [
        b"<" * 200_000,
        b"<!--" * 50_000,
        b"<?xml ?>" * 20_000,
        b"<!---->" * 20_000 + b"<",
        b"<p>" * 100_000 + MOSCOW.encode(),
        b"<html>" + b"<div>" * 60_000 + MOSCOW.encode(),
        b"<html><meta " + b"a=" * 100_000,
        b"<rss>" + b"<item>" * 100_000,
        b'{"a":' * 100_000,
        b'{"content":"' + b"[" * 500_000,
        b"content,title\n" + b'"' * 400_001,
        b"content,title\n" + b'a,"b\n' * 100_000,
        b"%PDF-1.4\n" + b"1 0 obj<</Kids[1 0 R]/Count 9>>endobj " * 3000 + b"trailer<</Root 1 0 R>>",
        b"\x1f\x8b" * 50_000,
        b"WARC/1.0\r\n" * 50_000,
        b"PK\x05\x06" * 40_000,
    ],
    ids=lambda data: data[:16].decode("latin-1"),
)
def test_what_is_made_to_hang(data):
    """Nesting, repetition and unended parts take no longer than their length."""
    for name in ("x", "x.html", "x.jsonl", "x.xml"):
        read_all(name, data)
