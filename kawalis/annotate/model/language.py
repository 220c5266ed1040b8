"""The language class: Arabic news, with our shadow forms in NORM, LOWER, PREFIX and SUFFIX."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.attrs import LOWER, NORM, PREFIX, SUFFIX
from spacy.language import BaseDefaults, Language
from spacy.util import registry
from thinc.api import Model, NumpyOps

from kawalis.annotate.model import embed, tokenizer  # noqa: F401  (they register what the config names)
from kawalis.annotate.model.chars import fold, norm


def _norm(text: str) -> str:
    return norm(text)


def _prefix(text: str) -> str:
    return fold(text)[:3]


def _suffix(text: str) -> str:
    return fold(text)[-3:]


class KawalisDefaults(BaseDefaults):
    """spaCy's Arabic word lists stay out: their licence is fine, their tokens are not ours."""

    config: Any = {"nlp": {"tokenizer": {"@tokenizers": "kawalis.tokenizer.v1"}}}
    writing_system: Any = {"direction": "rtl", "has_case": False, "has_letters": True}
    lex_attr_getters: Any = {
        **BaseDefaults.lex_attr_getters,
        NORM: _norm,
        LOWER: fold,
        PREFIX: _prefix,
        SUFFIX: _suffix,
    }


@registry.languages("ar_kawalis")
class Kawalis(Language):  # type: ignore[no-untyped-call]
    """`lang = "ar_kawalis"` in a config."""

    lang = "ar_kawalis"
    Defaults = KawalisDefaults


@registry.callbacks("kawalis.gemm.v1")  # type: ignore[untyped-decorator]
def use_numpy_products() -> Callable[[Language], Language]:
    """For the config, ``after_pipeline_creation``: matrix products by numpy, not blis.

    Measured with blis 1.3.4 against OpenBLAS of numpy 2.4 on one AVX-512 core: 110 against 160 GFlop/s. A GPU is
    left alone.
    """

    def change(nlp: Language) -> Language:
        ops = NumpyOps(use_blis=False)
        for _, pipe in nlp.pipeline:
            model = getattr(pipe, "model", None)
            if isinstance(model, Model):
                for node in model.walk():
                    if isinstance(node.ops, NumpyOps):
                        node.ops = ops
        return nlp

    return change
