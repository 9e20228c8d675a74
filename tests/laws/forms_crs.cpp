// SPDX-License-Identifier: Apache-2.0
#include "forms_crs.hpp"
#include "input/coordinates/datum.hpp"

#include <cpl_conv.h>

#include <map>
#include <stdexcept>
#include <utility>

namespace hinterland::forms {

namespace {

/// Calls `change(x, y)` for each vertex. Heights and measures stay.
template <class Change>
void change_vertices(OGRGeometry& shape, const Change& change) {
  const auto type = wkbFlatten(shape.getGeometryType());
  if (shape.IsEmpty() != FALSE) return;
  if (type == wkbPoint) {
    OGRPoint& point = *shape.toPoint();
    double x = point.getX();
    double y = point.getY();
    change(x, y);
    point.setX(x);
    point.setY(y);
  } else if (type == wkbLineString) {
    OGRLineString& line = *shape.toLineString();
    for (OGRPoint& point : line) {
      double x = point.getX();
      double y = point.getY();
      change(x, y);
      point.setX(x);  // the iterator writes the point back to the line
      point.setY(y);
    }
  } else if (type == wkbPolygon) {
    for (OGRLinearRing* ring : *shape.toPolygon()) change_vertices(*ring, change);
  } else {
    for (OGRGeometry* part : *shape.toGeometryCollection()) change_vertices(*part, change);
  }
}

OGRCoordinateTransformation& transformation_to(const std::string& crs) {
  static std::map<std::string, std::unique_ptr<OGRCoordinateTransformation>> made;
  auto& found = made[crs];
  if (!found) {
    // From its WKT: for a CRS with a code GDAL stores the code and drops the parameters.
    OGRSpatialReference words;
    words.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const bool has_parameters = crs.find('+') != std::string::npos;
    if (has_parameters) words.importFromProj4(words_of(crs, "PROJ").c_str());
    found.reset(OGRCreateCoordinateTransformation(&reference_of("EPSG:4326"),
                                                  has_parameters ? &words : &reference_of(crs)));
    if (!found) throw std::runtime_error("no transformation to " + crs);
  }
  return *found;
}

}  // namespace

const OGRSpatialReference& reference_of(const std::string& crs) {
  static std::map<std::string, OGRSpatialReference> made;
  const auto found = made.find(crs);
  if (found != made.end()) return found->second;
  OGRSpatialReference& reference = made[crs];
  const std::size_t plus = crs.find('+');
  if (reference.importFromEPSG(std::stoi(crs.substr(5, plus - 5))) != OGRERR_NONE) {
    throw std::runtime_error("no such CRS: " + crs);
  }
  if (plus != std::string::npos) {
    reference.SetTOWGS84(15.8, -154.4, -82.3, 0.5, 0.3, -0.4, 5.1);
  }
  reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

std::string words_of(const std::string& crs, const std::string& kind) {
  char* words = nullptr;
  if (kind == "PROJ") {
    reference_of(crs).exportToProj4(&words);
  } else {
    const std::string format = "FORMAT=" + kind;
    const char* const options[] = {format.c_str(), nullptr};
    reference_of(crs).exportToWkt(&words, options);
  }
  std::string text = words == nullptr ? "" : words;
  CPLFree(words);
  return text;
}

std::shared_ptr<OGRGeometry> shape_in_file(const Draft& draft, const OGRGeometry* shape) {
  if (shape == nullptr) return nullptr;
  std::shared_ptr<OGRGeometry> changed(shape->clone());
  const bool shifted = draft.source.datum != Datum::wgs84;
  if (!shifted && draft.in_degrees() && !draft.swap_axes) return changed;
  OGRCoordinateTransformation* projected =
      draft.in_degrees() ? nullptr : &transformation_to(draft.crs);
  change_vertices(*changed, [&](double& x, double& y) {
    if (shifted) {
      const LonLat place =
          draft.source.datum == Datum::gcj02 ? wgs84_to_gcj02({x, y}) : wgs84_to_bd09({x, y});
      x = place.lon;
      y = place.lat;
    }
    if (projected != nullptr) projected->Transform(1, &x, &y);
    if (draft.swap_axes) std::swap(x, y);
  });
  return changed;
}

}  // namespace hinterland::forms
