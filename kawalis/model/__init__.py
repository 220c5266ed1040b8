"""What everything else speaks in: documents, records, evidence, errors. Imports nothing of ours."""

from kawalis.model.article import Article, Published
from kawalis.model.document import Document, Entity, Form, Sentence, Token, Word
from kawalis.model.errors import (
    AnnotatorError,
    DataError,
    ExportError,
    InputError,
    KawalisError,
    PipelineError,
    StoreError,
)
from kawalis.model.mention import Candidate, Mention
from kawalis.model.record import (
    Actor,
    AnchoredTime,
    ChainLink,
    Check,
    Event,
    EventTime,
    Evidence,
    Message,
    Name,
    Place,
    Record,
    Size,
    Statement,
    TimeExpression,
    TimeRelation,
)
from kawalis.model.span import Span
from kawalis.model.stage import Stage, stage

__all__ = [
    "Actor",
    "AnchoredTime",
    "AnnotatorError",
    "Article",
    "Candidate",
    "ChainLink",
    "Check",
    "DataError",
    "Document",
    "Entity",
    "Event",
    "EventTime",
    "Evidence",
    "ExportError",
    "Form",
    "InputError",
    "KawalisError",
    "Mention",
    "Message",
    "Name",
    "PipelineError",
    "Place",
    "Published",
    "Record",
    "Sentence",
    "Size",
    "Span",
    "Stage",
    "Statement",
    "StoreError",
    "TimeExpression",
    "TimeRelation",
    "Token",
    "Word",
    "stage",
]
