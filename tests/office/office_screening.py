"""What tests of the page that screens share: a site that has the compiled patterns, which take seconds to make."""

from office_visitor import Site

from charteroak.screening import kept
from charteroak.screening.working import warm


def with_patterns(site: Site) -> Site:
    """The site, with the patterns of this test run in its folder."""
    warm()
    (site.data / "patterns").mkdir(parents=True, exist_ok=True)
    for path in kept.folder().glob("screening-*.bin"):
        (site.data / "patterns" / path.name).write_bytes(path.read_bytes())
    return site
