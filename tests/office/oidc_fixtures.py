"""Fixtures of sign-on: a provider that runs, a site that is set up for it, and a person who visits."""

from collections.abc import Iterator

import pytest
from office_visitor import Visitor
from oidc_provider import CLIENT, SECRET, Provider, run
from oidc_visit import Visit


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """A provider, and the site set up for it: three groups have a role, the last of them the administrator's."""
    from charteroak.office.accounts.oidc import discovery

    provider = Provider()
    server = run(provider)
    for name, value in {
        "ISSUER": provider.url,
        "CLIENT_ID": CLIENT,
        "CLIENT_SECRET": SECRET,
        "CLAIM": "groups",
        "MAPPING": "clerks=employee,lawyers=counsel,bosses=administrator",
        "CREATE": "yes",
    }.items():
        monkeypatch.setenv(f"CHARTEROAK_OIDC_{name}", value)
    discovery.forget()
    yield provider
    discovery.forget()
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(provider: Provider, office: None) -> Visit:  # noqa: ARG001 - its tables
    """Somebody who is about to sign on."""
    return Visit(Visitor(), provider)
