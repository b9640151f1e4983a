"""Keeps freed memory in the process: asking the system for fresh pages took a third of each training step."""

from __future__ import annotations

import ctypes

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_MAX = -1, -2, -4


def keep_pages() -> None:
    """Set glibc's allocator; elsewhere nothing happens."""
    try:
        library = ctypes.CDLL("libc.so.6")
        library.mallopt(_MMAP_MAX, 0)
        library.mallopt(_TRIM_THRESHOLD, 2**31 - 1)
        library.mallopt(_TOP_PAD, 2**28)
    except (OSError, AttributeError):
        return
