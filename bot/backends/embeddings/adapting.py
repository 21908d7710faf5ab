"""Adapts an encoder to one content, so that it tells that content's own matters apart.

A general encoder knows what banks talk about, and finds a bank's thousand answers all alike. What belongs together in
this content it can learn: wordings of one question, and a question and its answer, are drawn together, and apart from
all else in their batch (the loss of Chen et al. 2020, "A simple framework for contrastive learning of visual
representations"; answers as the negatives of each other's questions: Henderson et al. 2017, "Efficient natural
language response suggestion for Smart Reply"). Without more, messages that tell of a danger drift as well, and fewer of
them are seen: so their vectors are held (Li & Hoiem 2016, "Learning without forgetting").
"""

import os
import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from importlib import import_module
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.model import Lesson

# Texts that mean one thing, two at least.
Groups: TypeAlias = Sequence[Sequence[str]]
_Pairs: TypeAlias = Sequence[tuple[str, str]]

FEWEST: Final = 50
# How well the encoder finds each question's answer before: below, answers do not tell what they answer; above, there is
# nothing left to learn from them, and what comes of it is chance.
_LEAST_RANK: Final = 0.25
_HIGHEST_RANK: Final = 0.85
_BATCH: Final = 32
_TOGETHER: Final = 16
# How often each two texts of a group come up; more often, and what the encoder knew of other words than these is lost.
_ROUNDS: Final = 2.5
_FEWEST_STEPS: Final = 24
_MOST_STEPS: Final = 40
_WARM_UP: Final = 0.1
_RATE: Final = 1e-4
_DECAY: Final = 0.01
_TEMPERATURE: Final = 0.05
# How much what is to stay weighs beside what is to be learned.
_KEEPING: Final = 10.0
_LONGEST_STEP: Final = 1.0
# Weights between those before and those learned find as much and forget less (Wortsman et al. 2022, "Robust
# fine-tuning of zero-shot models").
_LEARNED_SHARE: Final = 0.7
# Of a text so many tokens are read, and of an answer so many characters: what it is about stands at its beginning.
_TOKENS: Final = 64
_BEGINNING: Final = 350
_SEED: Final = 7


def rank_of_answers(
    lessons: Sequence[Lesson], vectors: Callable[[Sequence[str]], NDArray[np.float32]]
) -> float:
    """The mean reciprocal rank of each lesson's answer, among all answers, for its first wording; in (0, 1].

    `vectors` gives unit vectors, shape (texts, dimension).
    """
    questions = vectors([one.wordings[0] for one in lessons])
    answers = vectors([_beginning(one.answer) for one in lessons])
    cosines = questions @ answers.T
    ranks = (cosines > np.diag(cosines)[:, None]).sum(axis=1) + 1
    return float((1 / ranks).mean())


def groups_of(lessons: Sequence[Lesson], rank: float) -> Groups:
    """What is to be learned; `rank` as `rank_of_answers` gives it."""
    is_telling = rank >= _LEAST_RANK
    told = [
        (*one.wordings, _beginning(one.answer)) if is_telling else one.wordings for one in lessons
    ]
    fewest = 2 if rank <= _HIGHEST_RANK else 3
    return [texts for texts in told if len(texts) >= fewest]


def _beginning(answer: str) -> str:
    return answer[:_BEGINNING]


def adapted(model: Any, groups: Groups, kept: Sequence[str]) -> Any:
    """A copy of a SentenceTransformer that has learned which texts mean one thing, and reads those of `kept` as before.

    The lower half of the network stays as it is, since what words mean is the same everywhere. The same groups give
    the same copy, as far as the machine computes the same.
    """
    torch = import_module("torch")
    copy = deepcopy(model)
    copy.max_seq_length = min(model.max_seq_length, _TOKENS)
    learned = _upper_half(copy)
    threads = torch.get_num_threads()
    # Half of the cores: where something else computes as well, threads wait busily for the one that is held up.
    torch.set_num_threads(max(1, (os.cpu_count() or 1) // 2))
    try:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(_SEED)
            _learn(torch, copy, learned, groups, _Kept(torch, model, kept))
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


def _learn(torch: Any, model: Any, learned: Sequence[Any], groups: Groups, kept: "_Kept") -> None:
    pairs = sum(len(group) * (len(group) - 1) / 2 for group in groups)
    steps = max(_FEWEST_STEPS, min(_MOST_STEPS, round(_ROUNDS * pairs / _BATCH)))
    optimizer = torch.optim.AdamW(learned, lr=_RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _pace(step, steps))
    model.train()
    for batch in _batches(groups, steps):
        texts = [one for one, _ in batch] + [other for _, other in batch]
        loss = _loss(torch, _vectors(torch, model, texts), batch) + kept.loss(model)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learned, _LONGEST_STEP)
        optimizer.step()
        schedule.step()


class _Kept:
    """Texts whose vectors are to stay."""

    def __init__(self, torch: Any, model: Any, texts: Sequence[str]) -> None:
        self._torch = torch
        self._draw = random.Random(_SEED)
        self._texts = texts
        self._before = torch.tensor(
            model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        )

    def loss(self, model: Any) -> Any:
        """How far some of them have gone, by their cosine."""
        places = self._draw.sample(range(len(self._texts)), min(_BATCH, len(self._texts)))
        now = _vectors(self._torch, model, [self._texts[place] for place in places])
        return _KEEPING * (1 - (now * self._before[places]).sum(dim=1)).mean()


def _vectors(torch: Any, model: Any, texts: Sequence[str]) -> Any:
    """Unit vectors, shape (texts, dimension), read sixteen at a time, like lengths together: less is padded."""
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    chunks = [order[start : start + _TOGETHER] for start in range(0, len(order), _TOGETHER)]
    found = [
        model(model.preprocess([texts[place] for place in chunk]))["sentence_embedding"]
        for chunk in chunks
    ]
    places = torch.tensor(sorted(range(len(order)), key=order.__getitem__))
    return torch.nn.functional.normalize(torch.cat(found)[places], dim=1)


def _mix(torch: Any, model: Any, learned: Any) -> None:
    """Moves the learned weights back towards those that they came from."""
    with torch.no_grad():
        for before, after in zip(model.parameters(), learned.parameters(), strict=True):
            after.lerp_(before, 1 - _LEARNED_SHARE)


def _pace(step: int, steps: int) -> float:
    """Rises to 1 within a tenth of the steps, then falls to nearly 0."""
    warm = max(1, round(steps * _WARM_UP))
    return min((step + 1) / warm, (steps - step) / max(1, steps - warm))


def _batches(groups: Groups, steps: int) -> Iterator[_Pairs]:
    """Two texts of each group, round after round in another order; what a round leaves over begins the next."""
    draw = random.Random(_SEED)
    waiting: list[Sequence[str]] = []
    for _ in range(steps):
        if len(waiting) < _BATCH:
            waiting += draw.sample(groups, len(groups))
        chosen, waiting = waiting[:_BATCH], waiting[_BATCH:]
        yield [(one, other) for one, other in (draw.sample(group, 2) for group in chosen)]


def _loss(torch: Any, vectors: Any, batch: _Pairs) -> Any:
    """`vectors` (2 x batch, dimension): one of each pair, then the others; each is to be nearest to its partner."""
    partners = np.roll(np.arange(2 * len(batch)), len(batch))
    left_out = torch.from_numpy(_left_out(batch, partners))
    scores = (vectors @ vectors.T / _TEMPERATURE).masked_fill(left_out, float("-inf"))
    return torch.nn.functional.cross_entropy(scores, torch.from_numpy(partners))


def _left_out(batch: _Pairs, partners: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Shape (2 x batch, 2 x batch): each text itself, and what belongs to a pair that shares a text with its own."""
    texts = [set(pair) for pair in batch]
    is_same = np.asarray([[not one.isdisjoint(other) for other in texts] for one in texts])
    left_out = np.tile(is_same, (2, 2))
    left_out[np.arange(len(partners)), partners] = False
    return left_out
