# SPDX-License-Identifier: Apache-2.0
"""Writes small .osm.pbf files byte by byte, so that tests can break any of them.

Format: https://wiki.openstreetmap.org/wiki/PBF_Format
"""

import struct
import zlib


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out) + bytes([number])


def zigzag(number):
    return number << 1 if number >= 0 else (-number << 1) - 1


def whole(field, number):
    return varint(field << 3) + varint(number)


def counted(field, content):
    return varint(field << 3 | 2) + varint(len(content)) + content


def packed(field, numbers):
    return counted(field, b"".join(varint(number) for number in numbers))


def blob(kind, content, is_packed=True):
    inner = whole(2, len(content)) + counted(3, zlib.compress(content)) if is_packed else counted(1, content)
    header = counted(1, kind) + whole(3, len(inner))
    return struct.pack(">I", len(header)) + header + inner


class Strings:
    def __init__(self):
        self.texts = [b""]

    def __call__(self, text):
        text = text.encode() if isinstance(text, str) else text
        if text not in self.texts:
            self.texts.append(text)
        return self.texts.index(text)


def document(nodes, ways, change=lambda text: text, is_packed=True):
    """nodes: (id, lat, lon, {tags}); ways: (id, [nodes], {tags}); `change` is applied to each
    string of the table."""
    string = Strings()
    group = b""
    for number, lat, lon, tags in nodes:
        group += counted(1, whole(1, zigzag(number)) +
                         packed(2, [string(key) for key in tags]) +
                         packed(3, [string(value) for value in tags.values()]) +
                         whole(8, zigzag(round(lat * 1e7))) + whole(9, zigzag(round(lon * 1e7))))
    lines = b""
    for number, refs, tags in ways:
        steps = [zigzag(ref - before) for ref, before in zip(refs, [0] + refs[:-1])]
        lines += counted(3, whole(1, number) + packed(2, [string(key) for key in tags]) +
                         packed(3, [string(value) for value in tags.values()]) + packed(8, steps))
    table = b"".join(counted(1, change(text)) for text in string.texts)
    groups = counted(2, group) + (counted(2, lines) if lines else b"")
    header = counted(4, b"OsmSchema-V0.6") + counted(4, b"DenseNodes")
    return blob(b"OSMHeader", header, is_packed) + blob(b"OSMData", counted(1, table) + groups, is_packed)
