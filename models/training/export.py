#!/usr/bin/env python3
"""Step 3: write the model folder that the plugin reads, and prove that it computes what was trained.

    python export.py --run runs/fr-en --output ../fr-en
    python export.py --run runs/fr-en --try-levels 255,63,31,15
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import torch

from pipeline.card import commit_of_code, describe_files, hardware, make_card, write_card
from pipeline.command import run
from pipeline.decoding import decode_greedily
from pipeline.export_graphs import build_decoder, build_encoder
from pipeline.mixing import read_state
from pipeline.network import Network, Sizes
from pipeline.parity import TOLERANCE, largest_difference
from pipeline.prepared import Prepared
from pipeline.scores import score_outputs

PARITY_PAIRS = 40


def main(arguments: List[str]) -> None:
    """Export, check, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="folder of a trained run")
    parser.add_argument("--output", type=Path, help="model folder to write")
    parser.add_argument("--levels", type=int, help="levels per weight row, odd, 3 to 255; default: the recipe's")
    parser.add_argument("--try-levels", help="print dev BLEU and compressed bytes for these, and write nothing")
    parser.add_argument("--version", default="1.0.0", help="version in the card")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    prepared = Prepared(options.run)
    network, trained = load_best(prepared)
    if options.try_levels:
        print("levels  dev BLEU  bytes  compressed")
        for levels in [None] + [int(word) for word in options.try_levels.split(",")]:
            folder = options.run / "tried"
            write_graphs(network, prepared, levels, folder)
            print("%s  %.2f  %d  %s" % (levels or "float32", dev_scores(network, prepared, levels)["bleu"], plain_bytes(folder), compressed_bytes(folder)))
        return
    if options.output is None:
        parser.error("--output is needed")
    levels = options.levels or prepared.recipe.levels
    if levels % 2 == 0 or not 3 <= levels <= 255:
        parser.error("--levels must be odd and between 3 and 255")
    pairs = [(prepared.tokenizer.source.encode(source), prepared.tokenizer.target.encode(target))
             for source, target in prepared.dev_pairs()[:PARITY_PAIRS]]
    for asked in (None, levels):
        network.levels = asked
        gap = largest_difference(network, build_encoder(network, asked), build_decoder(network, asked), pairs)
        print("PyTorch and ONNX Runtime, %s: largest difference of log p %.1e" % ("%d levels" % asked if asked else "float32", gap))
        if gap > TOLERANCE:
            raise ValueError("the exported graphs differ from the network by more than %g" % TOLERANCE)
    write_graphs(network, prepared, levels, options.output)
    exact, rounded = dev_scores(network, prepared, None), dev_scores(network, prepared, levels)
    print("dev BLEU: float32 %.2f, %d levels %.2f (%+.2f)" % (exact["bleu"], levels, rounded["bleu"], rounded["bleu"] - exact["bleu"]))
    training: Dict[str, Any] = {
        "commit": commit_of_code(), "seed": prepared.recipe.seed, "steps": trained["step"], "minutes": round(trained["minutes"], 1),
        "hardware": hardware(), "levels": levels, "guidedAlignment": False,
        "notes": prepared.recipe.notes}
    counts = {text.name: len(prepared.text(text.name)) for text in prepared.recipe.train}
    card = make_card(prepared.recipe, network, options.output, training, counts, options.version)
    card["scores"]["translation"].append({
        "set": "dev/" + prepared.recipe.dev.name, "decoding": "greedy", "attention": True, "arithmetic": "int8 weights, PyTorch",
        **rounded, "byLength": []})
    write_card(options.output, card)
    print("%s: %d bytes, compressed %s" % (options.output, plain_bytes(options.output), compressed_bytes(options.output)))


def load_best(prepared: Prepared) -> Tuple[Network, Dict[str, Any]]:
    """The network of best.pt and what is known about it."""
    trained = read_state(prepared.folder, "best.pt")
    network = Network(Sizes(len(prepared.tokenizer.source), len(prepared.tokenizer.target), **prepared.recipe.sizes))
    network.load_state_dict(trained["weights"])
    network.eval()
    return network, trained


def write_graphs(network: Network, prepared: Prepared, levels: Optional[int], folder: Path) -> None:
    """encoder.onnx, decoder.onnx, tokenizer.json; the same weights give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in (("encoder", build_encoder(network, levels)), ("decoder", build_decoder(network, levels))):
        (folder / (name + ".onnx")).write_bytes(model.SerializeToString(deterministic=True))
    prepared.tokenizer.save(folder / "tokenizer.json")


def dev_outputs(network: Network, prepared: Prepared, levels: Optional[int]) -> List[str]:
    """Greedy translations of dev with weights rounded to `levels`."""
    network.levels = levels
    outputs = decode_greedily(network, prepared.dev_sources())
    network.levels = None
    return [prepared.tokenizer.target.decode(ids) for ids in outputs]


def dev_scores(network: Network, prepared: Prepared, levels: Optional[int]) -> Dict[str, Any]:
    """BLEU and chrF of these."""
    return score_outputs(dev_outputs(network, prepared, levels), [target for _, target in prepared.dev_pairs()])


def plain_bytes(folder: Path) -> int:
    """Bytes of the three files."""
    return sum(int(entry["bytes"]) for entry in describe_files(folder))


def compressed_bytes(folder: Path) -> str:
    """Bytes of the three files after zstd -19, if the zstandard module is there."""
    try:
        import zstandard
    except ImportError:
        return "unknown (pip install zstandard)"
    packer = zstandard.ZstdCompressor(level=19)
    sizes = [len(packer.compress((folder / str(entry["name"])).read_bytes())) for entry in describe_files(folder)]
    return "%d (%s)" % (sum(sizes), ", ".join(map(str, sizes)))


if __name__ == "__main__":
    run("export", main)
