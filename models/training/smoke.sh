#!/usr/bin/env bash
# The training pipeline end to end on a made-up language: prepare, train, export, check, translate.
# Makes its own Python environment in .venv on the first run; the last line is pytest's count.
set -euo pipefail
cd "$(dirname "$0")"

python=${PYTHON:-python3}
environment=.venv
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

fail() { echo "$1" >&2; echo "0 passed, 1 failed"; exit 1; }

# True if this Python has everything that the pipeline imports.
complete() { "$1" -c 'import torch, numpy, onnx, onnxruntime, sentencepiece, sacrebleu, matplotlib, pytest' 2>/dev/null; }

if complete "$python"; then
  chosen=$python
else
  if ! "$python" -c 'import torch' 2>/dev/null && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    # Debian's PyTorch is a tenth of the one on PyPI; without this BLAS it is 30 times slower.
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      python3-torch python3-venv libopenblas0-pthread >/dev/null || true
    "$python" -c 'import torch' 2>/dev/null || { [ -x /usr/bin/python3 ] && python=/usr/bin/python3; }
  fi
  # System packages stay visible: Debian's torch is one of them.
  [ -x "$environment/bin/python" ] || "$python" -m venv --system-site-packages "$environment" || fail "could not make $environment (python3-venv is needed)"
  chosen=$environment/bin/python
  if ! complete "$chosen"; then
    # onnxruntime and onnx want a newer numpy than Debian's torch 1.13 can read arrays of: keep them below 2.
    numpy=$("$chosen" -c 'import torch; print("numpy<2" if int(torch.__version__.split(".")[0]) < 2 else "numpy")' 2>/dev/null || echo numpy)
    if ! "$chosen" -c 'import torch' 2>/dev/null; then
      "$chosen" -m pip install -q --disable-pip-version-check torch || fail "could not install PyTorch"
    fi
    "$chosen" -m pip install -q --disable-pip-version-check -r requirements.txt "$numpy" || fail "could not install requirements.txt"
  fi
fi

echo "training tests with $("$chosen" -c 'import sys, torch; print("Python %s, PyTorch %s" % (sys.version.split()[0], torch.__version__))')"
exec "$chosen" -m pytest -q -p no:cacheprovider tests
