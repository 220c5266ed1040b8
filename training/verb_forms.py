"""Work out the forms that are verbs and nothing else (for kawalis.annotate.model.verbs), and the lemma table.

A form counts when CAMeL Morph conjugates it (third person or first plural), lists it as no adjective, proper noun or
function word, the news never puts the article before it, and the treebank does not tag it otherwise.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from camel_morph import verbs
from lexicon import build
from spacy.tokens import DocBin

from kawalis.annotate.model.chars import ARTICLE, fold, plain
from kawalis.annotate.model.language import Kawalis
from kawalis.annotate.model.words import pack

LIKELY = (
    "P3MS",
    "I3MS",
    "P3FS",
    "I3FS",
    "P3MP",
    "I3MP",
    "I1UP",
    "P1UP",
    "I1US",
    "P3FP",
    "I3FP",
    "P3MD",
    "I3MD",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--morphology", type=Path, required=True)
    parser.add_argument("--treebank", type=Path, required=True, nargs="+")
    parser.add_argument("--segmented", type=Path, required=True)
    parser.add_argument("--verbs", type=Path, required=True)
    parser.add_argument("--lemmas", type=Path, required=True)
    args = parser.parse_args()
    counts = Counter(w for line in args.segmented.open(encoding="utf8") for w in line.split())
    vocab = Kawalis().vocab
    tagged: dict[str, Counter[str]] = {}
    lemmas: dict[str, Counter[str]] = {}
    for path in args.treebank:
        for doc in DocBin().from_disk(path).get_docs(vocab):
            for token in doc:
                form = fold(token.norm_)
                tagged.setdefault(form, Counter())[token.pos_] += 1
                if token.lemma_ and " " not in token.lemma_ and " " not in form:
                    lemmas.setdefault(f"{token.pos_}_{form}", Counter())[token.lemma_] += 1

    only: dict[str, list[str]] = {}
    for form, codes in build(args.morphology).items():
        seen, tags = counts[form], tagged.get(form, Counter())
        code = next((c for c in LIKELY if c in codes), None)
        if code is None or seen < 3 or len(form) < 3 or not all(len(c) == 4 for c in codes):
            continue
        if counts[ARTICLE + form] * 200 > seen or sum(tags.values()) > tags["VERB"] * 1.05:
            continue
        only.setdefault(code, []).append(form)
    args.verbs.write_bytes(pack(only))
    print("verb forms", sum(map(len, only.values())))

    table = {key: found.most_common(1)[0][0] for key, found in lemmas.items()}
    for reading in verbs(args.morphology):
        form = fold(reading.form)
        if counts[form]:
            table.setdefault(f"VERB_{form}", plain(reading.lemma))
    groups: dict[str, list[str]] = {}
    for key, lemma in table.items():
        if fold(lemma) != key.split("_", 1)[1] or lemma != fold(lemma):
            groups.setdefault(lemma, []).append(key)
    args.lemmas.write_bytes(pack(groups))
    print("lemmas", len(groups), "forms", len(table))


if __name__ == "__main__":
    main()
