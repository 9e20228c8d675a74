// SPDX-License-Identifier: Apache-2.0
#include "forms_axis.hpp"

#include <cmath>
#include <functional>
#include <numbers>

namespace hinterland::forms {

namespace {

using Changed = std::function<std::shared_ptr<OGRGeometry>(const OGRGeometry&)>;

constexpr double degree_of_metre = 1.0 / 111'000.0;

bool any_layer(const Draft&) { return true; }
bool is_facilities(const Draft& draft) { return draft.source.name == "facilities"; }
bool is_villages(const Draft& draft) { return draft.source.name == "villages"; }
bool is_line(const Draft& draft) { return draft.shape == Shape::line; }
bool is_polygon(const Draft& draft) { return draft.shape == Shape::polygon; }

/// Whether the file can hold the points in several parts, with heights, or as polygons.
bool holds_shapes(const Draft& draft) {
  return !draft.is_table() || draft.place_in == PlaceIn::wkt;
}
bool is_point(const Draft& draft) {
  return draft.shape == Shape::point && holds_shapes(draft) && !draft.only_degrees;
}
bool is_village_point(const Draft& draft) { return is_point(draft) && is_villages(draft); }
bool is_facility_point(const Draft& draft) { return is_point(draft) && is_facilities(draft); }
bool is_mapinfo(const Draft& draft) {
  return draft.format == Format::mapinfo_tab || draft.format == Format::mapinfo_mif;
}
bool holds_collections(const Draft& draft) {
  return holds_shapes(draft) && draft.format != Format::shapefile && !is_mapinfo(draft) &&
         draft.format != Format::geodatabase;
}
bool holds_heights(const Draft& draft) { return holds_shapes(draft) && !is_mapinfo(draft); }
bool holds_measures(const Draft& draft) {
  return holds_shapes(draft) &&
         (draft.format == Format::geopackage || draft.format == Format::shapefile ||
          draft.format == Format::csv || draft.format == Format::flatgeobuf);
}

Form changed(const std::string& name, std::function<bool(const Draft&)> suits, Changed change,
             std::vector<ProblemKind> may_report = {}, bool reaches_by_land = false) {
  return {.name = name,
          .suits = std::move(suits),
          .apply =
              [=](Draft& draft, Random&) {
                for (DraftRecord& record : draft.records) {
                  if (record.shape) record.shape = change(*record.shape);
                }
              },
          .may_report = std::move(may_report),
          .tolerance = reaches_by_land ? 0.1 : 0.0,
          .reaches_by_land = reaches_by_land};
}

/// A regular polygon around a place the given number of metres east of the point.
std::unique_ptr<OGRPolygon> land_at(const OGRGeometry& point, double radius, double east = 0.0,
                                    bool clockwise = false) {
  const double x = point.toPoint()->getX() + east * degree_of_metre / 0.806;
  const double y = point.toPoint()->getY();
  auto ring = std::make_unique<OGRLinearRing>();
  constexpr int corners = 8;
  for (int i = 0; i <= corners; ++i) {
    const double turn = 2.0 * std::numbers::pi * (clockwise ? -i : i) / corners + 0.3;
    ring->addPoint(x + radius * degree_of_metre / 0.806 * std::cos(turn),
                   y + radius * degree_of_metre * std::sin(turn));
  }
  ring->closeRings();
  auto polygon = std::make_unique<OGRPolygon>();
  polygon->addRingDirectly(ring.release());
  return polygon;
}

template <class Collection>
std::shared_ptr<OGRGeometry> collected(std::vector<std::unique_ptr<OGRGeometry>> parts) {
  auto collection = std::make_shared<Collection>();
  for (auto& part : parts) collection->addGeometryDirectly(part.release());
  return collection;
}

template <class Collection>
Changed alone_in() {
  return [](const OGRGeometry& shape) -> std::shared_ptr<OGRGeometry> {
    std::vector<std::unique_ptr<OGRGeometry>> parts;
    parts.emplace_back(shape.clone());
    return collected<Collection>(std::move(parts));
  };
}

std::shared_ptr<OGRGeometry> point_and_far_point(const OGRGeometry& shape) {
  std::vector<std::unique_ptr<OGRGeometry>> parts;
  parts.emplace_back(shape.clone());
  parts.push_back(
      std::make_unique<OGRPoint>(shape.toPoint()->getX() - 0.02, shape.toPoint()->getY() - 0.3));
  return collected<OGRMultiPoint>(std::move(parts));
}

std::shared_ptr<OGRGeometry> land(const OGRGeometry& shape) { return land_at(shape, 80.0); }
std::shared_ptr<OGRGeometry> land_reversed(const OGRGeometry& shape) {
  return land_at(shape, 80.0, 0.0, true);
}

std::shared_ptr<OGRGeometry> land_and_small_part(const OGRGeometry& shape) {
  std::vector<std::unique_ptr<OGRGeometry>> parts;
  parts.push_back(land_at(shape, 20.0, 110.0));
  parts.push_back(land_at(shape, 80.0));
  return collected<OGRMultiPolygon>(std::move(parts));
}

/// The polygon and a part of three collinear vertices, which has no interior.
std::shared_ptr<OGRGeometry> land_and_sliver(const OGRGeometry& shape) {
  const double x = shape.toPoint()->getX();
  const double y = shape.toPoint()->getY();
  auto ring = std::make_unique<OGRLinearRing>();
  for (const double step : {0.0, 1.0, 2.0, 0.0})
    ring->addPoint(x + (100.0 + 10.0 * step) * degree_of_metre, y + 10.0 * step * degree_of_metre);
  auto sliver = std::make_unique<OGRPolygon>();
  sliver->addRingDirectly(ring.release());
  std::vector<std::unique_ptr<OGRGeometry>> parts;
  parts.push_back(land_at(shape, 80.0));
  parts.push_back(std::move(sliver));
  return collected<OGRMultiPolygon>(std::move(parts));
}

std::shared_ptr<OGRGeometry> with_height(const OGRGeometry& shape) {
  std::shared_ptr<OGRGeometry> high(shape.clone());
  high->set3D(TRUE);
  return high;
}
std::shared_ptr<OGRGeometry> with_measure(const OGRGeometry& shape) {
  std::shared_ptr<OGRGeometry> measured(shape.clone());
  measured->set3D(TRUE);
  measured->setMeasured(TRUE);
  return measured;
}

std::shared_ptr<OGRGeometry> reversed_line(const OGRGeometry& shape) {
  std::shared_ptr<OGRGeometry> line(shape.clone());
  line->toLineString()->reversePoints();
  return line;
}

std::shared_ptr<OGRGeometry> denser_line(const OGRGeometry& shape) {
  std::shared_ptr<OGRGeometry> line(shape.clone());
  line->segmentize(70.0 * degree_of_metre);
  return line;
}

std::shared_ptr<OGRGeometry> reversed_rings(const OGRGeometry& shape) {
  std::shared_ptr<OGRGeometry> polygon(shape.clone());
  for (OGRLinearRing* ring : *polygon->toPolygon()) ring->reversePoints();
  return polygon;
}

/// The bounding box of the polygon as two overlapping parts.
std::shared_ptr<OGRGeometry> overlapping_halves(const OGRGeometry& shape) {
  OGREnvelope box;
  shape.getEnvelope(&box);
  const double width = box.MaxX - box.MinX;
  std::vector<std::unique_ptr<OGRGeometry>> parts;
  for (const auto& [west, east] : {std::pair{0.0, 0.7}, std::pair{0.3, 1.0}}) {
    auto ring = std::make_unique<OGRLinearRing>();
    ring->addPoint(box.MinX + west * width, box.MinY);
    ring->addPoint(box.MinX + west * width, box.MaxY);
    ring->addPoint(box.MinX + east * width, box.MaxY);
    ring->addPoint(box.MinX + east * width, box.MinY);
    ring->closeRings();
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(ring.release());
    parts.push_back(std::move(polygon));
  }
  return collected<OGRMultiPolygon>(std::move(parts));
}

/// A village as two records: its polygon, and a small polygon beside it. `added`: each record has a
/// part of the people; otherwise both have the total.
Form land_in_records(const std::string& name, bool added) {
  const auto suits = [=](const Draft& draft) {  // a filter on people would compare the shares
    return is_village_point(draft) && (!added || draft.where.find("{people}") == std::string::npos);
  };
  return {.name = name,
          .suits = suits,
          .apply =
              [=](Draft& draft, Random&) {
                const std::size_t count = draft.records.size();
                for (std::size_t r = 0; r < count; ++r) {
                  if (!draft.records[r].shape) continue;
                  DraftRecord piece = draft.records[r];
                  piece.shape = land_at(*draft.records[r].shape, 20.0, 110.0);
                  draft.records[r].shape = land(*draft.records[r].shape);
                  for (const char* const role : {"people", "households"}) {
                    std::string& whole = draft.records[r].cells[draft.column_of(role)];
                    if (!added || whole.empty()) continue;
                    whole = std::to_string(std::stol(whole) - 10);
                    piece.cells[draft.column_of(role)] = "10";
                  }
                  draft.records.push_back(std::move(piece));
                }
              },
          .may_report = {ProblemKind::parts_joined},
          .tolerance = 0.1,
          .reaches_by_land = true};
}

/// Splits every line into two records that meet.
void cut_lines(Draft& draft, Random&) {
  const std::size_t count = draft.records.size();
  for (std::size_t r = 0; r < count; ++r) {
    if (!draft.records[r].shape) continue;
    const OGRLineString& line = *draft.records[r].shape->toLineString();
    const int middle = line.getNumPoints() / 2;
    auto first = std::make_shared<OGRLineString>();
    auto second = std::make_shared<OGRLineString>();
    first->addSubLineString(&line, 0, middle);
    second->addSubLineString(&line, middle, line.getNumPoints() - 1);
    draft.records.push_back({second, draft.records[r].cells});
    draft.records[r].shape = first;
  }
}

}  // namespace

Axis part_axis() {
  using enum ProblemKind;
  const auto point_in_collection = [](const Draft& draft) {
    return is_point(draft) && holds_collections(draft);
  };
  // GDAL writes a multipoint into these formats as several records.
  const auto village_in_parts = [](const Draft& draft) {
    return is_village_point(draft) && !is_mapinfo(draft);
  };
  const auto facility_in_parts = [](const Draft& draft) {
    return is_facility_point(draft) && !is_mapinfo(draft);
  };
  // GDAL writes the second of two overlapping parts to a shapefile as a hole of the first.
  const auto may_overlap = [](const Draft& draft) {
    return is_polygon(draft) && draft.format != Format::shapefile;
  };
  const auto with_heights = [](const Draft& draft) { return holds_heights(draft); };
  const auto is_whole_line = [](const Draft& draft) {
    return is_line(draft) && draft.where.empty();
  };
  return {"parts",
          {{"plain", any_layer, [](Draft&, Random&) {}},
           changed("multipoint of one", is_point, alone_in<OGRMultiPoint>()),
           changed("multipoint, the second part far away", facility_in_parts, point_and_far_point),
           changed("multipoint of a village, the second part far away", village_in_parts,
                   point_and_far_point, {parts_far_apart}),
           changed("point in a collection", point_in_collection, alone_in<OGRGeometryCollection>()),
           changed("land", is_village_point, land, {}, true),
           changed("land with its ring reversed", is_village_point, land_reversed, {}, true),
           changed("grounds", is_facility_point, land, {}, true),
           changed("land and a small part", is_village_point, land_and_small_part, {}, true),
           changed("land and a sliver", is_village_point, land_and_sliver, {geometry_part_left_out},
                   true),
           land_in_records("land in records of one code", false),
           land_in_records("land in records of one code that share the people", true),
           changed("heights", with_heights, with_height),
           changed("measures", holds_measures, with_measure),
           changed("multi-line of one", is_line, alone_in<OGRMultiLineString>()),
           changed("line the other way round", is_line, reversed_line),
           changed("line with more vertices", is_line, denser_line),
           {.name = "line in two records", .suits = is_whole_line, .apply = cut_lines},
           changed("multi-polygon of one", is_polygon, alone_in<OGRMultiPolygon>()),
           changed("ring reversed", is_polygon, reversed_rings),
           changed("overlapping parts", may_overlap, overlapping_halves)}};
}

}  // namespace hinterland::forms
