"""What can be the matter with a sign-on: kinds, which go to the audit and the log. No token and no claim is in them."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Why a sign-on was refused. Each name has at most 20 characters, as the audit has it."""

    STATE = "state"
    """What came back belongs to no sign-on that this browser's session began, or to one that is over."""
    LATE = "late"
    """It came back later than a sign-on may take."""
    MIX_UP = "mix_up"
    """It came back from another provider than the one it was sent to (RFC 9207)."""
    DECLINED = "declined"
    """The provider said no, or the person did."""
    ADDRESS = "address"
    """An address is not https."""
    UNREACHED = "unreached"
    """The provider could not be reached, or its certificate does not hold."""
    SLOW = "slow"
    """The provider did not answer in time."""
    REDIRECT = "redirect"
    """The provider answered with a redirect, which is not followed."""
    STATUS = "status"
    """The provider answered with an error."""
    TOO_LARGE = "too_large"
    """The provider's answer is larger than it can rightly be."""
    NOT_JSON = "not_json"
    """The provider's answer cannot be read."""
    DISCOVERY = "discovery"
    """The provider's description lacks what is needed."""
    DISCOVERY_ISSUER = "discovery_issuer"
    """The provider's description is of another issuer."""
    TOKEN_ANSWER = "token_answer"  # noqa: S105 - the name of a kind
    """The answer to the code holds no ID token."""
    TOKEN_FORM = "token_form"  # noqa: S105 - the name of a kind
    """The ID token is not a signed token, or not of that type."""
    ALGORITHM = "algorithm"
    """The ID token is signed with an algorithm that is not allowed, or with none."""
    KEY = "key"
    """None of the provider's keys is the one that the ID token names."""
    SIGNATURE = "signature"
    """The signature does not hold."""
    ISSUER = "issuer"
    SUBJECT = "subject"
    AUDIENCE = "audience"
    AUTHORISED_PARTY = "authorised_party"
    EXPIRED = "expired"
    ISSUED_AT = "issued_at"
    NOT_YET = "not_yet"
    NONCE = "nonce"
    TOKEN_HASH = "token_hash"  # noqa: S105 - the name of a kind
    """The access token is not the one that the ID token was made with (`at_hash`)."""
    NOT_RECENT = "not_recent"
    """The person did not prove who they are now, as was asked (`auth_time`)."""
    NO_SECOND_FACTOR = "no_second_factor"
    """The provider does not say that more than a password was asked for (`acr`, `amr`)."""
    USERINFO = "userinfo"
    """What the provider says of the person is about somebody else."""
    UNKNOWN_PERSON = "unknown_person"
    """Nobody here is linked with this person, and people are not made by signing on."""
    NO_ROLE = "no_role"
    """The provider gives this person no role here."""
    CLOSED = "closed"
    """This person's account is closed or locked here."""
    OTHER_PERSON = "other_person"
    """Somebody else proved who they are than the one who is signed in."""


class Refused(Exception):
    """A sign-on that is refused, with the kind of reason."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        super().__init__(f"the sign-on was refused: {kind}")
