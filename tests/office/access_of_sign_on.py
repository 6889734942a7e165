"""Things of sign-on: the link between a person and who they are at the provider."""

from __future__ import annotations

from access_objects import Made, ObjectCase
from office_people import made, signed_in


def _link() -> Made:
    from charteroak.office.accounts.oidc.models import Identity

    owner = made("records")
    identity = Identity.objects.create(person=owner, issuer="https://login.example", subject="7")  # type: ignore[misc]
    return Made(
        {"identity": identity.handle},
        {
            "owner": signed_in(owner),
            "counsel": signed_in(made("counsel")),
            "administrator": signed_in(made("administrator")),
        },
    )


CASES = [
    ObjectCase(
        "a link is an administrator's to remove, and not its owner's",
        route="sign_on_unlink",
        make=_link,
        may=("administrator",),
        may_not=("owner", "counsel"),
        method="POST",
    )
]
