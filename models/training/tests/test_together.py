"""Models that grow out of others: wider ones, several trained as one, and pairs that a model invented."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Dict, List

import torch

from pipeline.corpus import read_pairs, write_pairs
from pipeline.network import Network, Sizes
from pipeline.prepared import Prepared
from pipeline.recipe import Recipe
from pipeline.together import Together
from pipeline.tokenizer import FIRST_PIECE
from pipeline.warm_start import start_from, start_from_all


def _outputs(network: Network, source: torch.Tensor, previous: torch.Tensor) -> torch.Tensor:
    network.eval()
    with torch.no_grad():
        readout, _ = network(source, previous, torch.ones(len(source)))
        return network.logits(readout)


def test_a_wider_network_says_at_first_what_the_narrower_one_said(trained: Path) -> None:
    prepared = Prepared(trained)
    rows = len(prepared.tokenizer.source), len(prepared.tokenizer.target)
    narrow = Network(Sizes(*rows, **prepared.recipe.sizes))
    narrow.load_state_dict(torch.load(trained / "best.pt")["weights"])
    sizes = dict(prepared.recipe.sizes)
    grown = Sizes(*rows, **sizes)
    wide = Network(Sizes(*rows, **{**sizes, "encoder_state": grown.encoder_state + 16, "decoder_state": grown.decoder_state + 24,
                             "source_embedding": grown.source_embedding + 8, "target_embedding": grown.target_embedding + 8,
                             "readout": grown.readout + 8}))
    source = torch.tensor([prepared.dev_sources()[0] + [2]])
    previous = torch.tensor([[1, FIRST_PIECE + 3, FIRST_PIECE + 1]])
    assert not torch.allclose(_outputs(wide, source, previous), _outputs(narrow, source, previous), atol=1e-2)
    taken = start_from(wide, prepared, trained, {"source": set(), "target": set()})
    assert "decoder_state" in taken and "readout" in taken
    assert torch.allclose(_outputs(wide, source, previous), _outputs(narrow, source, previous), atol=1e-4)


def test_a_layer_in_two_says_at_first_what_it_said_in_one(trained: Path) -> None:
    prepared = Prepared(trained)
    rows = len(prepared.tokenizer.source), len(prepared.tokenizer.target)
    sizes = {**prepared.recipe.sizes}
    whole = Network(Sizes(*rows, **sizes))
    whole.load_state_dict(torch.load(trained / "best.pt")["weights"])
    source = torch.tensor([prepared.dev_sources()[0] + [2]])
    previous = torch.tensor([[1, FIRST_PIECE + 3, FIRST_PIECE + 1]])
    differences = []
    for rank in (64, 24, 4):
        parted = Network(Sizes(*rows, **sizes, initial_rank=rank))
        assert "initial_narrow" in start_from(parted, prepared, trained, {"source": set(), "target": set()})
        differences.append(float((_outputs(parted, source, previous) - _outputs(whole, source, previous)).abs().max()))
    assert differences[0] < 1e-4 < differences[1] < differences[2]


def test_a_layer_past_the_encoder_and_another_rank_change_nothing_at_first(trained: Path, tmp_path: Path) -> None:
    shutil.copytree(trained, tmp_path / "ranked")
    recipe: Dict[str, Any] = json.loads((trained / "recipe.json").read_text(encoding="utf-8"))
    prepared = Prepared(trained)
    rows = len(prepared.tokenizer.source), len(prepared.tokenizer.target)
    ranked = Network(Sizes(*rows, **recipe["sizes"], initial_rank=64))
    start_from(ranked, prepared, trained, {"source": set(), "target": set()})
    torch.save({"weights": ranked.state_dict()}, tmp_path / "ranked" / "best.pt")
    recipe["sizes"]["initial_rank"] = 64
    _written(tmp_path / "ranked" / "recipe.json", recipe)
    skipping = Network(Sizes(*rows, **{**recipe["sizes"], "initial_rank": 56}, encoder_skip=True))
    start_from(skipping, prepared, tmp_path / "ranked", {"source": set(), "target": set()})
    source = torch.tensor([prepared.dev_sources()[0] + [2]])
    previous = torch.tensor([[1, FIRST_PIECE + 3, FIRST_PIECE + 1]])
    assert torch.allclose(_outputs(skipping, source, previous), _outputs(ranked, source, previous), atol=1e-2)
    torch.nn.init.normal_(skipping.encoder_skip)
    assert not torch.allclose(_outputs(skipping, source, previous), _outputs(ranked, source, previous), atol=1e-1)


def test_two_languages_train_as_one_network_and_part_again(trained: Path, tmp_path: Path) -> None:
    import mix
    import prepare
    import train

    first, second, both = (tmp_path / name for name in ("xx-yy", "zz-yy", "both"))
    shutil.copytree(trained, first)
    (first / "best.pt").unlink()
    pairs = read_pairs(trained.parent / "pairs.tsv")
    (tmp_path / "pairs.tsv").write_text("".join("%s\t%s\n" % (source[::-1], target) for source, target in pairs), encoding="utf-8")
    prepare.main(["--pairs", str(tmp_path / "pairs.tsv"), "--source", "zz", "--target", "yy", "--run", str(second), "--share-pieces", str(first)])
    recipe: Dict[str, Any] = json.loads((first / "recipe.json").read_text(encoding="utf-8"))
    other = json.loads((second / "recipe.json").read_text(encoding="utf-8"))
    other["sizes"] = recipe["sizes"]
    (second / "recipe.json").write_text(json.dumps(other), encoding="utf-8")
    texts = [{**text, "name": "%s/%s" % (name, text["name"])} for name, one in (("xx-yy", recipe), ("zz-yy", other)) for text in one["train"]]
    common = {**recipe, "id": "both", "source": "xx+zz", "train": texts, "together": ["xx-yy", "zz-yy"]}
    common["schedule"].update(steps=60, check_every=30, rounding_from=1.0)
    both.mkdir()
    Recipe.load(_written(both / "recipe.json", common)).save(both / "recipe.json")
    train.main(["--run", str(both), "--precision", "float32"])
    # What follows holds of mixed weights too.
    mix.main(["--run", str(both), "--part", "0.5", str(both), "last", "--part", "0.5", str(both), "averaged"])
    history = json.loads((both / "history.json").read_text(encoding="utf-8"))
    assert history[-1]["dev_loss"] < history[0]["dev_loss"]
    parts = [torch.load(folder / "best.pt")["weights"] for folder in (first, second)]
    for name, value in parts[0].items():
        assert name == "source_embedding" or torch.equal(value, parts[1][name])
    for folder, weights in zip((first, second), parts):
        assert len(weights["source_embedding"]) == len(Prepared(folder).tokenizer.source)
    # The parts are the whole: each gives its own language the same words.
    whole = Network(Sizes(len(parts[0]["source_embedding"]) + len(parts[1]["source_embedding"]) - FIRST_PIECE,
                          len(parts[0]["target_embedding"]), **recipe["sizes"]))
    together = Together(both)
    whole.load_state_dict(torch.load(both / "best.pt")["weights"])
    part = Network(Sizes(len(parts[1]["source_embedding"]), len(parts[1]["target_embedding"]), **recipe["sizes"]))
    part.load_state_dict(parts[1])
    previous = torch.tensor([[1, FIRST_PIECE + 2]])
    common_ids = together.dev_sources()[len(Prepared(first).dev_pairs())]
    own_ids = Prepared(second).dev_sources()[0]
    assert common_ids != own_ids
    assert torch.allclose(_outputs(whole, torch.tensor([common_ids]), previous), _outputs(part, torch.tensor([own_ids]), previous), atol=1e-5)
    # Put together again from the parts, each language has its own rows, though the other knows some of its pieces.
    again = Network(whole.sizes)
    start_from_all(again, together, [second, first])
    assert torch.equal(again.source_embedding[FIRST_PIECE:], whole.source_embedding[FIRST_PIECE:])


def test_invented_pairs_keep_the_real_sentence_first_and_leave_out_known_ones(trained: Path, tmp_path: Path) -> None:
    import back_translate

    pairs = read_pairs(trained.parent / "pairs.tsv")
    known = tmp_path / "known.tsv"
    known.write_text("".join("%s\t%s\n" % pair for pair in pairs[:150]), encoding="utf-8")
    others = tmp_path / "others.tsv"
    others.write_text("".join("%s\tin a third language\n" % source for source, _ in pairs), encoding="utf-8")
    back_translate.main(["--run", str(trained), "--sentences", str(others), "--known", str(known), "--output", str(tmp_path / "invented.tsv")])
    invented = read_pairs(tmp_path / "invented.tsv")
    left = {source for source, _ in pairs} - {source for source, _ in pairs[:150]}
    assert {source for source, _ in invented} == left
    truth = dict(pairs)
    assert sum(target == truth[source] for source, target in invented) > len(invented) / 2


def test_translations_by_lot_are_news_and_nothing_that_is_evaluated(trained: Path, tmp_path: Path) -> None:
    import back_translate

    pairs = read_pairs(trained.parent / "pairs.tsv")

    others = tmp_path / "others.tsv"
    write_pairs(others, [(source, "in a third language") for source, _ in pairs])

    def made(sentences: Path, *options: str) -> List[List[str]]:
        back_translate.main(["--run", str(trained), "--sentences", str(sentences), *options, "--output", str(tmp_path / "made.tsv")])
        return [line.split("\t") for line in (tmp_path / "made.tsv").read_text(encoding="utf-8").splitlines()]

    once, often = made(others), made(others, "--sampled", "4")
    assert all(pair in often for pair in once) and len(often) > len(once)
    assert len({tuple(pair) for pair in often}) == len(often)
    assert not {tuple(pair) for pair in made(trained.parent / "pairs.tsv", "--sampled", "4")} & set(pairs)
    again, other = made(others, "--sampled", "4"), made(others, "--sampled", "4", "--seed", "2")
    assert again == often and other != often
    first, last = often[0], often[-1]
    write_pairs(tmp_path / "evaluated.tsv", [("so nicht!", first[1]), (last[0], "und so nicht")])
    kept = made(others, "--sampled", "4", "--without", str(tmp_path / "evaluated.tsv"))
    assert kept and all(source != last[0] and target != first[1] for source, target in kept)


def test_invented_sources_that_do_not_say_the_target_are_sifted_out(trained: Path, tmp_path: Path) -> None:
    import sift_pairs

    pairs = read_pairs(trained.parent / "pairs.tsv")[:60]
    wrong = [(pairs[index - 7][0], target) for index, (_, target) in enumerate(pairs)]
    for name, some in (("right", pairs), ("wrong", wrong)):
        write_pairs(tmp_path / name, [(target, source) for source, target in some])

    def kept(*options: str) -> List[List[str]]:
        sift_pairs.main(["--run", str(trained), "--pairs", str(tmp_path / "right"), "--pairs", str(tmp_path / "wrong"),
                         "--swap", *options, "--output", str(tmp_path / "kept")])
        return [line.split("\t") for line in (tmp_path / "kept").read_text(encoding="utf-8").splitlines()]

    everything = [[target, source] for source, target in pairs + wrong]
    assert kept("--least", "-100") == everything
    some = kept("--least", "-0.4")
    true = {(target, source) for source, target in pairs}
    assert some == [pair for pair in everything if pair in some]
    assert len(some) > len(pairs) / 2
    assert sum(tuple(pair) in true for pair in some) > 0.9 * len(some)


def _written(path: Path, recipe: Dict[str, Any]) -> Path:
    path.write_text(json.dumps(recipe), encoding="utf-8")
    return path
