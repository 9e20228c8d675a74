// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json_buffer.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/progress.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// Appends the JSON of one row. Called from many threads at once, each for rows
/// of its own, so it may only read.
using RowWriter = std::function<void(JsonBuffer& out, std::size_t row)>;

struct GeoJsonProperty {
  std::string name;
  RowWriter value;
};

/// What becomes a FeatureCollection: `rows` features, each with the geometry
/// and the properties in this order.
struct GeoJsonLayer {
  std::string name;
  std::size_t rows = 0;
  RowWriter geometry;
  std::vector<GeoJsonProperty> properties;
};

/// Appends a geometry, coordinates with seven decimals (about a centimetre).
/// A point that is absent, or has no finite coordinates, is `null`, as RFC 7946
/// has it for features without a place. Outer rings run counter-clockwise and
/// holes clockwise, whichever way they came; rings that are open are closed.
void append_point(JsonBuffer& out, const std::optional<LonLat>& place);
void append_line(JsonBuffer& out, std::span<const LonLat> line);
void append_multi_polygon(JsonBuffer& out, const MultiPolygon& shape);

/// Writes one layer as RFC 7946 GeoJSON, one feature a line.
///
/// Blocks of rows are made in parallel while the blocks before them go to the
/// disk, so the memory is a few blocks whatever the number of rows, and the
/// bytes are the same for any number of threads. Throws Error where the file
/// cannot be written, or where a row writer throws; the file is then unfinished,
/// and it is for the caller to remove it.
void write_geojson(const GeoJsonLayer& layer, const std::string& path, const Progress& progress);

}  // namespace hinterland
