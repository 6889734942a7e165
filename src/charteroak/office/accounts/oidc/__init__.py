"""Signing in with the city's own identity provider (OpenID Connect). The site runs without it: the extra `oidc`."""
