"""How the site follows what counsel settles: a page is answered under the readings as they stand when it is asked."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse

from charteroak.law.article import RULEBOOK
from charteroak.office.pages import LANGUAGES
from charteroak.recording import settled

_SECONDS = 1.0  # how often a city's own database is asked, where it may be shared with other machines
_log = logging.getLogger(__name__)


def following(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: one setting of the readings from the beginning of a request to its end."""

    def respond(request: HttpRequest) -> HttpResponse:
        with settled.following():
            return get_response(request)

    return respond


def begin() -> None:
    """At the start of the site's process: read what is settled, and follow it from here on.

    A PostgreSQL database may be that of several machines, of which each has a data folder of its own. There the
    database is the source: what it has and the folder has not is written to the folder, within some seconds.
    """
    if warm not in settled.warmers:
        settled.warmers.append(warm)
    settled.start()
    if connection.vendor != "sqlite":
        threading.Thread(target=_follow, name="readings of the database", daemon=True).start()
    connection.close()


def warm() -> None:
    """Make the pages that are made once for each setting of the readings."""
    from charteroak.office.article.cards import card_page
    from charteroak.office.article.views import article_body
    from charteroak.office.police.offline import offline

    for language in LANGUAGES:
        article_body(language)
        offline(language)
        for act in RULEBOOK.acts:
            card_page(language, act.name)


def _follow() -> None:
    from charteroak.office.readings.keeping import brought_up

    while True:
        try:
            if brought_up():
                settled.notice()
        except Exception as error:
            _log.warning("the database was not asked what is settled: %s", type(error).__name__)
        finally:
            connection.close()
        time.sleep(_SECONDS)
