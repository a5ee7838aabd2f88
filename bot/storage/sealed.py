"""Values that Redis holds but can't read: a dump without the operator's secret tells nothing."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256, shake_256

_NONCE, _TAG = 16, 16


class DamagedSealError(Exception):
    """What was sealed was changed, or by another key."""


def seal(key: bytes, text: bytes) -> bytes:
    """Encrypt under a key of 32 bytes: XOR with SHAKE-256 of key and nonce, then an HMAC of it."""
    nonce = secrets.token_bytes(_NONCE)
    hidden = nonce + _masked(key, nonce, text)
    return hidden + _tag(key, hidden)


def unseal(key: bytes, sealed: bytes) -> bytes:
    """What was sealed; raises DamagedSealError."""
    hidden, tag = sealed[:-_TAG], sealed[-_TAG:]
    if len(hidden) < _NONCE or not hmac.compare_digest(tag, _tag(key, hidden)):
        raise DamagedSealError
    return _masked(key, hidden[:_NONCE], hidden[_NONCE:])


def _masked(key: bytes, nonce: bytes, text: bytes) -> bytes:
    mask = shake_256(key + nonce).digest(len(text))
    return bytes(one ^ other for one, other in zip(text, mask, strict=True))


def _tag(key: bytes, hidden: bytes) -> bytes:
    return hmac.digest(key, hidden, sha256)[:_TAG]
