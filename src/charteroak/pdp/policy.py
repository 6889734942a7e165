"""What the endpoints ask of a policy: the article, or the certification's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from charteroak.logic.errors import BadInput
from charteroak.pdp.wire import Entity, Evaluation, Sought
from charteroak.recording.recorder import Acted


class OtherKind(BadInput):
    """An entity's id says that it is of one kind, and a property says that it is of another."""


class Policy(Protocol):
    """A body of rules that decides evaluations, and knows which subjects, resources and actions may be searched."""

    @property
    def actions(self) -> tuple[str, ...]:
        """The names of the actions that the policy knows."""

    def permits(self, case: Evaluation) -> bool:
        """Whether the decision is true. BadInput where the case is wrong."""

    def evaluate(self, case: Evaluation, language: str) -> tuple[bool, bytes]:
        """The decision, and the response with it as JSON. BadInput where the case is wrong."""

    def acted(self, case: Evaluation, language: str) -> Acted | None:
        """What is to be recorded in the ledger if the evaluation is acted on, where the case asks for that.

        BadInput where it asks wrongly.
        """

    def subjects(self, sought: Sought) -> Iterable[Entity]:
        """Every subject that a search may name; none where the policy has no such type."""

    def resources(self, sought: Sought, action: str) -> Iterable[Entity]:
        """Every resource that a search about an action may name; none where the policy has no such type."""

    def prepare(self) -> None:
        """Load what the answers come from, so that the first question does not wait for it."""
