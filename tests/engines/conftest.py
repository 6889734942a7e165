"""What is compiled for these tests is kept from run to run, in pytest's own folder."""

from pathlib import Path

import pytest

from charteroak.engines import fast
from charteroak.logic import kernels as keeping


@pytest.fixture(scope="session", autouse=True)
def kernels(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for `CHARTEROAK_DATA` with what is compiled in it."""
    kept = getattr(request.config, "cache", None)
    folder = kept.mkdir("charteroak") if kept is not None else tmp_path_factory.mktemp("charteroak")
    # Not by the variable: that would be for all other tests of this process, too.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "_parent", lambda: folder / "kernels")
        fast.folder.cache_clear()
        fast.folder()
    return Path(folder)
