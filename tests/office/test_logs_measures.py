"""What is counted: routes by name, and no label that anyone could have typed."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from office_visitor import Visitor
from prometheus_client.parser import text_string_to_metric_families

from charteroak.recording.log_lines import METHODS, know_routes
from charteroak.recording.measures import STATUSES, Figure, Measures
from charteroak.recording.noticing import ERRORS, OF_SCREENING, error_kind, timed
from charteroak.recording.place import Place

PLANTED = "Zqx7planted"


def closed() -> dict[str, set[str]]:
    """Every label with every word that it can have."""
    from charteroak.office.access import rules
    from charteroak.office.figures import STATES
    from charteroak.pdp.app import ROUTES

    return {
        "route": {*rules(), *ROUTES, "none"},
        "method": set(METHODS),
        "status": set(STATUSES),
        "kind": {*ERRORS, *OF_SCREENING, "other"},
        "state": set(STATES),
    }


def labels(text: bytes) -> dict[str, set[str]]:
    """The words of each label, but for the bounds of histograms."""
    found: dict[str, set[str]] = {}
    for family in text_string_to_metric_families(text.decode()):
        assert family.name.startswith("charteroak_")
        for sample in family.samples:
            for name, word in sample.labels.items():
                found.setdefault(name, set()).add(word)
    found.pop("le", None)
    return found


def check(text: bytes) -> dict[str, set[str]]:
    found, allowed = labels(text), closed()
    assert found.keys() <= allowed.keys()
    assert {name: more for name, words in found.items() if (more := words - allowed[name])} == {}
    assert PLANTED not in text.decode()
    return found


@pytest.fixture
def measures(tmp_path: Path) -> Measures:
    know_routes(closed()["route"])
    return Measures(Place(tmp_path / "ledger"))


def test_whatever_is_told_becomes_a_word_of_the_lists(measures: Measures) -> None:
    measures.answered(PLANTED, PLANTED, 299, 0.1)
    measures.answered("ask", "GET", 429, 0.1)
    measures.answered("ask", "GET", 999, 0.1)
    for what in ("ledger_append", "screening", "refused", "error", PLANTED):
        measures.notice(what, PLANTED, 0.5)
    found = check(measures.text())
    assert found["route"] == {"ask", "none"}
    assert found["kind"] == {"other"}
    assert b'charteroak_rate_limited_total{route="ask"} 1.0' in measures.text()
    assert b"charteroak_ledger_append_seconds_count 1.0" in measures.text()


def test_an_error_is_told_by_a_class_of_the_list() -> None:
    class Planted(KeyError):
        """Made where it is raised."""

    assert error_kind(Planted) == "LookupError"
    assert error_kind(KeyboardInterrupt) == "other"


def test_what_is_so_now_is_left_out_where_it_cannot_be_had(tmp_path: Path) -> None:
    made = Measures(Place(tmp_path / "none"), lambda: [Figure("disclosures", "Waiting.", "state", {"draft": 2})])
    text = made.text()
    assert b'charteroak_disclosures{state="draft"} 2.0' in text
    assert b"ledger_entries" not in text


def test_the_ledger_and_the_office_are_counted(ledger: Place, someone: Callable[..., Visitor]) -> None:
    from charteroak.office.figures import figures

    someone("employee")
    someone("auditor")
    made = Measures(ledger, figures)
    made.notice("screening", "show", 1.0)
    text = made.text().decode()
    check(text.encode())
    assert "charteroak_ledger_entries 1.0" in text
    assert "charteroak_sessions 2.0" in text
    assert float(text.split("\ncharteroak_ledger_checkpoint_age_seconds ")[1].split()[0]) < 60


def test_every_route_is_counted_by_its_name(measures: Measures, someone: Callable[..., Visitor]) -> None:
    """Through the whole application, asked for every address with a made-up word in it."""
    from charteroak.cli.observing import observed
    from charteroak.office.asgi import application
    from charteroak.office.urls import urlpatterns
    from charteroak.pdp.app import route_of

    someone("administrator")
    app = observed(application, measures, route_of)  # type: ignore[arg-type]  # an ASGI application
    paths = [f"/{PLANTED}", f"/static/{PLANTED}.css"]
    for each in urlpatterns[-1].url_patterns:  # type: ignore[union-attr]
        plain = str(each.pattern).strip("^$").replace("/?", "/")
        paths.append("/" + "/".join(PLANTED if "<" in part else part for part in plain.split("/")))

    async def ask() -> None:
        for path in paths:
            for method in ("GET", PLANTED):
                await app(_scope(path, method), _nothing(), _ignored)

    asyncio.run(ask())
    found = check(measures.text())
    assert len(found["route"]) > 10
    assert found["method"] == {"GET", "other"}


def _scope(path: str, method: str) -> dict[str, Any]:
    headers = [(b"host", b"localhost"), (b"x-forwarded-for", PLANTED.encode())]
    return {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": PLANTED.encode(),
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
        "scheme": "http",
        "root_path": "",
    }


def _nothing() -> Callable[[], Any]:
    """Receives an empty body, and then nothing until the end."""
    given: list[dict[str, Any]] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if not given:
            await asyncio.sleep(60)
        return given.pop()

    return receive


def test_a_fault_and_a_refusal_are_told_by_their_kinds(
    monkeypatch: pytest.MonkeyPatch, someone: Callable[..., Visitor]
) -> None:
    from charteroak.office.urls import urlpatterns

    told: list[tuple[str, str]] = []
    monkeypatch.setattr("charteroak.recording.noticing._listening", [lambda what, kind, _: told.append((what, kind))])
    visitor = someone("employee")
    visitor._client.raise_request_exception = False
    someone("administrator")

    def fail(*_: object, **__: object) -> None:
        raise KeyError(PLANTED)

    [desk] = [each for each in urlpatterns[-1].url_patterns if each.name == "desk"]  # type: ignore[union-attr]
    with monkeypatch.context() as patch:
        patch.setattr(desk, "callback", fail)
        visitor._client.get("/office/")
    visitor._client.get("/register/add/")
    assert told == [("error", "LookupError"), ("refused", "register_add")]


async def _ignored(_message: object) -> None:
    return None


def test_a_time_is_told_whatever_comes_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr("charteroak.recording.noticing._listening", [lambda what, kind, _: told.append((what, kind))])
    with pytest.raises(KeyError), timed("screening", "show"):
        raise KeyError
    assert told == [("screening", "show")]
