"""What a person or a press is called in Redis: a keyed hash, from which no id can be read back."""

from __future__ import annotations

import hmac
from hashlib import sha256


def pseudonym(secret: bytes, name: int | str) -> str:
    """32 hexadecimal digits, the same on every replica that has the secret."""
    return hmac.digest(secret, str(name).encode(), sha256).hex()[:32]
