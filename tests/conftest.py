"""What the tests share: the checkout's folders and a cache of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# A busy machine is no fault: properties are held to what they say, not to milliseconds.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


@pytest.fixture(scope="session")
def examples() -> Path:
    """The sample corpus as it is shipped."""
    return ROOT / "examples" / "port-sarn"


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keeps compiled files out of the user's cache folder."""
    import os

    os.environ.setdefault("FRAMING_CACHE", str(tmp_path_factory.mktemp("cache")))
