"""What is counted while the service runs, in the text format of Prometheus. Every label is a word of a closed list.

Routes are named, never addressed; methods, classes of statuses, kinds of errors and of screening are listed. So nothing
that anyone typed can be a label, and nothing about anyone a figure: tests hold that for every route there is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from charteroak.ledger.errors import LedgerError
from charteroak.ledger.public import Public
from charteroak.recording.log_lines import known_method, known_route
from charteroak.recording.noticing import ERROR, ERRORS, LEDGER_APPEND, OF_SCREENING, REFUSED, SCREENING
from charteroak.recording.place import Place

STATUSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_LONG = (0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Figure(NamedTuple):
    """A gauge as it is now: its name without the prefix, what it says, a label, and a number for each of its words."""

    name: str
    means: str
    label: str
    values: dict[str, float]
    """By the word of the label; by an empty text where there is no label."""


Figures = Callable[[], Iterable[Figure]]


class Measures:
    """The counts of one process."""

    def __init__(self, place: Place, more: Figures = lambda: ()) -> None:
        """`more` gives what else is so now, when somebody asks."""
        self.registry = CollectorRegistry()
        own = {"namespace": "charteroak", "registry": self.registry}
        self._requests = Counter("requests", "Requests answered.", ["route", "method", "status"], **own)  # type: ignore[arg-type]  # by name
        self._seconds = Histogram("request_seconds", "Until answered.", ["route"], buckets=_SECONDS, **own)  # type: ignore[arg-type]  # by name
        self._refused = Counter("refused", "Refused by the gate (403).", ["route"], **own)  # type: ignore[arg-type]  # by name
        self._limited = Counter("rate_limited", "Refused as too many (429).", ["route"], **own)  # type: ignore[arg-type]  # by name
        self._errors = Counter("errors", "Faults, by kind.", ["kind"], **own)  # type: ignore[arg-type]  # by name
        self._screening = Histogram("screening_seconds", "Runs of screening.", ["kind"], buckets=_LONG, **own)  # type: ignore[arg-type]  # by name
        self._appends = Histogram("ledger_append_seconds", "Until acknowledged.", buckets=_SECONDS, **own)  # type: ignore[arg-type]  # by name
        Gauge("start_time_seconds", "When the process began.", **own).set(time.time())  # type: ignore[arg-type]  # by name
        self.registry.register(_Now(place, more))

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """A request was answered."""
        route = known_route(route)
        of = f"{status // 100}xx"
        self._requests.labels(route, known_method(method), of if of in STATUSES else "5xx").inc()
        self._seconds.labels(route).observe(seconds)
        if status == 429:
            self._limited.labels(route).inc()

    def notice(self, what: str, kind: str, seconds: float) -> None:
        """Something happened (`noticing`)."""
        if what == LEDGER_APPEND:
            self._appends.observe(seconds)
        elif what == SCREENING:
            self._screening.labels(kind if kind in OF_SCREENING else "other").observe(seconds)
        elif what == REFUSED:
            self._refused.labels(known_route(kind)).inc()
        elif what == ERROR:
            self._errors.labels(kind if kind in ERRORS else "other").inc()

    def text(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self.registry)


class _Now(Collector):
    """What is so at the moment that somebody asks. What cannot be had then is left out."""

    def __init__(self, place: Place, more: Figures) -> None:
        self._place = place
        self._more = more

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The gauges."""
        for figure in (*_of_ledger(self._place), *self._more()):
            labels = [figure.label] if figure.label else []
            family = GaugeMetricFamily(f"charteroak_{figure.name}", figure.means, labels=labels)
            for word, value in figure.values.items():
                family.add_metric([word] if labels else [], value)
            yield family


def _of_ledger(place: Place) -> Iterator[Figure]:
    try:
        shown = Public(place.public).checkpoint() if place.exists else None
    except LedgerError:
        shown = None
    if shown is None:
        return
    yield Figure("ledger_entries", "Entries under the published checkpoint.", "", {"": shown[1].size})
    try:
        age = max(0.0, time.time() - (place.public / "checkpoint").stat().st_mtime)
    except OSError:
        return
    yield Figure("ledger_checkpoint_age_seconds", "Since a checkpoint was published.", "", {"": age})
