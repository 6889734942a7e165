"""Evaluations over HTTP: the service on one core, the client on another, beside a bare echo on the same core."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import partial
from http.client import HTTPConnection

import charteroak
from bench import echo, workload
from bench.report import Goal, Line, Section
from bench.serving import CLIENT, CONNECTIONS, PATH, UVICORN, CannotServe, Run, ask, serving
from bench.timing import Effort, Spread, ratios

SERVICE, ECHO = "charteroak.pdp.app:create_app", "bench.echo:create_app"
RATE_GOAL = Goal("ours", ">=", 10_000)
ECHO_GOAL = Goal("ratio", ">=", 0.6)
REQUESTS = 500
_RATE, _BESIDE = "evaluations", "beside a bare Starlette + msgspec echo"


def api(effort: Effort, _check_all: bool) -> list[Section]:
    """Evaluations a second of the service, in turns with the echo."""
    title = f"The API, {CONNECTIONS} connections, one case a request"
    cores = _cores()
    notes = [
        f"server on core {cores[0]}, client on core {cores[1]}: {CLIENT}",
        f"both under uvicorn {' '.join(UVICORN)}",
    ]
    try:
        lines = _lines(_runs(effort, cores, notes))
    except CannotServe as error:
        lines = [Line(what, goal=goal, not_run=str(error)) for what, goal in ((_RATE, RATE_GOAL), (_BESIDE, ECHO_GOAL))]
    return [Section(title, notes, lines)]


def _runs(effort: Effort, cores: tuple[int, int], notes: list[str]) -> list[tuple[Run, Run]]:
    """Runs of the service and of the echo, in pairs. What must be known of them is added to the notes."""
    server_core, client_core = cores
    bodies = _bodies()
    with serving(SERVICE, server_core) as service:
        size = _check_answers(service.port, bodies)
        notes.append(f"requests of {_mean(bodies):,.0f} bytes, answers of {size:,.0f} bytes, on average")
        with serving(ECHO, server_core, **{echo.SIZE: str(size)}) as floor:
            run = partial(ask, bodies=bodies, core=client_core, seconds=3 if effort.passes > 10 else 1)
            return [(run(service), run(floor)) for _ in range(max(3, effort.passes // 5))]


def _lines(runs: Sequence[tuple[Run, Run]]) -> list[Line]:
    by_clock = [(ours.rate, theirs.rate) for ours, theirs in runs]
    by_processor = [(ours.rate / ours.busy, theirs.rate / theirs.busy) for ours, theirs in runs]
    p50, p99 = Spread.of([run.p50 for run, _ in runs]), Spread.of([run.p99 for run, _ in runs])
    return [
        Line(_RATE, ours=_spreads(by_clock)[0], goal=RATE_GOAL),
        Line(_BESIDE, *_spreads(by_clock), ratio_unit="%", goal=ECHO_GOAL),
        Line("beside it, a second of the server's processor time", *_spreads(by_processor), ratio_unit="%"),
        Line("half of the answers within", ours=p50, unit="s"),
        Line("99 of 100 answers within", ours=p99, unit="s"),
    ]


def _spreads(rates: Sequence[tuple[float, float]]) -> tuple[Spread, Spread, Spread]:
    """Of the service's and the echo's rates, and of their ratio."""
    ours, theirs = [each for each, _ in rates], [each for _, each in rates]
    return Spread.of(ours), Spread.of(theirs), ratios(ours, theirs)


def _cores() -> tuple[int, int]:
    """A core for the server, and another for the client if there is one."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
    return cores[0], cores[-1]


def _bodies() -> list[str]:
    """Requests about settled cases: who acts is the subject's, all else the resource's."""
    bodies = []
    for act, facts in workload.settled()[:REQUESTS]:
        subject = {"type": "person", "id": "7", "properties": {k: v for k, v in facts.items() if k == "employee"}}
        resource = {"type": "case", "id": "12", "properties": {k: v for k, v in facts.items() if k != "employee"}}
        bodies.append(json.dumps({"subject": subject, "action": {"name": act}, "resource": resource}))
    return bodies


def _mean(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / len(texts)


def _check_answers(port: int, bodies: Sequence[str]) -> int:
    """Hold the service's answers against `charteroak.decide`, and tell how long they are on average."""
    connection = HTTPConnection("127.0.0.1", port)
    total = 0
    for (act, facts), body in zip(workload.settled(), bodies, strict=False):
        connection.request("POST", PATH, body, {"Content-Type": "application/json"})
        answer = connection.getresponse().read()
        if json.loads(answer)["context"]["outcome"] != charteroak.decide(act, facts).outcome:
            raise CannotServe(f"the service answers otherwise than charteroak.decide about {act}")
        total += len(answer)
    return round(total / len(bodies))
