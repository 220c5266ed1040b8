"""The spaCy tokenizer: pretokens, then clitics; offsets exact, normal forms in NORM."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pycrfsuite
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kawalis.annotate.model.clitics import Clitics, character_features
from kawalis.annotate.model.pretokens import PRETOKEN

FIELD, WORDS = "field.crfsuite", "words.msgpack.gz"
WORD_STARTS = "kawalis_word_starts"  # Doc.user_data: token indices at which a written word begins, sorted


class KawalisTokenizer:
    """Text to Doc. Joined with the spaces, the tokens are the text, whatever the text.

    One blank after a token is its `whitespace_`; any further white space is a token of its own, as spaCy has it.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.clitics = Clitics({}, {}, lambda _: [])
        self._blobs: dict[str, bytes] = {}

    def __call__(self, text: str) -> Doc:
        forms: list[str] = []
        blanks: list[bool] = []
        norms: list[tuple[int, str]] = []
        starts: list[int] = []
        split = self.clitics
        for match in PRETOKEN.finditer(text):
            kind, form = match.lastgroup, match.group()
            if kind == "space":
                if form[0] == " " and forms and not blanks[-1]:
                    blanks[-1] = True
                    form = form[1:]
                if form:
                    starts.append(len(forms))
                    forms.append(form)
                    blanks.append(False)
                continue
            starts.append(len(forms))
            if kind != "arabic":
                forms.append(form)
                blanks.append(False)
                continue
            segments, shadows = split(form)
            for i, shadow in enumerate(shadows, len(forms)):
                if shadow is not None:
                    norms.append((i, shadow))
            forms.extend(segments)
            blanks.extend([False] * len(segments))
        doc = Doc(self.vocab, words=forms, spaces=blanks)
        for i, shadow in norms:
            doc[i].norm_ = shadow
        doc.user_data[WORD_STARTS] = starts
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Tokenize a stream; `batch_size` is there for spaCy's interface."""
        return (self(text) for text in texts)

    def _read(self, blobs: dict[str, bytes]) -> None:
        self._blobs = blobs
        if FIELD not in blobs:
            return
        field = pycrfsuite.Tagger()
        field.open_inmemory(blobs[FIELD])
        words = srsly.msgpack_loads(gzip.decompress(blobs[WORDS]))
        counts = words["counts"]
        self.clitics = Clitics(
            words["memory"], counts, lambda word: field.tag(character_features(word, counts))
        )

    def from_files(self, folder: Path) -> None:
        """Read what training/train_clitics.py wrote."""
        self._read({name: (folder / name).read_bytes() for name in (FIELD, WORDS)})

    def to_bytes(self, **kwargs: Any) -> bytes:
        return bytes(srsly.msgpack_dumps(self._blobs))

    def from_bytes(self, data: bytes, **kwargs: Any) -> KawalisTokenizer:
        self._read(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **kwargs: Any) -> KawalisTokenizer:
        return self.from_bytes(Path(path).read_bytes())


@registry.tokenizers("kawalis.tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Any:
    """For the config: [nlp.tokenizer] @tokenizers = "kawalis.tokenizer.v1"."""

    def make(nlp: Language) -> KawalisTokenizer:
        return KawalisTokenizer(nlp.vocab)

    return make
