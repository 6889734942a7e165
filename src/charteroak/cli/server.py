"""The site and the AuthZEN service as one application, and the server that runs it."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import socket
from contextlib import suppress
from ipaddress import ip_address
from typing import Any

import click
import uvicorn
from starlette.types import ASGIApp

from charteroak.cli.joined import joined
from charteroak.law import text
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.law.words import LANGUAGES, words
from charteroak.ledger.errors import Malformed
from charteroak.ledger.tiles import Tile
from charteroak.recording.log_lines import formatter, know_routes
from charteroak.recording.noticing import listen
from charteroak.recording.place import Place
from charteroak.screening import warming

_QUIET_SECONDS = 5.0


def joined_app(**watching: Any) -> ASGIApp:
    """The service and the site. ImproperlyConfigured or ValueError where a setting in the environment is wrong.

    `watching` is what the service tells of being ready and of its counts (`pdp.app.create_app`).
    """
    from charteroak.office.asgi import application
    from charteroak.pdp.app import create_app, serves

    return joined(application, create_app(**watching), serves)


def served_app() -> ASGIApp:
    """The same, counted and watched."""
    import charteroak.office.asgi  # noqa: F401 - sets Django up, which the rest needs
    from charteroak.cli.observing import observed
    from charteroak.cli.readiness import Readiness
    from charteroak.office.access import rules
    from charteroak.office.figures import figures
    from charteroak.pdp.app import ROUTES, route_of
    from charteroak.recording.measures import Measures

    know_routes([*rules(), *ROUTES])
    measures = Measures(Place.from_environment(), figures)
    listen(measures.notice)
    return observed(joined_app(check=Readiness(), metrics=measures.text), measures, route_of)


def prepare() -> None:
    """Load what answers come from, so that the first question, message or paper does not wait for it."""
    from charteroak.police import triage
    from charteroak.police.papers.reading import read_paper

    shipped = law()
    for act in RULEBOOK.acts:
        shipped.table(act.name)
    for language in LANGUAGES:
        words(language)
        triage.answer(triage.read(""), language=language).card()
        read_paper("", language=language)
    text.clauses()


class Running(uvicorn.Server):
    """A server that says where it is as soon as it answers."""

    def __init__(self, app: ASGIApp, bound: socket.socket, level: str, access_log: bool, grace: int) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=_logging(level, access_log=access_log),
                log_level=None,
                access_log=access_log and not _in_json(),
                lifespan="on",
                ws="none",
                server_header=False,
                timeout_graceful_shutdown=grace,
                forwarded_allow_ips=os.environ.get("CHARTEROAK_TRUSTED_PROXY") or "127.0.0.1",
            )
        )
        self._bound = bound

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so; when the first questions are answered, compile what screening files needs."""
        await super().startup(sockets=sockets)
        _keep_what_is_loaded()
        host, port = self._bound.getsockname()[:2]
        click.echo(f"Charter Oak is at http://{f'[{host}]' if ':' in host else host}:{port} (Ctrl-C stops it)")
        self._warming = asyncio.get_running_loop().call_later(_QUIET_SECONDS, _warm)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, and whatever was begun with it."""
        self._warming.cancel()
        warming.end()
        await super().shutdown(sockets=sockets)


def _keep_what_is_loaded() -> None:
    """Leave what is loaded by now to itself: it stays, and nobody is answered while the collector of garbage goes
    through it, which it would do again and again.
    """
    gc.collect()
    gc.freeze()


def _warm() -> None:
    with suppress(OSError):  # no process to be had: whoever gives the first file waits
        warming.begin()


# What an address of ours is made of. An access log repeats these and nothing else of what a caller asked for.
_OWN_WORDS = frozenset(
    [
        "access",
        "v1",
        "evaluation",
        "evaluations",
        "search",
        "subject",
        "resource",
        "action",
        "certification",
        ".well-known",
        "authzen-configuration",
        "healthz",
        "metrics",
        "readyz",
        "es",
        "account",
        "audit",
        "authorities",
        "begin",
        "complain",
        "complaints",
        "disclosures",
        "office",
        "people",
        "propose",
        "proposals",
        "questions",
        "readings",
        "register",
        "reports",
        "routines",
        "sign-in",
        "sign-out",
        "article",
        "cards",
        "triage",
        "paper",
        "officer",
        "static",
        "ledger",
        "hsds",
        "openapi.json",
        "organizations",
        "service_at_locations",
        "taxonomies",
        "taxonomy_terms",
        "open311",
        "referrals",
        "requests",
        "resident",
        "services",
        "training",
        "v2",
        "checkpoint",
        "tile",
        "entries",
        "vocabulary",
        "keys",
    ]
)


def own_words(path: str) -> str:
    """A path with its words that are ours, and of a tile of the ledger its number; the others as an ellipsis."""
    at = path.find("tile/")
    before, tile = (path[:at], path[at:]) if at > 0 and _is_tile(path[at:]) else (path, "")
    return "/".join(part if not part or part in _OWN_WORDS else "…" for part in before.split("/")) + tile


def _is_tile(path: str) -> bool:
    try:
        Tile.parse(path)
    except Malformed:
        return False
    return True


class OwnWords(logging.Filter):
    """Takes out of an access log's record what a caller may have written: the query, words that are not ours, and what
    is no address in X-Forwarded-For.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record and let it through. Its arguments are a caller, method, address, version and status."""
        if isinstance(record.args, tuple) and len(record.args) == 5:
            caller, method, address, version, status = record.args
            own = own_words(str(address).partition("?")[0])
            record.args = (_address(str(caller)), method, own, version, status)
        return True


def _address(caller: str) -> str:
    """A caller's address and port. What a proxy passes on as one may be any text that the caller made up."""
    host, _, port = caller.rpartition(":")
    try:
        return f"{ip_address(host.strip('[]'))}:{port}"
    except ValueError:
        return "…"


def _in_json() -> bool:
    return os.environ.get("CHARTEROAK_LOG_FORMAT") == "json"


def _logging(level: str, *, access_log: bool = False) -> dict[str, Any]:
    """What is logged, to standard error: that something went wrong, and where, and nothing of what anyone asked."""
    handler = {"class": "logging.StreamHandler", "filters": ["discreet"], "formatter": "line"}
    access = {"handlers": ["access"], "level": "INFO", "propagate": False}
    ours = {"handlers": ["stderr"], "level": level.upper(), "propagate": False}
    # In JSON a request is told by its route, in text by its address: never by both.
    by_route = {
        "handlers": ["stderr"],
        "level": "INFO" if access_log and _in_json() else "CRITICAL",
        "propagate": False,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"discreet": {"()": "charteroak.office.logs.Discreet"}, "own_words": {"()": OwnWords}},
        "formatters": {"line": {"()": formatter()}},
        "handlers": {
            "stderr": handler,
            "access": {"class": "logging.StreamHandler", "filters": ["own_words"], "formatter": "line"},
        },
        "loggers": {
            "uvicorn": ours,
            "charteroak": ours,
            "uvicorn.access": access,
            "charteroak.access": by_route,
        },
    }
