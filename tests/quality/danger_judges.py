"""The judges of dangers as they serve."""

from pathlib import Path

from bot.answering.danger import borne_out, danger_of
from bot.backends.embeddings.adapted_encoder import saved_model
from bot.backends.embeddings.encoder import Encoder
from bot.backends.embeddings.model import EmbeddingModel
from bot.backends.embeddings.sentence_transformers import PACKAGED_MODEL
from bot.backends.embeddings.universal_encoder import UniversalSentenceEncoder
from bot.backends.index.classifier.messages import MessageClassifier, with_sentences
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language


class DangerJudges:
    """What serves: the list, and where it is silent the classifier that was learned at publishing."""

    def __init__(self, bank: Path) -> None:
        (generation,) = (bank / "generations").glob("*/generation.json")
        self._folder = generation.parent
        models = Encoder(PACKAGED_MODEL, bank / "encoders"), UniversalSentenceEncoder()
        self._models: dict[Language, EmbeddingModel | None] = {
            language: saved_model(self._folder / language, models) for language in Language
        }

    def judged(self, texts: list[str], language: Language) -> list[EscalationReason | None]:
        """What each text tells of."""
        messages = [with_sentences(text) for text in texts]
        model = self._models[language]
        assert model is not None
        meaning = model.vectors([text for some in messages for text in some])
        classifier = MessageClassifier.load(language, self._folder / language)
        learned = classifier.impressions(messages, meaning)
        return [
            danger_of(text, language) or borne_out(one.suspicions, language)
            for text, one in zip(texts, learned, strict=True)
        ]

    def share_seen(self, texts: list[str], language: Language) -> float:
        """Share in [0, 1] of the texts that tell of anything."""
        return sum(one is not None for one in self.judged(texts, language)) / len(texts)
