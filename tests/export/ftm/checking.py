"""Whether followthemoney takes what stands on the input as it is: for an interpreter that has it, and need not have us.

``python checking.py entities`` reads entities, one a line; ``python checking.py statements`` reads statements as CSV.
It prints how many there are and fails on the first that it would change.
"""

import json
import sys


def entities() -> int:
    """Check entities: each property and value stays."""
    from followthemoney import model  # noqa: PLC0415

    count = 0
    for line in sys.stdin:
        value = json.loads(line)
        cleaned = model.get_proxy(value, cleaned=False)
        cleaned.schema.validate(value)
        kept = {name: sorted(values) for name, values in cleaned.to_dict()["properties"].items()}
        wanted = {name: sorted(values) for name, values in value["properties"].items()}
        if kept != wanted:
            raise SystemExit(f"{value['id']}: {kept} where {wanted} was written")
        if not model.get_proxy(value).caption:
            raise SystemExit(f"{value['id']} has no caption")
        count += 1
    return count


def statements() -> int:
    """Check statements: each has the key and the type of property that followthemoney gives it."""
    from followthemoney.statement.serialize import read_csv_statements  # noqa: PLC0415
    from followthemoney.statement.util import get_prop_type  # noqa: PLC0415

    count = 0
    for statement in read_csv_statements(sys.stdin.buffer):
        if statement.generate_key() != statement.id:
            raise SystemExit(f"{statement.id} would be {statement.generate_key()}")
        if get_prop_type(statement.schema, statement.prop) != statement.prop_type:
            raise SystemExit(f"{statement.schema}:{statement.prop} is no {statement.prop_type}")
        count += 1
    return count


if __name__ == "__main__":
    print({"entities": entities, "statements": statements}[sys.argv[1]]())  # noqa: T201
