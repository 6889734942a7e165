"""The three searches: which subjects, which resources, which actions, in pages where the caller wants them so.

What a search names is decided as an evaluation would be, so each result is permitted if it is asked back. Of what the
policy does not know there is nothing to name: the result is empty, and no error.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from charteroak.logic.errors import BadInput
from charteroak.pdp import wire
from charteroak.pdp.policy import OtherKind, Policy
from charteroak.pdp.wire import Action, Evaluation, Page

Found = list[dict[str, str]]

_NUMBER = 2  # bytes for a number in a token
_SEAL = 16  # bytes for the seal


class Searches:
    """The searches of one policy."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._pages = Pages()

    def subjects(self, body: bytes) -> bytes:
        """The response to a subject search. BadInput where the request is wrong."""
        search = wire.read(wire.SUBJECT_SEARCH, body)
        found: Found = []
        if search.action.name in self._policy.actions:
            for subject in self._policy.subjects(search.subject):
                if self._permits(Evaluation(subject, search.action, search.resource, search.context)):
                    found.append({"type": subject.type, "id": subject.id})
        return self._pages.response(search, search.page, found)

    def resources(self, body: bytes) -> bytes:
        """The response to a resource search. BadInput where the request is wrong."""
        search = wire.read(wire.RESOURCE_SEARCH, body)
        found: Found = []
        if search.action.name in self._policy.actions:
            for resource in self._policy.resources(search.resource, search.action.name):
                if self._permits(Evaluation(search.subject, search.action, resource, search.context)):
                    found.append({"type": resource.type, "id": resource.id})
        return self._pages.response(search, search.page, found)

    def actions(self, body: bytes) -> bytes:
        """The response to an action search. BadInput where the request is wrong."""
        search = wire.read(wire.ACTION_SEARCH, body)
        found: Found = [
            {"name": name}
            for name in self._policy.actions
            if self._permits(Evaluation(search.subject, Action(name), search.resource, search.context))
        ]
        return self._pages.response(search, search.page, found)

    def _permits(self, case: Evaluation) -> bool:
        try:
            return self._policy.permits(case)
        except OtherKind:
            return False  # the request's own properties speak of another than this one


class Pages:
    """Results in pages. A token holds only where the next page begins and the limit, sealed for the one request.

    The seal is keyed, so that neither can the request's facts be guessed from a token, nor a token be made up. The
    key lives as long as the process: a search that is interrupted by a restart begins anew.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def response(self, search: Any, page: Page | UnsetType, found: Found) -> bytes:
        """The response with the page of the results that is wanted, or with all. BadInput for a wrong token."""
        if page is UNSET:
            return msgspec.json.encode({"results": found})
        start, limit = self._place(search, page, len(found))
        results = found[start : start + limit]
        end = start + len(results)
        token = self._token(search, end, limit) if end < len(found) else ""
        answer = {"next_token": token, "count": len(results), "total": len(found)}
        return msgspec.json.encode({"page": answer, "results": results})

    def _place(self, search: Any, page: Page, total: int) -> tuple[int, int]:
        """Where the page starts, and how many results it may have."""
        if page.token is UNSET or not page.token:
            return 0, total if page.limit is UNSET else page.limit
        try:
            raw = base64.b64decode(page.token, altchars=b"-_", validate=True)
        except ValueError:
            raise _wrong_token() from None
        start, limit = (int.from_bytes(raw[i : i + _NUMBER]) for i in (0, _NUMBER))
        if not hmac.compare_digest(raw, self._sealed(search, start, limit)):
            raise _wrong_token()
        if page.limit is not UNSET and page.limit != limit:
            raise BadInput("page.limit", "another number", ["the limit of the page before, or none"])
        return start, limit

    def _token(self, search: Any, start: int, limit: int) -> str:
        return base64.urlsafe_b64encode(self._sealed(search, start, limit)).decode()

    def _sealed(self, search: Any, start: int, limit: int) -> bytes:
        """The content of a token. There are fewer results than two bytes can count, and so are the limits in tokens."""
        place = start.to_bytes(_NUMBER) + limit.to_bytes(_NUMBER)
        return place + hmac.digest(self._key, place + _canonical(search), "sha256")[:_SEAL]


def _wrong_token() -> BadInput:
    return BadInput("page.token", "another text", ["the next_token of the page before, with the same request"])


def _canonical(search: Any) -> bytes:
    """A search but for its page, the same however its members were ordered. No two kinds of search look the same."""
    return msgspec.json.encode(msgspec.structs.replace(search, page=UNSET), order="sorted")
