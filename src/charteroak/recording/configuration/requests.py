"""The settings of requests for service (`table`)."""

from __future__ import annotations

from charteroak.recording.configuration.setting import Setting, Type

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "office",
        "request_days_closed",
        "CHARTEROAK_REQUEST_DAYS_CLOSED",
        Type.NUMBER,
        "30",
        "Days from when a request for service is closed until the photo, and what someone said of themselves, are "
        "destroyed.",
        least=1,
        most=365,
    ),
    Setting(
        "office",
        "requests_need_key",
        "CHARTEROAK_REQUESTS_NEED_KEY",
        Type.FLAG,
        "",
        "Whether the interface Open311 takes requests only with a key. The pages never ask for one.",
    ),
    Setting(
        "office",
        "requests_jurisdiction",
        "CHARTEROAK_REQUESTS_JURISDICTION",
        Type.TEXT,
        "hartfordct.gov",
        "What the interface Open311 calls this city.",
    ),
    Setting(
        "office",
        "requests_call",
        "CHARTEROAK_REQUESTS_CALL",
        Type.TEXT,
        "311, or (860) 757-9311",
        "Whom people call about requests for service.",
    ),
)
