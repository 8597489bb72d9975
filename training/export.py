"""The trained network as files: the encoder as ONNX with weights of eight bits, the pair head as plain arrays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from net import Encoder, Pairs
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

_LENGTH, _WORDS = 40, 30


class _Outer(nn.Module):
    """The encoder with the order of inputs that the run time knows."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(
        self, ids: torch.Tensor, views: torch.Tensor, mask: torch.Tensor, first: torch.Tensor, head: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        vectors, scores = self.encoder(ids, views, mask, first, head)
        return vectors, scores


def export(encoder: Encoder, pairs: Pairs, folder: Path, *, bits: int = 8) -> None:
    """Write encoder.onnx (8 or 32 bits a weight) and pairs.npz (16 bits) into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    encoder.eval()
    sample = (
        torch.ones(1, _LENGTH, dtype=torch.long),
        torch.zeros(1, 4, _LENGTH, dtype=torch.long),
        torch.ones(1, _LENGTH),
        torch.arange(_WORDS)[None],
        torch.arange(_WORDS)[None],
    )
    names = ["ids", "views", "mask", "first", "head"]
    full = folder / "encoder-32.onnx"
    length, words = torch.export.Dim("length", min=3, max=512), torch.export.Dim("words", min=2, max=512)
    program = torch.onnx.export(
        _Outer(encoder),
        sample,
        input_names=names,
        output_names=["vectors", "scores"],
        dynamic_shapes=({1: length}, {2: length}, {1: length}, {1: words}, {1: words}),
        dynamo=True,
        opset_version=20,
    )
    program.save(str(full), external_data=False)
    small = folder / "encoder.onnx"
    if bits == 8:
        quantize_dynamic(
            full, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gemm", "Gather"]
        )
        full.unlink()
    else:
        full.rename(small)
    onnx.checker.check_model(onnx.load(small))
    arrays = {name: value.detach().numpy().astype(np.float16) for name, value in pairs.state_dict().items()}
    np.savez_compressed(folder / "pairs.npz", **arrays)
