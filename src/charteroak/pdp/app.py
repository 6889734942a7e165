"""The AuthZEN service: the article under /access, the certification's policy under /certification/access.

Beside them stand the files of the ledger, under /ledger, and what reads messages and papers for the police, under
/police/v1. `create_app` makes an ASGI application of it all. It answers for the addresses that `serves` names and for
no others, so that it can stand beside another application in one process.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from starlette.routing import BaseRoute, Route, Router

from charteroak.pdp import ledger, police
from charteroak.pdp.article import ArticlePolicy
from charteroak.pdp.batch import evaluate_all, evaluate_one
from charteroak.pdp.certification import CertificationPolicy
from charteroak.pdp.exchange import NO_STORE, TEXT, Asked, Get, Nothing, Post, Reply
from charteroak.pdp.metadata import ENDPOINTS, WELL_KNOWN, Metadata, checked_url
from charteroak.pdp.policy import Policy
from charteroak.pdp.recording import Recording
from charteroak.pdp.search import Searches
from charteroak.pdp.watching import Check, Metrics, Ready
from charteroak.recording import settled
from charteroak.recording.place import Place
from charteroak.recording.recorder import recorder

CERTIFICATION = "/certification"

METRICS = "/metrics"
PATHS = ("/healthz", "/readyz", METRICS, WELL_KNOWN, *ledger.PATHS)
"""The addresses this service answers for by themselves."""
PREFIXES = ("/access/", f"{CERTIFICATION}/", f"{WELL_KNOWN}/", *ledger.PREFIXES, *police.PREFIXES)
"""It answers for every address that begins so, too."""


def serves(path: str) -> bool:
    """Whether this service answers for an address, be it only to say that there is nothing."""
    return path.startswith(PREFIXES) or path in PATHS


_ROUTES = {
    "/healthz": "healthz",
    "/readyz": "readyz",
    METRICS: "metrics",
    WELL_KNOWN: "metadata",
    "/access/v1/evaluation": "evaluation",
    "/access/v1/evaluations": "evaluations",
    "/ledger/checkpoint": "ledger_file",
    "/ledger/keys": "ledger_file",
    "/ledger/verify.py": "ledger_file",
}
_BELOW = {
    f"{WELL_KNOWN}/": "metadata",
    "/access/v1/search/": "search",
    f"{CERTIFICATION}/": "certification",
    "/ledger/": "ledger_file",
    "/police/": "police",
}
ROUTES = frozenset({*_ROUTES.values(), *_BELOW.values(), "service"})
"""The names of this service's routes."""


def route_of(path: str) -> str | None:
    """The name of the route that an address of this service is for; None where the address is not this service's."""
    if not serves(path):
        return None
    return _ROUTES.get(path) or next((name for begin, name in _BELOW.items() if path.startswith(begin)), "service")


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set. `token` is the bearer token that callers must show, if any; `public_url` the address of this
    service as its callers know it, if that is not the one they ask at.
    """

    token: str | None = field(default=None, repr=False)
    public_url: str | None = None
    metrics_token: str | None = field(default=None, repr=False)
    is_public: bool = False
    """Whether the site answers to names of its own, and so to others than this machine."""

    @classmethod
    def from_environment(cls) -> Settings:
        """The settings in CHARTEROAK_PDP_TOKEN, …_PUBLIC_URL, …_METRICS_TOKEN and …_HOSTS; what is empty is not set."""
        given = os.environ.get
        return cls(
            given("CHARTEROAK_PDP_TOKEN") or None,
            given("CHARTEROAK_PUBLIC_URL") or None,
            given("CHARTEROAK_METRICS_TOKEN") or None,
            is_public=bool(given("CHARTEROAK_HOSTS")),
        )


def create_app(
    settings: Settings | None = None, check: Check | None = None, metrics: Callable[[], bytes] | None = None
) -> Router:
    """The service as an ASGI application, with settings from the environment if none are given. Where the ledger lies,
    the environment says. `check` says what else than the article stands in the way of being ready, `metrics` makes the
    text for /metrics. ValueError where a setting is wrong.
    """
    settings = settings or Settings.from_environment()
    token = settings.token.encode() if settings.token else None
    public_url = checked_url(settings.public_url) if settings.public_url else None
    policies: dict[str, Policy] = {"": ArticlePolicy(), CERTIFICATION: CertificationPolicy()}
    recording = Recording()
    routes: list[BaseRoute] = []
    for path, policy in policies.items():
        routes += _endpoints(path, policy, recording, token)
        routes.append(Route(WELL_KNOWN + path, Get(Metadata(path, public_url))))
    routes.append(Route("/healthz", Get(_alive)))
    routes.append(Route("/readyz", Get(Ready(tuple(policies.values()), check))))
    if metrics is not None:
        own = settings.metrics_token.encode() if settings.metrics_token else None
        routes.append(Route(METRICS, Get(Metrics(metrics, own, settings.is_public))))
    routes += ledger.routes(Place.from_environment().public)
    routes += police.routes(token)
    # The endpoints answer for their own faults, so the router needs no middleware around it.
    return Router(routes, redirect_slashes=False, default=Nothing(), lifespan=_lifespan)


@asynccontextmanager
async def _lifespan(_app: object) -> AsyncIterator[None]:
    """What counsel settled is read at the start, if nobody has yet. At the end, what others wrote to the ledger is
    signed before the process lets go of it.
    """
    if not settled.follows():
        await asyncio.to_thread(settled.start)
    yield
    await asyncio.to_thread(recorder().close)


def _endpoints(path: str, policy: Policy, recording: Recording, token: bytes | None) -> list[Route]:
    searches = Searches(policy)
    answers = {
        "access_evaluation_endpoint": lambda body, language: evaluate_one(policy, recording, body, language),
        "access_evaluations_endpoint": lambda body, language: evaluate_all(policy, recording, body, language),
        "search_subject_endpoint": lambda body, _: searches.subjects(body),
        "search_resource_endpoint": lambda body, _: searches.resources(body),
        "search_action_endpoint": lambda body, _: searches.actions(body),
    }
    return [Route(path + ENDPOINTS[name], Post(answer, token)) for name, answer in answers.items()]


def _alive(_asked: Asked) -> Reply:
    """That the process answers at all."""
    return 200, TEXT, b"alive", NO_STORE
