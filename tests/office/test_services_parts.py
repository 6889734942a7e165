"""What the pages of services are made of: links, the map, hours, words."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import hypot
from zoneinfo import ZoneInfo

import pytest

HOME = {"en": "", "es": "/es"}


def test_links_are_made_only_of_what_is_a_page_a_phone_or_a_mailbox() -> None:
    from charteroak.office.services.linking import mail_link, page_link, phone_link

    for bad in ("javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//x", "http://", "https://a b", "ftp://x.org",
                "https://user@x.org", "https://[", "https://x.org/" + "a" * 3000, None, 7):  # fmt: skip
        assert page_link(bad) == "", bad
    assert page_link(" https://x.org/a?b=c#d ") == "https://x.org/a?b=c#d"
    phones = {"860-555-0100": "tel:+18605550100", "1 (860) 555 0100": "tel:+18605550100", "+44 20 7946 0000":
              "tel:+442079460000", "311": "tel:311", '"+1 860 555 0100"': "tel:+18605550100", "12": "", "call us": "",
              "9" * 40: ""}  # fmt: skip
    assert {each: phone_link(each) for each in phones} == phones
    assert phone_link("311", "4;x") == "tel:311"
    for bad in ("x", "a@b@c", "a b@c.d", "a@b?bcc=c@d.e", "<a@b.c>", ""):
        assert mail_link(bad) == "", bad


def test_the_numbers_on_the_map_lie_apart_and_within_it_each_with_a_name() -> None:
    from charteroak.office.services.mapping import Pin, map_of
    from charteroak.office.services.words import service_words

    own, middle = service_words("en"), (-72.68, 41.76)
    pins = [Pin(n, f"{n}: there", f"#s-{n}", middle) for n in range(1, 21)]
    drawn = map_of(own, [*pins, Pin(21, "21", "#s-21", (-72.60, 41.80)), Pin(22, "22", "#s-22", (999, 0))])
    assert drawn is not None
    assert [each.number for each in drawn.points] == list(range(1, 22))
    at = [(each.to_x, each.to_y) for each in drawn.points]
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for n, a in enumerate(at) for b in at[:n]) >= 24
    assert all(12 <= x <= drawn.width - 12 and 12 <= y <= drawn.height - 12 for x, y in at)
    assert map_of(own, []) is None


@pytest.mark.usefixtures("place")
def test_the_boundary_is_drawn_from_its_file_alone_and_what_is_far_is_told() -> None:
    from charteroak.office.services.mapping import Pin, map_of
    from charteroak.office.services.words import service_words
    from charteroak.recording.folder import data_folder

    path = data_folder() / "residency" / "boundary.json"
    path.parent.mkdir(parents=True)
    square = [[-72.70, 41.74], [-72.66, 41.74], [-72.66, 41.78], [-72.70, 41.78], [-72.70, 41.74]]
    path.write_text(f'{{"type": "Feature", "geometry": {{"type": "Polygon", "coordinates": [{square}]}}}}')
    pins = [Pin(1, "1", "#s-1", (-72.68, 41.76)), Pin(2, "2", "#s-2", (-70.0, 41.76))]
    drawn = map_of(service_words("en"), pins)
    assert drawn is not None
    assert drawn.outline.startswith("M18.0 ")
    assert drawn.far == "Too far away for the map: 2."
    for broken in ("", "{}", '{"geometry": {"type": "Polygon", "coordinates": [[["x", 1]]]}}', "[1]"):
        path.write_text(broken)
        again = map_of(service_words("en"), pins)
        assert again is not None
        assert again.outline == ""


def test_hours_are_told_in_words_in_both_languages() -> None:
    from charteroak.office.services.hours_said import hours_said, now_said

    day = date(2026, 1, 5)
    schedules = [
        {"byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "13:00"},
        {"byday": "SA,SU", "opens_at": "00:00", "closes_at": "23:59"},
        {"freq": "MONTHLY", "byday": "-1FR", "opens_at": "13:00", "closes_at": "14:30", "valid_to": "2026-03-31"},
        {"freq": "MONTHLY", "bymonthday": "1,15"},
        {"byday": "MO", "interval": 2, "dtstart": "2025-12-29", "opens_at": "12:00"},
        {"byday": "TU", "valid_to": "2025-12-31", "opens_at": "01:00", "closes_at": "02:00"},
        {"byday": "QQ", "notes": "Ring twice."},
    ]
    said = {language: hours_said(language, schedules, day) for language in HOME}
    assert [(each.days, each.hours.replace("\u00a0", " "), each.dates) for each in said["en"].lines] == [
        ("Monday to Friday", "9:00 a.m. to 1:00 p.m.", ""),
        ("Saturday and Sunday", "24 hours", ""),
        ("The last Friday of the month", "1:00 p.m. to 2:30 p.m.", "until March 31, 2026"),
        ("Day 1 and 15 of the month", "", ""),
        ("Every 2 weeks: Monday", "from 12:00 p.m.", ""),
    ]
    assert [each.days for each in said["es"].lines] == [
        *("Lunes a viernes", "Sábado y domingo", "El último viernes del mes", "El día 1 y 15 del mes"),
        "Cada 2 semanas: lunes",
    ]
    assert said["en"].notes == ("Ring twice.",)
    assert said["en"].unread
    zone = ZoneInfo("America/New_York")
    moments = {0: "Open now, until 1:00 p.m.", 2: "Closed now. Opens tomorrow at 9:00 a.m."}
    for hours, words in moments.items():
        now = datetime(2026, 1, 5, 11 + hours, tzinfo=zone)
        assert now_said("en", schedules[:1], now).said.replace("\u00a0", " ") == words
    spoken = now_said("es", schedules[:1], datetime(2026, 1, 5, 12, tzinfo=zone)).said
    assert spoken.replace("\u00a0", " ") == "Abierto ahora, hasta la 1:00 p. m."
    later = now_said("en", [{**schedules[0], "valid_from": "2026-01-20"}], datetime(2026, 1, 5, 12, tzinfo=zone))
    assert "January 20, 2026" in later.said
    assert now_said("en", [], datetime.now(zone) + timedelta(1)).state == "unknown"


def test_the_words_of_services_are_the_same_keys_in_both_languages() -> None:
    from charteroak.office.services.words import service_words

    english, spanish = (service_words(language) for language in HOME)
    for name in ("ui", "hours", "staff", "fields", "statuses", "kinds", "faults", "done"):
        ours, theirs = getattr(english, name), getattr(spanish, name)
        assert list(ours) == list(theirs), name
        for key in ours:
            said = [str(words[key]).replace("(", "").split() for words in (ours, theirs)]
            places = [sorted(each.strip(".,:)") for each in words if each.startswith("{")) for words in said]
            assert places[0] == places[1], key
