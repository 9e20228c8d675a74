// SPDX-License-Identifier: Apache-2.0
#include "output/ogr_features.hpp"

#include <cpl_error.h>
#include <ogr_geometry.h>

#include <string>

namespace hinterland {

namespace {

OGRFieldType type_of(FieldType type) {
  switch (type) {
    case FieldType::integer:
      return OFTInteger64;
    case FieldType::real:
      return OFTReal;
    case FieldType::boolean:
      return OFTInteger;
    case FieldType::text:
      break;
  }
  return OFTString;
}

template <class Line>
std::unique_ptr<Line> ogr_line(const LineString& vertices, const ToMap& to_map) {
  auto line = std::make_unique<Line>();
  line->setNumPoints(static_cast<int>(vertices.size()), FALSE);
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    const PlanePoint point = to_map(vertices[i]);
    line->setPoint(static_cast<int>(i), point.x, point.y);
  }
  return line;
}

std::unique_ptr<OGRGeometry> polygons_of(const MultiPolygon& shape, const ToMap& to_map) {
  auto made = std::make_unique<OGRMultiPolygon>();
  for (const Polygon& polygon : shape) {
    auto part = std::make_unique<OGRPolygon>();
    part->addRingDirectly(ogr_line<OGRLinearRing>(polygon.outer, to_map).release());
    for (const LineString& hole : polygon.holes)
      part->addRingDirectly(ogr_line<OGRLinearRing>(hole, to_map).release());
    made->addGeometryDirectly(part.release());
  }
  return made;
}

std::unique_ptr<OGRGeometry> cut_line(const std::vector<LineString>& parts, const ToMap& to_map) {
  auto made = std::make_unique<OGRMultiLineString>();
  for (const LineString& part : parts)
    made->addGeometryDirectly(ogr_line<OGRLineString>(part, to_map).release());
  return made;
}

}  // namespace

SilentGdal::SilentGdal() {
  CPLPushErrorHandler(CPLQuietErrorHandler);
  CPLErrorReset();
}

SilentGdal::~SilentGdal() { CPLPopErrorHandler(); }

std::unique_ptr<OGRFieldDefn> ogr_field(const OutputField& field, const std::string& name) {
  auto definition = std::make_unique<OGRFieldDefn>(name.c_str(), type_of(field.type));
  if (field.type == FieldType::boolean) definition->SetSubType(OFSTBoolean);
  definition->SetWidth(field.width);
  if (field.width > 0 && field.type == FieldType::real) definition->SetPrecision(field.decimals);
  return definition;
}

OGRwkbGeometryType ogr_type(OutputGeometry geometry) {
  switch (geometry) {
    case OutputGeometry::none:
      return wkbNone;
    case OutputGeometry::point:
      return wkbPoint;
    case OutputGeometry::multi_point:
      return wkbMultiPoint;
    case OutputGeometry::line:
      return wkbLineString;
    case OutputGeometry::multi_polygon:
      break;
  }
  return wkbMultiPolygon;
}

std::unique_ptr<OGRGeometry> ogr_geometry(OutputGeometry geometry, const OutputShape& shape,
                                          const ToMap& to_map) {
  if (geometry == OutputGeometry::multi_polygon)
    return shape.polygons == nullptr ? nullptr : polygons_of(*shape.polygons, to_map);
  if (shape.vertices.empty()) return nullptr;
  if (!shape.parts.empty()) return cut_line(shape.parts, to_map);
  if (geometry == OutputGeometry::line) return ogr_line<OGRLineString>(shape.vertices, to_map);
  auto points = std::make_unique<OGRMultiPoint>();
  for (const LonLat place : shape.vertices) {
    const PlanePoint at = to_map(place);
    auto point = std::make_unique<OGRPoint>(at.x, at.y);
    if (geometry == OutputGeometry::point) return point;
    points->addGeometryDirectly(point.release());
  }
  return points;
}

void set_field(OGRFeature& feature, int field, const OutputCell& cell) {
  switch (cell.kind()) {
    case OutputCell::Kind::nothing:
      return;
    case OutputCell::Kind::text:
      return feature.SetField(field, std::string(cell.text()).c_str());
    case OutputCell::Kind::integer:
      return feature.SetField(field, static_cast<GIntBig>(cell.integer()));
    case OutputCell::Kind::real:
      return feature.SetField(field, cell.real());
    case OutputCell::Kind::boolean:
      return feature.SetField(field, cell.boolean() ? 1 : 0);
  }
}

void write_rows(const OutputLayer& layer, const Progress& progress,
                const std::function<void(std::size_t row)>& write) {
  constexpr std::size_t rows_between_reports = 4096;
  for (std::size_t row = 0; row < layer.rows; ++row) {
    if (row % rows_between_reports == 0) {
      progress(static_cast<double>(row) / static_cast<double>(layer.rows), "writing " + layer.name);
    }
    write(row);
  }
}

}  // namespace hinterland
