"""What all entries share."""

from __future__ import annotations

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One entry of a data file: frozen, keyword-only; an unknown field is an error.

    ``examples`` and ``counter_examples`` (where a schema has them) are run by the tests and left out of the
    compiled tables.
    """
