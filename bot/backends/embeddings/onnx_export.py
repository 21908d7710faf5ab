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
    try:
        recipe = _recipe_of(model)
        _write_network(model[0].auto_model, folder / MODEL_FILE)
    except (LookupError, RuntimeError, TypeError, ValueError) as error:
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
        first_position=_first_position(model[0].auto_model),
    )


def _first_position(network: Any) -> int:
    """What the network calls the place of a text's first token: 0, or in RoBERTa's family 2."""
    table = getattr(getattr(network, "embeddings", None), "position_embeddings", None)
    if table is None:
        return 0
    seen: list[int] = []
    hook = table.register_forward_pre_hook(lambda _, inputs: seen.append(int(inputs[0].min())))
    network(input_ids=import_module("torch").full((1, 1), 5))
    hook.remove()
    return seen[0]


def _write_network(network: Any, file: Path) -> None:
    torch = import_module("torch")
    names = ["ids", "positions", "texts"]
    example = [[1] * 9], [[*range(4), *range(5)]], [[0] * 4 + [1] * 5]
    network.eval()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        # The newer exporter needs one more package and fixes the number of tokens.
        torch.onnx.export(
            _in_one_sequence(network),
            tuple(torch.tensor(one) for one in example),
            str(file),
            input_names=names,
            output_names=["states"],
            dynamic_axes={name: {1: "tokens"} for name in (*names, "states")},
            opset_version=_OPSET,
            dynamo=False,
        )


def _in_one_sequence(network: Any) -> Any:
    """The network over texts one after the other: their tokens' ids, places in their text, and which text it is."""
    torch = import_module("torch")

    class InOneSequence(torch.nn.Module):  # type: ignore[name-defined, misc]
        """A token attends only to those of its own text."""

        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, ids: Any, positions: Any, texts: Any) -> Any:
            is_same = texts.unsqueeze(2) == texts.unsqueeze(1)
            mask = torch.where(is_same, 0.0, torch.finfo(torch.float32).min).unsqueeze(1)
            found = self.network(input_ids=ids, position_ids=positions, attention_mask=mask)
            return found.last_hidden_state

    return InOneSequence()
