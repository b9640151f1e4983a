"""The training loop: schedule, averaging of weights, checks on dev, checkpoints."""

from __future__ import annotations

import json
import math
import random
import time
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

import numpy
import torch

from .batches import Batch, BatchStream, forced_batches
from .bleu import corpus_bleu
from .crew import Crew
from .decoding import decode_greedily
from .loss import smoothed_loss
from .network import Network, Sizes
from .progress import Bar, draw_losses
from .teacher import Teacher
from .together import Together, open_run
from .tokenizer import PAD
from .warm_start import start_from_all

CLIP = 1.0


def chosen_precision(asked: str) -> torch.dtype:
    """bfloat16 only where the processor multiplies it itself; emulated, it is slower than float32."""
    if asked == "auto":
        try:
            flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
        except OSError:
            flags = ""
        modern = int(torch.__version__.split(".")[0]) >= 2
        return torch.bfloat16 if modern and "amx_bf16" in flags else torch.float32
    return torch.bfloat16 if asked == "bfloat16" else torch.float32


class Trainer:
    """One run of one recipe."""

    def __init__(self, folder: Path, steps: Optional[int], precision: str, threads: int, restart: bool,
                 parents: Sequence[Path] = ()) -> None:
        torch.set_num_threads(threads)
        torch.set_flush_denormal(True)
        self.prepared = open_run(folder)
        recipe = self.prepared.recipe
        self.schedule = recipe.schedule
        self.steps = steps or self.schedule.steps
        self.precision = chosen_precision(precision)
        self.folder = folder
        for seeding in (torch.manual_seed, numpy.random.seed, random.seed):
            seeding(recipe.seed)
        tokenizer = self.prepared.tokenizer
        self.network = Network(Sizes(len(self.prepared.source_pieces()), len(tokenizer.target), **recipe.sizes))
        self.network.precision = self.precision
        self.teachers = [Teacher(folder.parent / name, len(self.prepared.source_pieces()), len(tokenizer.target), self.precision)
                         for name in recipe.teachers]
        start_from_all(self.network, self.prepared, parents)
        self.averaged = {name: value.detach().clone() for name, value in self.network.named_parameters()}
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=0.0, betas=(0.9, self.schedule.second_moment), eps=1e-9)
        texts = [(text, self.prepared.text(text.name)) for text in recipe.train]
        self.stream = BatchStream(texts, tokenizer, self.schedule, recipe.seed)
        self.step = 0
        self.seconds = 0.0
        self.history: List[Dict[str, Any]] = []
        self.best = -1.0
        self.crew: Optional[Crew] = None
        if not restart:
            self._resume()
        self._ended = self._exhausted()

    def join(self, crew: Optional[Crew]) -> None:
        """Train as one of several processes that have read the same run."""
        self.crew = crew
        if crew and not crew.leads:
            torch.manual_seed(self.prepared.recipe.seed + 7919 * crew.rank + self.step)

    def run(self, stop_at: Optional[int] = None) -> None:
        """Train to the end of the schedule, or until dev BLEU hasn't risen for `patience` checks."""
        total = self.network.parameter_counts()["total"]
        leads = self.crew is None or self.crew.leads
        print("%d parameters, %s, %d steps from step %d" % (total, self.precision, self.steps, self.step), flush=True)
        last = min(self.steps, stop_at or self.steps)
        bar = Bar(self.steps, self.step)
        losses: List[float] = []
        since = time.time()
        while self.step < last and not self._ended:
            pool = self.stream.next_pool(self.step / self.steps)
            for batch in self.crew.own(pool) if self.crew else pool:
                losses.append(self._train(batch))
                self.step += 1
                if leads:
                    bar.show(self.step, "loss %.3f" % (sum(losses[-100:]) / len(losses[-100:])))
                if self.step % self.schedule.check_every == 0 or self.step == last:
                    self.seconds += time.time() - since
                    if leads:
                        self._check(sum(losses) / len(losses))
                    self._ended = self.crew.agree(self._exhausted()) if self.crew else self._exhausted()
                    losses, since = [], time.time()
                if self.step == last or self._ended:
                    break
        bar.end()
        print("best dev BLEU %.2f after %.1f minutes; loss plot: %s" % (self.best, self.seconds / 60, self.folder / "loss.png"))

    def _rate(self) -> float:
        warm = min(1.0, (self.step + 1) / self.schedule.warm_up)
        share = self.step / self.steps
        return self.schedule.learning_rate * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))

    def _train(self, batch: Batch) -> float:
        network, schedule = self.network, self.schedule
        network.train()
        if network.levels is None and self.step >= schedule.rounding_from * self.steps:
            network.levels = self.prepared.recipe.levels
        for group in self.optimizer.param_groups:
            group["lr"] = self._rate()
        self.optimizer.zero_grad()
        loss = self._loss(batch, schedule.smoothing, self.teachers)
        loss.backward()
        if self.crew:
            self.crew.share_gradients(list(network.parameters()))
        torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        self.optimizer.step()
        self._average()
        return float(loss.detach())

    def _loss(self, batch: Batch, smoothing: float, teachers: Sequence[Teacher] = ()) -> torch.Tensor:
        network = self.network
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.precision == torch.bfloat16):
            readout, _ = network(batch.source, batch.previous, batch.attention_on)
            kept = batch.wanted.view(-1) != PAD
            rows = readout.reshape(-1, readout.shape[-1])[kept]
            return smoothed_loss(rows, network.weight("target_embedding"), network.output_bias,
                                 batch.wanted.view(-1)[kept], smoothing, self.precision,
                                 [teacher.lesson(batch, kept) for teacher in teachers], self.schedule.lesson_share)

    def _average(self) -> None:
        keep = min(self.schedule.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, value in self.network.named_parameters():
                self.averaged[name].lerp_(value, 1 - keep)

    def _check(self, train_loss: float) -> None:
        """Dev loss and BLEU of the averaged weights; the best ones are kept in best.pt."""
        own = {name: value.detach().clone() for name, value in self.network.named_parameters()}
        self.network.load_state_dict(self.averaged)
        pairs = self.prepared.dev_pairs()
        tokenizer = self.prepared.tokenizer
        sources = self.prepared.dev_sources()
        outputs = [tokenizer.target.decode(ids) for ids in decode_greedily(self.network, sources)]
        bleu = corpus_bleu(outputs, [target for _, target in pairs])
        dev_loss = self._dev_loss(sources, [tokenizer.target.encode(target)[:128] for _, target in pairs])
        self.history.append({"step": self.step, "train_loss": train_loss, "dev_loss": dev_loss, "dev_bleu": bleu,
                             "minutes": self.seconds / 60, "levels": self.network.levels})
        print("step %d: loss %.3f, dev loss %.3f, dev BLEU %.2f, %.1f minutes" % (
            self.step, train_loss, dev_loss, bleu, self.seconds / 60), flush=True)
        # Once rounding is trained for, only rounded weights can be the best.
        if bleu > self.best or (self.network.levels and len(self.history) > 1 and self.history[-2]["levels"] is None):
            self.best = bleu
            trained = {"weights": self.network.state_dict(), "step": self.step, "minutes": self.seconds / 60,
                       "dev_bleu": bleu, "levels": self.network.levels}
            torch.save(trained, self.folder / "best.pt")
            if isinstance(self.prepared, Together):
                self.prepared.divide(trained)
        (self.folder / "history.json").write_text(json.dumps(self.history, indent=1) + "\n", encoding="utf-8")
        draw_losses(self.history, self.folder / "loss.png")
        self.network.load_state_dict(own)
        self._save()

    def _dev_loss(self, sources: List[List[int]], targets: List[List[int]]) -> float:
        total, count = 0.0, 0
        self.network.eval()
        with torch.no_grad():
            for _, batch in forced_batches(sources, targets, len(sources)):
                total += float(self._loss(batch, 0.0)) * batch.wanted.numel()
                count += batch.wanted.numel()
        return total / count

    def _exhausted(self) -> bool:
        scores = [entry["dev_bleu"] for entry in self.history]
        return len(scores) > self.schedule.patience and max(scores[-self.schedule.patience:]) < max(scores) - 0.3

    def _save(self) -> None:
        state = {"step": self.step, "seconds": self.seconds, "history": self.history, "best": self.best,
                 "weights": self.network.state_dict(), "averaged": self.averaged, "levels": self.network.levels,
                 "optimizer": self.optimizer.state_dict(), "stream": self.stream.state(), "random": torch.get_rng_state()}
        temporary = self.folder / "last.pt.part"
        torch.save(state, temporary)
        temporary.replace(self.folder / "last.pt")

    def _resume(self) -> None:
        path = self.folder / "last.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location="cpu")
        self.step, self.seconds, self.history, self.best = (state[name] for name in ("step", "seconds", "history", "best"))
        self.network.load_state_dict(state["weights"])
        self.network.levels = state["levels"]
        self.averaged = state["averaged"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.stream.restore(state["stream"])
        torch.set_rng_state(state["random"])
