"""The AuthZEN service: the article under /access, the certification's policy under /certification/access.

Beside them stand the files of the ledger, under /ledger, and what reads messages and papers for the police, under
/police/v1. `create_app` makes an ASGI application of it all. It answers for the addresses that `serves` names and for
no others, so that it can stand beside another application in one process.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from starlette.routing import BaseRoute, Route, Router

from charteroak.pdp import ledger, police
from charteroak.pdp.article import ArticlePolicy
from charteroak.pdp.batch import evaluate_all, evaluate_one
from charteroak.pdp.certification import CertificationPolicy
from charteroak.pdp.exchange import NO_STORE, TEXT, Asked, Get, Nothing, Post, Reply, report
from charteroak.pdp.metadata import ENDPOINTS, WELL_KNOWN, Metadata, checked_url
from charteroak.pdp.policy import Policy
from charteroak.pdp.recording import Recording
from charteroak.pdp.search import Searches
from charteroak.recording.place import Place
from charteroak.recording.recorder import recorder

CERTIFICATION = "/certification"

PATHS = ("/healthz", "/readyz", WELL_KNOWN, *ledger.PATHS)
"""The addresses this service answers for by themselves."""
PREFIXES = ("/access/", f"{CERTIFICATION}/", f"{WELL_KNOWN}/", *ledger.PREFIXES, *police.PREFIXES)
"""It answers for every address that begins so, too."""


def serves(path: str) -> bool:
    """Whether this service answers for an address, be it only to say that there is nothing."""
    return path.startswith(PREFIXES) or path in PATHS


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set. `token` is the bearer token that callers must show, if any; `public_url` the address of this
    service as its callers know it, if that is not the one they ask at.
    """

    token: str | None = field(default=None, repr=False)
    public_url: str | None = None

    @classmethod
    def from_environment(cls) -> Settings:
        """The settings in CHARTEROAK_PDP_TOKEN and CHARTEROAK_PUBLIC_URL; what is empty is not set."""
        return cls(os.environ.get("CHARTEROAK_PDP_TOKEN") or None, os.environ.get("CHARTEROAK_PUBLIC_URL") or None)


def create_app(settings: Settings | None = None) -> Router:
    """The service as an ASGI application, with settings from the environment if none are given. Where the ledger lies,
    the environment says. ValueError where a setting is wrong.
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
    routes.append(Route("/readyz", Get(_Ready(tuple(policies.values())))))
    routes += ledger.routes(Place.from_environment().public)
    routes += police.routes(token)
    # The endpoints answer for their own faults, so the router needs no middleware around it.
    return Router(routes, redirect_slashes=False, default=Nothing(), lifespan=_lifespan)


@asynccontextmanager
async def _lifespan(_app: object) -> AsyncIterator[None]:
    """At its end, what others wrote to the ledger is signed before the process lets go of it."""
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


class _Ready:
    """Whether questions can be answered: every table is there, or can be made."""

    def __init__(self, policies: tuple[Policy, ...]) -> None:
        self._policies = policies

    def __call__(self, _asked: Asked) -> Reply:
        try:
            for policy in self._policies:
                policy.prepare()
        except Exception as fault:
            report(fault)
            return 503, TEXT, b"not ready", NO_STORE
        return 200, TEXT, b"ready", NO_STORE
