"""Words that call a person or body by what it does: offices, ranks, honorifics, institutions."""

from __future__ import annotations

from typing import Literal

from kawalis.knowledge.schema.base import Entry


class Title(Entry):
    """One title or institution, in its written forms without article where it can stand without.

    ``kind``:

    - ``office``: whole as it stands (``رئيس الوزراء``);
    - ``head``: an office that needs to be told of what (``قائد``, ``رئيس``): a complement follows, or the
      article makes it an anaphor (``الرئيس``);
    - ``portfolio``: what a minister or a ministry is of (``الخارجية``), after the forms of ``minister``;
    - ``rank``: military and police ranks, usual before a name;
    - ``honorific``: stands before a name and says nothing of an office;
    - ``calling``: names somebody only together with a name (``المحلل``, ``القيادي``);
    - ``institution``: a body whose name is complete with its national adjective (``الحكومة العراقية``);
    - ``body``: a body that needs a complement (``وزارة``, ``حزب``);
    - ``group``: a plural or collective that only means somebody with an adjective (``الأطراف العراقية``);
    - ``outlet``: words for an outlet (``قناة``);
    - ``place``: words for a place that stay outside its name (``مدينة``);
    - ``facility``: words for a place that belong to its name (``ميناء``);
    - ``state``: says when or how an office is held (``السابق``), goes with any of them.

    ``alone`` tells that the definite form may stand for somebody named before (``الوزير``); ``alone_is`` is the
    title that a head is where it is told of no more than a state (``الرئيس الفرنسي``: the head of state).
    ``stated`` marks an institution of several words that is one only with its state (``القوات المسلحة``).
    ``country`` is that of an office that only one state has. ``code`` is the CAMEO role that goes after the
    country's code.

    ``role_state`` is what a state says of how the office is held (of a head: where another office follows, ``نائب
    وزير``). ``leading`` are words that say it before the office, outside its name; ``only_of`` the offices of which a
    state's forms say it, where of others they may describe a body (``رئيس المجلس الانتقالي``); ``not_before`` words
    after which a form says something else (``المنتخب ديمقراطيا``).
    """

    id: str
    kind: Literal[
        "office",
        "head",
        "portfolio",
        "rank",
        "honorific",
        "calling",
        "institution",
        "body",
        "group",
        "outlet",
        "place",
        "facility",
        "state",
    ]
    forms: list[str]
    en: str
    gender: Literal["m", "f", ""] = ""
    number: Literal["s", "p"] = "s"
    alone: bool = False
    stated: bool = False
    country: str | None = None
    alone_is: str | None = None
    code: str | None = None
    role_state: Literal["former", "late", "self_styled", "designate", "acting", "deputy", ""] = ""
    leading: list[str] = []
    only_of: list[str] = []
    not_before: list[str] = []
    examples: list[str] = []
    counter_examples: list[str] = []
