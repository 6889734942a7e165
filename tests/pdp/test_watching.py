"""Readiness and counts, for whoever watches the service: fixed words, and only for whom they are."""

from typing import Any

import pytest
from pdp_client import Waiting

from charteroak.pdp.app import Settings, create_app, route_of, serves


def client(settings: Settings | None = None, host: str = "127.0.0.1", check: Any = lambda: ("", True)) -> Waiting:
    app = create_app(settings or Settings(), check=check, metrics=lambda: b"charteroak_x 1.0\n")

    async def from_host(scope: Any, receive: Any, send: Any) -> None:
        await app({**scope, "client": (host, 1)}, receive, send)

    return Waiting(from_host)


@pytest.mark.parametrize(
    ("check", "status", "text"),
    [
        (("", True), 200, "ready"),
        (("", False), 200, "ready, not recording"),
        (("database", True), 503, "not ready: database"),
        (("migration", False), 503, "not ready: migration"),
        (("disk", True), 503, "not ready: disk"),
    ],
)
def test_readiness_is_a_fixed_word(check: tuple[str, bool], status: int, text: str) -> None:
    answer = client(check=lambda: check).get("/readyz")
    assert (answer.status, answer.text, answer.headers["cache-control"]) == (status, text, "no-store")


def test_a_check_that_fails_tells_no_detail() -> None:
    def fail() -> tuple[str, bool]:
        raise OSError("Zqx7planted")

    answer = client(check=fail).get("/readyz")
    assert (answer.status, answer.text) == (503, "not ready")


@pytest.mark.parametrize(
    ("settings", "host", "headers", "status"),
    [
        (Settings(), "127.0.0.1", {}, 200),
        (Settings(), "::1", {}, 200),
        (Settings(), "192.0.2.7", {}, 404),
        (Settings(), "testclient", {}, 404),
        (Settings(), "127.0.0.1", {"x-forwarded-for": "192.0.2.7"}, 404),
        (Settings(), "127.0.0.1", {"via": "1.1 proxy"}, 404),
        (Settings(is_public=True), "127.0.0.1", {}, 404),
        (Settings(metrics_token="t"), "127.0.0.1", {}, 401),  # noqa: S106 - no password
        (Settings(metrics_token="t"), "127.0.0.1", {"authorization": "Bearer x"}, 401),  # noqa: S106 - no password
        (Settings(metrics_token="t", is_public=True), "192.0.2.7", {"authorization": "Bearer t"}, 200),  # noqa: S106 - no password
    ],
)
def test_the_counts_are_for_this_machine_or_for_who_shows_the_token(
    settings: Settings, host: str, headers: dict[str, str], status: int
) -> None:
    answer = client(settings, host).send("GET", "/metrics", [b""], headers)
    assert answer.status == status
    assert ("charteroak_x" in answer.text) == (status == 200)


@pytest.mark.parametrize(
    "path", ["/healthz", "/metrics", "/access/v1/evaluation", "/ledger/tile/0/000", "/access/Zqx7"]
)
def test_an_address_of_the_service_has_a_route_with_a_name(path: str) -> None:
    assert serves(path)
    assert route_of(path) in {"healthz", "metrics", "evaluation", "ledger_file", "service"}
    assert route_of("/article") is None
