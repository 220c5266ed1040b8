"""How much one report may hold."""

LIMIT_MB = 8
LIMIT = LIMIT_MB * 1024 * 1024  # bytes; a long report has 50 kB, so more is a mistake or an archive
