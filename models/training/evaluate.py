#!/usr/bin/env python3
"""Step 4: measure a model folder as it is shipped, under ONNX Runtime, and write the scores into its card.

    python evaluate.py --model ../fr-en --pairs ../../data/dev/tatoeba.en-fr.dev.tsv --swap --set dev/tatoeba.en-fr
    python evaluate.py --model ../fr-en --data ../../data --final

`--final` runs everything on the data pack that the card prints: dev and test, greedy and beam, attention on and off,
alignments with their baselines, faithfulness. The test set is for numbers, never for choices.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Set, Tuple

from pipeline.alignment_scores import alignment_entries, training_words
from pipeline.aligners import WordAligner
from pipeline.card import write_card
from pipeline.command import run
from pipeline.corpus import Pair, read_pairs
from pipeline.faithfulness import measure_faithfulness
from pipeline.progress import Bar
from pipeline.scores import score_by_length, score_outputs
from pipeline.shipped import ShippedModel

ARITHMETIC = "int8 weights, ONNX Runtime"
BEAM = 5


def main(arguments: List[str]) -> None:
    """Measure, print, write the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="model folder")
    parser.add_argument("--pairs", type=Path, help="two-column file to score on")
    parser.add_argument("--swap", action="store_true", help="the second column is the source")
    parser.add_argument("--set", help="name of that file in the card; without it, the card is left alone")
    parser.add_argument("--beam", type=int, default=0, help="beam width; 0 is greedy")
    parser.add_argument("--no-attention", action="store_true", help="give the decoder the fixed vector only")
    parser.add_argument("--data", type=Path, help="the data pack, for --final")
    parser.add_argument("--final", action="store_true", help="everything that the card prints")
    parser.add_argument("--parts", default="dev,test,alignment,faithfulness", help="which parts of --final")
    parser.add_argument("--other", type=Path, help="model of the opposite direction, for joined alignments")
    parser.add_argument("--outputs", type=Path, help="also write the translations to this file")
    options = parser.parse_args(arguments)
    model = ShippedModel(options.model)
    if options.final:
        if options.data is None:
            parser.error("--final needs --data")
        _final(model, options.data, options.parts.split(","), options.other)
        return
    if options.pairs is None:
        parser.error("give --pairs, or --final with --data")
    entry, outputs = _translate(model, options.set or str(options.pairs), read_pairs(options.pairs, options.swap),
                                options.beam, not options.no_attention)
    _say(entry)
    if options.outputs:
        options.outputs.write_text("".join(text + "\n" for text in outputs), encoding="utf-8")
    if options.set:
        _store(model, [entry])


def _translate(model: ShippedModel, name: str, pairs: Sequence[Pair], beam: int, attention: bool) -> Tuple[Dict[str, Any], List[str]]:
    outputs: List[str] = []
    bar = Bar(len(pairs))
    for number, (source, _) in enumerate(pairs, 1):
        encoded = model.encode(source)
        found = model.beam(encoded, beam, attention) if beam else model.greedy(encoded, attention)
        outputs.append(model.text(found.ids))
        bar.show(number, name)
    bar.end()
    references = [reference for _, reference in pairs]
    sources = [source for source, _ in pairs]
    entry = {"set": name, "decoding": "beam %d" % beam if beam else "greedy", "attention": attention, "arithmetic": ARITHMETIC,
             **score_outputs(outputs, references), "byLength": score_by_length(sources, outputs, references)}
    return entry, outputs


def _final(model: ShippedModel, data: Path, parts: List[str], other: Optional[Path]) -> None:
    source, target = model.card["sourceLanguages"][0], model.card["targetLanguage"]
    pair = "en-" + (source if source != "en" else target)
    swap = source != "en"
    dev = read_pairs(data / ("dev/tatoeba.%s.dev.tsv" % pair), swap)
    if "dev" in parts:
        for beam, attention in ((0, True), (BEAM, True), (0, False)):
            entry, _ = _translate(model, "dev/tatoeba." + pair, dev, beam, attention)
            _say(entry)
            _store(model, [entry])
    if "faithfulness" in parts:
        model.card["scores"]["faithfulness"] = measure_faithfulness(model, dev)
        print(json.dumps(model.card["scores"]["faithfulness"]))
        write_card(model.folder, model.card)
    if "alignment" in parts:
        _alignments(model, data, pair, swap, other)
    if "test" in parts:
        _test(model, data, pair, swap)


def _test(model: ShippedModel, data: Path, pair: str, swap: bool) -> None:
    name = "tatoeba-test-v2021-08-07." + pair
    test = read_pairs(data / ("test/%s.tsv" % name), swap)
    hard = {int(line) for line in (data / ("test/%s.no-near-dup.ids" % name)).read_text(encoding="ascii").split()}
    for beam, attention in ((0, True), (0, False), (BEAM, True)):
        entry, outputs = _translate(model, "test/" + name, test, beam, attention)
        _say(entry)
        entries = [entry]
        if attention:
            kept = [row for row in range(len(test)) if row in hard]
            scores = score_outputs([outputs[row] for row in kept], [test[row][1] for row in kept])
            entries.append({**entry, **scores, "set": "test/%s.no-near-dup" % name, "byLength": []})
        middle = [row for row in range(len(test)) if 16 <= len(test[row][0].split()) <= 30]
        scores = score_outputs([outputs[row] for row in middle], [test[row][1] for row in middle])
        entries.append({**entry, **scores, "set": "test/%s.16-30-words" % name, "byLength": []})
        for one in entries[1:]:
            _say(one)
        _store(model, entries)


def _alignments(model: ShippedModel, data: Path, pair: str, swap: bool, other: Optional[Path]) -> None:
    opposite = ShippedModel(other) if other else None
    tatoeba = (data / ("train/tatoeba.%s.train.tsv" % pair), swap, 1)
    if pair == "en-fr":
        trial, sets = data / "dev/align.hansards-trial.en-fr.jsonl", [
            ("test/align.hansards", data / "test/align.hansards-test.en-fr.jsonl"),
            ("dev/align.hansards-trial", data / "dev/align.hansards-trial.en-fr.jsonl")]
        texts = [tatoeba, (data / "train/hansards.en-fr.short20.train.tsv.xz", swap, 8)]
    else:
        trial, sets = None, [("dev/align.xlwa", data / "dev/align.xlwa-dev.en-es.jsonl")]
        texts = [tatoeba, (data / "train/python-docs.en-es.prose.tsv", swap, 1)]
    aligner = WordAligner(training_words(model.tokenizer, texts))
    entries: List[Dict[str, Any]] = []
    for name, path in sets:
        entries.extend(alignment_entries(name, model, path, trial, opposite, aligner))
    for entry in entries:
        print("%s %s: AER %.2f, precision %.1f, recall %.1f, F1 %.1f; baselines %s" % (
            entry["set"], entry["method"], entry["aer"], entry["precision"], entry["recall"], entry["f1"], entry["baselines"]))
    model.card["scores"]["alignment"] = entries
    write_card(model.folder, model.card)


def _store(model: ShippedModel, entries: Sequence[Dict[str, Any]]) -> None:
    """Put scores into the card, in place of older ones for the same set, decoding and attention."""
    keys: Set[Tuple[str, str, bool]] = {(one["set"], one["decoding"], one["attention"]) for one in entries}
    kept = [one for one in model.card["scores"]["translation"] if (one["set"], one["decoding"], one["attention"]) not in keys]
    model.card["scores"]["translation"] = sorted(kept + list(entries), key=lambda one: (one["set"], one["decoding"], not one["attention"]))
    write_card(model.folder, model.card)


def _say(entry: Dict[str, Any]) -> None:
    print("%s, %s, attention %s: BLEU %.2f, chrF %.2f, %d sentences" % (
        entry["set"], entry["decoding"], "on" if entry["attention"] else "off", entry["bleu"], entry["chrf"], entry["sentences"]))
    for bucket in entry["byLength"]:
        print("  %s-%s words: BLEU %.1f [%.1f, %.1f], chrF %.1f, %d sentences" % (
            bucket["from"], bucket["to"] or "", bucket["bleu"], *bucket["bleuInterval"], bucket["chrf"], bucket["sentences"]))


if __name__ == "__main__":
    run("evaluate", main)
