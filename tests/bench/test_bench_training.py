"""The peers of the benchmark of training count what we count."""

import pytest

from bench.peers.compliance import with_pandas
from bench.training import city, one_at_a_time
from charteroak.training.compliance import compliance


def test_pandas_and_a_person_at_a_time_count_what_we_count():
    pytest.importorskip("pandas")
    given = city(120)
    found = compliance(*given)
    assert (found.whole.done, found.whole.due, found.whole.overdue) == with_pandas(*given)
    assert min(found.whole.done, found.whole.due, found.whole.overdue) > 0
    assert [each for each in one_at_a_time(given, 120) if each] == list(found.standings())
