"""Recording on the wire: `context.record: true` gives a receipt beside the answer, or says why there is none."""

import asyncio
import base64
import json
import logging
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import pytest
from fixtures.recorded_cases import check, is_sound
from pdp_client import HOST, Client, Response, Waiting
from starlette.types import Message

from charteroak.ledger.errors import LedgerError
from charteroak.ledger.receipt import Receipt
from charteroak.pdp import recording as recording_module
from charteroak.pdp.app import Settings, create_app
from charteroak.pdp.recording import SAYS, Recording
from charteroak.pdp.wire import START
from charteroak.recording import recorder as recorder_module
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import REASONS, Acted, NotRecorded, Recorded, recorder

ONE, MANY = "/access/v1/evaluation", "/access/v1/evaluations"
FACTS = {
    "criminal_warrant": True,
    "criminal_ground": True,
    "immigration_status_ground": True,
    "removal_warrant_in_ncic": False,
    "required_by_law": False,
}
PERMITTED: dict[str, Any] = {
    "subject": {"type": "employee", "id": "police_officer"},
    "action": {"name": "arrest"},
    "resource": {"type": "person", "id": "case-77-p1"},
    "context": {**FACTS, "record": True},
}
PROHIBITED: dict[str, Any] = {
    **PERMITTED,
    "context": {**FACTS, "criminal_warrant": False, "criminal_ground": False, "record": True},
}
UNKNOWN: dict[str, Any] = {**PERMITTED, "context": {"record": True}}
SILENT: dict[str, Any] = {
    **PERMITTED,
    "context": {"time": "2001-01-01", "not_addressed": "allow", "record": True},
}


@pytest.fixture
def client(place: Place) -> Waiting:  # noqa: ARG001 - it says where the ledger lies, or would
    return Waiting(create_app(Settings()))


def without(request: dict[str, Any]) -> dict[str, Any]:
    """The request, without a word of recording."""
    context = {name: value for name, value in request["context"].items() if name != "record"}
    return {**request, "context": context}


def recorded_of(context: dict[str, Any]) -> Recorded:
    """What came back, as whoever acted keeps it: the details are the answer beside it, without spaces."""
    said = context["recorded"]
    assert list(said) == ["record", "index", "entry", "receipt", "opening"]
    answer = {name: value for name, value in context.items() if name != "recorded"}
    details = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    entry = base64.b64decode(said["entry"], validate=True)
    return Recorded(
        said["record"], said["index"], entry, said["receipt"].encode(), details, bytes.fromhex(said["opening"])
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("request_", "outcome"), [(PERMITTED, "permitted"), (PROHIBITED, "prohibited"), (SILENT, "not_addressed")]
)
def test_the_answer_comes_with_a_receipt(
    ledger: Place, client: Waiting, request_: dict[str, Any], outcome: str, language: str
) -> None:
    """The decision and the answer are what they are without; the entry says what was asked and what was answered."""
    response = client.post(ONE, request_, accept_language=language)
    assert response.status == 200
    wanted = client.post(ONE, without(request_), accept_language=language).json()
    found = response.json()
    assert found["decision"] is wanted["decision"]
    assert {name: value for name, value in found["context"].items() if name != "recorded"} == wanted["context"]
    said = check(ledger, recorded_of(found["context"]))
    assert (said["act"], said["outcome"], said["role"]) == ("arrest", outcome, "police")
    facts = {"employee": "police_officer"}
    facts |= {name: str(value).lower() for name, value in request_["context"].items() if name in FACTS}
    assert said["facts"] == facts


@pytest.mark.parametrize("record", [False, "absent"])
def test_without_the_wish_nothing_is_recorded_and_nothing_waits(ledger: Place, record: Any) -> None:
    """The ordinary path never waits, which the client that cannot wait shows."""
    client = Client(create_app(Settings()))
    request = without(PERMITTED)
    if record is False:
        request = {**request, "context": {**request["context"], "record": False}}
    for path, body in ((ONE, request), (MANY, request), (MANY, {"evaluations": [request] * 3})):
        response = client.post(path, body)
        assert response.status == 200
        assert b"recorded" not in response.body
    assert len(index_of(ledger)) == 1


def index_of(place: Place) -> list[str]:
    """The outcomes of all entries, in order; the opening has none."""
    reader = Reader(place)
    try:
        size = reader.store.head().size
        return [shown.said.get("outcome", "") for i in range(size) if (shown := reader.entry(i))]
    finally:
        reader.close()


@pytest.mark.parametrize("value", [None, 1, 0, 1.0, "true", "zq7planted", [], [True], {}, {"a": True}])
def test_the_wish_is_true_or_false(ledger: Place, client: Waiting, value: Any) -> None:
    """1 equals True, and is no wish; null might be one, and is no answer to it."""
    request = {**PERMITTED, "context": {**FACTS, "record": value}}
    response = client.post(ONE, request)
    assert response.status == 400
    assert response.text.startswith("context.record: ")
    assert response.text.endswith("; allowed: true, false")
    assert "zq7planted" not in response.text
    [item] = client.post(MANY, {"evaluations": [request]}).json()["evaluations"]
    assert item["decision"] is False
    assert item["context"]["error"] == {"status": 400, "message": response.text}
    assert len(index_of(ledger)) == 1


def test_where_the_question_is_wrong_nothing_is_recorded(ledger: Place, client: Waiting) -> None:
    wrong = [
        {**PERMITTED, "action": {"name": "zq7planted"}},
        {**PERMITTED, "context": {**PERMITTED["context"], "criminal_warrant": "zq7planted"}},
        {**PERMITTED, "context": {**PERMITTED["context"], "time": "zq7planted"}},
        {**PERMITTED, "context": {**PERMITTED["context"], "not_addressed": "zq7planted"}},
    ]
    for request in wrong:
        response = client.post(ONE, request)
        assert response.status == 400
        assert "zq7planted" not in response.text
    assert len(index_of(ledger)) == 1


def not_recorded(response: Response, request: dict[str, Any], client: Waiting) -> str:
    """Why it was not recorded. The answer is there all the same, and nothing goes through."""
    assert response.status == 200
    found = response.json()
    assert found["decision"] is False
    said = found["context"].pop("not_recorded")
    assert said.keys() == {"why", "says"}
    assert said["says"] == SAYS["en"][said["why"]]
    assert found["context"] == client.post(ONE, without(request)).json()["context"]
    return str(said["why"])


def test_what_is_unknown_is_not_recorded(ledger: Place, client: Waiting) -> None:
    assert not_recorded(client.post(ONE, UNKNOWN), UNKNOWN, client) == "unknown"
    assert len(index_of(ledger)) == 1


@pytest.mark.parametrize("request_", [PERMITTED, PROHIBITED, SILENT])
def test_without_a_ledger_nothing_goes_through(place: Place, client: Waiting, request_: dict[str, Any]) -> None:
    """Be it permitted, or be the caller ready to go ahead where the article is silent."""
    assert not_recorded(client.post(ONE, request_), request_, client) == "no_ledger"
    assert not place.folder.exists()


@pytest.mark.parametrize("why", [why for why in REASONS if why != "unknown"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_reason_is_said_in_the_callers_language(
    ledger: Place, monkeypatch: pytest.MonkeyPatch, why: str, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    """And no more of it than the caller needs: the text of the error, with its files, is in the log, once."""
    error = NotRecorded(why, LedgerError(f"{ledger.store}: something"))
    monkeypatch.setattr(recorder(), "record_all", lambda acted: [error] * len(acted))
    client = Waiting(create_app(Settings()))
    for _ in range(3):
        found = client.post(ONE, PERMITTED, accept_language=language).json()
        assert found["decision"] is False
        assert found["context"]["outcome"] == "permitted"
        assert found["context"]["not_recorded"] == {"why": why, "says": SAYS[language][why]}
        assert str(ledger.folder) not in json.dumps(found)
    assert [record.getMessage() for record in caplog.records] == [f"not recorded: {why}: {ledger.store}: something"]


def test_the_log_says_nothing_of_a_case(ledger: Place, client: Waiting, caplog: pytest.LogCaptureFixture) -> None:
    """Not even of one that was recorded, nor of one that is unknown."""
    with caplog.at_level(logging.DEBUG):
        for request in (PERMITTED, PROHIBITED, UNKNOWN):
            assert client.post(ONE, request).status == 200
            assert client.post(MANY, {"evaluations": [request] * 2}).status == 200
    assert len(index_of(ledger)) == 7
    assert {record.name for record in caplog.records} <= {"asyncio"}
    assert "criminal" not in caplog.text


def test_every_reason_has_its_words() -> None:
    for words in SAYS.values():
        assert tuple(words) == REASONS
        assert len(set(words.values())) == len(REASONS)
    assert not set(SAYS["en"].values()) & set(SAYS["es"].values())


def test_a_fault_of_ours_lets_nothing_through(
    ledger: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(acted: Sequence[Acted]) -> list[Recorded | NotRecorded]:
        raise KeyError("Zq7planted", acted)

    monkeypatch.setattr(recorder(), "record_all", broken)
    client = Waiting(create_app(Settings()))
    assert not_recorded(client.post(ONE, PERMITTED), PERMITTED, client) == "unusable"
    assert "Zq7planted" not in caplog.text
    assert "KeyError in broken" in caplog.text
    assert len(index_of(ledger)) == 1


def test_a_ledger_that_comes_back_is_used(
    ledger: Place, client: Waiting, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(recorder_module, "_AGAIN", 0.0)
    passphrase = ledger.passphrase.read_bytes()
    for _ in range(2):
        ledger.passphrase.unlink()
        assert not_recorded(client.post(ONE, PERMITTED), PERMITTED, client) == "locked"
        ledger.passphrase.write_bytes(passphrase)
        ledger.passphrase.chmod(0o600)
        check(ledger, recorded_of(client.post(ONE, PERMITTED).json()["context"]))
        recorder().close()
    assert [record.getMessage().split(":")[1] for record in caplog.records] == [" locked"] * 2


# Batches.


def batch(client: Waiting, semantic: str, *requests: dict[str, Any], **defaults: Any) -> list[dict[str, Any]]:
    body = {"evaluations": list(requests), "options": {"evaluations_semantic": semantic}, **defaults}
    response = client.post(MANY, body)
    assert response.status == 200
    found: list[dict[str, Any]] = response.json()["evaluations"]
    return found


def test_a_batch_is_recorded_together(ledger: Place, client: Waiting) -> None:
    """What is to be recorded stands side by side, under one checkpoint; what is not, or is wrong, is beside it."""
    wrong = {**PERMITTED, "context": {"record": "yes"}}
    sent = [PERMITTED, without(PERMITTED), UNKNOWN, PROHIBITED, wrong, SILENT, {"action": {"name": 5}}]
    found = batch(client, "execute_all", *sent, **without(PERMITTED))
    assert [each["decision"] for each in found] == [True, True, False, False, False, True, False]
    assert [sorted({"recorded", "not_recorded", "error"} & each["context"].keys()) for each in found] == [
        ["recorded"],
        [],
        ["not_recorded"],
        ["recorded"],
        ["error"],
        ["recorded"],
        ["error"],
    ]
    done = [recorded_of(found[i]["context"]) for i in (0, 3, 5)]
    assert [each.index for each in done] == [1, 2, 3]
    assert len({Receipt.parse(each.receipt).checkpoint for each in done}) == 1
    assert [check(ledger, each)["outcome"] for each in done] == ["permitted", "prohibited", "not_addressed"]
    assert index_of(ledger) == ["", "permitted", "prohibited", "not_addressed"]


def test_the_wish_is_merged_as_other_context_is(ledger: Place, client: Waiting) -> None:
    """An evaluation without a context has that of the batch; its own replaces it as a whole, wish and all."""
    base = {name: PERMITTED[name] for name in ("subject", "action", "resource")}
    found = batch(client, "execute_all", {}, {"context": FACTS}, {"context": {**FACTS, "record": True}}, **PERMITTED)
    assert ["recorded" in each["context"] for each in found] == [True, False, True]
    found = batch(client, "execute_all", {}, {"context": {**FACTS, "record": True}}, **base, context=FACTS)
    assert ["recorded" in each["context"] for each in found] == [False, True]
    assert index_of(ledger) == ["", *["permitted"] * 3]


def test_a_request_without_a_batch_is_recorded_alone(ledger: Place, client: Waiting) -> None:
    check(ledger, recorded_of(client.post(MANY, PERMITTED).json()["context"]))
    check(ledger, recorded_of(client.post(MANY, {**PERMITTED, "evaluations": []}).json()["context"]))


SEQUENCE = [PROHIBITED, PERMITTED, PROHIBITED, PERMITTED]


@pytest.mark.parametrize(
    ("semantic", "sent", "decisions"),
    [
        ("deny_on_first_deny", SEQUENCE, [False]),
        ("deny_on_first_deny", SEQUENCE[1:], [True, False]),
        ("permit_on_first_permit", SEQUENCE, [False, True]),
        ("permit_on_first_permit", SEQUENCE[1:], [True]),
        ("execute_all", SEQUENCE, [False, True, False, True]),
    ],
)
def test_what_a_batch_does_not_come_to_is_not_recorded(
    ledger: Place, client: Waiting, semantic: str, sent: list[dict[str, Any]], decisions: list[bool]
) -> None:
    assert [each["decision"] for each in batch(client, semantic, *sent)] == decisions
    outcomes = ["permitted" if decision else "prohibited" for decision in decisions]
    assert index_of(ledger) == ["", *outcomes]


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("semantic", "answered"), [("deny_on_first_deny", 1), ("permit_on_first_permit", 4), ("execute_all", 4)]
)
def test_without_a_ledger_a_batch_goes_by_the_decisions_that_are_given(
    client: Waiting, semantic: str, answered: int
) -> None:
    """A permission that was not recorded is a denial: the first ends one batch, and does not end the other."""
    found = batch(client, semantic, *[PERMITTED] * 4)
    assert [each["decision"] for each in found] == [False] * answered
    assert all(each["context"]["not_recorded"]["why"] == "no_ledger" for each in found)


def test_a_batch_goes_on_behind_a_permission_that_could_not_be_recorded(
    ledger: Place, client: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To one that need not be, and to one that could."""
    real, turns = recorder().record_all, iter([False, True])

    def now_and_then(acted: Sequence[Acted]) -> list[Recorded | NotRecorded]:
        return real(acted) if next(turns) else [NotRecorded("unavailable", LedgerError("busy")) for _ in acted]

    monkeypatch.setattr(recorder(), "record_all", now_and_then)
    found = batch(client, "permit_on_first_permit", PERMITTED, PROHIBITED, PERMITTED, PERMITTED)
    assert [each["decision"] for each in found] == [False, False, True]
    assert ["recorded" in each["context"] for each in found] == [False, True, True]
    assert index_of(ledger) == ["", "prohibited", "permitted"]
    found = batch(client, "permit_on_first_permit", without(PERMITTED), PERMITTED)
    assert [each["decision"] for each in found] == [True]


def test_the_largest_batch_is_recorded(ledger: Place, client: Waiting) -> None:
    found = batch(client, "execute_all", *[{}] * 1000, **PERMITTED)
    assert [each["context"]["recorded"]["index"] for each in found] == list(range(1, 1001))
    for each in found[::97]:
        check(ledger, recorded_of(each["context"]))
    is_sound(ledger)


# What records nothing.


def test_searches_and_the_certification_ignore_the_wish(ledger: Place) -> None:
    """Whatever it is; and they do not wait."""
    client = Client(create_app(Settings()))
    for value in (True, False, None, "yes", 5):
        context = {**FACTS, "record": value}
        search = {**PERMITTED, "context": context}
        for path, body in (
            ("subject", {**search, "subject": {"type": "employee"}}),
            ("resource", {**search, "action": {"name": "disclose"}, "resource": {"type": "topic"}}),
            ("action", {name: search[name] for name in ("subject", "resource", "context")}),
        ):
            assert client.post(f"/access/v1/search/{path}", body) == client.post(
                f"/access/v1/search/{path}", {**body, "context": FACTS}
            )
        user = {
            "subject": {"type": "user", "id": "alice"},
            "action": {"name": "read"},
            "resource": {"type": "record", "id": "record-1"},
        }
        for path in (ONE, MANY):
            wanted = client.post(f"/certification{path}", user)
            assert wanted.json()["decision"] is True
            assert client.post(f"/certification{path}", {**user, "context": {"record": value}}) == wanted
    assert len(index_of(ledger)) == 1


@pytest.mark.usefixtures("place")
def test_the_service_is_ready_without_a_ledger(client: Waiting) -> None:
    """Guidance is there; what must be recorded is told one by one that it cannot be."""
    assert client.get("/readyz").text == "ready"
    client.post(ONE, PERMITTED)
    assert client.get("/readyz").text == "ready"


# Many callers at once.


async def ask(app: Any, body: dict[str, Any]) -> dict[str, Any]:
    """A call, beside others in one loop."""
    content = json.dumps(body).encode()
    messages: list[Message] = [{"type": "http.request", "body": content}]
    sent: list[Message] = []

    async def receive() -> Message:
        return messages.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", HOST.encode()), (b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": ONE, "headers": headers, "root_path": "", "query_string": b""}
    await app(scope, receive, send)
    assert sent[0]["status"] == 200
    found: dict[str, Any] = json.loads(sent[1]["body"])
    return found


def test_many_callers_are_recorded_together(ledger: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who come while the ledger is at work share the next commit; each gets its own receipt."""
    groups: list[int] = []
    real = recorder().record_all
    monkeypatch.setattr(recorder(), "record_all", lambda acted: (groups.append(len(acted)), real(acted))[1])
    app = create_app(Settings())

    async def all_at_once() -> list[dict[str, Any]]:
        return await asyncio.gather(*(ask(app, PERMITTED if i % 3 else UNKNOWN) for i in range(150)))

    found = asyncio.run(all_at_once())
    done = [recorded_of(each["context"]) for each in found if "recorded" in each["context"]]
    assert sorted(each.index for each in done) == list(range(1, 101))
    for each in done:
        check(ledger, each)
    assert sum(groups) == 150
    assert len(groups) <= 3


def test_others_are_answered_while_the_ledger_is_at_work(ledger: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop does not wait for the disk: a question that needs no record is answered while one that does hangs."""
    begun, hold, real = threading.Event(), threading.Event(), recorder().record_all

    def slow(acted: Sequence[Acted]) -> list[Recorded | NotRecorded]:
        begun.set()
        assert hold.wait(60)
        return real(acted)

    monkeypatch.setattr(recorder(), "record_all", slow)
    app = create_app(Settings())

    async def meanwhile() -> dict[str, Any]:
        waiting = asyncio.create_task(ask(app, PERMITTED))
        assert await asyncio.to_thread(begun.wait, 60)
        for _ in range(20):
            assert (await ask(app, without(PERMITTED)))["decision"] is True
        assert not waiting.done()
        hold.set()
        return await waiting

    check(ledger, recorded_of(asyncio.run(meanwhile())["context"]))


def test_where_too_many_wait_the_next_is_told(ledger: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording_module, "MOST", 5)
    monkeypatch.setattr(recording_module, "AT_ONCE", 2)
    app = create_app(Settings())

    async def all_at_once() -> list[dict[str, Any]]:
        return await asyncio.gather(*(ask(app, PERMITTED) for _ in range(12)))

    found = asyncio.run(all_at_once())
    reasons = [each["context"]["not_recorded"]["why"] for each in found if "not_recorded" in each["context"]]
    assert set(reasons) == {"unavailable"}
    assert len(reasons) + len(index_of(ledger)) - 1 == 12
    assert 5 <= 12 - len(reasons) < 12


def test_who_hangs_up_does_not_harm_who_waits_beside(ledger: Place) -> None:
    app = create_app(Settings())

    async def one_goes() -> list[Any]:
        tasks = [asyncio.create_task(ask(app, PERMITTED)) for _ in range(6)]
        await asyncio.sleep(0)
        tasks[2].cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)

    found = asyncio.run(one_goes())
    assert isinstance(found[2], asyncio.CancelledError)
    for i in (0, 1, 3, 4, 5):
        check(ledger, recorded_of(found[i]["context"]))


@pytest.mark.usefixtures("ledger")
def test_a_service_that_ends_leaves_no_one_waiting_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop that is torn down in the middle takes its callers along, and the next loop begins anew."""
    started, hold, real = threading.Event(), threading.Event(), recorder().record_all

    def slow(acted: Sequence[Acted]) -> list[Recorded | NotRecorded]:
        started.set()
        hold.wait(0.2)
        return real(acted)

    monkeypatch.setattr(recorder(), "record_all", slow)
    app = create_app(Settings())

    async def torn() -> None:
        tasks = [asyncio.create_task(ask(app, PERMITTED)) for _ in range(3)]
        await asyncio.to_thread(started.wait)
        tasks.append(asyncio.create_task(ask(app, PERMITTED)))
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks)

    asyncio.run(torn())
    assert "recorded" in asyncio.run(ask(app, PERMITTED))["context"]


def test_the_end_of_the_service_lets_go_of_the_ledger(ledger: Place) -> None:
    app = create_app(Settings())

    async def live() -> None:
        messages = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
        sent: list[Message] = []

        async def receive() -> Message:
            if len(messages) == 1:
                await ask(app, PERMITTED)
            return messages.pop(0)

        async def send(message: Message) -> None:
            sent.append(message)

        await app({"type": "lifespan", "app": app}, receive, send)
        assert [message["type"] for message in sent] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]

    asyncio.run(live())
    assert recorder()._log is None
    assert index_of(ledger) == ["", "permitted"]
    is_sound(ledger)


def test_what_is_not_to_be_recorded_passes_as_it_is() -> None:
    """And the ledger is not looked at for it."""

    def never(acted: Sequence[Acted]) -> list[Recorded | NotRecorded]:
        assert not acted
        return []

    items = [(True, START[True] + b'{"a":1}}', None), (False, START[False] + b"{}}", None)]
    assert asyncio.run(Recording(never).finish(items, "en")) == [each[:2] for each in items]
