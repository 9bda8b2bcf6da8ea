"""How long attacks and random plans go on: the same on every run; with RELPLAN_FUZZ=N, N times as many, and others."""

from __future__ import annotations

import os
from random import SystemRandom

IS_FUZZING = "RELPLAN_FUZZ" in os.environ
FUZZ = int(os.environ.get("RELPLAN_FUZZ", "1"))


def seeds(count: int) -> list[int]:
    """Return as many seeds, the first numbers; in a long run others, and more of them."""
    if not IS_FUZZING:
        return list(range(count))
    chance = SystemRandom()
    return [chance.randrange(2**32) for _ in range(count * FUZZ)]
