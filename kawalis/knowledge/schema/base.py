"""What all entries share."""

from __future__ import annotations

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))  # tells type checkers, too
class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One entry of a data file: frozen; an unknown field is an error.

    ``examples`` and ``counter_examples`` (where a schema has them) are run by the tests and left out of the
    compiled tables.
    """
