"""The exported encoder gives what the library gives, without the library."""

import asyncio
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest

from bot.backends.embeddings.encoder import Encoder
from bot.backends.embeddings.onnx_encoder import MODEL_FILE
from bot.backends.embeddings.onnx_export import NotExportableError, export_onnx
from bot.backends.embeddings.sentence_transformers import (
    PACKAGED_MODEL,
    SentenceTransformerEmbeddings,
)
from bot.backends.index.generation_folder import GenerationFolder
from tests.answering.builders import many_entries

_TEXTS: Final = [
    "What does a transfer abroad cost?",
    "card",
    "I moved house last month and forgot to tell you; where do I change my address, and is it free?",
    "跨境汇款",
    "",
]
_LOAD_AND_ASK: Final = """
import asyncio, sys
from pathlib import Path
from bot.backends.embeddings.encoder import Encoder
from bot.backends.index.generation_folder import GenerationFolder
from knowledge_base.words import Language
import bot.wiring.application

async def main(encoders, generations, name):
    model = Encoder("all-MiniLM-L6-v2", Path(encoders))
    index = await GenerationFolder(Path(generations), model).load(name)
    (found,) = await index.search(["how do I close my debit card"], Language.ENGLISH)
    near = found.by_meaning
    print(near.passage_ids[near.best[:, 0].argmax()])

asyncio.run(main(*sys.argv[1:]))
heavy = {"torch", "transformers", "sentence_transformers", "sklearn", "onnx"}
print(sorted(heavy & sys.modules.keys()))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the packaged model was exported; how fast it is is no matter here."""
    made = tmp_path_factory.mktemp("encoders")
    said = Encoder(PACKAGED_MODEL, made, least_gain=0.0).prepare(_TEXTS, _TEXTS)
    assert said.startswith("ONNX embeds, without PyTorch: ")
    return made


def _model_file(folder: Path) -> Path:
    (file,) = folder.rglob(MODEL_FILE)
    return file


def test_the_vectors_are_the_library_s(folder: Path) -> None:
    """Whatever the length, whatever stands beside it in the batch."""
    exported, library = Encoder(PACKAGED_MODEL, folder), SentenceTransformerEmbeddings()
    texts = _TEXTS * 3
    assert np.allclose(exported.vectors(texts), library.vectors(texts), atol=1e-5)
    pairs = zip(exported.readings(texts), library.readings(texts), strict=True)
    assert all(np.allclose(ours.tokens, theirs.tokens, atol=1e-4) for ours, theirs in pairs)
    assert exported.unknown_share(_TEXTS) == library.unknown_share(_TEXTS)
    assert [exported.knows(word) for word in ("card", "crad")] == [True, False]


def test_a_second_publication_uses_the_export_that_is_there(folder: Path) -> None:
    before = _model_file(folder).stat().st_mtime_ns
    assert Encoder(PACKAGED_MODEL, folder).prepare(_TEXTS, _TEXTS).startswith("ONNX embeds")
    assert _model_file(folder).stat().st_mtime_ns == before


def test_an_export_that_gains_too_little_does_not_serve(tmp_path: Path) -> None:
    """And it says so, now and at the next start."""
    encoder = Encoder(PACKAGED_MODEL, tmp_path, least_gain=1e9)
    assert encoder.prepare(_TEXTS, _TEXTS).startswith(
        "PyTorch embeds: the exported model gains too little"
    )
    assert np.allclose(encoder.vectors(["card"]), SentenceTransformerEmbeddings().vectors(["card"]))


def test_a_damaged_export_is_told_and_the_library_serves(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Until the next publication, which exports it anew."""
    copy = Path(shutil.copytree(folder, tmp_path / "encoders"))
    with _model_file(copy).open("r+b") as file:
        file.write(b"damaged")
    again = Encoder(PACKAGED_MODEL, copy)
    assert np.allclose(again.vectors(["card"]), SentenceTransformerEmbeddings().vectors(["card"]))
    assert "is damaged: PyTorch embeds" in caplog.text
    said = Encoder(PACKAGED_MODEL, copy, least_gain=0.0).prepare(_TEXTS, _TEXTS)
    assert said.startswith("ONNX")


def test_a_model_with_a_step_of_its_own_is_not_exported(tmp_path: Path) -> None:
    class Dense:
        pass

    with pytest.raises(NotExportableError, match="its steps are Dense"):
        export_onnx([Dense()], tmp_path)


def test_a_network_that_does_not_read_ids_alone_is_not_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Publishing goes on with PyTorch."""

    def refuse(**_: object) -> None:
        raise ValueError("it asks for decoder_input_ids")

    model: Any = SentenceTransformerEmbeddings().model
    monkeypatch.setattr(model[0].auto_model, "forward", refuse)
    with pytest.raises(NotExportableError, match="it asks for decoder_input_ids"):
        export_onnx(model, tmp_path)


def _small_model(family: str, folder: Path) -> str:
    """An untrained network of a family, with the packaged model's tokenizer; returns its folder."""
    transformers = import_module("transformers")
    library = import_module("sentence_transformers")
    tokenizer: Any = SentenceTransformerEmbeddings().model.tokenizer
    config = getattr(transformers, f"{family}Config")(
        vocab_size=len(tokenizer.get_vocab()),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=514,
        pad_token_id=1,
        initializer_range=0.3,
    )
    network = folder / "network"
    getattr(transformers, f"{family}Model")(config).save_pretrained(network)
    tokenizer.save_pretrained(network)
    transformer = library.models.Transformer(str(network), max_seq_length=128)
    pooling = library.models.Pooling(32, pooling_mode="mean")
    library.SentenceTransformer(modules=[transformer, pooling]).save(str(folder / "whole"))
    return str(folder / "whole")


@pytest.mark.parametrize("family", ["XLMRoberta", "MPNet"])
def test_other_families_are_exported_as_they_read(tmp_path: Path, family: str) -> None:
    """RoBERTa's count their places from 2, and MPNet's look at distances as well."""
    name = _small_model(family, tmp_path)
    encoder = Encoder(name, tmp_path / "encoders", least_gain=0.0)
    assert encoder.prepare(_TEXTS, _TEXTS).startswith("ONNX embeds, without PyTorch: ")
    library = SentenceTransformerEmbeddings(name)
    assert np.allclose(encoder.vectors(_TEXTS), library.vectors(_TEXTS), atol=1e-5)


def test_a_server_answers_without_importing_what_only_publishing_needs(
    folder: Path, tmp_path: Path
) -> None:
    """In a process of its own, as a server is."""
    generations = GenerationFolder(tmp_path, Encoder(PACKAGED_MODEL, folder))
    built = asyncio.run(generations.build(many_entries(16)))
    saved = asyncio.run(generations.save(built, {}))
    finished = subprocess.run(
        [sys.executable, "-c", _LOAD_AND_ASK, str(folder), str(tmp_path), saved.generation.id],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert finished.stdout.split("\n")[:2] == ["close-debit-card", "[]"]
