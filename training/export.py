"""Put a network of train_network.py into a pipeline in the place of tok2vec, morphologizer and parser.

Its weights are written in half precision; the pipeline keeps its tokenizer, vectors, lexicons and lemmas.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import srsly
import torch
from assemble import needed_strings
from network import PIECES, parts_of
from numpy.typing import NDArray

from kawalis.annotate.model.loading import load
from kawalis.annotate.model.vocabulary import shrink

Array = NDArray[np.float32]


def _maxout(weights: dict[str, Array], name: str) -> dict[str, Array]:
    """W with a piece behind the other: [inputs, pieces x outputs]."""
    weight, bias = weights[f"{name}.linear.weight"], weights[f"{name}.linear.bias"]
    order = np.arange(len(bias)).reshape(-1, PIECES).T.ravel()
    return {
        "w": weight[order].T,
        "b": bias[order],
        "g": weights[f"{name}.normal.G"],
        "s": weights[f"{name}.normal.b"],
    }


def _recurrent(weights: dict[str, Array], layer: int) -> dict[str, Array]:
    """From torch: input, forget, candidate, output gates a way; here: input, forget, output, doubled candidate."""
    inputs, carries, biases = [], [], []
    for way in ("", "_reverse"):
        part = {
            k: weights[f"recurrent.{k}_l{layer}{way}"]
            for k in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        }
        i, f, g, o = np.split(np.arange(len(part["bias_ih"])), 4)
        order, scale = np.concatenate([i, f, o, g]), np.repeat([1.0, 2.0], [3 * len(i), len(i)])[:, None]
        inputs.append((part["weight_ih"][order] * scale).T)
        carries.append((part["weight_hh"][order] * scale).T)
        biases.append((part["bias_ih"] + part["bias_hh"])[order] * scale[:, 0])
    return {"w": np.hstack(inputs), "u": np.stack(carries), "b": np.concatenate(biases)}


def arrays(saved: dict[str, Any]) -> dict[str, Array]:
    """The weights by the names that kawalis.annotate.model.network uses."""
    w = {name: value.float().numpy() for name, value in saved["weights"].items()}
    sizes = saved["sizes"]
    found = {f"table{i}": w[f"words.tables.{i}"] for i in range(len(sizes["rows"]))}
    found |= {"project_w": w["words.project.weight"].T, "project_b": w["words.project.bias"]}
    for name, source in [
        ("mix", "words.mix"),
        *((f"window{n}", f"windows.{n}") for n in range(sizes["depth"])),
    ]:
        found |= {f"{name}_{part}": value for part, value in _maxout(w, source).items()}
    for n in range(sizes["layers"]):
        found |= {f"recurrent{n}_{part}": value for part, value in _recurrent(w, n).items()}
    found["hidden_w"] = np.vstack([w["tag_hidden.weight"], w["name_hidden.weight"]]).T
    found["hidden_b"] = np.concatenate([w["tag_hidden.bias"], w["name_hidden.bias"]])
    found["tag_w"], found["tag_b"] = _tags(w, list(saved["labels"]["tags"]))
    found |= {"name_w": w["name_out.weight"].T, "name_b": w["name_out.bias"]}
    for name in ("arc_dependent", "arc_head", "relation_dependent", "relation_head"):
        found |= {f"{name}_w": w[f"{name}.weight"].T, f"{name}_b": w[f"{name}.bias"]}
    found |= {"arc_w": w["arc_weight"], "arc_b": w["arc_bias"], "root": w["root"][None]}
    cube = w["relation_weight"]  # [relations, dependent, head]
    found["relation_flat"] = cube.transpose(1, 0, 2).reshape(cube.shape[1], -1)
    return {name: np.ascontiguousarray(value, dtype="float32") for name, value in found.items()}


def _tags(w: dict[str, Array], tags: list[str]) -> tuple[Array, Array]:
    """One layer: a reading's own weights and those of its parts, summed."""
    parts = sorted({part for tag in tags for part in parts_of(tag)})
    shares = np.array([[float(p in parts_of(tag)) for p in parts] for tag in tags])
    weight = w["tag_out.weight"] + shares @ w["tag_parts.weight"]
    return weight.T, w["tag_out.bias"] + shares @ w["tag_parts.bias"]


def mean(paths: list[Path]) -> dict[str, Any]:
    """The mean of the weights of networks that began from the same one."""
    saved = [torch.load(path) for path in paths]
    names = saved[0]["weights"]
    return saved[0] | {
        "weights": {n: sum(s["weights"][n].float() for s in saved) / len(saved) for n in names}
    }


def state(paths: list[Path], with_names: bool) -> bytes:
    """The bytes of kawalis_joint."""
    saved = mean(paths)
    found = arrays(saved)
    if not with_names:
        size = len(found["tag_w"])
        found["hidden_w"], found["hidden_b"] = found["hidden_w"][:, :size], found["hidden_b"][:size]
        saved["labels"] = saved["labels"] | {"names": []}
        del found["name_w"], found["name_b"]
    weights = {name: value.astype("float16") for name, value in found.items()}
    labels = {name: list(found) for name, found in saved["labels"].items()}
    return bytes(
        srsly.msgpack_dumps({"labels": labels, "columns": saved["sizes"]["columns"], "weights": weights})
    )


REPLACED = ("tok2vec", "morphologizer", "parser", "kawalis_joint")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", help="pipeline to put it into")
    parser.add_argument("networks", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    parser.add_argument("--names", action="store_true", help="take names from it too, in the place of ner")
    args = parser.parse_args()
    nlp = load(args.base)
    for name in [*REPLACED, *(["ner"] if args.names else [])]:
        if name in nlp.pipe_names:
            nlp.remove_pipe(name)
    joint = nlp.add_pipe("kawalis_joint", after="kawalis_sentences")
    joint.from_bytes(state(args.networks, args.names))  # type: ignore[attr-defined]
    if nlp.vocab.vectors.data.dtype != np.int8:
        shrink(nlp.vocab)
    nlp.to_disk(args.out)
    strings = json.dumps(needed_strings(nlp), ensure_ascii=False)
    (args.out / "vocab" / "strings.json").write_text(strings, encoding="utf8")
    size = sum(f.stat().st_size for f in args.out.rglob("*") if f.is_file())
    print(json.dumps({"pipes": nlp.pipe_names, "MB": round(size / 1e6, 2)}))


if __name__ == "__main__":
    main()
