"""The site: what staff and residents see and work in. It decides nothing itself: it asks `law`."""
