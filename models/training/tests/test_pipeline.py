"""From a two-column file to a model folder, on a language that nobody speaks."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import numpy
import onnx
import pytest
import torch

from pipeline.prepared import IdText, save_ids
from pipeline.shipped import ShippedModel
from tests.conftest import ROOM

REPOSITORY = ROOM.parent.parent


def test_the_loss_falls(trained: Path) -> None:
    history = json.loads((trained / "history.json").read_text())
    assert history[-1]["dev_loss"] < 0.5 * history[0]["dev_loss"]
    assert history[-1]["train_loss"] < history[0]["train_loss"]


def test_it_learns_the_word_order(shipped: Path) -> None:
    model = ShippedModel(shipped)
    pairs = [("sena riki kip.", "The queen wants a lamp."), ("paku gora vad?", "The cook sees a hill?"), ("mira emo nel.", "The girl hears an apple.")]
    outputs = [model.text(model.greedy(model.encode(source)).ids) for source, _ in pairs]
    assert sum(output == target for output, (_, target) in zip(outputs, pairs)) >= 2, outputs


def test_beam_search_finds_at_least_what_greedy_finds(shipped: Path) -> None:
    model = ShippedModel(shipped)
    source = model.encode("tolo dalu sum.")
    assert model.beam(source, 5, length_power=0.0).log_probability >= model.greedy(source).log_probability - 1e-5


def test_the_graphs_meet_the_contract(shipped: Path) -> None:
    card = json.loads((shipped / "model.json").read_text(encoding="utf-8"))
    sizes = card["sizes"]
    wanted = {
        "encoder.onnx": (
            {"source_ids": ("int64", [1, "S"])},
            {"encoder_states": ("float32", [1, "S", sizes["encoderState"]]), "keys": ("float32", [1, "S", sizes["attention"]]),
             "initial_state": ("float32", [1, sizes["decoderState"]])}),
        "decoder.onnx": (
            {"previous_ids": ("int64", ["B"]), "state": ("float32", ["B", sizes["decoderState"]]),
             "encoder_states": ("float32", [1, "S", sizes["encoderState"]]), "keys": ("float32", [1, "S", sizes["attention"]]),
             "source_mask": ("float32", [1, "S"]), "given_weights": ("float32", ["B", "S"]),
             "use_given_weights": ("float32", ["B"]), "attention_on": ("float32", ["B"])},
            {"log_probs": ("float32", ["B", sizes["targetVocabulary"]]), "next_state": ("float32", ["B", sizes["decoderState"]]),
             "query": ("float32", ["B", sizes["attention"]]), "scores": ("float32", ["B", "S"]), "weights": ("float32", ["B", "S"]),
             "context": ("float32", ["B", sizes["encoderState"]]), "update_gate": ("float32", ["B", sizes["decoderState"]]),
             "reset_gate": ("float32", ["B", sizes["decoderState"]]),
             "embedding": ("float32", ["B", sizes["targetEmbedding"]])}),
    }
    for name, sides in wanted.items():
        model = onnx.load(str(shipped / name))
        onnx.checker.check_model(model)
        assert (model.ir_version, model.opset_import[0].version) == (8, 17)
        for values, expected in zip((model.graph.input, model.graph.output), sides):
            assert {value.name: _describe(value) for value in values} == expected


def test_the_card_names_the_files_as_they_are(shipped: Path) -> None:
    card = json.loads((shipped / "model.json").read_text(encoding="utf-8"))
    for entry in card["files"]:
        content = (shipped / entry["name"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (entry["bytes"], entry["sha256"])
    counts = card["parameters"]
    assert counts["total"] == sum(value for name, value in counts.items() if name != "total")


def test_given_weights_and_masks_are_obeyed(shipped: Path) -> None:
    model = ShippedModel(shipped)
    source = model.encode("lerin ona vad.")
    rows = numpy.zeros((1, source.length), numpy.float32)
    rows[0, 1] = 1.0
    outputs = ["weights", "context", "scores"]
    weights, context, _ = model.step(source, [1], source.initial, given=rows, outputs=outputs)
    assert numpy.array_equal(weights, rows)
    assert numpy.allclose(context[0], source.states[0, 1], atol=1e-6)
    mask = numpy.ones((1, source.length), numpy.float32)
    mask[0, 0] = 0.0
    weights, _, scores = model.step(source, [1], source.initial, mask=mask, outputs=outputs)
    assert weights[0, 0] == 0.0 and scores[0, 0] == numpy.float32(-1e9)
    _, context, _ = model.step(source, [1], source.initial, attention=False, outputs=outputs)
    half = source.states.shape[2] // 2
    assert numpy.allclose(context[0], numpy.concatenate([source.states[0, -1, :half], source.states[0, 0, half:]]), atol=1e-6)


def test_the_same_run_gives_the_same_bytes(trained: Path, shipped: Path, tmp_path: Path) -> None:
    import export

    export.main(["--run", str(trained), "--output", str(tmp_path / "again")])
    for name in ("encoder.onnx", "decoder.onnx", "tokenizer.json"):
        assert (tmp_path / "again" / name).read_bytes() == (shipped / name).read_bytes()


def test_a_stopped_run_goes_on_where_it_stopped(trained: Path, tmp_path: Path) -> None:
    import train

    weights = []
    for name, stops in (("straight", [40]), ("stopped", [20, 40])):
        run = tmp_path / name
        run.mkdir()
        for part in trained.iterdir():
            if part.suffix in (".npz", ".tsv") or part.name == "tokenizer.json":
                shutil.copy(part, run / part.name)
        recipe = json.loads((trained / "recipe.json").read_text(encoding="utf-8"))
        recipe["schedule"].update(steps=40, check_every=20, rounding_from=1.0)
        (run / "recipe.json").write_text(json.dumps(recipe), encoding="utf-8")
        for stop in stops:
            train.main(["--run", str(run), "--stop-at", str(stop), "--precision", "float32"])
        weights.append(torch.load(run / "last.pt")["step"])
        assert len(json.loads((run / "history.json").read_text())) == 2
    assert weights == [40, 40]


def test_a_pupil_believes_its_teacher_more_than_a_wrong_text(trained: Path, tmp_path: Path) -> None:
    import train

    (tmp_path / "teacher").symlink_to(trained)
    scores = []
    for share in (0.0, 1.0):
        run = tmp_path / ("pupil%d" % share)
        shutil.copytree(trained, run, ignore=shutil.ignore_patterns("*.pt", "history.json"))
        recipe = json.loads((trained / "recipe.json").read_text(encoding="utf-8"))
        text = IdText(run / ("%s.npz" % recipe["train"][0]["name"]))
        pairs = [text.pair(index) for index in range(len(text))]
        wrong = [(source.tolist(), pairs[index - 1][1].tolist()) for index, (source, _) in enumerate(pairs)]
        save_ids(run / ("%s.npz" % recipe["train"][0]["name"]), wrong)
        recipe["schedule"].update(steps=150, check_every=150, lesson_share=share)
        (run / "recipe.json").write_text(json.dumps({**recipe, "teachers": ["teacher"]}), encoding="utf-8")
        train.main(["--run", str(run), "--precision", "float32", "--start-from", str(trained)])
        scores.append(json.loads((run / "history.json").read_text())[-1]["dev_bleu"])
    assert scores[0] < 60 and scores[1] > 90, scores


def test_evaluate_writes_scores_into_the_card(shipped: Path, trained: Path) -> None:
    import evaluate

    evaluate.main(["--model", str(shipped), "--pairs", str(trained / "dev.tsv"), "--set", "dev/tiny"])
    card = json.loads((shipped / "model.json").read_text(encoding="utf-8"))
    entry = next(one for one in card["scores"]["translation"] if one["set"] == "dev/tiny")
    assert entry["bleu"] > 50 and entry["byLength"][0]["sentences"] > 0


@pytest.fixture(scope="module")
def fed(trained: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model, gone on with input feeding."""
    import export
    import train

    folder = tmp_path_factory.mktemp("fed")
    shutil.copytree(trained, folder / "run", ignore=shutil.ignore_patterns("*.pt", "history.json"))
    recipe = json.loads((trained / "recipe.json").read_text(encoding="utf-8"))
    recipe["sizes"]["input_feeding"] = True
    recipe["schedule"].update(steps=150, check_every=150, warm_up=10)
    (folder / "run" / "recipe.json").write_text(json.dumps(recipe), encoding="utf-8")
    train.main(["--run", str(folder / "run"), "--precision", "float32", "--start-from", str(trained)])
    export.main(["--run", str(folder / "run"), "--output", str(folder / "xx-yy")])
    return folder / "xx-yy"


def test_a_model_with_input_feeding_goes_on_from_another_state_than_it_reads(fed: Path) -> None:
    model = ShippedModel(fed)
    source = model.encode("sena riki kip.")
    following, own = model.step(source, [1], source.initial, outputs=["next_state", "state_before_feeding"])
    assert not numpy.allclose(following, own, atol=1e-3)
    assert model.text(model.greedy(source).ids) == "The queen wants a lamp."


@pytest.mark.skipif(shutil.which("npm") is None or not (REPOSITORY / "node_modules").exists(), reason="the plugin's packages aren't installed")
@pytest.mark.parametrize("which", ["shipped", "fed"])
def test_the_plugin_accepts_the_model_and_translates_with_it(which: str, request: pytest.FixtureRequest) -> None:
    made: Path = request.getfixturevalue(which)
    checked = subprocess.run(["npm", "run", "--silent", "check-model", "--", str(made)], cwd=REPOSITORY, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    # The command line knows models by their id, so the tiny one stands among the real ones for a moment.
    place = ROOM.parent / "xx-yy"
    shutil.copytree(made, place)
    try:
        done = subprocess.run(["npm", "run", "--silent", "translate", "--", "--model", "xx-yy", "--json"], cwd=REPOSITORY,
                              input="sena riki kip.\n", capture_output=True, text=True)
    finally:
        shutil.rmtree(place)
    assert done.returncode == 0, done.stdout + done.stderr
    model = ShippedModel(made)
    ours, theirs = model.greedy(model.encode("sena riki kip.")), json.loads(done.stdout)
    assert theirs["translation"] == model.text(ours.ids)
    assert theirs["logProb"] == pytest.approx(ours.log_probability, abs=1e-4)


def _describe(value: onnx.ValueInfoProto) -> object:
    tensor = value.type.tensor_type
    kind = {onnx.TensorProto.FLOAT: "float32", onnx.TensorProto.INT64: "int64"}[tensor.elem_type]
    return kind, [axis.dim_param or axis.dim_value for axis in tensor.shape.dim]
