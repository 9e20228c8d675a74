// SPDX-License-Identifier: Apache-2.0
#include "output/geojson.hpp"

#include "geometry/closed_ring.hpp"
#include "system/file_access.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr int decimals = 7;                  // one more than RFC 7946, section 11.2
constexpr std::size_t rows_in_block = 256;   // about 130 kB, fits the L2 cache
constexpr std::size_t blocks_in_batch = 16;  // enough for an even share per thread
constexpr std::size_t rows_in_batch = rows_in_block * blocks_in_batch;

void append_position(JsonBuffer& out, LonLat place) {
  out.raw("[");
  out.fixed(place.lon, decimals);
  out.raw(",");
  out.fixed(place.lat, decimals);
  out.raw("]");
}

template <class Iterator>
void append_positions(JsonBuffer& out, Iterator first, Iterator last) {
  for (Iterator at = first; at != last; ++at) {
    if (at != first) out.raw(",");
    append_position(out, *at);
  }
}

void append_ring(JsonBuffer& out, const LineString& ring, bool counter_clockwise) {
  const bool open = !ring.empty() && ring.front() != ring.back();
  const bool turned = (turning(ring) > 0.0) != counter_clockwise;
  out.raw("[");
  if (turned) {
    append_positions(out, ring.rbegin(), ring.rend());
  } else {
    append_positions(out, ring.begin(), ring.end());
  }
  if (open) {
    out.raw(",");
    append_position(out, turned ? ring.back() : ring.front());
  }
  out.raw("]");
}

void append_multi_polygon(JsonBuffer& out, const MultiPolygon& shape) {
  out.raw("{\"type\":\"MultiPolygon\",\"coordinates\":[");
  for (std::size_t i = 0; i < shape.size(); ++i) {
    out.raw(i == 0 ? "[" : ",[");
    append_ring(out, shape[i].outer, true);
    for (const LineString& hole : shape[i].holes) {
      out.raw(",");
      append_ring(out, hole, false);
    }
    out.raw("]");
  }
  out.raw("]}");
}

void append_cell(JsonBuffer& out, const OutputCell& cell, int places) {
  switch (cell.kind()) {
    case OutputCell::Kind::nothing:
      return out.null();
    case OutputCell::Kind::text:
      return out.text(cell.text());
    case OutputCell::Kind::integer:
      return out.integer(cell.integer());
    case OutputCell::Kind::real:
      return out.fixed(cell.real(), places);
    case OutputCell::Kind::boolean:
      return out.boolean(cell.boolean());
    case OutputCell::Kind::list:
      break;
  }
  out.raw("[");
  for (std::size_t i = 0; i < cell.items(); ++i) {
    if (i > 0) out.raw(",");
    out.text(cell.item(i));
  }
  out.raw("]");
}

/// The buffers that a thread reuses for each row.
struct RowBuffers {
  OutputCell cell;
  OutputShape shape;
};

/// The parts of a feature that are the same in every row.
struct FeatureTemplate {
  const OutputLayer& layer;
  std::vector<std::string> before_value;  ///< ,"name":

  explicit FeatureTemplate(const OutputLayer& of) : layer(of) {
    for (const OutputField& field : layer.fields) {
      JsonBuffer key;
      key.raw(before_value.empty() ? "" : ",");
      key.text(field.name);
      key.raw(":");
      before_value.emplace_back(key.view());
    }
  }

  void append(JsonBuffer& out, std::size_t row, RowBuffers& hand) const {
    out.raw(row == 0 ? "\n{\"type\":\"Feature\",\"properties\":{"
                     : ",\n{\"type\":\"Feature\",\"properties\":{");
    for (std::size_t i = 0; i < before_value.size(); ++i) {
      out.raw(before_value[i]);
      hand.cell.clear();
      layer.fields[i].value(row, hand.cell);
      append_cell(out, hand.cell, layer.fields[i].decimals);
    }
    out.raw("},\"geometry\":");
    take_shape(layer, row, hand.shape);
    append_geometry(out, layer.geometry, hand.shape);
    out.raw("}");
  }
};

using Batch = std::array<JsonBuffer, blocks_in_batch>;

void write_batch(OutputFile& file, Batch& batch) {
  for (JsonBuffer& block : batch) {
    file.write(block.view());
    block.clear();
  }
}

/// Formats the rows from `first` on into `next`, while `ready` is written.
void make_batch(const FeatureTemplate& feature, std::size_t first, Batch& next, OutputFile& file,
                Batch& ready) {
  const std::size_t last = std::min(first + rows_in_batch, feature.layer.rows);
  const auto make_block = [&](std::size_t block) {
    const std::size_t from = std::min(first + block * rows_in_block, last);
    const std::size_t to = std::min(from + rows_in_block, last);
    RowBuffers hand;
    for (std::size_t row = from; row < to; ++row) feature.append(next[block], row, hand);
  };
  for_each_block(blocks_in_batch + 1, 1, [&](std::size_t from, std::size_t to) {
    for (std::size_t task = from; task < to; ++task) {
      task == 0 ? write_batch(file, ready) : make_block(task - 1);
    }
  });
}

void append_opening(JsonBuffer& out, const std::string& name) {
  out.raw("{\"type\":\"FeatureCollection\",\"name\":");
  out.text(name);
  out.raw(",\"features\":[");
}

}  // namespace

void append_geometry(JsonBuffer& out, OutputGeometry geometry, const OutputShape& shape) {
  if (geometry == OutputGeometry::multi_polygon)
    return shape.polygons == nullptr ? out.null() : append_multi_polygon(out, *shape.polygons);
  if (shape.vertices.empty()) return out.null();
  if (geometry == OutputGeometry::point) {
    out.raw("{\"type\":\"Point\",\"coordinates\":");
    append_position(out, shape.vertices.front());
    return out.raw("}");
  }
  const bool is_line = geometry == OutputGeometry::line;
  out.raw(is_line ? "{\"type\":\"LineString\",\"coordinates\":["
                  : "{\"type\":\"MultiPoint\",\"coordinates\":[");
  append_positions(out, shape.vertices.begin(), shape.vertices.end());
  out.raw("]}");
}

void write_geojson(const OutputLayer& layer, const std::string& path, const Progress& progress) {
  const FeatureTemplate feature(layer);
  const std::string doing = "writing " + layer.name;
  OutputFile file(path);
  Batch ready;
  Batch next;
  append_opening(ready[0], layer.name);
  for (std::size_t first = 0; first < layer.rows; first += rows_in_batch) {
    progress(static_cast<double>(first) / static_cast<double>(layer.rows), doing);
    make_batch(feature, first, next, file, ready);
    std::swap(ready, next);
  }
  write_batch(file, ready);
  file.write("\n]}\n");
  file.close();
  progress(1.0, doing);
}

}  // namespace hinterland
