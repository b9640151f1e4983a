"""The parts that everything rests on, each against something that is known to be right."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest
import torch
from torch.nn import functional

from pipeline.aligners import FAST_ALIGN_TENSION, WordAligner
from pipeline.corpus import CorpusProblem, read_pairs
from pipeline.export_graphs import build_decoder, build_encoder
from pipeline.gold_alignment import GoldPair, argmax_links, carry_over, grow_diagonal, score_links, share_of_words
from pipeline.loss import Lesson, smoothed_loss
from pipeline.network import HIDDEN_SCORE, Network, Sizes
from pipeline.parity import largest_difference
from pipeline.prepared import as_ids
from pipeline.recurrent import run_cells
from pipeline.rounding import fake_round, round_rows
from pipeline.tokenizer import Side, Tokenizer
from pipeline.vocabulary import SPECIAL
from pipeline.words import cut_words, normalise


@pytest.mark.parametrize("apostrophe, text, words", [
    ("left", "J'ai vu l'homme.", ["▁J'", "ai", "▁vu", "▁l'", "homme", "."]),
    ("right", "I don't know.", ["▁I", "▁don", "'t", "▁know", "."]),
    ("left", "Qu'est-ce que c'est ?", ["▁Qu'", "est", "-ce", "▁que", "▁c'", "est", "▁?"]),
    ("left", "Y a-t-il 25 km ?", ["▁Y", "▁a", "-t", "-il", "▁25", "▁km", "▁?"]),
    ("right", "the '90s", ["▁the", "▁'", "90", "s"]),
    ("left", "- 5-x --y", ["▁-", "▁5", "-x", "▁-", "-", "y"]),
    ("left", "¿Qué?", ["▁¿", "Qué", "?"]),
    ("left", "", []),
])
def test_words_are_cut_as_the_format_says(apostrophe: str, text: str, words: list) -> None:
    assert cut_words(normalise(text), apostrophe) == words


@pytest.mark.parametrize("text, plain", [
    ("  l\u2019eau\u00a0!\u200b ", "l'eau !"), ("\u201cA\u2026\u201d", '"A..."'), ("e\u0301te\u0301", "été"), ("a\tb\r\nc", "a b c"), ("co\u00adop", "coop"),
])
def test_normalisation(text: str, plain: str) -> None:
    assert normalise(text) == plain


def _side() -> Side:
    return Side("left", SPECIAL + [("▁", -2.0), ("a", -3.0), ("b", -3.0), ("ab", -5.0), ("▁a", -4.0), ("1", -8.0), ("2", -8.0)])


def test_the_best_cut_wins_and_unknown_characters_become_bytes() -> None:
    side = _side()
    texts = [side.pieces[index][0] for index in side.encode("ab 12 é")]
    assert texts == ["▁", "ab", "▁", "1", "2", "▁", "<0xC3>", "<0xA9>"]


@pytest.mark.parametrize("text", ["ab 12 é", "😀 a", "漢字ab", "b"])
def test_text_survives_a_round_trip(text: str) -> None:
    side = _side()
    assert side.decode(side.encode(text)) == text


def test_broken_bytes_and_unknown_stay_visible() -> None:
    assert _side().decode([260, 3, 4 + 0xC3, 261]) == "<unk>\ufffda"


@pytest.mark.parametrize("content, said", [
    (b"a\tb\nc\n", "line 2: 1 column instead of 2"), (b"a\tb\tc\n", "line 1: 3 columns"), (b"a\tb\n\nc\td\n", "line 2: empty line"),
    (b"a\tb\n\xff\xfe\tc\n", "line 2: not UTF-8"), (b"a\t \n", "line 1: one side is empty"), (b"a\tb\n", "1 pairs are too few"),
])
def test_bad_files_are_named_with_line_and_reason(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes(content)
    with pytest.raises(CorpusProblem, match=said):
        read_pairs(path, least=2)


def test_the_recurrence_is_a_gru_forwards_and_backwards() -> None:
    torch.manual_seed(0)
    layer = torch.nn.GRU(6, 8, bidirectional=True)
    value, first = torch.randn(7, 5, 6, requires_grad=True), torch.randn(2, 5, 8, requires_grad=True)
    expected, _ = layer(value, first)
    inputs = torch.stack([
        functional.linear(value, layer.weight_ih_l0, layer.bias_ih_l0),
        functional.linear(value, layer.weight_ih_l0_reverse, layer.bias_ih_l0_reverse).flip(0)], dim=1)
    states = run_cells(inputs, torch.stack([layer.weight_hh_l0, layer.weight_hh_l0_reverse]),
                       torch.stack([layer.bias_hh_l0, layer.bias_hh_l0_reverse]), first, torch.float32)
    found = torch.cat([states[:, 0], states[:, 1].flip(0)], dim=-1)
    assert torch.allclose(expected, found, atol=1e-6)
    outer = torch.randn_like(found)
    sources = [value, first] + list(layer.parameters())
    for left, right in zip(torch.autograd.grad((expected * outer).sum(), sources), torch.autograd.grad((found * outer).sum(), sources)):
        assert torch.allclose(left, right, atol=1e-5)


def test_the_sliced_loss_is_cross_entropy() -> None:
    torch.manual_seed(0)
    values = [torch.randn(300, 16, requires_grad=True), torch.randn(50, 16, requires_grad=True), torch.randn(50, requires_grad=True)]
    wanted = torch.randint(0, 50, (300,))
    expected = functional.cross_entropy(values[0] @ values[1].t() + values[2], wanted, label_smoothing=0.1)
    found = smoothed_loss(values[0], values[1], values[2], wanted, 0.1, torch.float32)
    assert torch.allclose(expected, found, atol=1e-5)
    for left, right in zip(torch.autograd.grad(expected, values), torch.autograd.grad(found, values)):
        assert torch.allclose(left, right, atol=1e-6)


def test_lessons_are_cross_entropy_with_the_teachers_mean_distribution() -> None:
    torch.manual_seed(0)
    values = [torch.randn(300, 16, requires_grad=True), torch.randn(50, 16, requires_grad=True), torch.randn(50, requires_grad=True)]
    wanted = torch.randint(0, 50, (300,))
    lessons = [Lesson(torch.randn(300, 16), torch.randn(50, 16), torch.randn(50)) for _ in range(2)]
    own = functional.one_hot(wanted, 50) * 0.9 + 0.1 / 50
    taught = sum(torch.softmax(one.readout @ one.table.t() + one.bias, dim=1) for one in lessons) / 2
    logits = values[0] @ values[1].t() + values[2]
    expected = functional.cross_entropy(logits, 0.3 * own + 0.7 * taught)
    found = smoothed_loss(values[0], values[1], values[2], wanted, 0.1, torch.float32, lessons, 0.7)
    assert torch.allclose(expected, found, atol=1e-5)
    for left, right in zip(torch.autograd.grad(expected, values), torch.autograd.grad(found, values)):
        assert torch.allclose(left, right, atol=1e-6)


def test_other_cuts_say_the_same_in_more_pieces() -> None:
    random, side, text = numpy.random.RandomState(1), _side(), "ab ab é ab"
    cuts = [side.encode_otherwise(text, 0.5, random) for _ in range(20)]
    assert {side.decode(cut) for cut in cuts} == {text}
    assert len({tuple(cut) for cut in cuts}) > 5 and max(map(len, cuts)) > len(side.encode(text))
    assert side.encode_otherwise(text, 0.0, random) == side.encode(text)


def test_a_text_is_stored_as_often_as_it_is_cut() -> None:
    side, pairs = _side(), [("ab ab", "a"), ("b ab ab", "b")]
    ids = as_ids(Tokenizer(side, side), pairs, cuts=3, piece_dropout=0.5)
    assert [(side.decode(source), side.decode(target)) for source, target in ids] == pairs * 3
    assert len({tuple(source) for source, _ in ids}) > 2
    assert as_ids(Tokenizer(side, side), pairs) == [(side.encode(source), side.encode(target)) for source, target in pairs]


def test_a_name_is_cut_on_the_target_side_where_the_source_is_cut() -> None:
    source = Side("left", SPECIAL + [(piece, -1.0) for piece in ("▁", "▁A", "A", "mi", "ra", "d'", "▁d'", "▁Bo", "b", "t", "▁t", "o", "e", "▁É", "lo")])
    target = Side("right", SPECIAL + [(piece, -1.0) for piece in ("▁", "▁Am", "▁A", "A", "ir", "m", "i", "r", "a", "▁Bob", "B", "b", "'s", "▁t", "o", "or", "e", "s", "▁Él")])
    tokenizer = Tokenizer(source, target)

    def cut(left: str, right: str) -> list:
        (_, ids), = as_ids(tokenizer, [(left, right)], copies_follow=True)
        assert target.decode(ids) == right
        return [target.pieces[index][0] for index in ids]

    assert target.decode(target.encode("Amira")) == "Amira" and len(target.encode("Amira")) == 3
    assert cut("Amira", "Amira") == ["▁A", "m", "i", "r", "a"]
    # After an elision the source has no mark; the target's possessive is a word of its own.
    assert cut("to d'Amira", "Amira's toe") == ["▁A", "m", "i", "r", "a", "'s", "▁t", "o", "e"]
    # One piece of the target, a word without capital, a name that isn't the source's, one with a part that only bytes can write.
    assert cut("Bob", "Bob") == ["▁Bob"] and cut("tora", "tora") == ["▁t", "or", "a"]
    assert cut("Amira", "Amir") == ["▁Am", "ir"]
    assert cut("Élo", "Élo") == ["▁Él", "o"]
    # Words behind one that only bytes can write are cut as ever.
    assert cut("é Amira", "Amira") == ["▁Am", "ir", "a"]


@pytest.mark.parametrize("levels", [255, 63, 15, 3])
def test_rounding_keeps_its_levels_and_training_sees_the_same_numbers(levels: int) -> None:
    torch.manual_seed(0)
    value = torch.randn(20, 30)
    whole, steps = round_rows(value, levels)
    assert numpy.abs(whole).max() == (levels - 1) // 2
    assert numpy.allclose(fake_round(value, levels).numpy(), whole * steps[:, None], atol=1e-6)


@pytest.mark.parametrize("kind, layers, levels, rank, skip, fed", [
    ("general", 1, 15, None, False, False), ("general", 1, 31, 5, True, True), ("general", 2, None, 5, False, True),
    ("general", 2, None, None, True, False), ("additive", 1, 31, None, False, True), ("location", 1, 31, None, False, False)])
def test_exported_graphs_compute_what_the_network_computes(kind: str, layers: int, levels: object, rank: object, skip: bool, fed: bool) -> None:
    torch.manual_seed(0)
    network = Network(Sizes(300, 290, 8, 8, 12, layers, 10, 6, 8, kind, 4 if kind == "location" else None, rank, skip, fed)).eval()  # type: ignore[arg-type]
    for later in (network.encoder_skip if skip else None, network.decoder_feeding if fed else None):
        if later is not None:
            torch.nn.init.normal_(later)
    network.levels = levels  # type: ignore[assignment]
    pairs = [([270, 271, 5], [280, 6]), ([299], []), ([260] * 9, [262] * 7)]
    assert largest_difference(network, build_encoder(network, network.levels), build_decoder(network, network.levels), pairs) < 1e-4


def test_what_is_fed_back_changes_the_words_after_it_and_trains() -> None:
    torch.manual_seed(0)
    network = Network(Sizes(300, 290, 8, 8, 12, 1, 10, 6, 8, input_feeding=True)).eval()
    source, previous, on = torch.tensor([[270, 271, 2]]), torch.tensor([[1, 280, 281]]), torch.ones(1)
    unfed = Network(Sizes(300, 290, 8, 8, 12, 1, 10, 6, 8)).eval()
    unfed.load_state_dict({name: value for name, value in network.state_dict().items() if name != "decoder_feeding"})
    before = network(source, previous, on)[0]
    assert torch.allclose(before, unfed(source, previous, on)[0], atol=1e-6)
    before.sum().backward()
    assert float(network.decoder_feeding.grad.abs().max()) > 0
    torch.nn.init.normal_(network.decoder_feeding)
    after = network(source, previous, on)[0]
    assert torch.allclose(after[:, 0], before[:, 0], atol=1e-6) and not torch.allclose(after[:, 1:], before[:, 1:], atol=1e-2)
    # Word by word, as decoding does it, comes to the same.
    encoded, rows = network.encode(source), []
    state = encoded.initial
    for word in previous.unbind(1):
        decoded = network.decode(encoded, word.unsqueeze(1), state, on)
        state = decoded.state
        rows.append(decoded.readout)
    assert torch.allclose(torch.cat(rows, dim=1), after, atol=1e-6)


def test_location_attention_sees_nothing_past_its_maximum() -> None:
    network = Network(Sizes(300, 290, 8, 8, 12, 1, 10, 6, 8, "location", 4)).eval()
    scores = network.scores(torch.randn(1, 2, 6), torch.randn(1, 7, 6))
    assert scores.shape == (1, 2, 7) and bool((scores[..., 4:] == HIDDEN_SCORE).all())


def test_weights_are_carried_to_words() -> None:
    left = share_of_words(["▁Je", "▁", "par", "le"], ["Je", "parle"])
    assert left.tolist() == [[1, 0], [0, 1], [0, 1], [0, 1]]
    matrix = carry_over(numpy.array([[0.9, 0.0, 0.1, 0.0], [0.1, 0.2, 0.3, 0.4]]), left, share_of_words(["I", "▁speak"], ["I", "speak"]))
    assert numpy.allclose(matrix, [[0.9, 0.1], [0.1, 0.9]])
    assert argmax_links(matrix) == {(0, 0), (1, 1)}


def test_alignment_error_rate_by_hand() -> None:
    gold = [GoldPair("", "", [], [], frozenset({(0, 0), (1, 1)}), frozenset({(0, 0), (1, 1), (2, 1)}))]
    assert score_links(gold, [{(0, 0), (2, 1)}])["aer"] == pytest.approx(25.0)


def test_joined_directions_grow_from_what_both_say() -> None:
    assert grow_diagonal({(0, 0), (1, 1), (5, 5)}, {(0, 0), (2, 9)}) == {(0, 0), (1, 1)}


def test_the_aligners_find_a_one_to_one_lexicon() -> None:
    words = [("a b".split(), "x y".split()), ("b c".split(), "z y".split()), ("a c".split(), "x z".split())] * 5
    aligner = WordAligner(words)
    for tension in (0.0, FAST_ALIGN_TENSION):
        aligner.train(tension)
        assert argmax_links(aligner.align(["a", "b"], ["y", "x"])) == {(1, 0), (0, 1)}, tension
