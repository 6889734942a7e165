"""One statement of xAPI, as cmi5 has it: who, what they did, of which course of ours, and what is wrong in it.

Sections are those of the cmi5 specification, Quartz, 1st edition. A statement is known by its verb and its categories;
the name of its file, and the words that it shows to people, say nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import ROUND_FLOOR, Decimal
from typing import Any
from uuid import UUID

_ADL, _W3ID = "http://adlnet.gov/expapi/verbs/", "https://w3id.org/xapi/adl/verbs/"
VERBS = {
    **{f"{_ADL}{verb}": verb for verb in ("launched", "initialized", "completed", "passed", "failed", "terminated")},
    **{f"{_W3ID}{verb}": verb for verb in ("abandoned", "waived", "satisfied")},
}
"""The verbs of cmi5 (9.3)."""
VOIDED = f"{_ADL}voided"
CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5"
MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon"
_EXTENSIONS = "https://w3id.org/xapi/cmi5/context/extensions/"
SESSION, MASTERY, MODE = f"{_EXTENSIONS}sessionid", f"{_EXTENSIONS}masteryscore", f"{_EXTENSIONS}launchmode"
REASON = "https://w3id.org/xapi/cmi5/result/extensions/reason"
REASONS = ("Tested Out", "Equivalent AU", "Equivalent Outside Activity", "Administrative")
"""Why a unit may have been waived (9.5.5.2)."""
_SUCCESS = {"passed": True, "waived": True, "failed": False}
_COMPLETION = {"completed": True, "waived": True}
_TIMED = ("completed", "passed", "failed", "terminated", "abandoned")
_SCORED = ("passed", "failed")
_IDENTIFIERS = ("account", "mbox", "mbox_sha1sum", "openid")

FAULTS = {
    "not_json": ("It is not JSON.", "No es JSON."),
    "no_statements": ("It is no list of statements.", "No es una lista de declaraciones."),
    "more_pages": ("It is one page of several: export all.", "Es una página de varias: exporte todas."),
    "not_a_statement": ("It is no statement of xAPI.", "No es una declaración de xAPI."),
    "id": ("Its id is no UUID.", "Su id no es un UUID."),
    "id_twice": ("Another statement has its id.", "Otra declaración tiene su id."),
    "timestamp": (
        "It has no time, or one without its offset from UTC.",
        "No tiene hora, o la hora no dice su diferencia con UTC.",
    ),
    "in_future": ("Its time has not come yet.", "Su hora todavía no ha llegado."),
    "actor": ("Its actor is no agent with one identifier.", "Su actor no es un agente con un identificador."),
    "home_page": ("Its actor's home page is not one of the City's.", "La página del actor no es de la Ciudad."),
    "person": ("Its actor is not known there.", "Su actor no se conoce allí."),
    "mailbox": ("Its actor is known by e-mail only.", "Su actor se conoce solo por correo electrónico."),
    "verb": ("Its verb is none of cmi5.", "Su verbo no es de cmi5."),
    "object": ("Its object is not the unit that was launched.", "Su objeto no es la unidad que se abrió."),
    "not_ours": ("It is of no course of ours.", "No es de un curso nuestro."),
    "unknown_version": ("It is of no version that is ours.", "No es de una versión nuestra."),
    "several_versions": ("It is of several courses of ours.", "Es de varios cursos nuestros."),
    "registration": ("It has no registration.", "No tiene inscripción."),
    "session": ("It has no session.", "No tiene sesión."),
    "success": ("Its success is not what its verb says.", "Su éxito no es lo que dice su verbo."),
    "completion": ("Its completion is not what its verb says.", "Su finalización no es lo que dice su verbo."),
    "category": ("Its category moveon is missing, or too many.", "Falta su categoría moveon, o está de más."),
    "score": ("Its score is none, or does not belong there.", "Su puntaje no es válido o no debe estar allí."),
    "mastery": ("Its score is not on its verb's side of the mark.", "Su puntaje no corresponde a su verbo."),
    "duration": ("It has no duration.", "No tiene duración."),
    "reason": ("It was waived without a reason of cmi5.", "Se eximió sin un motivo de cmi5."),
    "mode": ("It was said while browsing or reviewing.", "Se dijo al hojear o repasar."),
    "not_begun": ("Its session has not begun with initialized.", "Su sesión no empezó con initialized."),
    "ended": ("Its session had ended.", "Su sesión había terminado."),
    "session_twice": ("Its session has said so, or the contrary.", "Su sesión ya dijo eso, o lo contrario."),
    "registration_twice": ("Its registration has said so already.", "Su inscripción ya lo dijo."),
}
"""What can be the matter with statements, in English and Spanish, by its word."""


class Fault(Exception):
    """A statement cannot be used; `field` is its part, `why` a word of `FAULTS`."""

    def __init__(self, field: str, why: str) -> None:
        self.field, self.why = field, why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Identities:
    """Whom an actor's account means. The City says which home pages are its own."""

    accounts: Mapping[str, Mapping[str, str] | None]
    """By home page: the learner's id by the account's name; None where the name is the learner's id."""
    mailboxes: Mapping[str, str] = field(default_factory=dict)
    """The learner's id by `mailto:` address. An address that is not here is nobody's."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that cmi5 defines, about a course of ours."""

    index: int
    learner: str
    verb: str
    object: str
    course: tuple[str, str]
    """Its id and version."""
    registration: str
    session: str
    at: datetime
    score: int | None
    """Per cent, rounded down."""
    mode: str
    reason: str


def part(of: Any, *names: str) -> Any:
    """What lies in objects in one another; None where it does not."""
    for name in names:
        of = of.get(name) if isinstance(of, Mapping) else None
    return of


def verb_of(statement: Mapping[str, Any]) -> str | None:
    """The verb of cmi5 that it has; None where it is another's."""
    own = part(statement, "verb", "id")
    return VERBS.get(own) if isinstance(own, str) else None


def is_defined(statement: Mapping[str, Any]) -> bool:
    """Whether cmi5 defines it (7.1.3): others may use the same verbs, and are not counted."""
    return CMI5 in activities(statement, "category")


def activities(statement: Mapping[str, Any], kind: str) -> list[str]:
    """The ids of the activities that its context names as of a kind."""
    given = part(statement, "context", "contextActivities", kind)
    given = [given] if isinstance(given, Mapping) else given if isinstance(given, list) else []
    return [own for each in given if isinstance(own := part(each, "id"), str)]


def said(
    index: int,
    statement: Mapping[str, Any],
    units: Mapping[str, tuple[str, str]],
    base: str,
    who: Identities,
) -> Said:
    """What a statement says, by its verb. Fault where it breaks a rule of cmi5, or is not of ours.

    `units` gives the course and version of each unit's id; ids of ours begin with `base`.
    """
    verb = verb_of(statement)
    if verb is None:
        raise Fault("verb", "verb")
    course = _course(statement, units, base)
    learner = _learner(statement, who)
    registration, session = part(statement, "context", "registration"), extension(statement, SESSION)
    if not is_uuid(registration):
        raise Fault("context.registration", "registration")
    if not isinstance(session, str) or not session:
        raise Fault("context.extensions", "session")
    _result_is_as_the_verb_says(statement, verb)
    mode, reason = extension(statement, MODE), part(statement, "result", "extensions", REASON)
    if verb == "waived" and reason not in REASONS:
        raise Fault("result.extensions", "reason")
    return Said(
        index,
        learner,
        verb,
        _object(statement),
        course,
        registration.lower(),
        session,
        moment(statement.get("timestamp")),
        _score(statement, verb),
        mode if isinstance(mode, str) else "",
        reason if isinstance(reason, str) else "",
    )


def extension(statement: Mapping[str, Any], name: str) -> Any:
    """An extension of its context."""
    return part(statement, "context", "extensions", name)


def _course(statement: Mapping[str, Any], units: Mapping[str, tuple[str, str]], base: str) -> tuple[str, str]:
    named = {*activities(statement, "grouping"), str(part(statement, "object", "id"))}
    found = {units[each] for each in named if each in units}
    if len(found) > 1:
        raise Fault("context.contextActivities.grouping", "several_versions")
    if not found:
        ours = any(each.startswith(base) for each in named)
        raise Fault("context.contextActivities.grouping", "unknown_version" if ours else "not_ours")
    return found.pop()


def _object(statement: Mapping[str, Any]) -> str:
    own = part(statement, "object", "id")
    if not isinstance(own, str) or part(statement, "object", "objectType") not in (None, "Activity"):
        raise Fault("object", "object")
    return own


def _learner(statement: Mapping[str, Any], who: Identities) -> str:
    actor = part(statement, "actor")
    given = [each for each in _IDENTIFIERS if part(actor, each) is not None]
    if part(actor, "objectType") not in (None, "Agent") or len(given) != 1:
        raise Fault("actor", "actor")
    if given == ["mbox"] and (mapped := who.mailboxes.get(str(part(actor, "mbox")))):
        return mapped
    if given != ["account"]:
        raise Fault("actor", "mailbox" if given[0].startswith("mbox") else "actor")
    home, name = part(actor, "account", "homePage"), part(actor, "account", "name")
    if not isinstance(home, str) or not isinstance(name, str) or not name:
        raise Fault("actor.account", "actor")
    if home not in who.accounts:
        raise Fault("actor.account.homePage", "home_page")
    names = who.accounts[home]
    learner = name if names is None else names.get(name)
    if learner is None:
        raise Fault("actor.account.name", "person")
    return learner


def _result_is_as_the_verb_says(statement: Mapping[str, Any], verb: str) -> None:
    """Sections 9.5.2 to 9.5.4 and 9.6.2.2."""
    result = part(statement, "result")
    if part(result, "success") is not _SUCCESS.get(verb):
        raise Fault("result.success", "success")
    if part(result, "completion") is not _COMPLETION.get(verb):
        raise Fault("result.completion", "completion")
    if (MOVE_ON in activities(statement, "category")) != (verb in _SUCCESS or verb in _COMPLETION):
        raise Fault("context.contextActivities.category", "category")
    duration = part(result, "duration")
    if verb in _TIMED and not (isinstance(duration, str) and duration.startswith("P") and len(duration) > 2):
        raise Fault("result.duration", "duration")


def _score(statement: Mapping[str, Any], verb: str) -> int | None:
    """Section 9.5.1, and 9.3.4 and 9.3.5 on the mastery score."""
    score, mastery = part(statement, "result", "score"), extension(statement, MASTERY)
    if score is None:
        return None
    scaled = part(score, "scaled")
    if verb not in _SCORED or (scaled is not None and not _is_scaled(scaled)):
        raise Fault("result.score", "score")
    if scaled is None:
        return None
    if mastery is not None and (not _is_scaled(mastery) or (scaled >= mastery) != (verb == "passed")):
        raise Fault("result.score", "mastery")
    return int((Decimal(str(scaled)) * 100).to_integral_value(ROUND_FLOOR))


def _is_scaled(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def moment(given: Any) -> datetime:
    """A time, in UTC. Fault where it is none, or does not say its offset."""
    try:
        found = datetime.fromisoformat(given)
    except (TypeError, ValueError):
        raise Fault("timestamp", "timestamp") from None
    if found.tzinfo is None:
        raise Fault("timestamp", "timestamp")
    try:
        return found.astimezone(UTC)
    except OverflowError:
        raise Fault("timestamp", "timestamp") from None


def is_uuid(given: Any) -> bool:
    """Whether it is a UUID as xAPI writes them."""
    try:
        return isinstance(given, str) and str(UUID(given)) == given.lower()
    except ValueError:
        return False


def without(statement: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """A statement but for some of its parts."""
    return {name: value for name, value in statement.items() if name not in names}
