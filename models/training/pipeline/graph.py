"""A thin layer over onnx.helper: names every value and stores weights as int8 rows with scales."""

from __future__ import annotations

from typing import Dict, List, Optional, Sequence, Tuple, Union

import numpy
from onnx import ModelProto, TensorProto, helper, numpy_helper

OPSET, IR = 17, 8
Shape = Sequence[Union[int, str]]
TYPES = {"float32": TensorProto.FLOAT, "int64": TensorProto.INT64}


class Graph:
    """Collects nodes and constants; `levels` None keeps weights in float32 (for the parity check)."""

    def __init__(self, name: str, levels: Optional[int]) -> None:
        self.name = name
        self.levels = levels
        self._nodes: List[object] = []
        self._constants: List[TensorProto] = []
        self._inputs: List[object] = []
        self._outputs: List[object] = []
        self._dense: Dict[str, str] = {}

    def input(self, name: str, kind: str, shape: Shape) -> str:
        """Declare an input."""
        self._inputs.append(helper.make_tensor_value_info(name, TYPES[kind], list(shape)))
        return name

    def output(self, value: str, name: str, shape: Shape) -> None:
        """Declare a float32 output under its contract name."""
        self._nodes.append(helper.make_node("Identity", [value], [name], name=name))
        self._outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape)))

    def node(self, operator: str, inputs: Sequence[str], name: str, **attributes: object) -> str:
        """One operator with one output."""
        return self.nodes(operator, inputs, [name], **attributes)[0]

    def nodes(self, operator: str, inputs: Sequence[str], names: Sequence[str], **attributes: object) -> List[str]:
        """One operator with several outputs."""
        self._nodes.append(helper.make_node(operator, list(inputs), list(names), name=names[-1], **attributes))
        return list(names)

    def constant(self, name: str, value: numpy.ndarray) -> str:
        """Store an array."""
        self._constants.append(numpy_helper.from_array(numpy.ascontiguousarray(value), name))
        return name

    def floats(self, name: str, values: Sequence[float]) -> str:
        """Store a few float32."""
        return self.constant(name, numpy.array(values, dtype=numpy.float32))

    def integers(self, name: str, values: Sequence[int]) -> str:
        """Store a few int64."""
        return self.constant(name, numpy.array(values, dtype=numpy.int64))

    def table(self, name: str, rows: Tuple[numpy.ndarray, Optional[numpy.ndarray]]) -> None:
        """Store a weight matrix: (int8, scales per row) or (float32, None)."""
        self.constant(name, rows[0])
        if rows[1] is not None:
            self.constant(name + "_scale", rows[1][..., None])

    def dense(self, name: str) -> str:
        """A stored table as fp32; Cast -> Mul is folded when a session is created."""
        if self.levels is None:
            return name
        if name not in self._dense:
            cast = self.node("Cast", [name], name + "_cast", to=TensorProto.FLOAT)
            self._dense[name] = self.node("Mul", [cast, name + "_scale"], name + "_dense")
        return self._dense[name]

    def lookup(self, name: str, ids: str, out: str) -> str:
        """Rows of a stored table: gathered first, scaled after, so that the table stays int8."""
        rows = self.node("Gather", [name, ids], out + "_rows", axis=0)
        if self.levels is None:
            return rows
        scales = self.node("Gather", [name + "_scale", ids], out + "_scales", axis=0)
        cast = self.node("Cast", [rows], out + "_cast", to=TensorProto.FLOAT)
        return self.node("Mul", [cast, scales], out)

    def linear(self, value: str, name: str, out: str, bias: Optional[str] = None) -> str:
        """[rows,inputs] times a stored [outputs,inputs] table."""
        inputs = [value, self.dense(name)] + ([bias] if bias else [])
        return self.node("Gemm", inputs, out, transB=1)

    def model(self, notes: Dict[str, str]) -> ModelProto:
        """The finished graph."""
        graph = helper.make_graph(self._nodes, self.name, self._inputs, self._outputs, self._constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="attention-lab")
        model.ir_version = IR
        helper.set_model_props(model, notes)
        return model
