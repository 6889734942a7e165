"""The policy of the AuthZEN certification scenario (its section 1), written in our own logic.

Two users, two records, three actions and eight rules. It shows nothing of the article; it is there so that anyone can
run the OpenID Foundation's harness against this service. An attribute that the request gives counts before the one
that the fixture has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import UNSET, UnsetType

from charteroak.logic.errors import BadInput, kind_of
from charteroak.logic.expr import Fact, Value, all_of
from charteroak.logic.norm import Act, Effect, Lift, Norm, Outcome, Rulebook
from charteroak.logic.table import Decision, Table
from charteroak.pdp.wire import Bag, Entity, Evaluation, Sought

USERS: Mapping[str, Mapping[str, str]] = {"alice": {}, "bob": {"role": "admin"}}
RECORDS: Mapping[str, Mapping[str, str]] = {"record-1": {"status": "active"}, "record-2": {"status": "archived"}}
ATTRIBUTES = frozenset({"role", "status"})

USER = Fact("user", "Which user is it?", ("alice", "bob", "other"))
ROLE = Fact("role", "Which role does the user have?", ("admin", "other"))
RECORD = Fact("record", "Is it one of the records?")
STATUS = Fact("status", "Which status does the record have?", ("active", "archived", "other"))
SOFT = Fact("soft", "Can the deletion be undone?")

RULEBOOK = Rulebook(
    acts=(
        Act("read", "Read a record.", (USER, RECORD)),
        Act("write", "Write to a record.", (USER, ROLE, RECORD, STATUS)),
        Act("delete", "Delete a record.", (USER, RECORD, SOFT)),
    ),
    norms=(
        Norm("reading", "rules 1, 3", ("read",), Effect.PERMITS, all_of(USER.among("alice", "bob"), RECORD.yes)),
        # Rule 4, that bob may not write to record-1, follows from no rule's permitting it.
        Norm(
            "writing",
            "rule 2",
            ("write",),
            Effect.PERMITS,
            all_of(USER.among("alice"), RECORD.yes, STATUS.among("active", "other")),
        ),
        Norm(
            "archived",
            "rule 5",
            ("write",),
            Effect.PROHIBITS,
            STATUS.among("archived"),
            (Lift("rule 6", ROLE.among("admin")),),
        ),
        Norm(
            "deleting",
            "rule 8",
            ("delete",),
            Effect.PROHIBITS,
            all_of(USER.among("alice", "bob"), RECORD.yes),
            (Lift("rule 7", SOFT.yes),),
        ),
    ),
)


class CertificationPolicy:
    """The scenario's fixture."""

    def __init__(self) -> None:
        self._tables: dict[str, Table] = {}

    @property
    def actions(self) -> tuple[str, ...]:
        """The names of the actions."""
        return tuple(act.name for act in RULEBOOK.acts)

    def prepare(self) -> None:
        """Build the table of every action."""
        for name in self.actions:
            self._table(name)

    def permits(self, case: Evaluation) -> bool:
        """Whether the decision is true. BadInput where the case is wrong."""
        return self._decide(case).outcome == Outcome.PERMITTED

    def evaluate(self, case: Evaluation, language: str) -> tuple[bool, bytes]:  # noqa: ARG002 - it has no words
        """The decision, and the response with it as JSON. BadInput where the case is wrong."""
        found = self._decide(case)
        decision = found.outcome == Outcome.PERMITTED
        return decision, msgspec.json.encode({"decision": decision, "context": found._asdict()})

    def acted(self, case: Evaluation, language: str) -> None:
        """Nothing: what a fixture allows, no one acts on."""

    def subjects(self, sought: Sought) -> Iterator[Entity]:
        """The users that have what is sought."""
        return _matching("user", USERS, sought)

    def resources(self, sought: Sought, action: str) -> Iterator[Entity]:  # noqa: ARG002 - all act on records
        """The records that have what is sought."""
        return _matching("record", RECORDS, sought)

    def _decide(self, case: Evaluation) -> Decision:
        table = self._table(case.action.name)
        facts = _facts(case)
        return table.decide({fact.name: facts[fact.name] for fact in table.act.facts})

    def _table(self, name: str) -> Table:
        table = self._tables.get(name)
        if table is None:
            if name not in self.actions:
                raise BadInput("action.name", kind_of(name), self.actions)
            from charteroak.logic.build import build  # loads NumPy, which the article's tables do not need

            table = self._tables[name] = build(RULEBOOK, name, {})
        return table


def _facts(case: Evaluation) -> dict[str, Value | None]:
    """The facts of a case: who and what it is about, and their attributes."""
    subject, resource = case.subject, case.resource
    users = USERS if subject.type == "user" else {}
    records = RECORDS if resource.type == "record" else {}
    role = _attribute("role", subject, users)
    status = _attribute("status", resource, records)
    return {
        "user": subject.id if subject.id in users else "other",
        "role": "admin" if role == "admin" else "other",
        "record": resource.id in records,
        "status": status if status in ("active", "archived") else "other",
        "soft": _soft(case.action.properties),
    }


def _attribute(name: str, entity: Entity, fixture: Mapping[str, Mapping[str, str]]) -> object:
    given = None if entity.properties is UNSET else entity.properties.get(name)
    return fixture.get(entity.id, {}).get(name) if given is None else given


def _soft(properties: Bag | UnsetType) -> bool | None:
    soft = None if properties is UNSET else properties.get("soft")
    if soft is None or isinstance(soft, bool):
        return soft
    raise BadInput("action.properties.soft", kind_of(soft), ["true", "false"])


def _matching(type_: str, fixture: Mapping[str, Mapping[str, str]], sought: Sought) -> Iterator[Entity]:
    """The fixture's entities of the type sought, with those of the fixture's attributes that are sought."""
    if sought.type != type_:
        return
    wanted = {} if sought.properties is UNSET else sought.properties
    for id_, attributes in fixture.items():
        if all(attributes.get(name) == wanted[name] for name in ATTRIBUTES & wanted.keys()):
            yield Entity(type_, id_)
