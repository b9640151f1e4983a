"""A progress bar that also reads well in a log file, and the loss plot."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any, Dict, List


class Bar:
    """One line that is written over on a terminal; in a file, a line at each tenth."""

    def __init__(self, total: int, done: int = 0) -> None:
        self.total = total
        self.first = done
        self.started = time.time()
        self.live = sys.stderr.isatty()
        self._shown = -1

    def show(self, done: int, note: str) -> None:
        """`note` is what the reader wants to watch, such as the loss."""
        share = done / max(1, self.total)
        tick = int(share * (200 if self.live else 20))
        if tick == self._shown:
            return
        self._shown = tick
        pace = (time.time() - self.started) / max(1, done - self.first)
        left = pace * (self.total - done)
        filled = int(share * 30)
        text = "[%s%s] %d/%d  %s  %d:%02d left" % (
            "#" * filled, "." * (30 - filled), done, self.total, note, left // 60, left % 60)
        sys.stderr.write("\r" + text + "   " if self.live else text + "\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the bar's line."""
        if self.live:
            sys.stderr.write("\n")


def draw_losses(history: List[Dict[str, Any]], path: Path) -> None:
    """Loss and dev BLEU over the steps as PNG; without matplotlib, nothing is drawn."""
    try:
        import matplotlib
    except ImportError:
        return
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, left = pyplot.subplots(figsize=(7, 4))
    steps = [entry["step"] for entry in history]
    left.plot(steps, [entry["train_loss"] for entry in history], label="loss, training")
    left.plot(steps, [entry["dev_loss"] for entry in history], label="loss, dev")
    left.set_xlabel("step")
    left.set_ylabel("nats per piece")
    right = left.twinx()
    right.plot(steps, [entry["dev_bleu"] for entry in history], color="tab:green", label="BLEU, dev (right)")
    figure.legend(loc="upper center", ncol=3)
    figure.savefig(path, dpi=90)
    pyplot.close(figure)
