"""Every flow of the site, with something planted in each thing that is typed, chosen, sent or asked there.

`FLOWS` are the steps, in order, each by its name. They go as far as people do, and wherever a form stands on the way
`attack` sends it once for each of its fields with a planted value in that field's place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import shapely
from django.core.files.uploadedfile import SimpleUploadedFile
from fixtures.catalogue_city import catalogue, id_of
from office_accounts import PASSWORD
from office_catalogue import shelved
from office_complaints import PASSPHRASE, complain, upload
from office_disclosing import FACTS, answered, approve, classes, fill, fill_raw, follow, given, taken_in
from office_referrals import code_of, handed, listed
from office_register import LAW
from office_routines import PROPOSAL
from office_visitor import CASES, Visitor
from planted_place import Over, Watched
from planted_values import Planted

from charteroak.residency.boundary import Boundary
from charteroak.residency.keeping import keep_boundary
from charteroak.residency.streets import street
from charteroak.residency.table import Numbers, make

PUBLIC: Mapping[tuple[str, str], str] = {
    **{
        ("authority", name): "counsel writes what a law says, for everyone to read: laws name classes, and no person"
        for name in ("citation", "says", "of_whom", "source")
    },
    **{
        ("service", name): "what a service is and how to get it: published in the catalogue, about no person"
        for name in (
            *("name", "alert", "description", "eligibility_description", "application_process", "documents"),
            "fees_description",
        )
    },
    **{
        ("register", name): "a question that the City asks, and why it may: published, about forms and no person"
        for name in ("form", "question", "beside", "citation", "service", "reason", "owner", "approved_by")
    },
}
"""Fields in which nothing is planted by `attack`, with why: what is typed there is kept to be published, as it is."""


NEW = "a horse that staples no battery"


@dataclass(eq=False)
class Town:
    """The site, what is planted, and what the flows have made so far."""

    place: Watched
    planted: Planted
    made: dict[str, str] = field(default_factory=dict)
    """Addresses, by what is there."""
    count: int = 0

    def as_(self, role: str = "") -> Over:
        """Someone with a role, or nobody."""
        return self.place.as_(role)

    def next(self) -> str:
        """Another planted phrase."""
        self.count += 1
        return self.planted.phrase(self.count)

    def attack(self, visitor: Over, page: str, kind: str = "") -> None:
        """Send each form of a page with a planted value in the place of each field, beside it, and as a field's name.

        What holds by the form's token stays, or nothing behind it would be reached.
        """
        for number in range(len(_forms(visitor.get(page)))):
            action, fields = _forms(visitor.get(page))[number]
            action = action or page
            for name in fields:
                if name == "csrfmiddlewaretoken" or (kind, name) in PUBLIC:
                    continue
                self._send(visitor, action, {**fields, name: self.next()})
            phrase = self.next()
            twice = {name: [value, phrase] for name, value in fields.items() if name != "csrfmiddlewaretoken"}
            self._send(visitor, action, {**fields, **twice})
            named, content = self.planted.files["text"]
            self._send(visitor, action, {**fields, phrase: SimpleUploadedFile(named, content)})
            self._send(visitor, f"{action}?{phrase.split()[0]}={self.next()}", {**fields, phrase: phrase})

    def refused(self, visitor: Visitor) -> None:
        """Something confidential, in a form that is whole but for it, is not taken."""
        assert visitor.status == 400, visitor.response.request["PATH_INFO"]

    def _send(self, visitor: Over, action: str, fields: Mapping[str, Any]) -> None:
        answer = visitor._client.post(action, {name: value for name, value in fields.items() if value is not None})
        assert answer.status_code != 500, (action, sorted(set(fields) & {"do", "step", "how"}))


def _forms(visitor: Over) -> list[tuple[str, dict[str, Any]]]:
    """The forms of a page: where each goes, and its fields with what stands in them, files and all."""
    found = []
    for form in visitor.page.xpath("//main//form[@method='post']") if visitor.page is not None else ():
        fields: dict[str, Any] = {str(each): "" for each in form.xpath(".//@name") if each}
        fields |= {str(name): str(value) for name, value in form.form_values()}
        found.append((str(form.get("action") or ""), fields))
    return found


def ask(town: Town) -> None:
    """The article's questions, a case, a comparison, and what is recorded of it."""
    visitor = town.as_()
    for page in ("/", "/es/", "/compare/", "/officer/"):
        town.attack(visitor, page)
    for case in (CASES["prohibited"], CASES["permitted"]):
        for name in (*case, town.next()):
            visitor.post("/", {**case, name: town.next()})
    employee = town.as_("employee")
    employee.post("/", CASES["prohibited"])
    [record] = employee.page.xpath("//form[@action='/record/']")
    carried = {str(name): str(value) for name, value in record.form_values()}
    employee.post("/record/", {**carried, "more": town.next()})
    employee.post("/record/", carried)
    receipt = next(each for each in _forms(employee) if each[0].endswith("/receipt/"))[1]
    for name in receipt:
        if name != "csrfmiddlewaretoken":
            employee.post("/record/receipt/", {**receipt, name: town.next()})
    employee.post("/record/receipt/", receipt)
    assert employee.status == 200


GIVEN = {
    "/screen/": ("text", "large text", "html", "csv", "zip", "broken pdf", "xml that refers"),
    "/lint/": ("html", "broken docx"),
    "/paper/": ("mail", "broken png"),
    "/triage/": (),
}
"""The files that each page is given: each of those that are opened takes a process of its own."""


def files(town: Town) -> None:
    """Files and pasted texts, whole and broken, on every page that takes one."""
    visitor = town.as_()
    for page, names in GIVEN.items():
        town.attack(visitor, page)
        for text in (town.planted.every, town.planted.message):
            fill(visitor.get(page), text=text)
        for name in names:
            fill(visitor.get(page), file=town.planted.files[name])


def disclosures(town: Town) -> None:
    """A request from its paper to the package, and others that are refused, withheld, withdrawn."""
    clerk, file = town.as_("records"), town.planted.files["text"]
    town.attack(clerk, "/disclosures/new/")
    fill(clerk.get("/disclosures/new/"), **{**FACTS, "has_paper": "yes", "text": town.planted.every})
    fill(clerk.get("/disclosures/new/"), **{**FACTS, "has_paper": "yes", "file": town.planted.files["mail"]})
    fill(clerk, paper=town.next())
    address = taken_in(clerk, topics=["public_assistance"], requester="service_provider")
    for broken in ("broken zip", "broken pdf"):
        fill(clerk.get(f"{address}records/"), records=town.planted.files[broken])
    town.attack(clerk, f"{address}records/")
    given(clerk, address, file[1], file[0])
    for each in classes(clerk, address):
        town.attack(clerk, each)
    for each in classes(clerk, address):
        clerk.get(f"{each}?again=required_by_law")
        answered(clerk, each)
        for _ in range(len(town.planted.phrases)):
            fill(clerk, decision="release", necessity="to_deliver", note=town.next())
            assert clerk.status == 400
        fill(clerk, decision="release", necessity="to_deliver", note="The service cannot be given else.")
        follow(clerk)
    for time in range(2):
        town.attack(clerk, f"{address}send/")
        fill(clerk.get(f"{address}send/"))
        for role in ("supervisor", "counsel"):
            town.attack(town.as_(role), f"{address}{role}/")
        approve(town.as_("supervisor2"), address, "supervisor")
        if time == 0:
            town.attack(town.as_("supervisor2"), f"{address}revoke/")
            fill(town.as_("supervisor2").get(f"{address}revoke/"))
    town.attack(clerk, f"{address}release/")
    clerk.get(f"{address}release/")
    fill_raw(clerk, file[1])
    assert clerk.status == 200, "the package is handed over"
    clerk.get(f"{address}receipt/")
    clerk.get(f"{address}letter/")
    second = taken_in(clerk, topics=["immigration_status"], requester="court")
    given(clerk, second, file[1], file[0])
    for each in classes(clerk, second):
        answered(clerk, each, required="true", necessary="false")
        offered = clerk.page.xpath("//*[@name='authority']/@value | //*[@name='authority']/option/@value")
        authority = next((str(value) for value in offered if value), "")
        fill(clerk, decision="release" if authority else "withhold", authority=authority)
    fill(clerk.get(f"{second}send/"))
    approve(town.as_("supervisor2"), second, "supervisor")
    town.attack(town.as_("counsel"), f"{second}counsel/")
    town.attack(clerk, f"{second}close/")
    fill(clerk.get(f"{second}close/"), how="withdraw")
    town.made["request"] = address


def routines(town: Town) -> None:
    """A routine from its proposal to its end."""
    records = town.as_("records")
    town.attack(records, "/office/routines/propose/")
    for _ in town.planted.phrases:
        town.refused(fill(records.get("/office/routines/propose/"), **{**PROPOSAL, "note": town.next()}))
    fill(records.get("/office/routines/propose/"), **PROPOSAL)
    home = str(records.response.headers["Location"]).partition("?")[0]
    town.attack(records, f"{home}change/")
    for role in ("supervisor", "counsel"):
        town.attack(town.as_(role), home)
    supervisor = town.as_("supervisor2")
    for step in ("approve/", "use/", "end/"):
        supervisor.get(home)
        supervisor._client.post(f"{home}{step}", {"csrfmiddlewaretoken": _token(supervisor), "note": town.next()})
    town.made["routine"] = home


def complaints(town: Town) -> None:
    """A complaint that is written, tracked, read, answered, held and closed."""
    visitor, auditor = town.as_(), town.as_("auditor")
    town.attack(visitor, "/complain/")
    code = complain(visitor, words=town.planted.every, contact=town.next())
    town.attack(visitor, "/complain/track/")
    visitor.get("/complain/track/")
    fill(visitor, code=code)
    auditor.get("/complaints/")
    [home, *_] = [str(each) for each in auditor.page.xpath("//main//a[contains(@href, '/complaints/')]/@href")
                  if "/key" not in each]  # fmt: skip
    upload(auditor.get(f"{home}read/"), f"{home}read/", bytes.fromhex(town.place.people["key"][0]), PASSPHRASE)
    assert town.planted.marks["immigration_status"] in auditor.text("//main"), "an auditor reads what was written"
    for _ in town.planted.phrases:
        town.refused(fill(auditor.get(home), step="answer", answer="followed", note=town.next()))
    for page in (home, f"{home}read/", "/complaints/key/", "/complaints/key/make/", "/complaints/key/paste/"):
        town.attack(auditor, page)
    town.attack(auditor, f"/complaints/key/{town.place.people['key'][1]}/")
    town.attack(town.as_("counsel"), f"{home}hold/")
    town.made["complaint"] = home


def residence(town: Town) -> None:
    """A place that is typed, pointed at and misnamed, where the city's boundary was imported."""
    folder = town.place.data / "residency"
    keep_boundary(folder, Boundary(shapely.box(-72.718, 41.7236, -72.6425, 41.8076)), Path(__file__))
    make(folder / "addresses.sqlite", [Numbers(street("MAIN", "ST"), 1, 99, 1, ((-72.67, 41.76),))])
    visitor = town.as_()
    for home in ("", "/es"):
        town.attack(visitor, f"{home}/resident/")
        visitor.post(f"{home}/resident/", {"place": f"12 Main St, {town.next()}"})
        visitor.post(f"{home}/resident/", {"square": "0", "view": town.next()})


def referrals(town: Town) -> None:
    """A list of agencies from the question to its outcome; and a code that is tried."""
    shelved(town.place.data)
    clerk = town.as_("employee")
    town.attack(clerk, "/referrals/new/")
    for _ in range(2):
        address = listed(clerk)
        town.attack(clerk, address)
    address = handed(clerk)
    town.attack(clerk, address)
    town.attack(town.as_(), "/referrals/tell/")
    fill(town.as_().get("/referrals/tell/"), code=code_of(clerk, address), told="reached")


def service_requests(town: Town) -> None:
    """A request for service by a page and by the interface, treated; the types of requests, and keys."""
    visitor, clerk, administrator = town.as_(), town.as_("employee"), town.as_("administrator")
    town.attack(visitor, "/requests/new/pothole/")
    town.refused(fill(visitor.get("/requests/new/pothole/"), place="Main Street", description=town.planted.every))
    fill(
        visitor.get("/requests/new/pothole/"),
        place="Main Street",
        description="Deep.",
        photo=town.planted.files["text"],
    )
    fill(visitor.get("/requests/new/pothole/"), place="Main Street", description="Deep.", first_name="Ana")
    code = visitor.text("//p[@class='code']")
    town.attack(visitor, "/requests/track/")
    fill(visitor.get("/requests/track/"), code=code)
    own = {"service_code": "pothole", "address_string": "Main Street", "description": "Deep."}
    names = ("service_code", "jurisdiction_id", "api_key", "address_string", "address_id", "lat", "long", "description",
             "first_name", "last_name", "email", "phone", "device_id", "account_id", "media_url", "attribute[LANE]",
             "attribute[SIZE]", f"attribute[{town.next()}]", town.next())  # fmt: skip
    for redact in ("", "true"):
        for name in names:
            if redact and name == "address_id":
                continue  # of each note one field is never taken with anything confidential: the test asks for that
            visitor._client.post("/open311/v2/requests.xml", {**own, name: town.next(), "charteroak_redact": redact})
            visitor._client.get("/open311/v2/requests.json", {name: town.next(), "start_date": town.next()})
    for named, content in town.planted.files.values():
        visitor._client.post("/open311/v2/requests.json", {**own, "media": SimpleUploadedFile(named, content)})
    for path in ("services", "requests", "tokens", "media"):
        visitor._client.get(f"/open311/v2/{path}/{quote(town.next())}.xml")
    clerk.get("/office/requests/")
    home = str(clerk.page.xpath("//ul[@class='said-list']//a/@href")[0])
    town.attack(clerk, home)
    town.refused(fill(clerk.get(home), step="note", note=town.next()))
    for page in ("types/add/", "types/pothole/", "types/pothole/add/", "types/pothole/LANE/", "keys/"):
        town.attack(administrator, f"/office/requests/{page}")


def services(town: Town) -> None:
    """What is searched, a service whose texts are changed, and an authority that is cited for it."""
    shelved(town.place.data, catalogue())
    from charteroak.office.services.conflicts import key_of

    visitor, counsel, own = town.as_(), town.as_("counsel"), f"/office/services/{id_of('Emergency Rent Help')}/"
    for name in ("q", "need", "speaks", "place", "within", "page", "all", "left_out"):
        for home in ("", "/es"):
            visitor._client.get(f"{home}/services/", {name: town.next()})
            visitor._client.get(f"{home}/services/", {"q": "food", "place": "06103", name: town.next()})
    visitor._client.get(f"/services/{town.next()}/")
    counsel._client.get("/office/services/", {"q": town.next(), "show": town.next(), "page": town.next()})
    for step in ("edit", f"cite/required_documents/{key_of('Green card')}"):
        town.attack(counsel, f"{own}{step}/", "service")
        fill(counsel.get(f"{own}{step}/"), **({"confirmed": "on"} if step == "edit" else {}))


def law(town: Town) -> None:
    """Authorities, readings, the register of questions, reports: what is public in the end."""
    counsel, second = town.as_("counsel"), town.as_("counsel2")
    town.attack(counsel, "/authorities/add/", "authority")
    counsel.get("/authorities/")
    entry = next(str(each) for each in counsel.page.xpath("//main//a/@href") if each.count("/") == 3
                 and each.startswith("/authorities/") and each != "/authorities/add/")  # fmt: skip
    for page in (f"{entry}change/", f"{entry}review/"):
        town.attack(counsel, page, "authority")
    page = "/readings/section_1373/propose/"
    town.attack(counsel, page)
    for visitor, step in ((counsel, ""), (second, "sign/")):  # the first is withdrawn in the end, the second signed
        choice = counsel.get(page).page.xpath("//input[@name='choice']/@value")[0]
        town.refused(fill(counsel, choice=choice, reason=town.next()))
        fill(counsel.get(page), choice=choice, reason="The words of the clause reach it.")
        proposal = str(counsel.response.headers["Location"]).partition("?")[0]
        town.attack(visitor, f"{proposal}{step}")
    second._client.post("/readings/mend/", {"csrfmiddlewaretoken": _token(second.get(page)), "shown": town.next()})
    fill_register = town.as_("supervisor")
    town.attack(fill_register, "/register/add/", "register")
    fill(fill_register.get("/register/add/"), **LAW)
    fill_register.get("/register/")
    pages = [str(each) for each in fill_register.page.xpath("//main//a/@href") if each.startswith("/register/")]
    for page in [each for each in pages if each != "/register/add/"][:2]:
        town.attack(fill_register, page, "register")
    supervisor = town.as_("supervisor2")
    token = _token(supervisor.get("/register/add/"))
    for name in ("shown", "do"):
        sent = {"csrfmiddlewaretoken": token, name: town.next()}
        supervisor._client.post("/reports/2025/publish/", sent)


def people(town: Town) -> None:
    """People who are added, changed, let in; one's own account; signing in, and failing to."""
    administrator, visitor = town.as_("administrator"), town.as_()
    handle = town.place.people["training_officer"][2]
    for page in ("/people/add/", f"/people/{handle}/", "/office/sign-on/", "/audit/", "/people/"):
        town.attack(administrator, page)
    own = town.as_("auditor2")
    for page in ("", "password/", "app/", "recovery/", f"passkeys/{town.place.people['passkey'][0]}/"):
        town.attack(own, f"/account/{page}")
    for page in ("passkeys/", "sessions/"):
        token = _token(own.get("/account/password/"))
        own._client.post(
            f"/account/{page}", {"csrfmiddlewaretoken": token, "name": town.next(), "session": town.next()}
        )
        own._client.post(
            f"/account/{page}", json.dumps({"id": town.next()}), "application/json", {"X-CSRFToken": token}
        )
    login = town.place.people["police"][1]
    town.attack(visitor, "/sign-in/")
    for name in (login, town.next(), town.planted.marks["immigration_status"].lower()):
        fill(visitor.get("/sign-in/"), login=name, password=town.next())
    fill(visitor.get("/sign-in/"), login=login, password=PASSWORD)
    town.attack(visitor, "/sign-in/code/")
    town.attack(town.as_("auditor2"), "/sign-in/again/")
    visitor._client.post("/sign-in/passkey/", json.dumps({"id": town.next()}), "application/json")
    new = {"login": "ana.quill", "department": "library", "roles": ["employee"]}
    town.refused(fill(administrator.get("/people/add/"), **new, name=town.next()))
    fill(administrator.get("/people/add/"), **new, name="Ana Quill")
    code = administrator.text("//code[@class='big']")
    town.attack(visitor, "/sign-in/join/")
    fill(visitor.get("/sign-in/join/"), login="ana.quill", code=code, password=NEW, again=NEW)
    town.attack(visitor, "/sign-in/join/factor/")


def training(town: Town) -> None:
    """The roster, what is assigned and taken in, a test, and a certificate that is none."""
    officer, home = town.as_("training_officer"), "/office/training"
    facts = {"number": "41", "name": "Ana Stone", "role": "police_officer", "unit": "Patrol", "since": "2024-01-08"}
    for name in ("number", "name", "role", "unit"):
        town.refused(fill(officer.get(f"{home}/people/add/"), **{**facts, name: town.next()}))
    fill(officer.get(f"{home}/people/add/"), **facts, login=town.place.people["police"][1])
    person = str(officer.response.headers["Location"]).partition("?")[0]
    for page in (f"{home}/people/add/", person, f"{home}/assignments/add/", f"{home}/roster/", f"{home}/completions/"):
        town.attack(officer, page)
    fill(officer.get(f"{home}/assignments/add/"), course="officers")
    officer.get(f"{home}/assignments/")
    rule = next(
        str(each) for each in officer.page.xpath("//main//a/@href") if each.count("/") == 5 and "add" not in each
    )
    town.attack(officer, rule)
    table = "\n".join(("id,name,role,unit,since", *(f"{n},{town.next()},clerk,Library,2024-01-08" for n in range(4))))
    for page in ("roster", "completions"):
        fill(officer.get(f"{home}/{page}/"), file=("table.csv", table.encode()))
        for step in ("look", "take"):
            for name in ("table", "began", "column_name", "column_course"):
                [fields] = [fields for _, fields in _forms(officer) if "table" in fields] or [{}]
                officer._client.post(f"{home}/{page}/", {**fields, "step": step, name: town.next()})
    police = town.as_("police")
    town.attack(police, "/training/officers/")
    fill(police.get("/training/officers/"), step="begin")
    town.attack(police, "/training/officers/test/")
    town.attack(town.as_(), "/training/verify/")


def _token(visitor: Over) -> str:
    return str((visitor.page.xpath("//input[@name='csrfmiddlewaretoken']/@value") or [""])[0])


FLOWS: Mapping[str, Callable[[Town], None]] = {
    each.__name__: each
    for each in (
        ask,
        residence,
        files,
        disclosures,
        routines,
        complaints,
        referrals,
        services,
        service_requests,
        law,
        people,
        training,
    )
}
"""In order: what a later one needs, an earlier one has made."""
