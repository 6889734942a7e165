"""An identity provider on this machine, in this process, that can be made to misbehave."""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
import time
import warnings
from base64 import urlsafe_b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

CLIENT, SECRET = "charter-oak", "a secret: of+the/client%"


@cache
def key(kind: str) -> Any:
    """A key pair of the test run's own, by a name: its `kid`. The kinds begin with rsa, ec or ed."""
    if kind == "rsa-short":  # the library makes none so short
        short = rsa.generate_private_key(65537, 1024)  # noqa: S505 - it is to be refused
        pem = short.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with warnings.catch_warnings(action="ignore"):
            return RSAKey.import_key(pem, {"kid": kind})
    if kind.startswith("rsa"):
        return RSAKey.generate_key(2048, {"kid": kind})
    return (
        ECKey.generate_key("P-256", {"kid": kind})
        if kind.startswith("ec")
        else OKPKey.generate_key("Ed25519", {"kid": kind})
    )


def encoded(data: bytes) -> str:
    """base64url without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def signed(header: dict[str, Any], claims: dict[str, Any], pair: Any) -> str:
    """A token as anyone who holds the key could make it, with any header."""
    algorithm = str(header["alg"])
    head, body = (encoded(json.dumps(part).encode()) for part in (header, claims))
    signature = JWSRegistry.algorithms[algorithm].sign(f"{head}.{body}".encode(), pair) if algorithm != "none" else b""
    return f"{head}.{body}.{encoded(signature)}"


@dataclass
class Provider:
    """What the provider says. `claims`, `header` and the others are what a test changes."""

    url: str = ""
    subject: str = "8c2f1f"
    groups: Any = ("clerks",)
    claims: dict[str, Any] = field(default_factory=dict)
    """Claims of the ID token that differ; None takes one out."""
    header: dict[str, Any] = field(default_factory=dict)
    """What differs in the ID token's header; None takes it out."""
    signer: str = "rsa-1"
    """The key that it signs with."""
    published: tuple[str, ...] = ("rsa-1",)
    """The keys that it shows."""
    metadata: dict[str, Any] = field(default_factory=dict)
    """What differs in its description of itself."""
    userinfo: dict[str, Any] = field(default_factory=dict)
    """What differs in what it says of a person."""
    token: Callable[[dict[str, Any], dict[str, Any]], str] | None = None
    """Makes the ID token from its header and claims, instead of signing them."""
    answer: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    """How a path is answered otherwise."""
    issuer_in_answer: str | None = None
    """The `iss` that the person brings back; None for its own."""
    asked: list[str] = field(default_factory=list)
    """The paths that it was asked for."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    spent: set[str] = field(default_factory=set)
    issued: list[str] = field(default_factory=list)
    """Each token that it gave."""
    tokens_form: list[dict[str, str]] = field(default_factory=list)
    """What it was sent for each code."""

    def authorised(self, address: str, **changed: str) -> str:
        """What a person's browser is sent back to after signing in at an address of this provider."""
        query = dict(parse_qsl(urlsplit(address).query))
        assert query["response_type"] == "code"
        assert query["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        back = {"code": code, "state": query["state"], "session_state": "theirs"}
        if self.issuer_in_answer is not None or self.metadata.get("authorization_response_iss_parameter_supported"):
            back["iss"] = self.url if self.issuer_in_answer is None else self.issuer_in_answer
        parts = urlsplit(query["redirect_uri"])
        return f"{parts.path}?{urlencode({**back, **changed})}"

    def described(self) -> dict[str, Any]:
        """Its description of itself."""
        own = {
            "issuer": self.url,
            **{
                name: f"{self.url}/{name}" for name in ("authorization_endpoint", "token_endpoint", "userinfo_endpoint")
            },
            "jwks_uri": f"{self.url}/keys",
            "end_session_endpoint": f"{self.url}/out",
        }
        return {**own, **self.metadata}

    def exchanged(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """The tokens for a code; None where the code, the verifier or the client is wrong."""
        self.tokens_form.append({**form, "authorization": authorization})
        query = self.codes.get(form.get("code", ""))
        if query is None or form["code"] in self.spent:
            return None
        self.spent.add(form["code"])
        challenge = encoded(hashlib.sha256(form["code_verifier"].encode()).digest())
        if challenge != query["code_challenge"] or form["redirect_uri"] != query["redirect_uri"]:
            return None
        access, now = secrets.token_urlsafe(24), int(time.time())
        claims = {
            "iss": self.url, "sub": self.subject, "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": query["nonce"],
            "name": "Ana Rivera", "email": "ana@hartford.example", "groups": list(self.groups), "amr": ["pwd", "mfa"],
            "auth_time": now, "at_hash": encoded(hashlib.sha256(access.encode()).digest()[:16]), "acr": "2",
        }  # fmt: skip
        claims = {name: value for name, value in (claims | self.claims).items() if value is not None}
        header = {"alg": "RS256", "kid": self.signer, "typ": "JWT"} | self.header
        header = {name: value for name, value in header.items() if value is not None}
        token = self.token(header, claims) if self.token else signed(header, claims, key(self.signer))
        self.issued += [access, token]
        return {"access_token": access, "token_type": "Bearer", "expires_in": 60, "id_token": token}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._serve({})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._serve({name: values[0] for name, values in parse_qs(body).items()})

    def _serve(self, form: dict[str, str]) -> None:
        provider: Provider = self.server.provider  # type: ignore[attr-defined]
        path = self.path
        provider.asked.append(path)
        if path in provider.answer:
            provider.answer[path](self)
            return
        if path.startswith("/authorization_endpoint?"):
            self._send_back(provider.authorised(path), dict(parse_qsl(urlsplit(path).query))["redirect_uri"])
            return
        match path:
            case "/.well-known/openid-configuration":
                said: Any = provider.described()
            case "/keys":
                said = {"keys": [key(each).as_dict(private=False) for each in provider.published]}
            case "/token_endpoint":
                said = provider.exchanged(form, self.headers.get("Authorization", ""))
            case "/userinfo_endpoint":
                said = {"sub": provider.subject, "groups": list(provider.groups)} | provider.userinfo
            case _:
                said = None
        send(self, said if said is not None else {"error": "invalid_grant"}, 200 if said is not None else 400)

    def _send_back(self, path: str, to: str) -> None:
        """The person has signed in: back to the site, by their browser."""
        parts = urlsplit(to)
        self.send_response(302)
        self.send_header("Location", f"{parts.scheme}://{parts.netloc}{path}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        pass


def send(handler: BaseHTTPRequestHandler, said: Any, status: int = 200, **headers: str) -> None:
    """Answer with JSON."""
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    handler.send_response(status)
    for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    with suppress(OSError):  # whoever asked has had enough
        handler.wfile.write(body)


def run(provider: Provider) -> ThreadingHTTPServer:
    """The provider, listening; its `url` is filled in."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.provider = provider  # type: ignore[attr-defined]
    provider.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return server


__all__ = ["CLIENT", "SECRET", "Provider", "encoded", "jwt", "key", "run", "send", "signed"]
