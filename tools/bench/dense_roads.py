# SPDX-License-Identifier: Apache-2.0
"""Adds vertices to the roads of a synthetic study, at the density of surveyed roads.

Existing vertices, including the ends of roads, are unchanged to the bit, so roads still meet.
"""

import math
import pathlib
import random
import struct

HEADER = 100  # bytes, of .shp and .shx
RECORD_HEADER = 8
POLYLINE = 3


def with_more_vertices(points, spacing, sideways, randoms):
    """Vertices at most `spacing` apart; new ones are up to `sideways` off the line."""
    result = [points[0]]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        length = math.hypot(x1 - x0, y1 - y0)
        pieces = max(1, math.ceil(length / spacing))
        for i in range(1, pieces):
            off = randoms.uniform(-sideways, sideways) / length
            result.append((x0 + (x1 - x0) * i / pieces - (y1 - y0) * off,
                           y0 + (y1 - y0) * i / pieces + (x1 - x0) * off))
        result.append((x1, y1))
    return result


def records_of(shapes):
    """The lines of a shapefile of polylines, each a list of parts."""
    at = HEADER
    while at < len(shapes):
        length = 2 * struct.unpack_from(">i", shapes, at + 4)[0]
        at += RECORD_HEADER
        if struct.unpack_from("<i", shapes, at)[0] != POLYLINE:
            raise RuntimeError("a record of the roads is not a line")
        parts, count = struct.unpack_from("<2i", shapes, at + 36)
        first = struct.unpack_from(f"<{parts}i", shapes, at + 44) + (count,)
        numbers = struct.unpack_from(f"<{2 * count}d", shapes, at + 44 + 4 * parts)
        points = list(zip(numbers[::2], numbers[1::2]))
        yield [points[start:end] for start, end in zip(first, first[1:])]
        at += length


def packed(parts):
    """The content of a record."""
    points = [point for part in parts for point in part]
    xs, ys = zip(*points)
    starts = [sum(map(len, parts[:i])) for i in range(len(parts))]
    return (struct.pack("<i4d2i", POLYLINE, min(xs), min(ys), max(xs), max(ys), len(parts),
                        len(points)) +
            struct.pack(f"<{len(parts)}i", *starts) +
            struct.pack(f"<{2 * len(points)}d", *(number for point in points for number in point)))


def make_dense(path, spacing=50.0, sideways=2.0):
    """Rewrites a shapefile's .shp and .shx; the bounding box in the header is not updated, as it
    grows only slightly. Returns the new number of vertices."""
    path = pathlib.Path(path)
    shapes = path.read_bytes()
    randoms = random.Random(2016)
    lines, index, vertices = bytearray(), bytearray(), 0
    for number, parts in enumerate(records_of(shapes), 1):
        parts = [with_more_vertices(part, spacing, sideways, randoms) for part in parts]
        vertices += sum(map(len, parts))
        content = packed(parts)
        index += struct.pack(">2i", (HEADER + len(lines)) // 2, len(content) // 2)
        lines += struct.pack(">2i", number, len(content) // 2) + content
    for suffix, body in ((".shp", lines), (".shx", index)):
        header = bytearray(shapes[:HEADER])
        struct.pack_into(">i", header, 24, (HEADER + len(body)) // 2)
        path.with_suffix(suffix).write_bytes(header + body)
    return vertices
