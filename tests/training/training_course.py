"""A small course for tests: two clauses, three questions. Its right answers are the first choices."""

from charteroak.training.course import Choice, Course, Lesson, Question


def both(text):
    return {"en": text, "es": f"{text} (es)"}


def question(number, clause):
    choices = tuple(
        Choice(f"c{n}", both(f"Choice {n} of {number}"), both(f"Because of {n} & <{number}>")) for n in range(3)
    )
    return Question(f"q{number}", clause, both(f"Scenario {number}?"), choices, "c0")


COURSE = Course(
    "police",
    both("Article XXI"),
    "police",
    (
        Lesson(
            "2-928(a)",
            "Hartford police officers shall not inquire …",
            both("Asking"),
            (both("First."), both("Second.")),
        ),
        Lesson("2-929", "No employee of the City of Hartford shall inquire …", both("Privacy"), (both("Third."),)),
    ),
    (question(1, "2-928(a)"), question(2, "2-929"), question(3, "2-928(a)")),
    "2008-08-11-0a1b2c-3d4e5f",
)
AT = "https://office.hartford.example"
