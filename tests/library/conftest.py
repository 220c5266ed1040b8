from tests.search.conftest import library

__all__ = ["library"]  # a fixture: four reports, the first of them read, on both stores
