"""LangChain's own suite over our FAISS store, and what we ask of it beyond."""

from pathlib import Path

import numpy as np
import pytest
from langchain_core.documents import Document
from langchain_core.vectorstores import VectorStore
from langchain_tests.integration_tests import VectorStoreIntegrationTests

from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index.faiss_store import FaissVectorStore


class TestFaissVectorStore(VectorStoreIntegrationTests):
    """Everything that LangChain expects of a vector store."""

    @pytest.fixture
    def vectorstore(self) -> VectorStore:
        """An empty one."""
        return FaissVectorStore(self.get_embeddings())


def _filled() -> FaissVectorStore:
    texts = ["transfer abroad", "lost card", "savings rate"]
    return FaissVectorStore.from_texts(texts, HashingEmbeddings(), ids=["a", "b", "c"])


def test_a_loaded_store_finds_what_the_saved_one_found(tmp_path: Path) -> None:
    store = _filled()
    store.save(tmp_path)
    again = FaissVectorStore.load(tmp_path, HashingEmbeddings())
    query = "I lost a card"
    assert again.similarity_search_with_score(query) == store.similarity_search_with_score(query)
    again.add_texts(["lost card and keys"], ids=["d"])
    again.delete(["b"])
    assert again.similarity_search(query, k=1)[0].id == "d"
    assert again.get_by_ids(["b"]) == []


def test_scores_are_cosines() -> None:
    (document, score), *_ = _filled().similarity_search_with_score("lost card", k=1)
    assert document.id == "b"
    assert score == pytest.approx(1.0, abs=1e-5)


def test_an_empty_store_finds_nothing(tmp_path: Path) -> None:
    store = FaissVectorStore(HashingEmbeddings())
    store.save(tmp_path)
    again = FaissVectorStore.load(tmp_path, HashingEmbeddings())
    assert again.nearest(np.zeros((2, 512), dtype=np.float32), 3) == [[], []]


def test_a_text_with_a_known_id_replaces_the_older_one() -> None:
    store = _filled()
    store.add_texts(["opening hours"], ids=["b"])
    assert len(store) == 3
    assert store.get_by_ids(["b"]) == [Document(id="b", page_content="opening hours")]


def test_every_text_is_compared_with_all_queries_at_once() -> None:
    store = _filled()
    queries = np.asarray(HashingEmbeddings().embed_documents(["lost card", "rates"]), np.float32)
    cosines = store.cosines(queries)
    assert cosines.shape == (2, 3)
    assert cosines == pytest.approx(queries @ store.all_vectors().T)
    assert cosines[0, 1] == pytest.approx(1.0, abs=1e-5)
    assert FaissVectorStore(HashingEmbeddings()).cosines(queries).shape == (2, 0)
