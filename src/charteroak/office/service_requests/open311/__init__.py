"""The interface `/open311/v2`: GeoReport v2, in XML and JSON."""
