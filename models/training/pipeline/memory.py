"""Settings of the C libraries under PyTorch; import this before torch.

Freed memory stays in the process (asking the system for fresh pages took a third of each training step),
and oneDNN keeps the kernels that it compiled for each shape (by default it forgets all but 1,024).
"""

from __future__ import annotations

import ctypes
import os

os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "4096")

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD = -1, -2, -3


def keep_pages() -> None:
    """Set glibc's allocator; elsewhere nothing happens."""
    try:
        library = ctypes.CDLL("libc.so.6")
        # Only pieces below 32 MB: with all of them the heap grew by half a gigabyte a minute.
        library.mallopt(_MMAP_THRESHOLD, 2**25)
        library.mallopt(_TRIM_THRESHOLD, 2**29)
        library.mallopt(_TOP_PAD, 2**26)
    except (OSError, AttributeError):
        return
