"""Signing on in a browser, with a provider on another host: cookies that no other site sends, and a strict policy."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from oidc_provider import CLIENT, SECRET, Provider, run

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def signing_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Provider]]:
    """A running site on localhost, and its provider on 127.0.0.1: for a browser those are two sites."""
    import time

    import httpx

    provider = Provider(groups=("clerks", "bosses"))
    server = run(provider)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    setting = {
        "ISSUER": provider.url, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET, "CLAIM": "groups", "CREATE": "yes",
        "MAPPING": "clerks=employee,bosses=administrator", "ADMINISTRATORS": "yes",
    }  # fmt: skip
    environment = {
        **os.environ, "CHARTEROAK_DATA": str(tmp_path_factory.mktemp("signing")),
        **{f"CHARTEROAK_OIDC_{name}": value for name, value in setting.items()},
    }  # fmt: skip
    command = [sys.executable, "-m", "uvicorn", "charteroak.office.asgi:application", "--port", str(port)]
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                httpx.get(f"http://127.0.0.1:{port}/", trust_env=False)
                break
            except httpx.TransportError:
                time.sleep(0.05)
        yield f"http://localhost:{port}", provider
    finally:
        process.terminate()
        process.wait(30)
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("language", "scripts"), [("", True), ("/es", False)], ids=["scripts", "no scripts"])
def test_a_person_signs_on_and_proves_it_again(
    language: str, scripts: bool, signing_site: tuple[str, Provider], new_page: Callable[..., Page], axe: Any
) -> None:
    """From the button to the desk, and through step-up to a page that asks for it; each page of it is looked at."""
    from playwright.sync_api import expect

    url, _ = signing_site
    page = new_page(java_script_enabled=scripts, viewport={"width": 320, "height": 700})

    def go_on(button: str) -> None:
        page.locator("main button.main").click()
        if not scripts:
            assert "127.0.0.1" in page.locator("h1").inner_text()
            page.locator("main a.button").click()
            page.wait_for_function("document.readyState === 'complete' && document.documentElement")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            expect(page.locator("h1")).to_have_text(button)
            page.locator("main button.main").click()

    for home in ("/es", "") if scripts else (language,):
        page.goto(f"{url}{home}/sign-in/with/city/?then={home}/office/")
        assert not scripts or axe(page) == []
    go_on("Ha vuelto")
    page.wait_for_url(f"{url}{language}/office/")
    page.goto(f"{url}{language}/office/sign-on/")
    # A page that asks for a fresh proof leads to where one gives it: here, with the provider.
    assert "/sign-in/again/" in page.url
    page.goto(f"{url}{language}/sign-in/with/city/again/?then={language}/office/sign-on/")
    go_on("Ha vuelto")
    page.wait_for_url(f"{url}{language}/office/sign-on/")
    assert page.locator("main li form").count() == 1
    page.wait_for_function("document.readyState === 'complete' && document.documentElement")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if scripts:
        assert axe(page) == []
        page.go_back()
        assert "code=" not in page.url
        page.goto(f"{url}/es/office/sign-on/")
        assert axe(page) == []
