// SPDX-License-Identifier: Apache-2.0
#include "output/geojson.hpp"

#include "geometry/closed_ring.hpp"
#include "output/row_blocks.hpp"
#include "system/file_access.hpp"

#include <string>
#include <vector>

namespace hinterland {

namespace {

constexpr int coordinate_decimals = 7;  // one more than RFC 7946, section 11.2

void append_position(JsonBuffer& out, LonLat place) {
  out.raw("[");
  out.fixed(place.lon, coordinate_decimals);
  out.raw(",");
  out.fixed(place.lat, coordinate_decimals);
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
  const bool is_reversed = (turning(ring) > 0.0) != counter_clockwise;
  out.raw("[");
  if (is_reversed) {
    append_positions(out, ring.rbegin(), ring.rend());
  } else {
    append_positions(out, ring.begin(), ring.end());
  }
  if (open) {
    out.raw(",");
    append_position(out, is_reversed ? ring.back() : ring.front());
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

void append_parts(JsonBuffer& out, const std::vector<LineString>& parts) {
  out.raw("{\"type\":\"MultiLineString\",\"coordinates\":[");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    out.raw(i == 0 ? "[" : ",[");
    append_positions(out, parts[i].begin(), parts[i].end());
    out.raw("]");
  }
  out.raw("]}");
}

void append_cell(JsonBuffer& out, const OutputCell& cell, const OutputField& field) {
  switch (cell.kind()) {
    case OutputCell::Kind::nothing:
      return out.null();
    case OutputCell::Kind::text:
      return out.text(cell.text());
    case OutputCell::Kind::integer:
      return out.integer(cell.integer());
    case OutputCell::Kind::real:
      return field.type == FieldType::real ? out.decimal(cell.real(), field.decimals)
                                           : out.fixed(cell.real(), 0);
    case OutputCell::Kind::boolean:
      return out.boolean(cell.boolean());
  }
}

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
      append_cell(out, hand.cell, layer.fields[i]);
    }
    out.raw("},\"geometry\":");
    take_shape(layer, row, hand.shape);
    append_geometry(out, layer.geometry, hand.shape);
    out.raw("}");
  }
};

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
  if (!shape.parts.empty()) return append_parts(out, shape.parts);
  const bool is_line = geometry == OutputGeometry::line;
  out.raw(is_line ? "{\"type\":\"LineString\",\"coordinates\":["
                  : "{\"type\":\"MultiPoint\",\"coordinates\":[");
  append_positions(out, shape.vertices.begin(), shape.vertices.end());
  out.raw("]}");
}

void write_geojson(const OutputLayer& layer, const std::string& path, const Progress& progress) {
  const FeatureTemplate feature(layer);
  JsonBuffer opening;
  opening.raw("{\"type\":\"FeatureCollection\",\"name\":");
  opening.text(layer.name);
  opening.raw(",\"features\":[");
  OutputFile file(path);
  write_in_blocks(
      file, layer, opening.view(),
      [&feature](JsonBuffer& out, std::size_t row, RowBuffers& hand) {
        feature.append(out, row, hand);
      },
      progress);
  file.write("\n]}\n");
  file.close();
}

}  // namespace hinterland
