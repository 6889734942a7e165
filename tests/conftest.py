"""What every test shares: where the contract and the test data lie."""

import os
from pathlib import Path

import hypothesis
import pytest

# A busy machine is no failure: what is to be fast is measured by `make bench`.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

pytest_plugins = ["fixtures.browser", "fixtures.database", "fixtures.server"]

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the ordinance, the contract and the test data, beside the repository."""
    folder = Path(os.environ.get("CHARTEROAK_SHARED", ROOT.parent / "shared"))
    assert folder.is_dir(), "set CHARTEROAK_SHARED to the folder that holds ordinance/ and contract/"
    return folder
