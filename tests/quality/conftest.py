"""The sample bank's index, for reading alone."""

import asyncio
from pathlib import Path

import pytest

from bot.backends.embeddings.encoder import Encoder
from bot.backends.embeddings.sentence_transformers import PACKAGED_MODEL
from bot.backends.embeddings.universal_encoder import UniversalSentenceEncoder
from bot.backends.index.generation_folder import GenerationFolder
from bot.domain.ids import GenerationId
from bot.ports import Index


@pytest.fixture(scope="session")
def index(sample_bank: Path) -> Index:
    """Of the sample bank."""
    generations = sample_bank / "generations"
    (generation,) = generations.glob("*/generation.json")
    models = Encoder(PACKAGED_MODEL, sample_bank / "encoders"), UniversalSentenceEncoder()
    folder = GenerationFolder(generations, *models)
    return asyncio.run(folder.load(GenerationId(generation.parent.name)))
