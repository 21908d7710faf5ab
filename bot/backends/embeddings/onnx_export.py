"""Writes a sentence-transformers model as ONNX, if it is one whose steps onnx_encoder knows."""

import warnings
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from bot.backends.embeddings.onnx_encoder import MODEL_FILE, TOKENIZER_FILE, Recipe

_POOLINGS: Final = ("mean", "cls")
_SWITCHES: Final = {"mean": "pooling_mode_mean_tokens", "cls": "pooling_mode_cls_token"}
_OPSET: Final = 17


class NotExportableError(Exception):
    """Says which step of the model stands in the way."""


def export_onnx(model: Any, folder: Path) -> Recipe:
    """Write `model`, a SentenceTransformer, into the folder; raises NotExportableError."""
    recipe = _recipe_of(model)
    try:
        _write_network(model[0].auto_model, recipe, folder / MODEL_FILE)
    except RuntimeError as error:
        raise NotExportableError(str(error).partition("\n")[0]) from error
    (folder / TOKENIZER_FILE).write_text(model.tokenizer.backend_tokenizer.to_str(), "utf-8")
    return recipe


def _recipe_of(model: Any) -> Recipe:
    steps = [type(step).__name__ for step in model]
    if steps[:2] != ["Transformer", "Pooling"] or steps[2:] not in ([], ["Normalize"]):
        raise NotExportableError(f"its steps are {', '.join(steps)}")
    settings = model[1].get_config_dict()
    # Older models have a switch for each way.
    switched = [way for way in ("cls", "mean") if settings.get(_SWITCHES[way])]
    pooling = str(settings.get("pooling_mode") or "+".join(switched))
    if pooling not in _POOLINGS:
        raise NotExportableError(f"it pools by {pooling}")
    if getattr(model[0], "do_lower_case", False):
        raise NotExportableError("it changes the text before the tokenizer sees it")
    if not hasattr(model.tokenizer, "backend_tokenizer"):
        raise NotExportableError("its tokenizer is none of the tokenizers library")
    return Recipe(
        pooling=pooling,
        max_length=int(model.max_seq_length),
        unknown_id=model.tokenizer.unk_token_id,
        takes_types="token_type_ids" in model.tokenizer.model_input_names,
    )


def _write_network(network: Any, recipe: Recipe, file: Path) -> None:
    torch = import_module("torch")
    names = ["input_ids", "attention_mask", *["token_type_ids"] * recipe.takes_types]
    sizes = {0: "texts", 1: "tokens"}

    class LastStates(torch.nn.Module):  # type: ignore[name-defined, misc]
        """The network with one output and its inputs in order."""

        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, *inputs: Any) -> Any:
            return self.network(**dict(zip(names, inputs, strict=True))).last_hidden_state

    network.eval()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        # The newer exporter needs one more package and fixes the number of texts.
        torch.onnx.export(
            LastStates(),
            tuple(torch.ones((2, 9), dtype=torch.long) for _ in names),
            str(file),
            input_names=names,
            output_names=["states"],
            dynamic_axes=dict.fromkeys([*names, "states"], sizes),
            opset_version=_OPSET,
            dynamo=False,
        )
