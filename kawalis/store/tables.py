"""The one schema, for SQLite and PostgreSQL alike.

Articles, versions and judgements are precious; whatever hangs on a record is made by the engine and can be made again.
Times are ISO 8601 text in UTC, spans code points of the article's text; ``number`` never leaves the database.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()
schema_steps = Table(
    "schema_steps",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("applied_at", Text, nullable=False),
)

# A text is kept once, however many outlets printed it. body: packed (:mod:`kawalis.store.pack`).
texts = Table(
    "texts",
    metadata,
    Column("digest", String(64), primary_key=True),  # SHA-256 of the UTF-8
    Column("size", Integer, nullable=False),  # bytes of the UTF-8
    Column("body", LargeBinary, nullable=False),
)

# One text of one outlet. ``published`` is what came with it, ``day`` what the reading says (the same until it is read).
articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("digest", String(64), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("outlet", Text),  # the name as it came
    Column("outlet_id", Text, index=True),  # of the outlet files, where one is known
    Column("url", Text, index=True),
    Column("language", Text, nullable=False),
    Column("author", Text),
    Column("published", Text),
    Column("published_origin", Text, nullable=False),  # given, metadata, page, unknown
    Column("published_why", Text, nullable=False),  # JSON list
    Column("origin", Text, nullable=False),  # the file, feed or address that it was added from
    Column("added_at", Text, nullable=False),
    Column("current", Boolean, nullable=False),  # false once its page has a newer version
    Column("day", Text, index=True),
    Column("record", Integer, index=True),  # number of its newest record, null while unread
)

# What stood at an address, in order; the highest number is the page as last seen.
versions = Table(
    "versions",
    metadata,
    Column("address", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article", String(16), nullable=False, index=True),
    Column("seen_at", Text, nullable=False),
)

# What the fetcher needs to ask again politely, and what became of raw bytes that were seen before.
pages = Table(
    "pages",
    metadata,
    Column("address", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("checked_at", Text, nullable=False),
)
intake = Table(
    "intake",
    metadata,
    Column("key", String(32), primary_key=True),  # of the raw bytes and all that was said of them
    Column("article", String(16), nullable=False),
)

# Append-only. body: packed JSON of docs/record.md without article.text.
records = Table(
    "records",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", String(16), nullable=False, index=True),
    Column("kawalis", Text, nullable=False),  # the engine's version
    Column("model", Text, nullable=False),  # the annotator's language, name, version
    Column("knowledge", Text, nullable=False),  # fingerprint of the compiled tables, + that of a user's files
    Column("schema", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# Rows of the newest record of each article; ``local`` is the id inside the record.
statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(20), nullable=False, unique=True),
    Column("article", String(16), nullable=False, index=True),
    Column("local", Text, nullable=False),
    Column("parent", String(20)),
    Column("layer", Text, nullable=False),
    Column("begins", Integer, nullable=False),  # from the first to the last character of its spans
    Column("ends", Integer, nullable=False),
    Column("cue", Text),
    Column("source", String(20), index=True),  # actors.id
    Column("source_type", Text, nullable=False),
    Column("cue_class", Text, nullable=False),
    Column("directness", Text, nullable=False),
    Column("polarity", String(1), nullable=False),
    Column("certainty", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("said_begin", Text),
    Column("said_until", Text),
    Column("day", Text),  # of publication
)
links = Table(
    "links",
    metadata,
    Column("statement", String(20), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),  # 0 is the outlet
    Column("article", String(16), nullable=False, index=True),
    Column("actor", String(20), nullable=False, index=True),
    Column("link", Text, nullable=False),
)
events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(20), nullable=False, unique=True),
    Column("article", String(16), nullable=False, index=True),
    Column("local", Text, nullable=False),
    Column("begins", Integer, nullable=False),  # of the anchor
    Column("ends", Integer, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("type", Text, index=True),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("statement", String(20), index=True),
    Column("place", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("place_precision", Text),
    Column("begin", Text, index=True),
    Column("until", Text),
    Column("time_precision", Text),
    Column("contexts", Text, nullable=False),  # parted by spaces
    Column("sizes", Text, nullable=False),  # JSON list of {kind, low, high}
    Column("day", Text),  # of publication
    Column("telling", Text),  # told, mentioned
)
parties = Table(
    "parties",
    metadata,
    Column("event", String(20), primary_key=True),
    Column("role", Text, primary_key=True),  # actor, target
    Column("actor", String(20), primary_key=True),
    Column("article", String(16), nullable=False, index=True),
)
# An actor of one report. ``entity`` is who it is in all reports: a known id, else its own.
actors = Table(
    "actors",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(20), nullable=False, unique=True),
    Column("article", String(16), nullable=False, index=True),
    Column("local", Text, nullable=False),
    Column("entity", Text, nullable=False, index=True),
    Column("kb", Text),
    Column("kind", Text, nullable=False),
    Column("name_ar", Text, nullable=False),
    Column("name_en", Text),
    Column("role", Text),
    Column("country", Text),
    Column("code", Text),
    Column("mentions", Integer, nullable=False),
)
# Of whom a statement speaks, without who speaks: numbers of rows of ``actors`` and ``statements``.
about = Table(
    "about",
    metadata,
    Column("actor", Integer, primary_key=True, autoincrement=False),
    Column("statement", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
times = Table(
    "times",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", String(16), nullable=False, index=True),
    Column("local", Text, nullable=False),
    Column("begins", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("begin", Text, index=True),
    Column("until", Text),
)

# What can be found; its words are indexed under its number. exact: the folded words, null for an article (its text's).
search = Table(
    "search",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),  # article, statement, event, actor
    Column("item", String(64), nullable=False),  # articles.id, statements.id, events.id, actors.entity
    Column("article", String(16)),  # null for an actor of the actor files
    Column("exact", Text),
    Index("search_item", "item", "kind"),
    Index("search_article", "article", "kind"),
    Index("search_kind", "kind"),
)

# What is true of each thing that can be found (:mod:`kawalis.store.terms`), in the order of its table's columns.
terms = Table(
    "terms",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),  # number of the condition
    Column("found", Integer, primary_key=True, autoincrement=False),  # search.number
    Column("article", Integer, primary_key=True, autoincrement=False),  # articles.number of who tells it
    Column("kind", Integer, primary_key=True, autoincrement=False),  # of the thing
    sqlite_with_rowid=False,
)

# Near duplicates: ``article`` came after ``original`` or copies it; likeness is the estimated Jaccard index.
copies = Table(
    "copies",
    metadata,
    Column("article", String(16), primary_key=True),
    Column("original", String(16), primary_key=True, index=True),
    Column("likeness", Float, nullable=False),
    Column("method", Text, nullable=False),
)
sketches = Table(
    "sketches",
    metadata,
    Column("article", String(16), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # MinHash, 32-bit words, little-endian
)
bands = Table(
    "bands",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Integer, primary_key=True, autoincrement=False),  # articles.number
    sqlite_with_rowid=False,
)

skipped = Table(
    "skipped",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("item", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("detail", Text, nullable=False),  # JSON object
    Column("first_at", Text, nullable=False),
    Column("last_at", Text, nullable=False),
    Column("times", Integer, nullable=False),
    UniqueConstraint("item", "code"),
)

# What people say. Append-only: a later one about the same things wins, ``withdrawn`` takes one back.
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(20), nullable=False, unique=True),
    Column("kind", Text, nullable=False, index=True),  # kawalis.store.judging.KINDS
    Column("subject", Text, nullable=False, index=True),  # id of a statement, event, actor, article, outlet
    Column("object", Text),  # the other actor; the part of the subject that is judged
    Column("value", Text),  # the note's words, the grade (A1 to F6), JSON of spans and labels
    Column("author", Text),
    Column("made_at", Text, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("article", String(16), index=True),  # of what is judged, where it is in one
)

changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False, index=True),
    Column("what", Text, nullable=False),  # added, changed, withdrawn
    Column("kind", Text, nullable=False),  # article, record, statement, event, copy, judgement
    Column("item", Text, nullable=False),
    Column("article", String(16), index=True),
)
MADE = (statements, links, events, parties, actors, times)  # rows that a newer record replaces
