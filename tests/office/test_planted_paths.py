"""Each default leak path of `background/security.md`, part 2.3, and of the machine below it, has what holds it shut."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from kept_kinds import ROOT, columns

LEAKS: Mapping[str, tuple[str, ...]] = {
    "pydantic": ("test_no_library_is_there_that_repeats_what_it_was_given",),
    "FastAPI 422": (
        "test_no_library_is_there_that_repeats_what_it_was_given",
        "test_nothing_planted_in_a_body_comes_back",
        "test_nothing_planted_is_in_the_headers_of_any_answer",
    ),
    "msgspec error": (
        "test_nothing_planted_in_a_body_comes_back",
        "test_nothing_planted_in_a_body_that_is_no_json_comes_back",
        "test_v15_3_3_a_field_that_a_form_does_not_have_is_refused",
    ),
    "SQLAlchemy exception text": ("test_no_library_is_there_that_repeats_what_it_was_given",),
    "psycopg exception / PostgreSQL log": (
        "test_nothing_that_a_person_wrote_is_in_an_index",
        "test_nothing_planted_is_in_any_byte_of_the_databases_server",
        "test_no_probe_that_fails_writes_a_value_to_the_servers_log",
    ),
    "structlog": (
        "test_no_library_is_there_that_repeats_what_it_was_given",
        "test_v16_5_1_a_fault_in_any_view_is_one_calm_page_and_changes_nothing",
        "test_a_fault_is_logged_by_its_kind_and_place_without_its_text",
        "test_a_line_of_json_has_no_message_and_no_value",
    ),
    "Multipart upload": (
        "test_v5_2_1_no_upload_goes_to_a_file",
        "test_the_limit_is_below_what_would_go_to_a_file",
        "test_nothing_planted_was_written_to_any_file_even_one_that_is_gone",
        "test_no_command_leaves_its_memory_in_a_file_when_it_fails",
    ),
    "OpenTelemetry": (
        "test_no_library_is_there_that_repeats_what_it_was_given",
        "test_whatever_is_told_becomes_a_word_of_the_lists",
    ),
    "Job queue arguments": ("test_no_library_is_there_that_repeats_what_it_was_given",),
    "Django admin LogEntry, error e-mails with POST data": ("test_nobody_is_sent_mail_and_no_admin_keeps_a_log",),
    "Browser on shared PC": (
        "test_v14_3_2_nothing_of_anyone_is_kept_by_a_browser",
        "test_no_field_is_filled_in_by_a_browser_from_before",
        "test_v14_2_1_no_address_on_any_page_holds_a_secret",
    ),
    # What part 2.3 does not list, and a process leaves by default all the same.
    "access log": (
        "test_an_access_log_names_the_ledgers_files_and_nothing_that_a_caller_wrote",
        "test_an_access_log_names_a_caller_by_an_address_or_not_at_all",
    ),
    "core file": (
        "test_no_command_leaves_its_memory_in_a_file_when_it_fails",
        "test_the_site_ended_in_order_and_left_no_core",
    ),
    "swap": ("test_the_service_is_kept_out_of_swap",),
    "arguments of a process": ("test_nothing_planted_was_written_to_any_file_even_one_that_is_gone",),
    "temporary files of readers": (
        "test_nothing_planted_was_written_to_any_file_even_one_that_is_gone",
        "test_ten_pages_are_packaged_in_seconds_and_nothing_is_written",
        "test_nothing_is_written_anywhere_while_forms_are_read",
    ),
    "metadata and earlier versions of a PDF": (
        "test_the_file_is_written_wholly_anew",
        "test_it_is_gone_for_every_reader",
    ),
    "sessions": ("test_a_session_row_holds_nothing_of_a_request",),
    "backups": ("test_it_holds_no_key_and_no_session", "test_nothing_planted_is_in_any_file_that_is_left"),
    "deleted rows": ("test_after_shredding_neither_words_nor_ciphertext_nor_keys_are_in_any_byte",),
    "commitments": ("test_a_thief_with_the_disk_and_the_keys_tells_nobody_who_passed_from_who_did_not",),
}
"""By the name of the path, as the table there begins: the tests that fail where it opens."""
BY_ADDRESS = frozenset(
    {"number", "handle", "word", "digest", "link", "time", "day", "flag", "session", "name", "published"}
)
"""The kinds that an index may be of: an index of what was typed would be printed by a unique violation. `name` is what
staff sign in as, and what a provider calls them; `published` the provider's own address.
"""


def defined() -> frozenset[str]:
    """The names of all tests."""
    found = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        found |= set(re.findall(r"^(?:async )?def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    return frozenset(found)


def test_each_path_has_tests_and_each_of_them_is_there() -> None:
    there = defined()
    assert {name: test for name, tests in LEAKS.items() for test in tests if test not in there} == {}
    assert all(LEAKS.values())


def test_each_row_of_the_table_of_leak_paths_is_in_the_map(shared: Path) -> None:
    text = (shared / "background" / "security.md").read_text(encoding="utf-8")
    part = text.partition("### 2.3")[2].partition("### 2.4")[0]
    rows = [
        line.split("|")[1].strip().strip("`").replace(" [mem]", "") for line in part.splitlines() if line[:2] == "| "
    ]
    rows = [row for row in rows if row not in ("Surface", "---")]
    assert len(rows) == 11
    assert [row for row in rows if not any(row.startswith(name) for name in LEAKS)] == []


def test_no_library_is_there_that_repeats_what_it_was_given() -> None:
    """Libraries whose errors, traces or queues keep values, of the service's own."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[\[<>=~!; ]", each)[0].lower() for each in project["dependencies"]}
    for extra in project.get("optional-dependencies", {}).values():
        needed |= {re.split(r"[\[<>=~!; ]", each)[0].lower() for each in extra}
    leaky = {
        "pydantic",
        "fastapi",
        "sqlalchemy",
        "structlog",
        "celery",
        "procrastinate",
        "sentry-sdk",
        "loguru",
        "rich",
    }
    assert needed & leaky == set()
    assert not [name for name in needed if name.startswith("opentelemetry")]
    assert {"django", "msgspec", "starlette"} <= needed


def test_nobody_is_sent_mail_and_no_admin_keeps_a_log() -> None:
    from django.conf import settings

    assert (settings.ADMINS, settings.MANAGERS, settings.DEBUG) == ([], [], False)
    assert not [app for app in settings.INSTALLED_APPS if "admin" in app.split(".")]
    assert {each["class"] for each in settings.LOGGING["handlers"].values()} == {"logging.StreamHandler"}
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "charteroak").rglob("*.py"))
    assert not re.search(r"send_mail|mail_admins|smtplib|EmailMessage\(", source)


def test_nothing_that_a_person_wrote_is_in_an_index() -> None:
    """PostgreSQL prints the key of a unique violation, and an index keeps what was deleted."""
    from django.apps import apps

    kinds, seen = columns(), set()
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        named = {field.name for field in meta.local_concrete_fields if field.unique or field.db_index}
        named |= {name.lstrip("-") for index in meta.indexes for name in index.fields}
        named |= {name for rule in meta.constraints for name in getattr(rule, "fields", ())}
        columns_ = {f"{meta.db_table}.{meta.get_field(name).column}" for name in named}  # type: ignore[union-attr]
        seen |= columns_
        assert {each: kinds[each] for each in columns_ if kinds[each] not in BY_ADDRESS | {"sealed"}} == {}
    assert len(seen) > 50
    assert not {each for each in seen if kinds[each] in ("note", "sealed", "wrapped")}


def test_the_service_is_kept_out_of_swap() -> None:
    unit = (ROOT / "deploy" / "charteroak.service").read_text(encoding="utf-8")
    assert {"MemorySwapMax=0", "LimitCORE=0", "PrivateTmp=yes"} <= set(unit.splitlines())


@pytest.mark.parametrize("home", ["", "/es"])
def test_no_field_is_filled_in_by_a_browser_from_before(home: str, office: None) -> None:  # noqa: ARG001 - its tables
    """Whatever can be typed or chosen on a page says that it is not to be remembered, but for who signs in there."""
    from access_frame import routes
    from office_people import made, signed_in

    from charteroak.office.roles import Role

    visitor, seen = signed_in(made(*Role)), 0
    for route in routes():
        response = visitor._client.get(home + route.address)
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            continue
        for field in visitor._see(response).page.xpath(
            "//textarea | //input[not(@type) or @type='text' or @type='search' or @type='password']"
        ):
            if field.get("readonly") is not None:
                continue
            seen += 1
            own, form = field.get("autocomplete"), field.xpath("ancestor::form/@autocomplete")
            said = own or (form[0] if form else None)
            assert said in ("off", "username", "name", "new-password", "current-password", "one-time-code"), (
                route.name, field.get("name"),
            )  # fmt: skip
    assert seen > 30
