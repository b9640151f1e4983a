"""Writes model.json: what the model is, how it was made, and the hashes of its files."""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
from pathlib import Path
from typing import Any, Dict, List

from .batches import SOURCE_LIMIT
from .network import Network
from .recipe import Recipe

FILES = ("encoder.onnx", "decoder.onnx", "tokenizer.json")
TARGET_TOKENS = 160


def make_card(recipe: Recipe, network: Network, folder: Path, training: Dict[str, Any], pairs: Dict[str, int],
              version: str) -> Dict[str, Any]:
    """The card without scores; `evaluate` adds those."""
    sizes = network.sizes
    return {
        "format": 1, "id": recipe.id, "name": recipe.title, "version": version,
        "sourceLanguages": [recipe.source], "targetLanguage": recipe.target,
        "attention": {"kind": sizes.kind, "queryState": "after", "scale": network.scale, "fixedContext": True,
                      "maximumPosition": sizes.maximum_position},
        "gates": "pytorch",
        "sizes": {"sourceVocabulary": sizes.source_vocabulary, "targetVocabulary": sizes.target_vocabulary,
                  "sourceEmbedding": sizes.source_embedding, "targetEmbedding": sizes.target_embedding,
                  "encoderState": sizes.encoder_state, "encoderLayers": sizes.encoder_layers, "encoderSkip": sizes.encoder_skip,
                  "decoderState": sizes.decoder_state, "inputFeeding": sizes.input_feeding, "attention": sizes.attention, "readout": sizes.readout},
        "parameters": network.parameter_counts(),
        "limits": {"sourceTokens": SOURCE_LIMIT + 10, "targetTokens": TARGET_TOKENS},
        "files": describe_files(folder),
        "licence": "MIT",
        "data": [{"name": text.name, "role": "train", "pairs": pairs[text.name], "licence": text.licence,
                  "attribution": text.attribution} for text in recipe.train],
        "training": training,
        "scores": {"translation": [], "alignment": [], "faithfulness": None},
    }


def describe_files(folder: Path) -> List[Dict[str, Any]]:
    """Name, bytes and SHA-256 of the three files beside the card."""
    entries = []
    for name in FILES:
        content = (folder / name).read_bytes()
        entries.append({"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()})
    return entries


def write_card(folder: Path, card: Dict[str, Any]) -> None:
    """model.json: a line for each field, and for each entry of lists and scores. Indented, it would be twice as long."""
    (folder / "model.json").write_text(_lines(card, 2) + "\n", encoding="utf-8")


def _lines(value: Any, depth: int) -> str:
    """JSON whose objects and lists are broken into lines `depth` levels deep."""
    if depth and isinstance(value, dict) and value:
        return "{\n%s\n}" % ",\n".join("%s:%s" % (json.dumps(key), _lines(part, depth - (key != "scores"))) for key, part in value.items())
    if depth and isinstance(value, list) and any(isinstance(part, dict) for part in value):
        return "[\n%s\n]" % ",\n".join(_lines(part, depth - 1) for part in value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def commit_of_code() -> str:
    """The commit that this code stands at, or "unknown" outside a repository."""
    try:
        done = subprocess.run(["git", "-C", str(Path(__file__).parent), "rev-parse", "--short=12", "HEAD"],
                              capture_output=True, text=True, check=True)
        return done.stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def hardware() -> str:
    """The processor's name, for the card."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("model name"):
                return "1 core of %s" % line.split(":", 1)[1].strip()
    except OSError:
        pass
    return "1 core of %s" % (platform.processor() or platform.machine())
