"""The spaCy tokenizer: offsets exact, normal forms in NORM."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kawalis.annotate.model.lexemes import OWN_FORM
from kawalis.annotate.model.segmenting import FIELD, WORDS, Segmenter, clitics_of
from kawalis.annotate.model.vocabulary import Vocabulary, vocabulary_of

WORD_STARTS = "kawalis_word_starts"  # Doc.user_data: token indices at which a written word begins, sorted


class KawalisTokenizer:
    """Text to Doc. Joined with the spaces, the tokens are the text, whatever the text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._vocabulary: Vocabulary | None = None
        self._read({})

    def __call__(self, text: str) -> Doc:
        vocabulary = vocabulary_of(self.vocab)
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._segmenter = vocabulary, Segmenter(vocabulary.lexemes, self.clitics)
        vocabulary.refresh()
        tokens = self._segmenter(text)
        texts = tokens.store.texts
        words = [texts[i] for i in tokens.lexemes.tolist()]
        doc = Doc(self.vocab, words=words, spaces=tokens.blanks.tolist())
        for i in np.flatnonzero(tokens.signs & OWN_FORM).tolist():
            doc[i].norm_ = tokens.form(i)
        doc.user_data[WORD_STARTS] = tokens.words.tolist()
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Tokenize a stream; `batch_size` is there for spaCy's interface."""
        return (self(text) for text in texts)

    def _read(self, blobs: dict[str, bytes]) -> None:
        self._blobs, self.clitics, self._vocabulary = blobs, clitics_of(blobs), None

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
