"""What is searched without meaning: the words of a language's content, and its letters where need be."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.backends.embeddings.model import EmbeddingModel
from bot.backends.index.classifier.letters import letter_grams
from bot.backends.index.keyword_index import KeywordIndex
from bot.backends.index.search_keys import SearchKey


@dataclass(frozen=True, slots=True)
class WordIndexes:
    """Search by words, and by letters where no model reads the language well enough to do without."""

    words: KeywordIndex
    letters: KeywordIndex | None

    @classmethod
    def of(cls, keys: Sequence[SearchKey], model: EmbeddingModel | None) -> "WordIndexes":
        """Beside this model, if any. Sentences are searched by letters only: their words stand in their passage's
        own text.
        """
        letters = None
        if model is None or model.is_coarse:
            letters = KeywordIndex.of([key.words or key.text for key in keys], _grams)
        return cls(KeywordIndex.of([key.words for key in keys if key.words]), letters)

    def save(self, folder: Path) -> None:
        """A folder for each."""
        (folder / "words").mkdir(parents=True)
        self.words.save(folder / "words")
        if self.letters is not None:
            (folder / "letters").mkdir()
            self.letters.save(folder / "letters")

    @classmethod
    def load(cls, folder: Path, keys: Sequence[SearchKey]) -> "WordIndexes":
        """What `save` wrote for these keys."""
        size = sum(1 for key in keys if key.words)
        has_letters = (folder / "letters").exists()
        letters = KeywordIndex.load(folder / "letters", len(keys), _grams) if has_letters else None
        return cls(KeywordIndex.load(folder / "words", size), letters)


def _grams(text: str) -> list[str]:
    return list(letter_grams(text))
