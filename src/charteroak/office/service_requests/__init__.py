"""Requests for service as Open311 GeoReport v2 takes them, from anyone, with no name needed."""
