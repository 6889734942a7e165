"""One evaluation in a request, or several, as in the API's Access Evaluations."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Iterator, Sequence

import msgspec
from msgspec import UNSET, UnsetType

from charteroak.logic.errors import BadInput, kind_of
from charteroak.pdp import wire
from charteroak.pdp.policy import Policy
from charteroak.pdp.recording import Item, Recording
from charteroak.pdp.wire import Action, Entity, Evaluation, SomeAction, SomeEntity, SomeEvaluation

MOST = 1000
"""How many evaluations a batch may have: an answer is ten times as long as its question."""

SEMANTICS: dict[str, bool | None] = {
    "execute_all": None,
    "deny_on_first_deny": False,
    "permit_on_first_permit": True,
}
"""Each semantic, with the decision that ends the batch, if any does."""


def evaluate_one(policy: Policy, recording: Recording, body: bytes, language: str) -> bytes | Awaitable[bytes]:
    """The response to an evaluation. It is to be awaited where it is recorded. BadInput where the request is wrong."""
    item = _item(policy, wire.read_evaluation(body), language)
    return item[1] if item[2] is None else _recorded_one(recording, item, language)


def evaluate_all(policy: Policy, recording: Recording, body: bytes, language: str) -> bytes | Awaitable[bytes]:
    """The response to a batch, or to the single evaluation that a request without a batch is, as above.

    BadInput where it is wrong as a whole.
    """
    batch = wire.decode(wire.EVALUATIONS, body)
    if batch.evaluations is UNSET or not batch.evaluations:
        return evaluate_one(policy, recording, body, language)
    wire.require_i_json(body)
    if len(batch.evaluations) > MOST:
        raise BadInput("evaluations", "a longer list", [f"a list of at most {MOST}"])
    last = _last(batch)
    items = (_evaluate(policy, batch, item, language) for item in batch.evaluations)
    first = _until(last, items)
    if all(acted is None for _, _, acted in first):
        return _joined(response for _, response, _ in first)
    return _recorded_all(recording, first, items, last, language)


async def _recorded_one(recording: Recording, item: Item, language: str) -> bytes:
    [(_, response)] = await recording.finish([item], language)
    return response


async def _recorded_all(
    recording: Recording, first: Sequence[Item], rest: Iterator[Item], last: bool | None, language: str
) -> bytes:
    """The response to a batch of which some is recorded. What was not is denied, which may end the batch earlier, or
    later than it seemed: then there is more to evaluate and to record.
    """
    responses = []
    while first:
        for decision, response in await recording.finish(first, language):
            responses.append(response)
            if decision is last:
                return _joined(responses)
        first = _until(last, rest)
    return _joined(responses)


def _until(last: bool | None, items: Iterator[Item]) -> list[Item]:
    """The next items, to the first whose decision is the last."""
    taken = []
    for item in items:
        taken.append(item)
        if item[0] is last:
            break
    return taken


def _joined(responses: Iterable[bytes]) -> bytes:
    return b'{"evaluations":[' + b",".join(responses) + b"]}"


def _last(batch: wire.Evaluations) -> bool | None:
    semantic = UNSET if batch.options is UNSET else batch.options.evaluations_semantic
    if semantic is UNSET:
        return None
    if semantic not in SEMANTICS:
        raise BadInput("options.evaluations_semantic", kind_of(semantic), SEMANTICS)
    return SEMANTICS[semantic]


def _evaluate(policy: Policy, defaults: SomeEvaluation, item: msgspec.Raw, language: str) -> Item:
    """The decision on one question of a batch. What is wrong with it is told in its own response."""
    try:
        own = wire.decode(wire.ITEM, item, "the evaluation")
        return _item(policy, _complete(own, defaults), language)
    except BadInput as wrong:
        error = {"status": 400, "message": str(wrong)}
        return False, msgspec.json.encode({"decision": False, "context": {"error": error}}), None


def _item(policy: Policy, case: Evaluation, language: str) -> Item:
    """The decision on a question, the response, and what is to be recorded. BadInput where the case is wrong."""
    decision, response = policy.evaluate(case, language)
    return decision, response, policy.acted(case, language)


def _complete(own: SomeEvaluation, defaults: SomeEvaluation) -> Evaluation:
    """A question with the batch's defaults.

    What the question has of its own replaces the default as a whole, properties and all. Only a type, an id or a name
    that it lacks is taken from the default (certification scenario, 3.2.7).
    """
    return Evaluation(
        subject=_entity("subject", own.subject, defaults.subject),
        action=_action(own.action, defaults.action),
        resource=_entity("resource", own.resource, defaults.resource),
        context=defaults.context if own.context is UNSET else own.context,
    )


def _entity(field: str, own: SomeEntity | UnsetType, default: SomeEntity | UnsetType) -> Entity:
    if own is UNSET and default is UNSET:
        raise wire.lacking(field)
    default = SomeEntity() if default is UNSET else default
    own = default if own is UNSET else own
    type_ = _required(f"{field}.type", own.type, default.type)
    id_ = _required(f"{field}.id", own.id, default.id)
    return Entity(type_, id_, own.properties)


def _action(own: SomeAction | UnsetType, default: SomeAction | UnsetType) -> Action:
    if own is UNSET and default is UNSET:
        raise wire.lacking("action")
    default = SomeAction() if default is UNSET else default
    own = default if own is UNSET else own
    return Action(_required("action.name", own.name, default.name), own.properties)


def _required(field: str, own: str | UnsetType, default: str | UnsetType) -> str:
    value = default if own is UNSET else own
    if value is UNSET:
        raise wire.lacking(field)
    return value
