"""Every page that someone who works here can open, in both languages: no barrier, and nothing runs over the edge.

The public pages that hold no person's work are looked at in the browser tests of their own, in every state.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from access_frame import methods_of, routes
from office_city import City
from office_looks import looks, unfold

if TYPE_CHECKING:
    from playwright.sync_api import Page

Axe = Callable[["Page"], list[str]]
NewPage = Callable[..., "Page"]
PRESSED = "main :is(button, select, summary, a.button, a.plain, .back a, label.option)"
NOBODY = ""
PAGES: dict[str, tuple[tuple[str, str], ...]] = {
    # Route: who opens it, and where; a name in braces is the address of something that is there (`city_seed`).
    "account": (("employee", "/account/"),),
    "account_app": (("police", "/account/app/"),),
    "account_passkeys": (("training_officer", "/account/passkeys/"),),
    "account_password": (("employee", "/account/password/"),),
    "account_recovery": (("police", "/account/recovery/"),),
    "audit": (("auditor", "/audit/"), ("administrator", "/audit/")),
    "authorities": ((NOBODY, "/authorities/?kind=federal_statute"),),
    "authority": (("employee", "{authority}"), ("counsel", "{authority}")),
    "authority_add": (("counsel", "/authorities/add/"),),
    "authority_change": (("counsel", "{authority}change/"),),
    "authority_review": (("counsel", "{authority}review/"),),
    "complain": ((NOBODY, "/complain/"),),
    "complain_track": ((NOBODY, "/complain/track/"),),
    "complaint": (("auditor", "{complaint}"), ("counsel", "{complaint}")),
    "complaint_hold": (("counsel", "{complaint}hold/"),),
    "complaint_key": (("auditor", "{complaint key}"),),
    "complaint_key_make": (("auditor", "/complaints/key/make/"),),
    "complaint_key_paste": (("auditor", "/complaints/key/paste/"),),
    "complaint_keys": (("auditor", "/complaints/key/"),),
    "complaint_read": (("auditor", "{complaint}read/"),),
    "complaints": (("auditor", "/complaints/"),),
    "desk": tuple(
        (role, "/office/")
        for role in (
            "administrator",
            "auditor",
            "counsel",
            "employee",
            "police",
            "records",
            "supervisor",
            "training_officer",
        )
    ),
    "disclosure": (
        ("records", "{request new}"),
        ("records", "{request decided}"),
        ("supervisor", "{request sent}"),
        ("counsel", "{request approved}"),
        ("auditor", "{request released}"),
    ),
    "disclosure_class": (("records", "{class}"),),
    "disclosure_close": (("records", "{request new}close/"),),
    "disclosure_counsel": (("counsel", "{request for counsel}counsel/"),),
    "disclosure_letter": (("records", "{request refused}letter/"),),
    "disclosure_new": (("employee", "/disclosures/new/"),),
    "disclosure_receipt": (("records", "{request released}receipt/"),),
    "disclosure_records": (("records", "{request new}records/"),),
    "disclosure_release": (("records", "{request approved}release/"),),
    "disclosure_revoke": (("supervisor", "{request approved}revoke/"),),
    "disclosure_send": (("records", "{request decided}send/"),),
    "disclosure_supervisor": (("supervisor", "{request sent}supervisor/"),),
    "disclosures": (("records", "/disclosures/"), ("supervisor", "/disclosures/")),
    "join": ((NOBODY, "/sign-in/join/"),),
    "people": (("administrator", "/people/"),),
    "people_add": (("administrator", "/people/add/"),),
    "person": (("administrator", "{person}"),),
    "prove": (("employee", "/sign-in/again/"),),
    "reading": ((NOBODY, "{reading}"), ("counsel", "{reading}")),
    "readings": ((NOBODY, "/readings/"), ("counsel", "/readings/")),
    "readings_proposal": (("counsel", "{proposal}"), ("counsel two", "{proposal}")),
    "readings_propose": (("counsel", "/readings/superior_law/propose/"),),
    "readings_sign": (("counsel two", "{proposal}sign/"),),
    "referral": (("employee", "{referral listed}"), ("employee", "{referral handed}")),
    "referral_new": (("employee", "/referrals/new/"),),
    "referral_sheet": (("employee", "{referral handed}sheet/"),),
    "referral_tell": ((NOBODY, "/referrals/tell/"),),
    "referrals": (("employee", "/referrals/"),),
    "referral_audit": (("supervisor", "/office/referrals/audit/?points=week&group=language.es"),),
    "report": ((NOBODY, "/reports/2025-q1/"),),
    "report_nil": (("supervisor", "/reports/2025-q2/nil/"),),
    "report_publish": (("auditor", "/reports/2025-q2/publish/"),),
    "reports": ((NOBODY, "/reports/"),),
    "request_attribute": (("administrator", "/office/requests/types/streetlight/FAULT/"),),
    "request_attribute_add": (("administrator", "/office/requests/types/pothole/add/"),),
    "request_keys": (("administrator", "/office/requests/keys/"),),
    "request_new": ((NOBODY, "/requests/new/streetlight/"), (NOBODY, "/requests/new/traffic_signal/")),
    "request_track": ((NOBODY, "/requests/track/"),),
    "request_type": (("administrator", "/office/requests/types/streetlight/"),),
    "request_type_add": (("administrator", "/office/requests/types/add/"),),
    "request_types": (("administrator", "/office/requests/types/"),),
    "requests": ((NOBODY, "/requests/"),),
    "routine": (("supervisor", "{routine waiting}"), ("counsel", "{routine in force}")),
    "routine_change": (("records", "{routine waiting}change/"),),
    "routine_propose": (("supervisor", "/office/routines/propose/"),),
    "routines": ((NOBODY, "/routines/"),),
    "routines_kept": (("police", "/office/routines/"),),
    "service": ((NOBODY, "{service}"), ("employee", "{service hostile}")),
    "service_cite": (("counsel", "{service cite}"),),
    "service_edit": (("supervisor", "{service kept}edit/"),),
    "service_kept": (("counsel", "{service kept}"),),
    "services": ((NOBODY, "/services/?all=1"), (NOBODY, "/services/?q=zebra&left_out=address")),
    "service_request": (("employee", "{service request}"), ("supervisor", "{service request closed}")),
    "service_request_contact": (("employee", "{service request}contact/"),),
    "service_requests": (("employee", "/office/requests/"),),
    "services_kept": (("employee", "/office/services/"),),
    "sign_in": ((NOBODY, "/sign-in/"),),
    "training": ((NOBODY, "/training/"), ("employee", "/training/")),
    "training_assign": (("training_officer", "/office/training/assignments/add/"),),
    "training_assignment": (("training_officer", "{assignment}"),),
    "training_assignments": (("training_officer", "/office/training/assignments/"),),
    "training_certificate": (("employee", "{certificate}"),),
    "training_course": (("police", "/training/officers/"),),
    "training_due": (("training_officer", "/office/training/due/"),),
    "training_overview": (("auditor", "/office/training/"),),
    "training_people": (("training_officer", "/office/training/people/"),),
    "training_person": (("training_officer", "{learner}"),),
    "training_person_add": (("training_officer", "/office/training/people/add/"),),
    "training_result": (("employee", "{result}"),),
    "training_results": (("training_officer", "/office/training/completions/"),),
    "training_roster": (("training_officer", "/office/training/roster/"),),
    "training_test": (("police", "/training/officers/test/"),),
    "training_verify": ((NOBODY, "/training/verify/"),),
}
ELSEWHERE = {
    "article": "test_office_browser",
    "ask": "test_office_browser",
    "card": "test_office_browser",
    "cards": "test_office_browser",
    "compare": "test_office_compare_browser",
    "ledger": "test_office_ledger_browser",
    "ledger_entries": "test_office_ledger_browser",
    "ledger_entry": "test_office_ledger_browser",
    "lint": "test_lint_browser",
    "officer": "test_police_browser",
    "paper": "test_police_browser",
    "questions": "test_register_browser",
    "receipt": "test_office_record_browser",
    "record": "test_office_record_browser",
    "register": "test_register_browser",
    "register_add": "test_register_browser",
    "register_entry": "test_register_browser",
    "register_remove": "test_register_browser",
    "resident": "test_residence_browser",
    "screen": "test_screen_browser",
    "sign_on": "test_oidc_browser",
    "sign_on_left": "test_oidc_browser",
    "sign_on_links": "test_oidc_browser",
    "sign_on_prove": "test_oidc_browser",
    "sign_on_return": "test_oidc_browser",
    "triage": "test_police_browser",
    # Pages on the way of someone: they are looked at where somebody goes it.
    "begin": "test_accounts_browser",
    "account_passkey": "test_accounts_browser",
    "join_factor": "test_accounts_browser",
    "sign_in_code": "test_accounts_browser",
}
"""The pages that are not opened here, and the module in which they are looked at."""
FILES = {
    "asset", "audit_csv", "hsds", "hsds_item", "hsds_list", "hsds_openapi", "ledger_raw", "ledger_receipt",
    "officer_manifest", "officer_worker", "open311_definition", "open311_discovery", "open311_media",
    "open311_request", "open311_requests", "open311_services", "open311_token", "readings_cases",
    "referral_audit_csv", "referral_audit_json", "report_csv", "report_json", "report_pdf",
    "training_certificate_file", "training_certificate_pdf", "training_due_csv", "training_figures",
}  # fmt: skip
"""What is no page."""


def test_every_page_of_the_site_is_looked_at() -> None:
    opened = {route.name for route in routes() if "GET" in methods_of(route)}
    assert opened - FILES == set(PAGES) | set(ELSEWHERE)
    assert not set(PAGES) & set(ELSEWHERE)


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("es", "dark")])
@pytest.mark.parametrize("part", range(4))
def test_no_page_that_someone_works_with_has_a_barrier_or_runs_over_the_edge(
    part: int, language: str, scheme: str, new_page: NewPage, city: City, axe: Axe
) -> None:
    """Contrast depends on the scheme alone, and names and widths on the language alone: two rounds see all of both."""
    page, found = new_page(color_scheme=scheme), []
    for name in sorted(PAGES)[part::4]:
        for who, path in PAGES[name]:
            if who:
                city.enter(page, who)
            else:
                page.context.clear_cookies()
            address = city.url(path.format_map(city.at), language)
            response = page.goto(address)
            assert response is not None
            if (response.status, page.url) != (200, address):
                found.append(f"{name}, {who}: {response.status} at {page.url}")
                continue
            unfold(page)
            found += looks(page, f"{name}, {who}", axe, PRESSED, widths=(320,))
            assert page.locator("html").get_attribute("lang") == language
    assert found == [], "\n".join(found)
