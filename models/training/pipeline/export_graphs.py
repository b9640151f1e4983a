"""Builds encoder.onnx and decoder.onnx of docs/model-format.md from a trained network."""

from __future__ import annotations

from typing import List, Optional, Tuple

import numpy
from onnx import ModelProto

from .graph import Graph
from .network import HIDDEN_SCORE, Network
from .rounding import levels_of, round_rows

Rows = Tuple[numpy.ndarray, Optional[numpy.ndarray]]


def _rows(network: Network, name: str, levels: Optional[int]) -> Rows:
    value = getattr(network, name).detach()
    return round_rows(value, levels_of(name, levels)) if levels else (value.numpy().astype(numpy.float32), None)


def _vector(network: Network, name: str) -> numpy.ndarray:
    value: numpy.ndarray = getattr(network, name).detach().numpy().astype(numpy.float32)
    return value


def reordered(value: numpy.ndarray) -> numpy.ndarray:
    """PyTorch stacks the gates reset, update, new; ONNX update, reset, new. The way back is the same."""
    third = value.shape[0] // 3
    return numpy.concatenate([value[third:2 * third], value[:third], value[2 * third:]])


def build_encoder(network: Network, levels: Optional[int]) -> ModelProto:
    """Source ids to states, keys and the first decoder state."""
    sizes = network.sizes
    half = sizes.encoder_state // 2
    graph = Graph("encoder", levels)
    ids = graph.input("source_ids", "int64", [1, "S"])
    graph.table("source_embedding", _rows(network, "source_embedding", levels))
    turned = graph.integers("row_shape", [-1, 1, sizes.source_embedding])
    words = graph.lookup("source_embedding", ids, "words")
    value = graph.node("Reshape", [words, turned], "words_by_time")
    flat_shape = graph.integers("state_shape", [-1, 1, sizes.encoder_state])
    for layer in range(sizes.encoder_layers):
        name = "encoder%d" % layer
        states = _gru(graph, network, name, value, half, levels, flat_shape)
        value = states if layer == 0 else graph.node("Add", [states, value], name + "_sum")
    states = graph.node("Reshape", [value, graph.integers("matrix_shape", [-1, sizes.encoder_state])], "state_rows")
    if sizes.encoder_skip:
        graph.table("encoder_skip", _rows(network, "encoder_skip", levels))
        rows = graph.node("Reshape", [words, graph.integers("word_shape", [-1, sizes.source_embedding])], "word_rows")
        states = graph.node("Add", [states, graph.linear(rows, "encoder_skip", "skipped_rows")], "states_and_words")
    graph.table("key", _rows(network, "key", levels))
    keys = graph.linear(states, "key", "key_rows")
    fixed = _fixed_context(graph, states, half)
    if sizes.initial_rank:
        graph.table("initial_narrow", _rows(network, "initial_narrow", levels))
        fixed = graph.linear(fixed, "initial_narrow", "initial_narrow_rows")
    graph.table("initial", _rows(network, "initial", levels))
    graph.constant("initial_bias", _vector(network, "initial_bias"))
    first = graph.node("Tanh", [graph.linear(fixed, "initial", "initial_sum", "initial_bias")], "first_state")
    one = graph.integers("first_axis", [0])
    graph.output(graph.node("Unsqueeze", [states, one], "batched_states"), "encoder_states", [1, "S", sizes.encoder_state])
    graph.output(graph.node("Unsqueeze", [keys, one], "batched_keys"), "keys", [1, "S", sizes.attention])
    graph.output(first, "initial_state", [1, sizes.decoder_state])
    return graph.model({"part": "encoder"})


def _gru(graph: Graph, network: Network, name: str, value: str, half: int, levels: Optional[int], shape: str) -> str:
    """One bidirectional layer on [S,1,inputs] -> [S,1,2*half]."""
    directions = [name + "_forward", name + "_backward"]
    for suffix in ("_input", "_state"):
        parts: List[Rows] = [_rows(network, direction + suffix, levels) for direction in directions]
        scales = [part[1] for part in parts if part[1] is not None]
        graph.table(name + suffix, (
            numpy.stack([reordered(part[0]) for part in parts]),
            numpy.stack([reordered(scale) for scale in scales]) if scales else None,
        ))
    bias = numpy.stack([
        numpy.concatenate([reordered(_vector(network, direction + suffix)) for suffix in ("_input_bias", "_state_bias")])
        for direction in directions
    ])
    graph.constant(name + "_bias", bias)
    output = graph.node("GRU", [value, graph.dense(name + "_input"), graph.dense(name + "_state"), name + "_bias"],
                        name + "_output", hidden_size=half, direction="bidirectional", linear_before_reset=1)
    # [S,2,1,half] -> [S,1,2*half]; the batch of one makes the reshape enough.
    return graph.node("Reshape", [output, shape], name + "_states")


def _fixed_context(graph: Graph, states: str, half: int) -> str:
    """[forward state at the last word ; backward state at the first], from [S,H] -> [1,H]."""
    last = graph.node("Gather", [states, graph.integers("last_row", [-1])], "last_states", axis=0)
    first = graph.node("Gather", [states, graph.integers("first_row", [0])], "first_states", axis=0)
    start, middle, end = (graph.integers(name, [value]) for name, value in (("column_0", 0), ("column_half", half), ("column_end", 2 * half)))
    axis = graph.integers("column_axis", [1])
    forward = graph.node("Slice", [last, start, middle, axis], "last_forward")
    backward = graph.node("Slice", [first, middle, end, axis], "first_backward")
    return graph.node("Concat", [forward, backward], "fixed_context", axis=1)


def build_decoder(network: Network, levels: Optional[int]) -> ModelProto:
    """One decoding step; the GRU cell is written out so that its gates can be shown."""
    sizes = network.sizes
    graph = Graph("decoder", levels)
    previous = graph.input("previous_ids", "int64", ["B"])
    state = graph.input("state", "float32", ["B", sizes.decoder_state])
    batched_states = graph.input("encoder_states", "float32", [1, "S", sizes.encoder_state])
    batched_keys = graph.input("keys", "float32", [1, "S", sizes.attention])
    mask = graph.input("source_mask", "float32", [1, "S"])
    given = graph.input("given_weights", "float32", ["B", "S"])
    use_given = graph.input("use_given_weights", "float32", ["B"])
    attention_on = graph.input("attention_on", "float32", ["B"])
    fed = ["decoder_feeding"] if sizes.input_feeding else []
    for name in ("target_embedding", "decoder_input", "decoder_state", "query", "readout", *fed):
        graph.table(name + "_table", _rows(network, name, levels))
    for name in ("decoder_input_bias", "decoder_state_bias", "readout_bias", "output_bias"):
        graph.constant(name, _vector(network, name))
    one = graph.floats("one", [1.0])
    axis = graph.integers("axis_0", [0])

    word = graph.lookup("target_embedding_table", previous, "previous_word")
    update, reset, following = _cell(graph, word, state, one)
    query = graph.linear(following, "query_table", "query_rows")
    states = graph.node("Squeeze", [batched_states, axis], "state_rows")
    raw = _scores(graph, network, query, batched_keys, mask, axis, levels)
    hidden = graph.node("Mul", [graph.node("Sub", [one, mask], "unmasked"), graph.floats("hidden_score", [HIDDEN_SCORE])], "hidden_scores")
    scores = graph.node("Add", [graph.node("Mul", [raw, mask], "visible_scores"), hidden], "masked_scores")
    soft = graph.node("Softmax", [scores], "soft_weights", axis=-1)
    weights = _choose(graph, use_given, given, soft, one, "chosen_weights")
    weighted = graph.node("MatMul", [weights, states], "weighted_sum")
    fixed = _fixed_context(graph, states, sizes.encoder_state // 2)
    context = _choose(graph, attention_on, weighted, fixed, one, "chosen_context")
    joined = graph.node("Concat", [following, context], "state_and_context", axis=1)
    readout = graph.node("Tanh", [graph.linear(joined, "readout_table", "readout_sum", "readout_bias")], "readout_rows")
    logits = graph.linear(readout, "target_embedding_table", "logits", "output_bias")
    graph.output(graph.node("LogSoftmax", [logits], "word_log_probs", axis=-1), "log_probs", ["B", sizes.target_vocabulary])
    if sizes.input_feeding:
        graph.output(following, "state_before_feeding", ["B", sizes.decoder_state])
        following = graph.node("Add", [following, graph.linear(readout, "decoder_feeding_table", "fed_rows")], "fed_state")
    graph.output(following, "next_state", ["B", sizes.decoder_state])
    graph.output(query, "query", ["B", sizes.attention])
    graph.output(scores, "scores", ["B", "S"])
    graph.output(weights, "weights", ["B", "S"])
    graph.output(context, "context", ["B", sizes.encoder_state])
    graph.output(update, "update_gate", ["B", sizes.decoder_state])
    graph.output(reset, "reset_gate", ["B", sizes.decoder_state])
    graph.output(word, "embedding", ["B", sizes.target_embedding])
    return graph.model({"part": "decoder"})


def _cell(graph: Graph, word: str, state: str, one: str) -> Tuple[str, str, str]:
    """Update gate, reset gate and next state, as PyTorch writes them."""
    from_word = graph.linear(word, "decoder_input_table", "from_word", "decoder_input_bias")
    from_state = graph.linear(state, "decoder_state_table", "from_state", "decoder_state_bias")
    word_parts = graph.nodes("Split", [from_word], ["word_reset", "word_update", "word_new"], axis=1)
    state_parts = graph.nodes("Split", [from_state], ["state_reset", "state_update", "state_new"], axis=1)
    reset = graph.node("Sigmoid", [graph.node("Add", [word_parts[0], state_parts[0]], "reset_sum")], "reset")
    update = graph.node("Sigmoid", [graph.node("Add", [word_parts[1], state_parts[1]], "update_sum")], "update")
    remembered = graph.node("Mul", [reset, state_parts[2]], "remembered")
    new = graph.node("Tanh", [graph.node("Add", [word_parts[2], remembered], "new_sum")], "new")
    fresh = graph.node("Mul", [graph.node("Sub", [one, update], "not_kept"), new], "fresh")
    kept = graph.node("Mul", [update, state], "kept")
    return update, reset, graph.node("Add", [fresh, kept], "following_state")


def _choose(graph: Graph, switch: str, first: str, second: str, one: str, name: str) -> str:
    """`first` where the row's switch is 1, `second` where it is 0."""
    column = graph.node("Unsqueeze", [switch, graph.integers(name + "_axis", [1])], name + "_column")
    other = graph.node("Sub", [one, column], name + "_other")
    return graph.node("Add", [graph.node("Mul", [column, first], name + "_first"),
                              graph.node("Mul", [other, second], name + "_second")], name)


def _scores(graph: Graph, network: Network, query: str, batched_keys: str, mask: str, axis: str, levels: Optional[int]) -> str:
    """e_t [B,S] before the mask."""
    kind = network.sizes.kind
    if kind == "general":
        keys = graph.node("Squeeze", [batched_keys, axis], "key_rows")
        turned = graph.node("Transpose", [keys], "keys_turned", perm=[1, 0])
        product = graph.node("MatMul", [query, turned], "query_times_keys")
        return graph.node("Mul", [product, graph.floats("score_scale", [network.scale])], "raw_scores")
    if kind == "additive":
        graph.table("score_table", _rows(network, "score", levels))
        column = graph.node("Unsqueeze", [query, graph.integers("query_axis", [1])], "query_column")
        mixed = graph.node("Tanh", [graph.node("Add", [column, batched_keys], "query_plus_keys")], "mixed")
        turned = graph.node("Transpose", [graph.dense("score_table")], "score_column", perm=[1, 0])
        return graph.node("Squeeze", [graph.node("MatMul", [mixed, turned], "score_rows"), graph.integers("score_axis", [2])], "raw_scores")
    # Location: a score for each of the first positions; every later position gets the hidden score.
    graph.table("position_table", _rows(network, "position", levels))
    graph.constant("position_bias", _vector(network, "position_bias"))
    places = graph.linear(query, "position_table", "place_scores", "position_bias")
    limit = network.sizes.maximum_position or 0
    beyond = graph.node("Add", [
        graph.node("Mul", [graph.node("Slice", [places, graph.integers("beyond_from", [0]), graph.integers("beyond_to", [1]),
                                                graph.integers("beyond_axis", [1])], "some_place"), graph.floats("nothing", [0.0])], "no_place"),
        graph.floats("beyond_score", [HIDDEN_SCORE])], "beyond_place")
    extended = graph.node("Concat", [places, beyond], "all_places", axis=1)
    # 1, 2, 3, ... along the source, cut off at the limit: the index of each position's score plus one.
    ones = graph.node("Add", [graph.node("Mul", [mask, "nothing"], "zero_mask"), graph.floats("one_each", [1.0])], "ones")
    counted = graph.node("CumSum", [ones, graph.constant("count_axis", numpy.array(1, dtype=numpy.int64))], "counted")
    cut = graph.node("Min", [counted, graph.floats("limit_plus_one", [limit + 1.0])], "cut_count")
    index = graph.node("Cast", [graph.node("Sub", [cut, graph.floats("first_count", [1.0])], "place_float")], "place_rows", to=7)
    flat = graph.node("Squeeze", [index, axis], "place_index")
    return graph.node("Gather", [extended, flat], "raw_scores", axis=1)
