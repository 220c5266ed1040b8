import pytest

from kawalis.annotate import annotate
from kawalis.extract.names import mentions
from kawalis.knowledge.build import DATA, Source
from kawalis.knowledge.schema.titles import Title
from kawalis.knowledge.tables import TABLES
from kawalis.model import Article
from kawalis.pipeline import initial

TITLES = [row for row in Source(TABLES["titles"], DATA).rows if isinstance(row, Title)]
EXAMPLES = [(title.id, text) for title in TITLES for text in title.examples]
COUNTER_EXAMPLES = [(title.id, text) for title in TITLES for text in title.counter_examples]


def attributes(text: str) -> set[str]:
    document = annotate(**initial(Article.of("عنوان\n" + text)))
    return {title for mention in mentions(document=document) for title in mention.attributes}


@pytest.mark.parametrize(("title", "text"), EXAMPLES)
def test_examples(title: str, text: str) -> None:
    assert title in attributes(text)


@pytest.mark.parametrize(("title", "text"), COUNTER_EXAMPLES)
def test_counter_examples(title: str, text: str) -> None:
    assert title not in attributes(text)
