"""Digests without `hashlib`, which loads the whole of OpenSSL at each start."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

    def sha256(data=b""):
        """As `hashlib.sha256`."""
        try:
            from _sha256 import sha256 as made  # Python 3.11
        except ImportError:
            try:
                from _sha2 import sha256 as made  # later ones
            except ImportError:
                from hashlib import sha256 as made
        return made(data)


__all__ = ["fast_digest", "sha256"]


def fast_digest(data: bytes) -> blake2b:
    """A digest of 16 bytes to tell versions of files apart, begun with these bytes."""
    return blake2b(data, digest_size=16)
