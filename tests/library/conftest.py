from tests.search.conftest import library, postgres, where

__all__ = ["library", "postgres", "where"]  # fixtures: four reports, the first of them read, on both stores
