"""Rosters and a city's own tables of completions: all of a file or none, and what is wrong with its rows."""

from datetime import date

import pytest

from charteroak.training import completions, roster
from charteroak.training.learning import Completion, Learner, Version
from charteroak.training.rejects import WHYS, Rejected
from charteroak.training.roster import Roster
from charteroak.training.tabular import Ignored

HEAD = "Badge,Full name,Rank,Unit,Hire date,Left"
MAPPED = {"id": "Badge", "name": "Full name", "role": "Rank", "unit": "Unit", "since": "Hire date", "until": "Left"}
ROW = "4711,Ana Peña,Officer,Patrol A,2020-02-29,"
ANA = Learner("4711", "Ana Peña", "police_officer", "Patrol A", date(2020, 2, 29))
ROLES = {"Officer": "police_officer"}
VERSIONS = [Version("police", "v1", date(2024, 1, 1), ("2-928(a)",))]
SPANISH = ["Número de placa", "Nombre completo", "Rango", "Unidad", "Fecha de ingreso:", "Fecha de baja"]
DONE_HEAD = "User ID,Course,Course version,Completion date,Status,Score"
DONE_MAPPED = dict(zip(completions.FIELDS, DONE_HEAD.split(","), strict=True))


def taken(*rows, head=HEAD, mapping=MAPPED, **more):
    return roster.read("\r\n".join((head, *rows)).encode(), mapping, roles=ROLES, **more)


def done(*rows, head=DONE_HEAD, mapping=DONE_MAPPED, **how):
    return completions.read("\n".join((head, *rows)).encode(), mapping, VERSIONS, completions.Reading(**how))


def faults(found):
    assert isinstance(found, Rejected), found
    assert found.total == len(found.rejects)
    assert {each.why for each in found.rejects} <= WHYS.keys()
    return [(each.row, each.field, each.why) for each in found.rejects]


@pytest.mark.parametrize("delimiter", ",;\t|")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_roster_is_read_in_any_usual_encoding_and_with_any_delimiter(encoding, delimiter):
    text = f"{HEAD}\n{ROW}\n".replace(",", delimiter)
    assert roster.read(text.encode(encoding), MAPPED, roles=ROLES) == Roster((ANA,))


def test_a_roster_is_read_from_a_file_with_quotes_and_empty_rows(tmp_path):
    file = tmp_path / "roster.csv"
    file.write_text(f'{HEAD}\n\n"4711"," Ana  Peña ","Officer","Patrol A","2/29/2020",""\n,,,,,\n', encoding="utf-8")
    found = roster.read(file, MAPPED, roles=ROLES)
    assert found == Roster((ANA,))
    assert found.rows == (3,)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",Ana,Officer,A,2020-01-01,", (3, "id", "required")),
        ("1,,Officer,A,2020-01-01,", (3, "name", "required")),
        ("1,Ana,Officer,A,,", (3, "since", "required")),
        ("1,Ana,Officer,A,31/1/2020,", (3, "since", "date")),
        ("1,Ana,Officer,A,1/31/20,", (3, "since", "date")),
        ("1,Ana,Officer,A,2021-02-29,", (3, "since", "date")),
        ("1,Ana,Officer,A,2020-01-01,2019-12-31", (3, "until", "before_since")),
        ("4711,Ana Peña,Officer,Patrol B,2020-02-29,", (3, "id", "twice")),
        ("1,Ana,Officer,A,2020-01-01,,more", (3, "", "columns")),
        ("123-45-6789,Ana,Officer,A,2020-01-01,", (3, "id", "not_an_id")),
        ("ana@hartford.gov,Ana,Officer,A,2020-01-01,", (3, "id", "not_an_id")),
        (f"1,{'x' * 201},Officer,A,2020-01-01,", (3, "name", "text")),
        ("1,Ana\x07,Officer,A,2020-01-01,", (3, "name", "text")),
    ],
)
def test_one_wrong_row_and_nothing_of_a_roster_is_taken_in(row, fault):
    assert faults(taken(ROW, row)) == [fault]


def test_who_left_on_the_day_they_began_was_here():
    [found] = taken("1,Ana,Officer,A,2020-01-01,2020-01-01").learners
    assert found.until == found.since


def test_every_wrong_row_of_a_roster_is_named_with_its_number():
    assert faults(taken(",A,B,C,x,", ROW, "7,,B,C,2020-01-01,")) == [
        (2, "id", "required"),
        (2, "since", "date"),
        (4, "name", "required"),
    ]


def test_the_same_row_twice_is_one_learner_and_is_counted():
    assert taken(ROW, ROW) == Roster((ANA,), doubled=1)


def test_who_has_no_date_began_when_the_city_says():
    without = {field: heading for field, heading in MAPPED.items() if field != "since"}
    assert faults(taken(ROW, mapping=without)) == [(1, "since", "not_mapped")]
    assert taken("4711,Ana Peña,Officer,Patrol A,,", began=date(2020, 2, 29)) == Roster((ANA,))


@pytest.mark.parametrize("heading", ["citizen", "Estatus migratorio", "On SNAP", "Sexual orientation", "SSN"])
def test_a_column_of_what_is_confidential_is_never_read(heading):
    found = taken(f"{ROW},yes", head=f"{HEAD},{heading}")
    assert isinstance(found, Roster)
    assert [each.column for each in found.ignored] == [7]
    assert "yes" not in repr(found)
    assert faults(taken(f"{ROW},yes", head=f"{HEAD},{heading}", mapping=MAPPED | {"unit": heading})) == [
        (1, "unit", "confidential_column")
    ]


def test_a_column_that_is_never_read_is_named_by_its_kind():
    assert taken(f"{ROW},yes", head=f"{HEAD},Citizenship").ignored == (Ignored(7, "immigration_status"),)


@pytest.mark.parametrize(
    ("mapping", "fault"),
    [
        ({"unit": "Bureau"}, (1, "unit", "no_column")),
        ({"unit": ""}, (1, "unit", "not_mapped")),
        ({"race": "Unit"}, (1, "", "unknown_field")),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping, fault):
    assert faults(taken(ROW, mapping=MAPPED | mapping)) == [fault]


def test_a_heading_that_is_there_twice_cannot_be_mapped():
    assert faults(taken(f"{ROW},B", head=f"{HEAD},Unit")) == [(1, "unit", "heading_twice")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not_csv"),
        (b"\x81\x8d", "not_text"),
        (b"a\0b", "not_text"),
        (HEAD.encode(), "no_rows"),
        (f'{HEAD}\n"open,'.encode(), "not_csv"),
    ],
)
def test_what_is_no_table_is_refused(data, why):
    assert faults(roster.read(data, MAPPED)) == [(0, "", why)]


@pytest.mark.parametrize(
    ("headings", "want"),
    [
        (HEAD, MAPPED | {"role": "Rank"}),
        (
            ";".join(SPANISH),
            dict(zip(roster.FIELDS, SPANISH, strict=True)),
        ),
        ("ID,Citizen,Visa", {"id": "ID"}),
        ("Employee ID,Badge,Employee,Officer", {"id": "Employee ID", "name": "Officer"}),
    ],
)
def test_a_mapping_is_suggested_in_both_languages(headings, want):
    assert roster.suggest(headings.split(";" if ";" in headings else ",")) == want


def test_a_citys_own_completions_are_read():
    found = done(
        "7,police,v1,2026-03-01,Completed,92.9", "8,police,v1,,In progress,", "7,police,v1,2026-03-01,Passed,92"
    )
    assert found.rows == (2,)
    assert found == completions.Completions(
        (Completion("7", "police", "v1", date(2026, 3, 1), "csv", 92),), not_done=1
    )  # a score is rounded down


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",police,v1,2026-03-01,Passed,", (2, "learner", "required")),
        ("7,,v1,2026-03-01,Passed,", (2, "course", "required")),
        ("7,police,,2026-03-01,Passed,", (2, "version", "required")),
        ("7,police,v1,,Passed,", (2, "on", "required")),
        ("7,police,v1,2026-03-01,,", (2, "status", "required")),
        ("7,police,v1,2026-03-01,Waived,", (2, "status", "unknown_status")),
        ("7,police,v1,2026-03-01,Satisfied,", (2, "status", "unknown_status")),
        ("7,police,v0,2026-03-01,Passed,", (2, "version", "unknown_version")),
        ("7,cpr,v1,2026-03-01,Passed,", (2, "course", "unknown_course")),
        ("7,police,v1,2026-03-02,Passed,", (2, "on", "in_future")),
        ("7,police,v1,2026-03-01,Passed,101", (2, "score", "score")),
        ("7,police,v1,2026-03-01,Passed,-1", (2, "score", "score")),
        ("7,police,v1,2026-03-01,Passed,NaN", (2, "score", "score")),
        ("7,police,v1,2026-03-01,Passed,A+", (2, "score", "score")),
    ],
)
def test_one_wrong_row_and_no_completion_is_taken_in(row, fault):
    good = "8,police,v1,2026-03-01,Passed,80"
    assert faults(done(row, good, today=date(2026, 3, 1))) == [fault]


def test_the_city_says_what_its_words_mean():
    found = done(
        "7,HPD-12,v1,2026-03-01,Attended,4", statuses={"ATTENDED": True}, courses={"HPD-12": "police"}, full_score=5
    )
    assert found.completions == (Completion("7", "police", "v1", date(2026, 3, 1), "csv", 80),)
    assert done("7,police,v1,2026-03-01,Passed,", statuses={"passed": False}).not_done == 1


def test_a_table_without_a_status_needs_the_citys_word_that_every_row_is_done():
    row, head = "7,police,v1,2026-03-01", DONE_HEAD.removesuffix(",Status,Score")
    mapping = {field: DONE_MAPPED[field] for field in completions.NEEDED}
    assert faults(done(row, head=head, mapping=mapping)) == [(1, "status", "not_mapped")]
    assert len(done(row, head=head, mapping=mapping, every_row=True).completions) == 1


def test_a_mapping_of_completions_is_suggested():
    assert completions.suggest(DONE_HEAD.split(",")) == DONE_MAPPED


def test_what_is_said_of_a_reject_never_holds_a_value():
    found = taken("secret-4711,,x\x07,,never,")
    assert "secret" not in repr(found)
    assert "never" not in repr(found)
