"""One run of training: examples in, a network out. Which runs are made, and on what, is in train.py."""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from batches import Batch, Related, batches
from data import NONE, Example
from net import LAYERS, Encoder, Pairs, Sizes, pretrained
from torch import Tensor, nn
from torch.nn import functional

from ingest.extract.labels import HEADS, PREDICATES
from ingest.extract.pairs import FEATURES
from ingest.extract.tokens import CASES, CONTEXTS

WEIGHT = {"noun": 1.0, "activity": 1.0, "finding": 0.5, "sector": 0.3, "function": 0.3, "modality": 0.3}
SIZES = Sizes(CASES, 64, 64, CONTEXTS, HEADS, 1 + len(PREDICATES), sum(size for _, size in FEATURES))


@dataclass(frozen=True)
class Plan:
    """How a run is made."""

    seed: int = 0
    epochs: int = 10
    size: int = 8
    longest: int = 320
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    hide: float = 0.06
    pairs: float = 0.7


def fresh(start: Path) -> tuple[Encoder, Pairs]:
    """The network as it is before training: from the weights of all-MiniLM-L6-v2, or as an earlier run left it (`.pt`)."""
    encoder, pairs = Encoder(SIZES), Pairs(SIZES)
    if start.suffix == ".pt":
        states = torch.load(start)
        encoder.load_state_dict(states[0])
        pairs.load_state_dict(states[1])
    else:
        pretrained(encoder, start)
    return encoder, pairs


def spans_mean(vectors: Tensor, item: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """The mean vector of words first to last (exclusive) of each item; zero where the range is empty."""
    total = functional.pad(vectors.float().cumsum(1), (0, 0, 1, 0))
    span = total[item, last] - total[item, first]
    return span / (last - first).clamp(min=1).unsqueeze(-1)


def pair_scores(pairs: Pairs, vectors: Tensor, ends: Tensor, plain: Tensor) -> Tensor:
    """Scores of the pairs of one batch."""
    item = ends[:, 0]
    subject = torch.cat([spans_mean(vectors, item, ends[:, 1], ends[:, 2]), vectors[item, ends[:, 3]].float()], -1)
    object_ = torch.cat([spans_mean(vectors, item, ends[:, 4], ends[:, 5]), vectors[item, ends[:, 6]].float()], -1)
    low, high = torch.minimum(ends[:, 2], ends[:, 5]), torch.maximum(ends[:, 1], ends[:, 4])
    gap = (high - low).clamp(min=0)
    near = (gap > 0) & (gap <= 60)
    high = torch.where(near, high, low)
    between = torch.cat([spans_mean(vectors, item, low, high), vectors[item, ends[:, 7]].float()], -1)
    return pairs(subject, object_, between, plain)


def loss_of(batch: Batch, encoder: Encoder, pairs: Pairs, plan: Plan) -> Tensor:
    """The weighted loss of all heads on one batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors, scores = encoder(batch.ids, batch.views, batch.mask, batch.first, batch.head)
    scores = scores.float()
    total, at = torch.zeros(()), 0
    for name, size in HEADS.items():
        part, gold = scores[..., at : at + size].reshape(-1, size), batch.labels[name].reshape(-1)
        at += size
        if bool((gold != NONE).any()):
            total = total + WEIGHT[name] * functional.cross_entropy(part, gold, ignore_index=NONE)
    if plan.pairs and bool((batch.related != NONE).any()):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            related = pair_scores(pairs, vectors, batch.ends, batch.plain)
        total = total + plan.pairs * functional.cross_entropy(related.float(), batch.related, ignore_index=NONE)
    return total


def groups(encoder: Encoder, pairs: Pairs, plan: Plan) -> list[dict[str, object]]:
    """Parameters with their rates: lower layers learn more slowly, new parts faster."""
    rates: dict[str, float] = {}
    for name, _ in encoder.named_parameters():
        if name.startswith("layers."):
            rates[name] = plan.rate * plan.decay ** (LAYERS - 1 - int(name.split(".")[1]))
        elif name.startswith(("classes", "views")):
            rates[name] = plan.head_rate
        else:
            rates[name] = plan.rate * plan.decay**LAYERS
    by_rate: dict[float, list[nn.Parameter]] = {}
    for name, parameter in encoder.named_parameters():
        by_rate.setdefault(rates[name], []).append(parameter)
    by_rate.setdefault(plan.head_rate, []).extend(pairs.parameters())
    return [{"params": params, "lr": rate} for rate, params in by_rate.items()]


def learn(sets: list[tuple[Example, Related]], start: Path, plan: Plan) -> tuple[Encoder, Pairs]:
    """Train on the examples from where `start` is; the same plan, examples and start give the same network."""
    torch.manual_seed(plan.seed)
    random.seed(plan.seed)
    np.random.seed(plan.seed)  # noqa: NPY002 - nothing here draws from it, but what is imported might
    encoder, pairs = fresh(start)
    optimiser = torch.optim.AdamW(groups(encoder, pairs, plan), weight_decay=0.01, fused=True)
    per_epoch = sum(1 for _ in batches(sets, plan.size, plan.longest, 0.0))
    steps = int(per_epoch * plan.epochs * 1.02) + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.1 * steps), max(0.02, (steps - s) / (0.9 * steps)))
    )
    began = time.time()
    for epoch in range(plan.epochs):
        encoder.train()
        pairs.train()
        total, count = 0.0, 0
        for batch in batches(sets, plan.size, plan.longest, plan.hide):
            loss = loss_of(batch, encoder, pairs, plan)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*encoder.parameters(), *pairs.parameters()], 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + 1
        if math.isnan(total):
            raise ValueError("training diverged")
        print(f"  epoch {epoch + 1}/{plan.epochs}: loss {total / count:.3f}, {time.time() - began:.0f} s", flush=True)
    encoder.eval()
    pairs.eval()
    return encoder, pairs
