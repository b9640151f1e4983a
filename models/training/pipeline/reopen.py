"""Turns a model folder back into a run, so that training can go on from a model whose run is gone.

The weights come back as they are stored, rounded; what is lost is what rounding took and the optimizer's memory.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict

import numpy
import onnx
import torch
from onnx import numpy_helper

from .export_graphs import reordered
from .network import Network, Sizes
from .recipe import Recipe, Schedule, TextSet
from .tokenizer import Tokenizer

Arrays = Dict[str, numpy.ndarray]
DECODER_TABLES = {"target_embedding": "target_embedding_table", "decoder_input": "decoder_input_table",
                  "decoder_state": "decoder_state_table", "query": "query_table", "readout": "readout_table", "decoder_feeding": "decoder_feeding_table",
                  "score": "score_table", "position": "position_table"}


def reopen(model: Path, run: Path) -> Network:
    """Write recipe.json, tokenizer.json and best.pt of the model's folder into `run`; the network that they hold."""
    card: Dict[str, Any] = json.loads((model / "model.json").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.load(model / "tokenizer.json")
    encoder, decoder = _arrays(model / "encoder.onnx"), _arrays(model / "decoder.onnx")
    recipe = _recipe(card)
    if "initial_narrow" in encoder:
        recipe.sizes["initial_rank"] = len(encoder["initial_narrow"])
    if "encoder_skip" in encoder:
        recipe.sizes["encoder_skip"] = True
    if "decoder_feeding_table" in decoder:
        recipe.sizes["input_feeding"] = True
    network = Network(Sizes(len(tokenizer.source), len(tokenizer.target), **recipe.sizes))
    network.load_state_dict(_weights(network, encoder, decoder))
    run.mkdir(parents=True, exist_ok=True)
    recipe.save(run / "recipe.json")
    tokenizer.save(run / "tokenizer.json")
    training = card["training"]
    torch.save({"weights": network.state_dict(), "step": training["steps"], "minutes": training["minutes"],
                "levels": training["levels"]}, run / "best.pt")
    return network


def _recipe(card: Dict[str, Any]) -> Recipe:
    sizes, attention = card["sizes"], card["attention"]
    nothing = TextSet("none", "none")
    return Recipe(
        id=card["id"], source=card["sourceLanguages"][0], target=card["targetLanguage"], train=[], dev=nothing, name=card["name"],
        sizes={"source_embedding": sizes["sourceEmbedding"], "target_embedding": sizes["targetEmbedding"],
               "encoder_state": sizes["encoderState"], "encoder_layers": sizes["encoderLayers"], "decoder_state": sizes["decoderState"],
               "attention": sizes["attention"], "readout": sizes["readout"], "kind": attention["kind"],
               "maximum_position": attention["maximumPosition"], "dropout": 0.0},
        schedule=Schedule(), levels=card["training"]["levels"], notes="Reopened from the model folder %s %s." % (card["id"], card["version"]))


def _arrays(path: Path) -> Arrays:
    """Constants of a graph by name; tables are multiplied with their scales."""
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(str(path)).graph.initializer}
    return {name: value.astype(numpy.float32) * stored[name + "_scale"] if name + "_scale" in stored else value
            for name, value in stored.items()}


def _weights(network: Network, encoder: Arrays, decoder: Arrays) -> Dict[str, torch.Tensor]:
    weights: Arrays = {}
    for layer in range(network.sizes.encoder_layers):
        name = "encoder%d" % layer
        for index, direction in enumerate(("_forward", "_backward")):
            for suffix in ("_input", "_state"):
                weights[name + direction + suffix] = reordered(encoder[name + suffix][index])
            both = encoder[name + "_bias"][index]
            for part, suffix in enumerate(("_input_bias", "_state_bias")):
                weights[name + direction + suffix] = reordered(both[part * len(both) // 2:(part + 1) * len(both) // 2])
    for name, _ in network.named_parameters():
        if name not in weights:
            weights[name] = encoder[name] if name in encoder else decoder[DECODER_TABLES.get(name, name)]
    return {name: torch.from_numpy(numpy.array(value, dtype=numpy.float32)) for name, value in weights.items()}
