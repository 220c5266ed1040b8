"""One module a table: msgspec structs that forbid unknown fields."""
