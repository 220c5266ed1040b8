"""Put the trained parts together into one pipeline folder, small enough to ship."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import callbacks  # noqa: F401  (the trained configs name its functions)
import spacy
from spacy.language import Language
from thinc.api import Model

import kawalis.annotate.model.loading  # noqa: F401
from kawalis.annotate.model.embed import narrow
from kawalis.annotate.model.tokenizer import KawalisTokenizer
from kawalis.annotate.model.vocabulary import shrink, vocabulary_of
from kawalis.annotate.model.words import LOOKUPS


def needed_strings(nlp: Language) -> list[str]:
    """Labels and their parts; the words met in training are no business of the shipped vocabulary."""
    found = {"", LOOKUPS, "kawalis_word_starts"}
    for name, pipe in nlp.pipeline:
        found.add(name)
        for label in getattr(pipe, "labels", ()):
            found |= {label, *label.split("-", 1)}
            for part in (label, *label.partition(" ")[::2]):  # readings: part of speech, blank, features
                found |= {part, *part.split("|"), *part.replace("|", "=").split("=")}
    found |= {"lexicon", "names", "verbs", "lemmas", "scale", "SPACE", "dep", "VERB"}
    return sorted(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", required=True)
    parser.add_argument("--syntax", type=Path, required=True)
    parser.add_argument("--ner", type=Path)
    parser.add_argument("--clitics", type=Path, required=True)
    parser.add_argument("--names", type=Path, help="packed names column")
    parser.add_argument("--verbs", type=Path, required=True)
    parser.add_argument("--lemmas", type=Path, required=True)
    parser.add_argument("--licence", default="")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    nlp = spacy.load(args.syntax)
    tokenizer = KawalisTokenizer(nlp.vocab)
    tokenizer.from_files(args.clitics)
    nlp.tokenizer = tokenizer
    table = nlp.vocab.lookups.get_table(LOOKUPS)
    for name, path in (("names", args.names), ("verbs", args.verbs), ("lemmas", args.lemmas)):
        if path:
            table[name] = path.read_bytes()
    nlp.add_pipe("kawalis_sentences", first=True)
    nlp.add_pipe("kawalis_verbs", after="morphologizer")
    nlp.add_pipe("kawalis_lemmas", last=True)
    if args.ner:
        nlp.add_pipe("ner", source=spacy.load(args.ner), last=True)
    nlp.meta.update(name=args.name, license=args.licence, version="0.1.0")
    nlp.config["initialize"] = {
        "components": {},
        "tokenizer": {},
        "vectors": None,
        "vocab_data": None,
        "lookups": None,
    }
    nlp.config["initialize"] |= {"init_tok2vec": None, "before_init": None, "after_init": None}
    nlp.config["training"] = {}
    nlp.config["corpora"] = {}
    nlp.config["paths"] = {}
    vocabulary_of.cache_clear()
    nlp.batch_size = nlp.config["nlp"]["batch_size"] = (
        16  # reports: larger batches fall out of the processor's cache
    )
    shrink(nlp.vocab)
    for _, pipe in nlp.pipeline:
        if isinstance(getattr(pipe, "model", None), Model):
            narrow(pipe.model)  # type: ignore[attr-defined]
    nlp.to_disk(args.out)
    (args.out / "vocab" / "strings.json").write_text(json.dumps(needed_strings(nlp), ensure_ascii=False))
    size = sum(f.stat().st_size for f in args.out.rglob("*") if f.is_file())
    print(json.dumps({"pipes": nlp.pipe_names, "MB": round(size / 1e6, 2)}))


if __name__ == "__main__":
    main()
