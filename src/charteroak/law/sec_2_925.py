"""Sec. 2-925. - Purpose."""

from charteroak.law.provision import Provision

PURPOSE = Provision(
    clause="2-925",
    words="""
        The purpose of this article is to codify the policy of the City of Hartford regarding its residents and usage
        of city services as it relates to their immigration status.
    """,
    no_norm="It says what the article is for. It commands, forbids and permits no act.",
)

PROVISIONS = (PURPOSE,)
