"""Any bytes at any door: an answer or an error of ours, never another. For a moment here, for long by `make fuzz`."""

from itertools import islice

import pytest
from fuzzing import TARGETS, spoilt_samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SPOILT = {"reads": 100, "extracts": 60, "files": 120, "rules": 6, "names": 6, "queries": 60, "values": 15}


@pytest.mark.parametrize("target", TARGETS)
def test_spoilt_input_is_read_or_refused(target: str) -> None:
    """Files that were cut, doubled, wrapped or written over give a result or an error of ours."""
    for data in islice(spoilt_samples(target, 7), SPOILT[target]):
        TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(target: str, data: bytes) -> None:
    """Any bytes give a result or an error of ours."""
    TARGETS[target](data)
