"""What tests of the page that reads forms back share: a form whose questions are decided by hand."""

from charteroak.screening.forms.flag import Flag, Judged
from charteroak.screening.forms.form import Asked, Form, Left, Note, Question
from charteroak.screening.found import Category
from charteroak.screening.task import Outcome

QUESTIONS = (
    Question(text="Your name", where="line 9", help="As on your library card", answer="text"),
    Question(text="Are you a U.S. citizen?", where="line 12", options=("Yes", "No", "Applied for"), answer="choice"),
    Question(text="How did you hear of us?", where="line 20", options=("A friend", "I get SNAP", "The newspaper")),
    Question(text="Where were you born?", where="line 31", stem="About you", help="City and <b>country</b>"),
    Question(text="Which evening suits you?", where="line 38", options=("Monday", "Thursday")),
)
FLAGS = (
    None,
    Flag(category=Category.IMMIGRATION_STATUS, tier="direct", why="citizen", part="U.S. citizen"),
    Flag(category=Category.PUBLIC_ASSISTANCE, tier="direct", why="snap", by="option", part="I get SNAP"),
    Flag(category=Category.IMMIGRATION_STATUS, tier="proxy", why="birthplace"),
    None,
)
ITEMS = (
    Note(text="Adult classes: registration", level=1),
    Note(text="Classes are free. Fill in one form for each person."),
    Asked(0),
    Asked(1),
    Asked(2),
    Note(text="Family", level=2),
    Asked(3),
    Asked(4),
    Note(text="Thank you & see you soon </p>"),
)


def judged(*, flags: tuple[Flag | None, ...] = FLAGS, unread: tuple[Left, ...] = ()) -> Judged:
    """A form of five questions, of which three are flagged: one by an option, one as a proxy."""
    form = Form(kind="html", questions=QUESTIONS, items=ITEMS, title="Adult classes: registration", unread=unread)
    return Judged(form=form, flags=flags)


def outcome(**given: object) -> Outcome:
    """What a process would say of it."""
    return Outcome(kind="html", judged=judged(**given))  # type: ignore[arg-type]
