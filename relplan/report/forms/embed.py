"""What the HTML forms hold for their one script: data that no text can break out of, and the script's own digest."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from typing import Any

from markupsafe import Markup

from relplan.diagnostics.neutral import replace_controls

_SIGNS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could end a script element or a line of it, as JSON may write them."""


def embed_json(value: Any) -> Markup:
    """Return JSON for a script element: nothing in it can end the element or open another."""
    text = json.dumps(_without_controls(value), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_SIGNS))  # noqa: S704


def digest_script(script: str) -> str:
    """Return what a content security policy lets exactly this script run by."""
    return f"sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _without_controls(value: Any) -> Any:
    if isinstance(value, str):
        return replace_controls(value)
    if isinstance(value, dict):
        return {key: _without_controls(one) for key, one in value.items()}
    return value if isinstance(value, int) else [_without_controls(one) for one in value]
