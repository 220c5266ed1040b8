"""What the training configs name beyond spaCy: our language, embedding and encoder, the corpus reader, lexicons."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.ml.models import MaxoutWindowEncoder, build_Tok2Vec_model
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from thinc.api import Model

import kawalis.annotate.model.loading  # noqa: F401  (registers the language, the components, the embedding and the tokenizer)
from kawalis.annotate.model.chars import fold
from kawalis.annotate.model.embed import embed
from kawalis.annotate.model.vocabulary import vocabulary_of
from kawalis.annotate.model.words import LOOKUPS

PRETRAINED_COLUMNS = ["form", "fold", "prefix", "suffix2", "suffix3", "lexicon"]
PRETRAINED_DEPTH = 4
HEH, TEH_MARBUTA = "\u0647", "\u0629"


@spacy.registry.callbacks("kawalis.lexicons.v1")
def lexicons(lexicon: str | None, names: str | None) -> Callable[[Language], Language]:
    """Before initialisation: put the packed word lists into the vocabulary."""

    def load(nlp: Language) -> Language:
        table = nlp.vocab.lookups.add_table(LOOKUPS)
        for name, path in (("lexicon", lexicon), ("names", names)):
            if path:
                table[name] = Path(path).read_bytes()
        vocabulary_of.cache_clear()
        return nlp

    return load


@spacy.registry.readers("kawalis.Corpus.v1")
def corpus(
    paths: str, repeat: list[int], careless: float = 0.0, blanks: float = 0.0, limit: int = 0, seed: int = 1
) -> Callable[[Language], Iterator[Example]]:
    """Read DocBins with their own tokens and norms; `paths` apart by commas, each `repeat` times.

    careless: share of the sentences written as careless writers do (hamza and teh marbuta dropped), once more.
    blanks: share of the sentences with a white space token put in somewhere, as running text has them.
    limit: read so many sentences of each path at most, 0 for all.
    """

    def read(nlp: Language) -> Iterator[Example]:
        chance = random.Random(seed)
        for path, times in zip(paths.split(","), repeat, strict=True):
            for n, doc in enumerate(DocBin().from_disk(path).get_docs(nlp.vocab)):
                if limit and n >= limit:
                    break
                if not len(doc):
                    continue
                for _ in range(times):
                    spaced = chance.randrange(1, len(doc)) if chance.random() < blanks and len(doc) > 2 else 0
                    yield example(nlp, doc, chance.random() < careless, spaced)

    return read


def example(nlp: Language, gold: Doc, careless: bool, spaced: int = 0) -> Example:
    """The prediction side has the gold tokens and norms, nothing else."""
    if not gold[0].is_space and spaced and gold.has_annotation("DEP"):
        gold = with_space(gold, spaced)
    doc = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
    for token, known in zip(doc, gold, strict=True):
        token.norm_ = _careless(known.norm_) if careless else known.norm_
    return Example(doc, gold)


def with_space(gold: Doc, at: int) -> Doc:
    """The gold sentence with a blank of its own before token `at`, hanging on the token before it."""
    order = [*range(at), -1, *range(at, len(gold))]
    place = {old: new for new, old in enumerate(order)}
    take: Callable[[str], list[Any]] = lambda name: [getattr(gold[i], name) if i >= 0 else "" for i in order]  # noqa: E731
    doc = Doc(
        gold.vocab,
        words=[gold[i].text if i >= 0 else " " for i in order],
        spaces=[bool(gold[i].whitespace_) or i == at - 1 if i >= 0 else False for i in order],
        pos=[gold[i].pos_ if i >= 0 else "SPACE" for i in order],
        morphs=[str(gold[i].morph) if i >= 0 else "" for i in order],
        heads=[place[gold[i].head.i] if i >= 0 else at - 1 for i in order],
        deps=[gold[i].dep_ if i >= 0 else "dep" for i in order],
        lemmas=take("lemma_"),
    )
    for new, old in enumerate(order):
        if old >= 0:
            doc[new].norm_ = gold[old].norm_
    return doc


def _careless(norm: str) -> str:
    form = fold(norm) if not norm[:1].isdigit() else norm
    return form[:-1] + HEH if form.endswith(TEH_MARBUTA) else form


@spacy.registry.callbacks("kawalis.pretrained.v1")
def pretrained(path: str | None, component: str) -> Callable[[Language], Language]:
    """After initialisation: start the component's word network from pretrain.py's weights, column by column.

    A column that pretraining did not have (the names) keeps its own start.
    """

    def load(nlp: Language) -> Language:
        if path:
            start_from(Path(path).read_bytes(), nlp.get_pipe(component).model)  # type: ignore[attr-defined]
        return nlp

    return load


def start_from(weights: bytes, model: Model[Any, Any]) -> None:
    """Copy a pretrained word network into the one inside `model`; its columns are our first ones."""
    network = next(m for m in model.walk() if "embed" in m.ref_names and "encode" in m.ref_names)
    words, encode = network.get_ref("embed"), network.get_ref("encode")
    tables, width = _tables(words), words.get_dim("nO")
    depth = min(PRETRAINED_DEPTH, sum(m.name == "expand_window" for m in encode.walk()))
    count = len(PRETRAINED_COLUMNS)
    rows = [table.get_dim("nV") for table in tables[:count]]
    old = build_Tok2Vec_model(
        embed(width, PRETRAINED_COLUMNS, rows, words.attrs["vectors"]),
        MaxoutWindowEncoder(width, 1, 3, depth),
    )
    old.initialize()
    old.from_bytes(weights)
    old_words = old.get_ref("embed")
    for mine, theirs in zip(tables, _tables(old_words), strict=False):
        mine.set_param("E", theirs.get_param("E").copy())
    _copy(old_words.layers[1], words.layers[1])
    for theirs, layer in zip(old.get_ref("encode").layers[0].layers, encode.layers[0].layers, strict=False):
        _copy(theirs, layer)  # deeper layers keep their own start
    mix, old_mix = words.layers[2], old_words.layers[2]
    new, known = (next(m for m in layer.walk() if m.name == "maxout") for layer in (mix, old_mix))
    weight = new.get_param("W").copy()
    weight[..., : count * width] = known.get_param("W")[..., : count * width]
    weight[..., len(tables) * width :] = known.get_param("W")[..., count * width :]
    _copy(old_mix, mix, skip=weight.shape != known.get_param("W").shape)
    new.set_param("W", weight)


def _tables(words: Model[Any, Any]) -> list[Model[Any, Any]]:
    return [m for m in words.layers[0].walk() if m.name == "hashembed"]


def _copy(source: Model[Any, Any], target: Model[Any, Any], skip: bool = False) -> None:
    """Copy every parameter; with `skip`, not the weights of a maxout layer (its inputs differ)."""
    for theirs, mine in zip(source.walk(), target.walk(), strict=True):
        for name in theirs.param_names:
            if theirs.has_param(name) and not (skip and name == "W" and theirs.name == "maxout"):
                mine.set_param(name, theirs.get_param(name).copy())


@spacy.registry.readers("kawalis.Names.v1")
def names_corpus(
    paths: str, repeat: list[int], strangers: float = 0.0, mined: str | None = None, seed: int = 1
) -> Callable[[Language], Iterator[Example]]:
    """Read name DocBins; in the second and later copies, put unknown words into the names.

    Half of the names in a test are new, so a network that learns names by heart learns too little. `strangers` is the
    share of the person and place words whose NORM becomes that of a word mined from the news (gazetteer.py), or that
    word with a letter changed, which then stands in no list at all.
    """

    def read(nlp: Language) -> Iterator[Example]:
        chance = random.Random(seed)
        pools = _pools(Path(mined)) if mined else {}
        for path, times in zip(paths.split(","), repeat, strict=True):
            for doc in DocBin().from_disk(path).get_docs(nlp.vocab):
                for n in range(times if len(doc) else 0):
                    made = example(nlp, doc, False)
                    if n and pools:
                        _put_strangers(made, pools, strangers, chance)
                    yield made

    return read


def _pools(mined: Path) -> dict[str, list[str]]:
    pools: dict[str, list[str]] = {"PER": [], "LOC": []}
    for line in mined.read_text(encoding="utf8").splitlines():
        form, code = line.split("\t")
        if code in ("P3", "P2"):
            pools["PER"].append(form)
        elif code in ("L3", "L2"):
            pools["LOC"].append(form)
    return pools


def _put_strangers(made: Example, pools: dict[str, list[str]], share: float, chance: random.Random) -> None:
    for ent in made.reference.ents:
        pool = pools.get(ent.label_)
        if not pool or chance.random() > share:
            continue
        for token in ent:
            if len(token) > 2 and token.is_alpha:
                word = chance.choice(pool)
                if chance.random() < 0.4:
                    i = chance.randrange(len(word))
                    word = word[:i] + chance.choice(chance.choice(pool)) + word[i + 1 :]
                made.predicted[token.i].norm_ = word
