"""Things of training: one's own test, result and certificate, and those of others."""

from __future__ import annotations

from access_objects import Made, ObjectCase
from office_people import made, signed_in
from office_training import COURSE, done, learner


def _people() -> tuple[object, dict[str, object]]:
    owner = made("police")
    others = {
        "another officer": signed_in(made("police")),
        "someone on the roster": signed_in(made("employee")),
        "supervisor": signed_in(made("supervisor")),
        "training officer": signed_in(made("training_officer")),
        "auditor": signed_in(made("auditor")),
    }
    return owner, {"owner": signed_in(owner), **others}


def _completed(name: str) -> Made:
    from charteroak.recording.place import Place
    from charteroak.recording.setup import create_unattended
    from charteroak.recording.words import vocabulary

    place = Place.from_environment()
    if not place.exists:
        create_unattended(place, vocabulary())
    owner, people = _people()
    attempt, completion = done(learner(owner))
    return Made({"record": attempt.handle if name == "training_result" else completion.record}, people)  # type: ignore[arg-type]


def _test() -> Made:
    from charteroak.office.training import taking, teaching

    owner, people = _people()
    taking.begin(learner(owner), teaching.courses()[COURSE])
    return Made({"record": COURSE}, people)  # type: ignore[arg-type]


_NOT = ("another officer", "someone on the roster", "supervisor")
CASES = [
    *(
        ObjectCase(
            f"a certificate is its holder's, the training officer's and the auditor's: {route}",
            route=route,
            make=lambda: _completed("training_certificate"),
            may=("owner", "training officer", "auditor"),
            may_not=_NOT,
        )
        for route in ("training_certificate", "training_certificate_pdf", "training_certificate_file")
    ),
    ObjectCase(
        "a result is of whoever took the test",
        route="training_result",
        make=lambda: _completed("training_result"),
        may=("owner",),
        may_not=(*_NOT, "training officer", "auditor"),
    ),
]
