"""Several evaluations in one request, as in the API's Access Evaluations."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from charteroak.logic.errors import BadInput, kind_of
from charteroak.pdp import wire
from charteroak.pdp.policy import Policy
from charteroak.pdp.wire import Action, Entity, Evaluation, SomeAction, SomeEntity, SomeEvaluation

MOST = 1000
"""How many evaluations a batch may have: an answer is ten times as long as its question."""

SEMANTICS: dict[str, bool | None] = {
    "execute_all": None,
    "deny_on_first_deny": False,
    "permit_on_first_permit": True,
}
"""Each semantic, with the decision that ends the batch, if any does."""


def evaluate_all(policy: Policy, body: bytes, language: str) -> bytes:
    """The response to a batch, or to the single evaluation that a request without a batch is. BadInput as a whole."""
    batch = wire.decode(wire.EVALUATIONS, body)
    if batch.evaluations is UNSET or not batch.evaluations:
        return policy.evaluate(wire.read_evaluation(body), language)[1]
    wire.require_i_json(body)
    if len(batch.evaluations) > MOST:
        raise BadInput("evaluations", "a longer list", [f"a list of at most {MOST}"])
    last = _last(batch)
    responses = []
    for item in batch.evaluations:
        decision, response = _evaluate(policy, batch, item, language)
        responses.append(response)
        if decision is last:
            break
    return b'{"evaluations":[' + b",".join(responses) + b"]}"


def _last(batch: wire.Evaluations) -> bool | None:
    semantic = UNSET if batch.options is UNSET else batch.options.evaluations_semantic
    if semantic is UNSET:
        return None
    if semantic not in SEMANTICS:
        raise BadInput("options.evaluations_semantic", kind_of(semantic), SEMANTICS)
    return SEMANTICS[semantic]


def _evaluate(policy: Policy, defaults: SomeEvaluation, item: msgspec.Raw, language: str) -> tuple[bool, bytes]:
    """The decision on one question of a batch. What is wrong with it is told in its own response."""
    try:
        own = wire.decode(wire.ITEM, item, "the evaluation")
        return policy.evaluate(_complete(own, defaults), language)
    except BadInput as wrong:
        error = {"status": 400, "message": str(wrong)}
        return False, msgspec.json.encode({"decision": False, "context": {"error": error}})


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
