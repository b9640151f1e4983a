"""Recipe files that say only what differs from others: of two runs' recipes one sees at once what was tried.

    {"based_on": "romance-again", "id": "romance-beside", "seed": 43, "sizes": {"dropout": 0.1}}

What such a file leaves out is as in the recipe that `based_on` names, beside it; `sizes` and `schedule` are joined key
by key. `train` may be an object: for each text, in its order, what differs from the text of that name, or its shares
alone. Texts are looked for in the recipe that `based_on` names and, as MEMBER/TEXT, in those that `together` names.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Tuple

Stored = Dict[str, Any]


def read_recipe(path: Path, above: Tuple[Path, ...] = ()) -> Stored:
    """All that the recipe says, in full. A recipe that leads back to itself, or a text without a file, is a ValueError."""
    if path in above:
        raise ValueError("%s is based on itself: %s" % (path, ", ".join(one.stem for one in above)))
    if not path.exists():
        raise FileNotFoundError("there is no recipe %s%s" % (path, ", which %s names" % above[-1] if above else ""))
    stored: Stored = json.loads(path.read_text(encoding="utf-8"))

    def named(name: str) -> Stored:
        return read_recipe(path.with_name(name + ".json"), (*above, path))

    base = named(stored.pop("based_on")) if "based_on" in stored else {}
    full = {**base, **stored}
    for part in ("sizes", "schedule"):
        if part in full:
            full[part] = {**base.get(part, {}), **stored.get(part, {})}
    if isinstance(full.get("train"), dict):
        texts = {text["name"]: text for text in base.get("train", [])}
        for member in full.get("together", []):
            texts.update(("%s/%s" % (member, text["name"]), text) for text in named(member)["train"])
        full["train"] = [_text(name, texts.get(name, {}), change) for name, change in full["train"].items()]
        for text in full["train"]:
            if "file" not in text:
                raise ValueError("%s: nothing says which file the text %r is" % (path, text["name"]))
    return full


def _text(name: str, known: Stored, change: Any) -> Stored:
    return {**known, **(change if isinstance(change, dict) else {"shares": change}), "name": name}
