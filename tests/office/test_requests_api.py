"""Open311 GeoReport v2: each call in XML and JSON, held against the shape that the specification gives it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from fixtures.open311.georeport_v2 import read
from office_disclosing import warmed
from office_requests import POTHOLE, V2, Program, exif, jpeg, png, sent

pytestmark = pytest.mark.usefixtures("office")
FORMS = pytest.mark.parametrize("form", ["xml", "json"])


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Program:
    """A client, and a folder of its own for photos."""
    warmed()
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path))
    return Program()


def both(program: Program, what: str, path: str) -> Any:
    """The answer in both forms, which say the same."""
    found = [program.get(what, path.replace("*", form, 1)) for form in ("xml", "json")]
    assert found[0] == found[1]
    return found[0]


def test_the_discovery_names_the_interface_in_each_language_and_its_formats(program: Program) -> None:
    found = both(program, "discovery", "discovery.*")
    assert [each["url"] for each in found["endpoints"]] == [f"http://testserver{home}{V2}" for home in ("", "/es")]
    assert all(each["formats"] == ["text/xml", "application/json"] for each in found["endpoints"])
    assert {each["specification"] for each in found["endpoints"]} == {"http://wiki.open311.org/GeoReport_v2"}


def test_the_discovery_has_the_citys_own_address_where_one_is_set(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHARTEROAK_PUBLIC_URL", "https://oak.example.gov/")
    assert program.get("discovery", "discovery.xml")["endpoints"][0]["url"] == f"https://oak.example.gov{V2}"


def test_every_service_has_a_definition_that_says_what_it_asks(program: Program) -> None:
    services = both(program, "services", "services.*")
    assert len(services) == 15
    kinds = set()
    for each in services:
        found = both(program, "definition", f"services/{each['service_code']}.*")
        assert bool(found["attributes"]) is each["metadata"]
        assert [row["order"] for row in found["attributes"]] == list(range(1, len(found["attributes"]) + 1))
        kinds |= {row["datatype"] for row in found["attributes"]}
        assert all(("values" in row) is row["datatype"].endswith("list") for row in found["attributes"])
    assert kinds == {"string", "datetime", "text", "singlevaluelist", "multivaluelist"}


def test_services_are_said_in_both_languages(program: Program) -> None:
    answer = program.client.get(f"/es{V2}/services.xml")
    assert "Bache o calle dañada" in {each["service_name"] for each in read("services", answer)}


@FORMS
def test_a_request_goes_in_as_in_the_specifications_example_and_comes_back_by_its_code(
    program: Program, form: str
) -> None:
    example = {
        "jurisdiction_id": "hartfordct.gov",
        "service_code": "abandoned_vehicle",
        "lat": "41.76524078",
        "long": "-72.6812043",
        "address_string": "1234 5th street",
        "email": "smit333@example.gov",
        "device_id": "tt222111",
        "account_id": "123456",
        "first_name": "john",
        "last_name": "smith",
        "phone": "111111111",
        "description": "A large truck\r\nstands in the way: <b>ñ</b> & so on",
        "media_url": "http://photos.example.com/2002/2212426634_5ed477a060.jpg",
        "attribute[LOOKS]": "A green Ford",
        "attribute[SINCE]": "2026-11-01",
    }
    [made] = program.post(example, form=form)
    assert "media_url was not kept" in made["service_notice"]
    [found] = both(program, "requests", f"requests/{made['service_request_id']}.*")
    assert found["service_request_id"] == made["service_request_id"]
    assert found["description"] == "A large truck\nstands in the way: <b>ñ</b> & so on"
    assert (found["lat"], found["long"]) == (41.765241, -72.681204)
    assert (found["address"], found["status"], found["agency_responsible"]) == (
        "1234 5th street", "open", "Parking Authority",
    )  # fmt: skip
    assert not {"john", "smith", "111111111", "smit333@example.gov", "tt222111", "123456"} & set(
        map(str, found.values())
    )


def test_nothing_that_someone_said_of_themselves_is_kept_in_plain_and_no_device_is_kept_at_all(
    program: Program,
) -> None:
    from django.core import serializers

    from charteroak.office.service_requests import keeping
    from charteroak.office.service_requests.models import ServiceRequest

    program.post(
        {**POTHOLE, "first_name": "Zebulon", "phone": "860-555-0100", "device_id": "Quagga", "account_id": "Okapi"}
    )
    kept = ServiceRequest.objects.get()
    assert keeping.contact(kept) == {"first_name": "Zebulon", "phone": "860-555-0100"}
    rows = serializers.serialize("json", [kept, *kept.answers.all()])  # type: ignore[attr-defined]
    assert not [each for each in ("Zebulon", "860-555-0100", "Quagga", "Okapi") if each in rows]


def test_a_list_of_values_goes_in_with_brackets_or_without(program: Program) -> None:
    from charteroak.office.service_requests.models import Answer

    base = {"service_code": "sidewalk", "address_id": "545483"}
    program.post([*base.items(), ("attribute[WHAT][]", "raised"), ("attribute[WHAT][]", "ramp")])
    program.post([*base.items(), ("attribute[WHAT]", "raised"), ("attribute[WHAT]", "ramp")])
    assert sorted(Answer.objects.values_list("value", flat=True)) == ["raised", "raised", "ramp", "ramp"]


WRONG: list[tuple[dict[str, Any], int, str]] = [
    ({"service_code": ""}, 400, "service_code"),
    ({"service_code": "zebra"}, 404, "service_code"),
    ({"service_code": "\0"}, 404, "service_code"),
    ({"jurisdiction_id": "zebra.gov"}, 404, "jurisdiction_id"),
    ({"api_key": "zebra"}, 403, "api_key"),
    ({"address_string": ""}, 400, "address_string"),
    ({"lat": "41.7"}, 400, "long"),
    ({"lat": "91", "long": "0"}, 400, "lat"),
    ({"lat": "nan", "long": "inf"}, 400, "lat"),
    ({"lat": "1e1", "long": "0"}, 400, "lat"),
    ({"lat": "1" * 5000, "long": "0"}, 400, "lat"),
    ({"lat": "\u0664\u0661", "long": "0"}, 400, "lat"),
    ({"description": "zebra" * 801}, 400, "description"),
    ({"description": "zebra\x07"}, 400, "description"),
    ({"description": ["zebra", "quagga"]}, 400, "description"),
    ({"phone": "zebra" * 20}, 400, "phone"),
    ({"attribute[ZEBRA]": "zebra"}, 400, "attribute"),
    ({"attribute[zebra quagga]": "zebra"}, 400, "attribute"),
    ({"attributeZEBRA": "zebra"}, 400, "attribute"),
    ({"attribute[SIZE]": "zebra"}, 400, "attribute[SIZE]"),
    ({"attribute[SIZE]": ["tire", "plate"]}, 400, "attribute[SIZE]"),
    ({"attribute[LANE]": "zebra\nquagga"}, 400, "attribute[LANE]"),
    ({"service_code": "streetlight"}, 400, "attribute[FAULT]"),
    ({"service_code": "sidewalk", "attribute[WHAT]": ["ramp", "ramp"]}, 400, "attribute[WHAT]"),
    ({"service_code": "abandoned_vehicle", "attribute[SINCE]": "zebra"}, 400, "attribute[SINCE]"),
    ({"service_code": "traffic_signal", "attribute[WHAT]": "stop", "attribute[DANGER]": "zebra"}, 400, "attribute"),
]


def test_what_is_wrong_is_named_and_never_repeated_and_nothing_is_kept(program: Program) -> None:
    from charteroak.office.service_requests.models import ServiceRequest

    for more, status, field in WRONG:
        errors = program.post({**POTHOLE, **more}, status)
        assert field in {each["description"].partition(":")[0] for each in errors}, more
        assert errors[0]["code"] == status, more
        assert not [each for each in errors if "zebra" in each["description"].lower()], more
    assert not ServiceRequest.objects.exists()


def test_all_that_is_wrong_is_said_at_once(program: Program) -> None:
    errors = program.post({"service_code": "streetlight", "lat": "x", "long": "y"}, 400, form="xml")
    assert [each["description"].partition(":")[0] for each in errors] == [
        "lat", "long", "address_string", "attribute[FAULT]",
    ]  # fmt: skip


def test_a_number_is_read_as_people_write_one(program: Program) -> None:
    from charteroak.office.service_requests.models import Attribute, ServiceType

    Attribute.objects.create(of=ServiceType.objects.get(code="tree"), code="HIGH", datatype="number", place=9)
    tree = {"service_code": "tree", "address_string": "Bushnell Park", "attribute[WHAT]": "dead"}
    for right in ("12", "-0.5", ".5", "12."):
        program.post({**tree, "attribute[HIGH]": right})
    for wrong in ("1e9", "0x1", "\u0661", "1,5", "nan", "9" * 41):
        program.post({**tree, "attribute[HIGH]": wrong}, 400)


def test_what_is_confidential_is_refused_with_its_place_and_taken_out_where_that_is_asked_for(program: Program) -> None:
    from charteroak.office.service_requests.models import ServiceRequest

    said = "The man next door is undocumented.\nThe hole is deep."
    errors = program.post({**POTHOLE, "description": said, "address_string": "at Ana's, who is gay"}, 400)
    named = [each["description"] for each in errors]
    assert [each.partition(":")[0] for each in named] == ["description", "address_string"]
    assert "immigration_status" in named[0]
    assert "sexual_orientation" in named[1]
    assert not [each for each in named if "undocumented" in each or "gay" in each]
    assert not ServiceRequest.objects.exists()
    [made] = program.post({**POTHOLE, "description": said, "charteroak_redact": "true"})
    assert "taken out" in made["service_notice"]
    [found] = program.get("requests", f"requests/{made['service_request_id']}.json")
    assert "undocumented" not in found["description"]
    assert found["description"] == "[…]\nThe hole is deep."


def test_every_text_is_screened(program: Program) -> None:
    for field in ("first_name", "email", "attribute[LANE]", "address_id"):
        [error] = program.post({**POTHOLE, field: "Quagga is undocumented"}, 400)
        assert error["description"].startswith(f"{field}: ")
        assert "Quagga" not in error["description"]


def test_a_photo_is_kept_without_what_it_tells_and_is_seen_by_who_has_the_code(program: Program, tmp_path: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile as Upload

    photo = jpeg(exif(up=6, words=b"41.76 N, 72.68 W"))
    [made] = program.upload({**POTHOLE, "media": Upload("42 Elm St.png", photo, "image/png")})
    [found] = program.get("requests", f"requests/{made['service_request_id']}.xml")
    address = found["media_url"].removeprefix("http://testserver")
    assert address.startswith(f"{V2}/media/")
    assert address.endswith(".jpg")
    answer = program.client.get(address)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"41.76" not in answer.content
    [file] = (tmp_path / "request-photos").iterdir()
    assert file.read_bytes() == answer.content
    assert file.stat().st_mode & 0o777 == 0o600
    for path in (address.replace(".jpg", ".png"), f"{V2}/media/{'0' * 32}.jpg", f"{V2}/media/secret-key.jpg"):
        assert read("errors", program.client.get(path))[0]["code"] == 404
    [listed] = program.get("requests", "requests.json")
    assert listed["media_url"] is None


@pytest.mark.parametrize(("name", "data"), [("media", b"<svg/>"), ("media", png()[:-5]), ("photo", png())])
def test_another_file_is_refused_and_nothing_is_kept(program: Program, tmp_path: Any, name: str, data: bytes) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile as Upload

    [error] = program.upload({**POTHOLE, name: Upload("zebra.png", data, "image/png")}, 400)
    assert error["description"].startswith("media: ")
    assert "zebra" not in error["description"]
    assert not (tmp_path / "request-photos").exists()


def test_the_public_list_tells_no_word_no_address_no_hour_and_no_code(program: Program) -> None:
    code = sent(lat="41.763712", long="-72.685093", first_name="Ana")
    sent(service_code="noise", **{"attribute[SOURCE]": "work"})
    [found] = both(program, "requests", "requests.*")
    public = found["service_request_id"]
    assert public not in code
    assert code not in public
    assert found["requested_datetime"].endswith("T00:00:00Z")
    assert (found["lat"], found["long"]) == (41.764, -72.685)
    told = {name for name in ("description", "address", "address_id", "media_url", "zipcode") if found[name]}
    assert told == set()
    assert both(program, "requests", f"requests/{public}.*") == [found]
    many = both(program, "requests", f"requests.*?service_request_id={code},{public},{'0' * 16}&status=closed")
    assert [each["service_request_id"] for each in many] == [code, public]


def test_what_is_asked_for_at_a_home_is_in_no_list_and_has_no_public_id(program: Program) -> None:
    from charteroak.office.service_requests.models import ServiceRequest

    sent(service_code="housing_code", **{"attribute[WHAT]": "heat"})
    assert program.get("requests", "requests.json") == []
    program.get("requests", f"requests/{ServiceRequest.objects.get().id}.json", 404)


@pytest.fixture
def past(program: Program) -> Program:
    """Requests of three types over two hundred days, some of them closed."""
    from charteroak.logic.clock import now
    from charteroak.office.service_requests.models import ServiceRequest, ServiceType

    types, moment = list(ServiceType.objects.filter(in_list=True)[:3]), now()
    for number in range(0, 200, 10):
        came = moment - timedelta(number)
        closed = number % 20 == 0
        ServiceRequest.objects.create(
            of=types[number % 3], code=f"{number:064}", record=number.to_bytes(16, "big"), came=came, changed=came,
            day=came.date(), state="closed" if closed else "received", agency="parks", channel="page", language="en",
        )  # fmt: skip
    return program


def test_the_list_is_of_ninety_days_and_is_narrowed_by_status_type_days_and_pages(past: Program) -> None:
    from charteroak.logic.clock import now

    day = now().date()
    assert len(past.get("requests", "requests.json")) == 10
    assert len(past.get("requests", "requests.json?status=closed")) == 5
    assert len(past.get("requests", "requests.json?status=open,closed")) == 10
    codes = {each["service_code"] for each in past.get("requests", "requests.json")}
    some = past.get("requests", f"requests.json?service_code={','.join(sorted(codes)[:2])}")
    assert {each["service_code"] for each in some} == set(sorted(codes)[:2])
    assert past.get("requests", "requests.json?service_code=zebra") == []
    before = past.get("requests", f"requests.json?end_date={day - timedelta(100)}T23:00:00Z")
    assert before[0]["requested_datetime"] == f"{day - timedelta(100)}T00:00:00Z"
    after = past.get("requests", f"requests.json?start_date={day - timedelta(30)}T00:00:00-05:00")
    assert len(after) == 3 or len(after) == 4
    blank = past.get("requests", f"requests.json?start_date={day - timedelta(30)}T00:00:00+05:00")
    assert len(blank) == 4
    pages = [past.get("requests", f"requests.json?page_size=4&page={number}") for number in (1, 2, 3, 4)]
    assert [len(each) for each in pages] == [4, 4, 2, 0]
    assert [each for found in pages for each in found] == past.get("requests", "requests.json")


SEARCHES = (
    "start_date=yesterday", "start_date=2026-01-01", "start_date=2026-01-01T00:00:00", "end_date=0001-01-01T00:00:00Z",
    "start_date=2026-01-01T00:00:00Z&end_date=2026-04-02T00:00:00Z",
    "start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z", "start_date=9999-12-31T00:00:00Z",
    "status=zebra", "page=0", "page_size=1001", "page=x", "jurisdiction_id=zebra",
)  # fmt: skip


def test_a_search_that_cannot_be_is_refused(program: Program) -> None:
    for number, query in enumerate(SEARCHES):
        status = 404 if "jurisdiction" in query else 400
        [error, *_] = program.get("errors", f"requests.{('xml', 'json')[number % 2]}?{query}", status)
        assert "zebra" not in error["description"]


def test_a_token_leads_to_the_id_and_a_black_box_to_nothing(program: Program) -> None:
    from charteroak.office.service_requests.models import ServiceType

    ServiceType.objects.filter(code="pothole").update(answers="batch")
    [made] = program.post(POTHOLE)
    assert "service_request_id" not in made
    [found] = both(program, "token", f"tokens/{made['token']}.*")
    both(program, "requests", f"requests/{found['service_request_id']}.*")
    program.get("token", "tokens/zebra.xml", 404)
    ServiceType.objects.filter(code="pothole").update(answers="blackbox")
    [made] = program.post(POTHOLE)
    assert set(made) == {"service_notice", "account_id"}


@FORMS
def test_what_is_not_there_is_said_in_the_form_that_was_asked_for(program: Program, form: str) -> None:
    for path in (f"services/zebra.{form}", f"requests/zebra.{form}", f"tokens/zebra.{form}", f"zebra.{form}"):
        [error] = program.get("errors", path, 404)
        assert error["code"] == 404
        assert "zebra" not in error["description"]
    answer = program.client.put(f"{V2}/requests.{form}", b"", content_type="text/plain")
    assert (answer.status_code, read("errors", answer)[0]["code"]) == (405, 405)
    kind = {"xml": "text/xml", "json": "application/json"}[form]
    assert answer.headers["Content-Type"].startswith(kind)


def test_xml_is_what_is_said_in_any_other_form_and_a_callback_is_passed_over(program: Program) -> None:
    for path in ("services.html", "services.jsonp", "services"):
        program.get("errors", path, 404)
    answer = program.client.get(f"{V2}/services.json?callback=zebra&jsonp=zebra")
    assert json.loads(answer.content)
    assert b"zebra" not in answer.content


def test_a_key_is_needed_only_where_the_city_says_so_and_is_kept_as_a_digest(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from office_people import made

    from charteroak.law.law import today
    from charteroak.office.service_requests import keeping
    from charteroak.office.service_requests.models import ApiKey, ServiceRequest

    key, plain = keeping.new_key(made("administrator"), "The app of a company")  # type: ignore[arg-type]
    program.post({**POTHOLE, "api_key": plain})
    assert ServiceRequest.objects.get().client == key
    monkeypatch.setenv("CHARTEROAK_REQUESTS_NEED_KEY", "1")
    [error] = program.post(POTHOLE, 403, form="xml")
    assert error["code"] == 403
    program.post({**POTHOLE, "api_key": plain})
    ApiKey.objects.update(revoked_on=today())
    program.post({**POTHOLE, "api_key": plain}, 403)
    assert plain not in str(ApiKey.objects.values_list())


def test_the_interface_takes_only_so_much_from_one_place(program: Program) -> None:
    from django.test import override_settings

    from charteroak.office.limits_of_use import COUNTS, Limit

    COUNTS.clear()
    with override_settings(LIMITS_OF_USE={"requests": Limit(1, 1)}):
        program.post(POTHOLE)
        [error] = program.post(POTHOLE, 429, form="xml")
    COUNTS.clear()
    assert error["code"] == 429
