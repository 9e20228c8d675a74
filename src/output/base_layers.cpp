// SPDX-License-Identifier: Apache-2.0
#include "output/base_layers.hpp"

#include "geometry/distance.hpp"
#include "geometry/meridian_180.hpp"
#include "output/atlas/map_contents.hpp"
#include "output/identifiers.hpp"
#include "output/idle_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace hinterland {

namespace {

struct BaseAlias {
  std::string_view field, zh, en;
};

constexpr std::array<BaseAlias, 17> base_aliases = {
    {{"name", "名称", "name"},
     {"code", "代码", "code"},
     {"town", "乡镇", "town"},
     {"county", "县", "county"},
     {"level", "级别", "level"},
     {"people", "人口（人）", "people"},
     {"service", "设施类别", "service"},
     {"service_name", "设施类别名称", "name of the service"},
     {"rank", "道路等级", "rank of the road"},
     {"speed_kmh", "车速（公里/小时）", "speed (km/h)"},
     {"kind", "类型", "kind"},
     {"village", "村庄", "village"},
     {"village_code", "村庄代码", "village code"},
     {"villages", "村数（个）", "villages"},
     {"layer", "图层", "layer"},
     {"reason_code", "不计入的原因码", "reason it does not count, code"},
     {"stated", "记录所述", "what the record says"}}};

template <class Row>
Row row_id(std::size_t row) {
  return Row{static_cast<std::uint32_t>(row)};
}

std::string_view word_of(Level level) {
  switch (level) {
    case Level::county:
      return "county";
    case Level::town:
      return "town";
    case Level::village:
      return "village";
    case Level::unknown:
      break;
  }
  return {};
}

template <class Row>
OutputField level_field(const Column<Row, Level>& levels) {
  return {"level", FieldType::text, [&levels](std::size_t row, OutputCell& cell) {
            if (!levels.empty()) cell.set_text(word_of(levels[row_id<Row>(row)]));
          }};
}

/// As `text_field`; null in all rows if the column is empty.
template <class Row>
OutputField known_text_field(std::string name, const TextColumn<Row>& texts) {
  return {std::move(name), FieldType::text, [&texts](std::size_t row, OutputCell& cell) {
            if (!texts.empty()) cell.set_text(texts[row_id<Row>(row)]);
          }};
}

OutputLayer towns_layer(const Towns& towns) {
  OutputField people{"people", FieldType::integer, [&towns](std::size_t row, OutputCell& cell) {
                       if (towns.people.empty()) return;
                       if (const auto& known = towns.people[row_id<TownId>(row)])
                         cell.set_integer(std::llround(known->value));
                     }};
  return point_layer(
      "towns", towns.place,
      {known_text_field("name", towns.name), known_text_field("code", towns.code),
       known_text_field("county", towns.county), level_field(towns.level), std::move(people)});
}

OutputLayer facilities_layer(const Study& study, const Facilities& facilities) {
  const auto service = [&study, &facilities](std::size_t row) -> const Service& {
    return study.catalogue.services[facilities.service[row_id<FacilityId>(row)]];
  };
  OutputField id{"service", FieldType::text,
                 [service](std::size_t row, OutputCell& cell) { cell.set_text(service(row).id); }};
  OutputField service_name{"service_name", FieldType::text,
                           [service, &study](std::size_t row, OutputCell& cell) {
                             cell.set_text(name_of(service(row), study.language));
                           }};
  return point_layer(
      "facilities", facilities.place,
      {known_text_field("name", facilities.name), known_text_field("code", facilities.code),
       std::move(id), std::move(service_name), level_field(facilities.level)});
}

/// One of the lines of the infrastructure services.
struct NetworkRow {
  ServiceId service;
  std::size_t line = 0;
};

OutputLayer networks_layer(const Study& study, const World& world) {
  auto lines = std::make_shared<std::vector<NetworkRow>>();
  for (const ServiceId service : rows(world.networks)) {
    if (world.networks[service].are_the_roads) continue;
    for (std::size_t line = 0; line < world.networks[service].size(); ++line)
      lines->push_back({service, line});
  }
  OutputField id{"service", FieldType::text, [lines, &study](std::size_t row, OutputCell& cell) {
                   cell.set_text(study.catalogue.services[(*lines)[row].service].id);
                 }};
  OutputField name{"service_name", FieldType::text,
                   [lines, &study](std::size_t row, OutputCell& cell) {
                     const Service& service = study.catalogue.services[(*lines)[row].service];
                     cell.set_text(name_of(service, study.language));
                   }};
  const auto shape = [lines, &world](std::size_t row, OutputShape& out) {
    const NetworkLines& network = world.networks[(*lines)[row].service];
    const std::size_t first = network.first_vertex[(*lines)[row].line];
    const std::size_t last = network.first_vertex[(*lines)[row].line + 1];
    const auto vertices = std::span(network.vertex).subspan(first, last - first);
    out.vertices.assign(vertices.begin(), vertices.end());
  };
  return {"networks", OutputGeometry::line, lines->size(), shape, {std::move(id), std::move(name)}};
}

/// The records that do not serve, either places or lines: a multi-part line is several rows.
struct IdleRow {
  IdleId record;
  std::size_t part = 0;
};

OutputLayer idle_layer(const IdleRecords& idle, bool are_lines) {
  auto shown = std::make_shared<std::vector<IdleRow>>();
  for (const IdleId record : rows(idle.feature)) {
    if (!are_lines && idle.lines[record].empty()) shown->push_back({record, 0});
    for (std::size_t part = 0; are_lines && part < idle.lines[record].size(); ++part)
      shown->push_back({record, part});
  }
  const auto text = [shown](std::string name, auto of) {
    return OutputField{std::move(name), FieldType::text,
                       [shown, of](std::size_t row, OutputCell& cell) {
                         const std::string_view value = of((*shown)[row].record);
                         if (!value.empty()) cell.set_text(value);
                       }};
  };
  const auto shape = [shown, &idle, are_lines](std::size_t row, OutputShape& out) {
    const auto& [record, part] = (*shown)[row];
    if (are_lines) {
      out.vertices = idle.lines[record][part];
    } else {
      out.vertices.push_back(idle.place[record]);
    }
  };
  return {are_lines ? "idle_lines" : "idle_places",
          are_lines ? OutputGeometry::line : OutputGeometry::point,
          shown->size(),
          shape,
          {text("layer", [&idle](IdleId r) { return idle.layer[r]; }),
           text("name", [&idle](IdleId r) { return idle.name[r]; }),
           text("code", [&idle](IdleId r) { return idle.code[r]; }),
           text("reason_code", [&idle](IdleId r) { return identifier(idle.reason[r]); }),
           text("stated", [&idle](IdleId r) { return idle.stated[r]; })}};
}

OutputLayer roads_layer(const Roads& roads) {
  OutputField rank{
      "rank", FieldType::text, [&roads](std::size_t row, OutputCell& cell) {
        constexpr std::array<std::string_view, road_ranks> words = {"minor", "secondary", "main"};
        cell.set_text(words[static_cast<std::size_t>(rank_of(roads, row_id<RoadId>(row)))]);
      }};
  OutputField speed{"speed_kmh", FieldType::real,
                    [&roads](std::size_t row, OutputCell& cell) {
                      if (!roads.speed_kmh.empty())
                        cell.set_rounded(static_cast<double>(roads.speed_kmh[row_id<RoadId>(row)]),
                                         1);
                    },
                    1};
  const auto shape = [&roads](std::size_t row, OutputShape& out) {
    const auto vertices = std::span(roads.vertex)
                              .subspan(roads.first_vertex[row],
                                       roads.first_vertex[row + 1] - roads.first_vertex[row]);
    out.vertices.assign(vertices.begin(), vertices.end());
  };
  return {"roads", OutputGeometry::line, roads.size(), shape, {std::move(rank), std::move(speed)}};
}

OutputLayer areas_layer(std::string name, const Areas& areas) {
  return area_layer(std::move(name), areas.shape,
                    {known_text_field("name", areas.name), known_text_field("code", areas.code),
                     known_text_field("kind", areas.kind)});
}

OutputLayer village_land_layer(const Villages& villages) {
  return area_layer("village_land", villages.land,
                    {known_text_field("village", villages.name),
                     known_text_field("village_code", villages.code)});
}

/// A box in degrees, as a ring.
class PageFrame {
 public:
  void add(LonLat place) {
    west_ = std::min(west_, place.lon);
    east_ = std::max(east_, place.lon);
    south_ = std::min(south_, place.lat);
    north_ = std::max(north_, place.lat);
  }

  /// With a margin of a twelfth of its size, at least half a kilometre; cut at 180°.
  MultiPolygon rectangle() const {
    if (east_ < west_) return {};
    constexpr double least = 0.005;
    const double across = std::max(least, (east_ - west_) / 12.0);
    const double up = std::max(least, (north_ - south_) / 12.0);
    const double w = west_ - across;
    const double e = east_ + across;
    const double s = std::max(-90.0, south_ - up);
    const double n = std::min(90.0, north_ + up);
    return cut_at_antimeridian(Polygon{{{w, s}, {e, s}, {e, n}, {w, n}, {w, s}}, {}});
  }

 private:
  double west_ = 1e300, east_ = -1e300, south_ = 1e300, north_ = -1e300;
};

double middle_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// Places on both sides of 180° are counted on to the east.
std::vector<LonLat> counted_on_from(std::vector<LonLat> places) {
  const auto [west, east] = std::ranges::minmax(places, {}, &LonLat::lon);
  const bool is_split = east.lon - west.lon > 180.0 && is_near_antimeridian(west.lon) &&
                        is_near_antimeridian(east.lon);
  for (LonLat& place : places) place.lon += is_split && place.lon < 0.0 ? 360.0 : 0.0;
  return places;
}

}  // namespace

std::vector<std::uint8_t> are_near_together(const std::vector<LonLat>& given) {
  if (given.empty()) return {};
  const std::vector<LonLat> places = counted_on_from(given);
  std::vector<double> longitudes;
  std::vector<double> latitudes;
  for (const LonLat& place : places) {
    longitudes.push_back(place.lon);
    latitudes.push_back(place.lat);
  }
  const LonLat middle{middle_of(std::move(longitudes)), middle_of(std::move(latitudes))};
  std::vector<double> distances;
  for (const LonLat& place : places) distances.push_back(distance_between(middle, place).value);
  const double farthest = std::max(10'000.0, 6.0 * middle_of(distances));
  std::vector<std::uint8_t> are_near;
  for (const double distance : distances) are_near.push_back(distance <= farthest ? 1 : 0);
  return are_near;
}

namespace {

PageFrame frame_around(const std::vector<LonLat>& places) {
  const std::vector<std::uint8_t> are_near = are_near_together(places);
  PageFrame frame;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (are_near[i] != 0) frame.add(places[i]);
  }
  return frame;
}

/// The frames of the towns, in the order of the figures.
std::vector<MultiPolygon> town_frames(const World& world, const Figures& figures) {
  std::vector<std::vector<LonLat>> places(figures.by_town.size());
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> row_of;
  for (std::size_t row = 0; row < places.size(); ++row) {
    const TownFigures& town = figures.by_town[row];
    row_of[{town.county, town.town}] = row;
    if (town.seat) places[row].push_back(world.towns.place[*town.seat]);
  }
  for (const VillageId village : rows(world.villages.place)) {
    const auto row = row_of.find({world.villages.county[village], world.villages.town[village]});
    if (row != row_of.end()) places[row->second].push_back(world.villages.place[village]);
  }
  std::vector<MultiPolygon> rectangles;
  for (const std::vector<LonLat>& of_town : places) {
    rectangles.push_back(of_town.empty() ? MultiPolygon{}
                                         : frame_around(counted_on_from(of_town)).rectangle());
  }
  return rectangles;
}

OutputLayer town_pages_layer(const World& world, const Figures& figures) {
  const auto frames =
      std::make_shared<const std::vector<MultiPolygon>>(town_frames(world, figures));
  const auto of = [&figures](std::size_t row) -> const TownFigures& {
    return figures.by_town[row];
  };
  OutputField town{"town", FieldType::text,
                   [of](std::size_t row, OutputCell& cell) { cell.set_text(of(row).town); }};
  OutputField county{"county", FieldType::text,
                     [of](std::size_t row, OutputCell& cell) { cell.set_text(of(row).county); }};
  OutputField villages{"villages", FieldType::integer, [of](std::size_t row, OutputCell& cell) {
                         cell.set_integer(static_cast<std::int64_t>(of(row).all.villages));
                       }};
  const auto shape = [frames](std::size_t row, OutputShape& out) {
    out.polygons = &(*frames)[row];
  };
  return {"town_pages",
          OutputGeometry::multi_polygon,
          frames->size(),
          shape,
          {std::move(town), std::move(county), std::move(villages)}};
}

}  // namespace

std::vector<OutputLayer> base_layers(const Study& study, const Findings& findings,
                                     const Figures& figures) {
  const World& world = findings.world;
  std::vector<OutputLayer> layers = {towns_layer(world.towns),
                                     facilities_layer(study, world.facilities)};
  const auto add = [&layers](OutputLayer layer) {
    if (layer.rows > 0) layers.push_back(std::move(layer));
  };
  add(networks_layer(study, world));
  add(areas_layer("boundaries", world.boundaries));
  add(roads_layer(world.roads));
  add(areas_layer("built_up", world.built_up));
  add(areas_layer("exclusions", world.exclusions));
  add(point_layer("proposed_sites", world.proposed_sites.place,
                  {known_text_field("name", world.proposed_sites.name)}));
  add(village_land_layer(world.villages));
  add(idle_layer(world.idle, false));
  add(idle_layer(world.idle, true));
  layers.push_back(town_pages_layer(world, figures));
  return layers;
}

std::string_view base_alias(std::string_view field, Language language) {
  const auto found = std::ranges::find(base_aliases, field, &BaseAlias::field);
  if (found == base_aliases.end()) return {};
  return language == Language::zh ? found->zh : found->en;
}

}  // namespace hinterland
