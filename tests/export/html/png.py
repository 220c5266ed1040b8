"""A PNG's pixels, with nothing but zlib (PNG specification, third edition, section 9)."""

from __future__ import annotations

import zlib


def rows_of(data: bytes) -> list[bytes]:
    """Return the rows of an 8-bit RGB or RGBA picture, one byte a channel."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, packed, header = 8, b"", b""
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        header, packed = (body if kind == b"IHDR" else header), packed + (body if kind == b"IDAT" else b"")
        at += 12 + size
    width, channels = int.from_bytes(header[:4], "big"), {2: 3, 6: 4}[header[9]]
    assert header[8] == 8
    assert header[12] == 0  # not interlaced
    raw, stride = zlib.decompress(packed), width * channels
    rows: list[bytes] = []
    above = bytes(stride)
    for start in range(0, len(raw), stride + 1):
        above = _row(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), above, channels)
        rows.append(above)
    return rows


def _row(kind: int, line: bytearray, above: bytes, step: int) -> bytes:
    if kind == 2 and not any(line):
        return above
    if kind == 0:
        return bytes(line)
    for i, value in enumerate(line):
        left = line[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = above[i]
        elif kind == 3:
            guess = (left + above[i]) // 2
        else:
            near = left + above[i] - corner
            guess = min((left, above[i], corner), key=lambda v, near=near: abs(near - v))  # type: ignore[misc]
        line[i] = (value + guess) & 255
    return bytes(line)


def worst(one: bytes, other: bytes) -> int:
    """Return the greatest difference of any channel of any pixel of two pictures of one size, 0 to 255."""
    first, second = rows_of(one), rows_of(other)
    assert [len(row) for row in first] == [len(row) for row in second]
    return max(
        (
            max(abs(a - b) for a, b in zip(x, y, strict=True))
            for x, y in zip(first, second, strict=True)
            if x != y
        ),
        default=0,
    )
