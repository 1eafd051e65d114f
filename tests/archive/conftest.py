from types import SimpleNamespace

import pytest


@pytest.fixture
def archive(db: None) -> SimpleNamespace:
    from tests.archive.kept_pages import make_archive  # models, for which Django's settings must be there

    return make_archive()
