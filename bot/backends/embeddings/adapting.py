"""Adapts an encoder to one content, so that it tells that content's own answers apart.

A general encoder knows what banks talk about, and finds a bank's thousand answers all alike. Where entries have one
question each no classifier can learn to tell them apart; the encoder itself can, from each question and its answer: the
two are drawn together, and apart from the other questions and answers of their batch (the loss of Chen et al. 2020, "A
simple framework for contrastive learning of visual representations"; answers as the negatives of each other's
questions: Henderson et al. 2017, "Efficient natural language response suggestion for Smart Reply").
"""

import os
import random
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.model import Pairs

FEWEST: Final = 50
# How well the encoder finds each question's answer before: below, answers do not tell what they are about, and there
# is nothing to learn; above, there is nothing left to learn, and what comes of it is chance.
_LEAST_RANK: Final = 0.25
_HIGHEST_RANK: Final = 0.85
_BATCH: Final = 32
# Longer, and what the encoder knew of other words than these is lost; of many pairs each is seen once at least.
_ROUNDS: Final = 2.5
_FEWEST_STEPS: Final = 24
_MOST_STEPS: Final = 60
_WARM_UP: Final = 0.1
_RATE: Final = 1e-4
_DECAY: Final = 0.01
_TEMPERATURE: Final = 0.05
_LONGEST_STEP: Final = 1.0
# Weights between those before and those learned find as much and forget less (Wortsman et al. 2022, "Robust
# fine-tuning of zero-shot models").
_LEARNED_SHARE: Final = 0.7
# Of a text so many tokens are read, and of an answer so many characters: what it is about stands at its beginning.
_TOKENS: Final = 64
_BEGINNING: Final = 350
_SEED: Final = 7


@dataclass(frozen=True, slots=True)
class Worth:
    """Whether to adapt, and why in a sentence."""

    is_worth: bool
    why: str


def worth_of(questions: NDArray[np.float32], answers: NDArray[np.float32]) -> Worth:
    """Judged by the mean reciprocal rank of each question's answer among all, in (0, 1].

    Both are unit vectors, shape (pairs, dimension), in the same order.
    """
    cosines = questions @ answers.T
    ranks = (cosines > np.diag(cosines)[:, None]).sum(axis=1) + 1
    found = float((1 / ranks).mean())
    figures = f"the reciprocal rank of {len(ranks)} answers is {found:.2f}"
    if found < _LEAST_RANK:
        return Worth(False, f"its answers do not tell what they answer, {figures}")
    if found > _HIGHEST_RANK:
        return Worth(False, f"its answers are told apart already, {figures}")
    return Worth(True, f"{figures} before")


def beginning(answer: str) -> str:
    """What is read of an answer."""
    return answer[:_BEGINNING]


def adapted(model: Any, pairs: Pairs) -> Any:
    """A copy of a SentenceTransformer that has learned the pairs of a question and its answer.

    The lower half of the network stays as it is, since what words mean is the same everywhere. The same pairs give the
    same copy, as far as the machine computes the same.
    """
    torch = import_module("torch")
    copy = deepcopy(model)
    copy.max_seq_length = min(model.max_seq_length, _TOKENS)
    learned = _upper_half(copy)
    threads = torch.get_num_threads()
    torch.set_num_threads(os.cpu_count() or 1)
    try:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(_SEED)
            _learn(torch, copy, learned, pairs)
            _mix(torch, model, copy)
    finally:
        torch.set_num_threads(threads)
    copy.max_seq_length = model.max_seq_length
    return copy.eval()


def _upper_half(model: Any) -> list[Any]:
    """The parameters that learn; all others are told not to."""
    layers = list(_layers_of(model))
    kept = {id(one) for layer in layers[: len(layers) // 2] for one in layer.parameters()}
    learned = []
    for name, parameter in model.named_parameters():
        parameter.requires_grad_("embeddings" not in name and id(parameter) not in kept)
        if parameter.requires_grad:
            learned.append(parameter)
    return learned


def _layers_of(model: Any) -> Sequence[Any]:
    """The longest list of like modules is the network's layers."""
    lists = [one for one in model.modules() if type(one).__name__ == "ModuleList"]
    return max(lists, key=len, default=())


def _learn(torch: Any, model: Any, learned: Sequence[Any], pairs: Pairs) -> None:
    steps = max(_FEWEST_STEPS, min(_MOST_STEPS, round(_ROUNDS * len(pairs) / _BATCH)))
    optimizer = torch.optim.AdamW(learned, lr=_RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _pace(step, steps))
    model.train()
    for batch in _batches(pairs, steps):
        texts = [question for question, _ in batch] + [answer for _, answer in batch]
        found = model(model.preprocess(texts))["sentence_embedding"]
        loss = _loss(torch, torch.nn.functional.normalize(found, dim=1), batch)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learned, _LONGEST_STEP)
        optimizer.step()
        schedule.step()


def _mix(torch: Any, model: Any, learned: Any) -> None:
    """Moves the learned weights back towards those that they came from."""
    with torch.no_grad():
        for before, after in zip(model.parameters(), learned.parameters(), strict=True):
            after.lerp_(before, 1 - _LEARNED_SHARE)


def _pace(step: int, steps: int) -> float:
    """Rises to 1 within a tenth of the steps, then falls to nearly 0."""
    warm = max(1, round(steps * _WARM_UP))
    return min((step + 1) / warm, (steps - step) / max(1, steps - warm))


def _batches(pairs: Pairs, steps: int) -> Iterator[Pairs]:
    """Round after round in another order; what a round leaves over begins the next."""
    draw = random.Random(_SEED)
    waiting: list[tuple[str, str]] = []
    for _ in range(steps):
        if len(waiting) < _BATCH:
            waiting += draw.sample(pairs, len(pairs))
        yield waiting[:_BATCH]
        del waiting[:_BATCH]


def _loss(torch: Any, vectors: Any, batch: Pairs) -> Any:
    """`vectors` (2 x batch, dimension): the questions, then their answers; each is to be nearest to its partner."""
    partners = np.roll(np.arange(2 * len(batch)), len(batch))
    left_out = torch.from_numpy(_left_out(batch, partners))
    scores = (vectors @ vectors.T / _TEMPERATURE).masked_fill(left_out, float("-inf"))
    return torch.nn.functional.cross_entropy(scores, torch.from_numpy(partners))


def _left_out(batch: Pairs, partners: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Shape (2 x batch, 2 x batch): each text itself, and what belongs to the same question or the same answer."""
    questions, answers = (np.asarray(texts) for texts in zip(*batch, strict=True))
    is_same = (questions[:, None] == questions) | (answers[:, None] == answers)
    left_out = np.tile(is_same, (2, 2))
    left_out[np.arange(len(partners)), partners] = False
    return left_out
