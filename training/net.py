"""The network that is trained: the MiniLM encoder shown the parser's view of each word, with heads for words and for pairs.

Only training needs torch; what runs later is its ONNX export and plain arrays (ingest/extract/encoder.py, pairs.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

LAYERS, WIDTH, HEADS, INNER, PIECES, LONGEST = 6, 384, 12, 1536, 30522, 512


@dataclass(frozen=True)
class Sizes:
    """How many values each view of a word has, and how many classes each head."""

    case: int
    tag: int
    dep: int
    context: int
    heads: dict[str, int]
    pairs: int
    pair_features: int


class Layer(nn.Module):
    """One transformer layer with the normalisation after each part, as in BERT."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """The layer's output for x (batch, pieces, width); `bias` is very low where nothing stands."""
        batch, length, _ = x.shape
        query, key, value = (f(x).view(batch, length, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        weights = torch.softmax(query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias, -1)
        mixed = (self.drop(weights) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """From pieces and the parser's view of each word to a vector and class scores a word."""

    def __init__(self, sizes: Sizes, drop: float = 0.1) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(PIECES, WIDTH), nn.Embedding(LONGEST, WIDTH)
        views = {"case": sizes.case, "tag": sizes.tag, "dep": sizes.dep, "context": sizes.context}
        self.views = nn.ModuleDict({name: nn.Embedding(size, WIDTH) for name, size in views.items()})
        for view in self.views.values():
            nn.init.zeros_(view.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.widen = nn.Dropout(0.2)
        self.classes = nn.Linear(3 * WIDTH, sum(sizes.heads.values()))

    def forward(self, ids: Tensor, views: Tensor, mask: Tensor, first: Tensor, head: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors (batch, words, width) and class scores.

        ids, mask: (batch, pieces); views: (batch, 4, pieces) for case, tag, dep, context; first: the first piece of each
        word; head: the word that governs it, both (batch, words).
        """
        x = self.pieces(ids) + self.places.weight[: ids.shape[1]]
        for number, view in enumerate(self.views.values()):
            x = x + view(views[:, number])
        x = self.drop(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        lower = x
        for number, layer in enumerate(self.layers):
            x = layer(x, bias)
            if number == LAYERS - 3:
                lower = x
        at = first.unsqueeze(-1)
        vectors = torch.gather(x, 1, at.expand(-1, -1, WIDTH))
        under = torch.gather(lower, 1, at.expand(-1, -1, WIDTH))
        governor = torch.gather(vectors, 1, head.unsqueeze(-1).expand(-1, -1, WIDTH))
        return vectors, self.classes(self.widen(torch.cat([vectors, under, governor], -1)))


class Pairs(nn.Module):
    """Scores for what is said of two mentions, from their vectors, the words between them and plain features."""

    def __init__(self, sizes: Sizes, width: int = 192) -> None:
        super().__init__()
        self.subject, self.object = nn.Linear(2 * WIDTH, width), nn.Linear(2 * WIDTH, width, bias=False)
        self.between = nn.Linear(2 * WIDTH, width, bias=False)
        self.plain = nn.Embedding(sizes.pair_features, width)
        self.out = nn.Linear(width, sizes.pairs)
        self.drop = nn.Dropout(0.2)
        nn.init.normal_(self.plain.weight, std=0.02)

    def forward(self, subject: Tensor, object_: Tensor, between: Tensor, plain: Tensor) -> Tensor:
        """Class scores (pairs, classes); `plain` holds feature numbers (pairs, features)."""
        hidden = self.subject(subject) + self.object(object_) + self.between(between) + self.plain(plain).sum(1)
        return self.out(self.drop(functional.gelu(hidden, approximate="tanh")))


def pretrained(encoder: Encoder, path: Path) -> None:
    """Load all-MiniLM-L6-v2 from its safetensors file into the encoder."""
    weights = load_file(path)
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    found = {
        "pieces.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for layer in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                found[f"layers.{layer}.{ours}.{kind}"] = weights[f"encoder.layer.{layer}.{theirs}.{kind}"]
    missing, unexpected = encoder.load_state_dict(found, strict=False)
    if unexpected or any(not name.startswith(("views", "classes")) for name in missing):
        raise ValueError(f"{path}: not the expected weights: {missing} {unexpected}")
