"""What comes in over the wire: the requests of the AuthZEN Authorization API 1.0, read strictly.

Fields that the API does not have are ignored, as it demands. What it does have must be there and of its type, and the
body must be I-JSON (RFC 7493): UTF-8, no name twice in an object, no lone surrogate. An error names the field and the
kind of what stood there, never the value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from charteroak.logic.errors import BadInput

Bag = dict[str, Any]
"""Properties or a context: anything by name."""


class Entity(msgspec.Struct):
    """A subject or a resource."""

    type: str
    id: str
    properties: Bag | UnsetType = UNSET


class Action(msgspec.Struct):
    """What the subject would do."""

    name: str
    properties: Bag | UnsetType = UNSET


class Evaluation(msgspec.Struct):
    """One question: may this subject do this action to this resource?"""

    subject: Entity
    action: Action
    resource: Entity
    context: Bag | UnsetType = UNSET


class SomeEntity(msgspec.Struct):
    """A subject or a resource, or a part of one that a batch completes."""

    type: str | UnsetType = UNSET
    id: str | UnsetType = UNSET
    properties: Bag | UnsetType = UNSET


class SomeAction(msgspec.Struct):
    """An action, or a part of one that a batch completes."""

    name: str | UnsetType = UNSET
    properties: Bag | UnsetType = UNSET


class SomeEvaluation(msgspec.Struct):
    """One question of a batch, or the defaults for all."""

    subject: SomeEntity | UnsetType = UNSET
    action: SomeAction | UnsetType = UNSET
    resource: SomeEntity | UnsetType = UNSET
    context: Bag | UnsetType = UNSET


class Options(msgspec.Struct):
    """How a batch is to be carried out."""

    evaluations_semantic: str | UnsetType = UNSET


class Evaluations(SomeEvaluation):
    """A batch. Its questions are read one by one, so that a wrong one does not spoil the others."""

    evaluations: list[msgspec.Raw] | UnsetType = UNSET
    options: Options | UnsetType = UNSET


class Sought(msgspec.Struct):
    """The subject or resource that a search seeks. Its `id` is ignored where it is given."""

    type: str
    properties: Bag | UnsetType = UNSET


class Page(msgspec.Struct):
    """Which part of a search's results is wanted."""

    token: str | UnsetType = UNSET
    limit: Annotated[int, msgspec.Meta(ge=0)] | UnsetType = UNSET


class SubjectSearch(msgspec.Struct):
    """Which subjects of a type may do this action to this resource?"""

    subject: Sought
    action: Action
    resource: Entity
    context: Bag | UnsetType = UNSET
    page: Page | UnsetType = UNSET


class ResourceSearch(msgspec.Struct):
    """To which resources of a type may this subject do this action?"""

    subject: Entity
    action: Action
    resource: Sought
    context: Bag | UnsetType = UNSET
    page: Page | UnsetType = UNSET


class ActionSearch(msgspec.Struct):
    """Which actions may this subject do to this resource?"""

    subject: Entity
    resource: Entity
    context: Bag | UnsetType = UNSET
    page: Page | UnsetType = UNSET


START = {True: b'{"decision":true,"context":', False: b'{"decision":false,"context":'}
"""What stands before the context in a response, by the decision. The context and a brace are all that comes after."""

Request = TypeVar("Request")

EVALUATION = msgspec.json.Decoder(Evaluation)
EVALUATIONS = msgspec.json.Decoder(Evaluations)
ITEM = msgspec.json.Decoder(SomeEvaluation)
SUBJECT_SEARCH = msgspec.json.Decoder(SubjectSearch)
RESOURCE_SEARCH = msgspec.json.Decoder(ResourceSearch)
ACTION_SEARCH = msgspec.json.Decoder(ActionSearch)


def read_evaluation(body: bytes) -> Evaluation:
    """One question from a body. BadInput where it is none."""
    evaluation = decode(EVALUATION, body)
    if not _told_apart(body, _members(evaluation)):
        require_i_json(body)
    return evaluation


def read(decoder: msgspec.json.Decoder[Request], body: bytes) -> Request:
    """A request from a body. BadInput where it is none."""
    request = decode(decoder, body)
    require_i_json(body)
    return request


def decode(decoder: msgspec.json.Decoder[Request], body: bytes | msgspec.Raw, whole: str = "the body") -> Request:
    """What the decoder reads in the body, a part of which may not be I-JSON. BadInput says what is wrong with it."""
    try:
        return decoder.decode(body)
    except msgspec.ValidationError as error:
        raise _wrong_type(str(error), whole) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _no_json(whole) from None


def require_i_json(body: bytes) -> None:
    """BadInput where a body that msgspec has read is not I-JSON (RFC 7493), in whatever part of it.

    msgspec has looked at all of it, and refused malformed parts, lone surrogates and NaN. Of what it skipped it has
    not seen whether that is UTF-8, and it takes the last of two members with one name.
    """
    try:
        json.loads(body.decode(), object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        if isinstance(error, BadInput):
            raise
        raise _no_json("the body") from None


_WRONG_TYPE = re.compile(r"Expected `([a-z]+)(?:[^`]*)`(?: >= 0)?(?:, got `([a-z]+)`)?(?: - at `\$\.?(.*)`)?\Z")
_LACKING = re.compile(r"Object missing required field `([a-z_]+)`(?: - at `\$\.?(.*)`)?\Z")
_KINDS = {
    "object": "an object",
    "array": "a list",
    "str": "a text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
}
_ALLOWED = {"object": "an object", "array": "a list", "str": "a text", "int": "a whole number, 0 or more"}
_OBJECTS = frozenset({"subject", "action", "resource"})


def lacking(field: str) -> BadInput:
    """The error that a required field is not there."""
    return BadInput(field, "nothing", ["an object" if field in _OBJECTS else "a text"])


def _wrong_type(message: str, whole: str) -> BadInput:
    """The error that msgspec's message tells of, in our words. Of the message only types and our own names are kept."""
    if found := _LACKING.match(message):
        name, at = found.groups()
        return lacking(f"{at}.{name}" if at else name)
    if (found := _WRONG_TYPE.match(message)) and found[1] in _ALLOWED:
        wanted, got, at = found.groups()
        return BadInput(at or whole, _KINDS.get(got or wanted, "another kind of value"), [_ALLOWED[wanted]])
    return _no_json(whole)


def _no_json(whole: str) -> BadInput:
    return BadInput(whole, "something that is not valid JSON", ["a JSON object in UTF-8 (RFC 8259, RFC 7493)"])


def _unique(members: Sequence[tuple[str, Any]]) -> Bag:
    found = dict(members)
    if len(found) != len(members):
        raise BadInput("the body", "a name that stands twice in one object", ["each name once (RFC 7493)"])
    return found


def _told_apart(body: bytes, members: int) -> bool:
    """Whether it is plain that no name stood twice and nothing was skipped, given how many members were read.

    Without spaces each member of the body has a quotation mark and a colon side by side, and what is in strings can
    only add to their count. If there are no more than members were read, each was. This spares nearly every body the
    second, strict reading.
    """
    return body.translate(None, b" \t\n\r").count(b'":') == members


def _members(evaluation: Evaluation) -> int:
    """How many members were read: those of the evaluation and its parts, and those of the bags, but none deeper."""
    members = 8  # subject, action, resource; two types, two ids, a name
    for bag in bags(evaluation):
        if bag is not UNSET:
            members += 1 + len(bag)
    return members


BAGS = ("subject.properties", "action.properties", "resource.properties", "context")
"""The fields of an evaluation that hold anything by name."""


def bags(evaluation: Evaluation) -> tuple[Bag | UnsetType, ...]:
    """What the evaluation has in each of `BAGS`."""
    subject, action, resource = evaluation.subject, evaluation.action, evaluation.resource
    return subject.properties, action.properties, resource.properties, evaluation.context
