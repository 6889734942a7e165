"""Forms whose questions are decided by hand, as the reports are given them."""

from datetime import date

from charteroak.screening.forms.flag import Flag, Judged
from charteroak.screening.forms.form import Asked, Form, Left, Note, Question
from charteroak.screening.forms.register import Entry
from charteroak.screening.forms.reporting import Looked, Report, Wronged
from charteroak.screening.found import Category

STATUS = Flag(category=Category.IMMIGRATION_STATUS, tier="direct", why="citizen", part="citizen")
BORN = Flag(category=Category.IMMIGRATION_STATUS, tier="proxy", why="birthplace")
AID = Flag(category=Category.PUBLIC_ASSISTANCE, tier="direct", why="snap", by="option", part="I get <SNAP>")
ENTRY = Entry(
    form="forms/a b.html",
    question="Where were you born?",
    basis="required by law",
    citation="42 U.S.C. 1320b-7(d)",
    owner="Health",
    approved_by="Counsel",
    expires=date(2027, 6, 30),
)
TEXT_QUESTIONS = (
    Question(text="Your name", where="line 3", line=3, column=8, end_line=3, end_column=17),
    Question(text="Are you a citizen?", where="line 5", line=5, column=8, end_line=6, end_column=4),
    Question(text="Where were you born?", where="line 7", line=7, column=8, end_line=7, end_column=28),
    Question(text="Are you a citizen?", where="line 9", line=9, column=8, end_line=9, end_column=26),
)
PDF_QUESTIONS = (Question(text="How do you pay?", where="page 2", options=("Cash", "I get <SNAP>"), name="pay"),)


def form(questions: tuple[Question, ...], kind: str, unread: tuple[Left, ...] = ()) -> Form:
    items = (Note(text="Intake", level=1), *(Asked(number) for number in range(len(questions))))
    return Form(kind=kind, questions=questions, items=items, unread=unread)  # type: ignore[arg-type]


def looked(
    path: str = "forms/a b.html", flags: tuple[Flag | None, ...] = (None, STATUS, BORN, STATUS), **more: object
) -> Looked:
    """A form of four questions in a text."""
    return Looked(path=path, judged=Judged(form=form(TEXT_QUESTIONS, "html"), flags=flags), **more)  # type: ignore[arg-type]


def paper(unread: tuple[Left, ...] = ()) -> Looked:
    """A form of one question on paper."""
    return Looked(path="forms/ñ#1.pdf", judged=Judged(form=form(PDF_QUESTIONS, "pdf", unread), flags=(AID,)))


def report() -> Report:
    """One of each: flagged, silenced, not read, partly read, an entry that is wrong."""
    return Report(
        looked=(
            looked(silenced={2: ENTRY}),
            paper(unread=(Left("page 3", "scanned page"),)),
            Looked(path="forms/c.docx", trouble="encrypted"),
        ),
        wronged=(Wronged("forms/questions.toml", 2, ENTRY, "expired", 14),),
        passed=2,
    )
