// SPDX-License-Identifier: Apache-2.0
#include "base/text_fill.hpp"
#include "input/columns/records.hpp"
#include "input/notation/field_names.hpp"
#include "input/placing/far_records.hpp"
#include "input/placing/far_shapes.hpp"
#include "input/placing/implausible_places.hpp"
#include "input/placing/layer_lands.hpp"
#include "input/placing/layer_roles.hpp"
#include "input/placing/misplaced_layers.hpp"
#include "input/placing/misregistered_layers.hpp"
#include "input/records/census_table.hpp"
#include "input/records/higher_rows.hpp"
#include "input/records/idle_records.hpp"
#include "input/records/people.hpp"
#include "input/records/read_facilities.hpp"
#include "input/records/read_layer.hpp"
#include "input/records/read_roads.hpp"
#include "input/records/read_towns.hpp"
#include "input/records/read_villages.hpp"
#include "input/records/transmission.hpp"
#include "world/known_words.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

/// Adds an area for each record; `kind_of_all` is used for those without a kind.
void add_areas(const Records& records, const std::string& kind_of_all, Areas& areas) {
  for (RecordId r : rows(records.feature)) {
    areas.shape.push_back(records.polygons[r]);
    areas.code.push_back(text_at(field_of(records, "code"), r));
    areas.name.push_back(text_at(field_of(records, "name"), r));
    const std::string_view kind = text_at(field_of(records, "kind"), r);
    areas.kind.push_back(kind.empty() ? std::string_view(kind_of_all) : kind);
  }
}

/// Sets the level of the areas if the name of the column implies it (乡镇 for towns). Boundaries of
/// towns with a county column are added for the counties as well, with the codes that are those of
/// a county.
void set_levels(const Records& records, Areas& areas) {
  const Level level = level_named(field_of(records, "name").source);
  if (level == Level::unknown) return;
  const RecordField& county = field_of(records, "county");
  const Areas read = std::exchange(areas, {});
  for (RecordId r : rows(records.feature)) {
    const AreaId area{r.index};
    const bool is_of_county =
        level == Level::town && level_of_code(read.code[area]) == Level::county;
    areas.shape.push_back(read.shape[area]);
    areas.code.push_back(is_of_county ? std::string_view() : read.code[area]);
    areas.name.push_back(read.name[area]);
    areas.kind.push_back(std::string_view(level == Level::town     ? "town"
                                          : level == Level::county ? "county"
                                                                   : "village"));
    if (level != Level::town || text_at(county, r).empty()) continue;
    areas.shape.push_back(read.shape[area]);
    areas.code.push_back(is_of_county ? read.code[area] : std::string_view());
    areas.name.push_back(text_at(county, r));
    areas.kind.push_back(std::string_view("county"));
  }
}

/// Collects problems, notes and progress over all layers.
class Reading {
 public:
  Reading(const StudyLayers& layers, Problems& all_problems, Notes& all_notes,
          const Progress& progress)
      : problems(all_problems),
        notes(all_notes),
        progress_(progress),
        layers_(layers.facilities.size() + layers.networks.size() + layers.exclusions.size()) {
    for (const LayerSource* source :
         {&layers.towns, &layers.villages, &layers.census, &layers.roads, &layers.boundaries,
          &layers.built_up, &layers.proposed_sites}) {
      if (source->given()) ++layers_;
    }
  }

  /// The progress function for the next layer.
  Progress next() {
    const double all = static_cast<double>(layers_);
    const double from = static_cast<double>(done_++) / all;
    return part_of(progress_, from, from + 1.0 / all);
  }

  Records records(const LayerSource& source, Shape shape, LayerKind kind) {
    Records records = read_layer(source, shape, requests_for(kind, {}), problems, next());
    notes.insert(notes.end(), records.notes.begin(), records.notes.end());
    if (!is_place(shape) && !source.keep_far &&
        report_far_shapes(records, shape, source, around, problems)) {
      in_two_crs.insert(source.name);
    }
    return records;
  }

  Problems& problems;
  Notes& notes;
  RowsOfSources rows_of;
  std::vector<LonLat> around;        ///< a village, town or facility per 11 km
  std::set<std::string> in_two_crs;  ///< layers of which a part is in another CRS

 private:
  const Progress& progress_;
  std::size_t layers_;
  std::size_t done_ = 0;
};

Areas read_boundaries(const LayerSource& source, Reading& reading) {
  Areas areas;
  if (!source.given()) return areas;
  const Records records = reading.records(source, Shape::polygons, LayerKind::boundaries);
  add_areas(records, "", areas);
  set_levels(records, areas);
  return areas;
}

Areas read_built_up(const LayerSource& source, Reading& reading) {
  Areas areas;
  if (source.given()) {
    add_areas(reading.records(source, Shape::polygons, LayerKind::boundaries), "", areas);
  }
  return areas;
}

/// The reason is given by the kind field, else by the name of the block.
Areas read_exclusions(const std::vector<LayerSource>& sources, Reading& reading) {
  Areas areas;
  for (const LayerSource& source : sources) {
    const auto dot = source.name.find('.');
    const std::string block = dot == source.name.npos ? "" : source.name.substr(dot + 1);
    const std::size_t before = areas.size();
    add_areas(reading.records(source, Shape::polygons, LayerKind::exclusions), block, areas);
    reading.rows_of.exclusions.push_back(areas.size() - before);
  }
  return areas;
}

NetworkLines read_network(const LayerSource& source, const Service& service, IdleRecords& idle,
                          Reading& reading) {
  Records records = reading.records(source, Shape::lines, LayerKind::networks);
  if (records.size() == 0) reading.notes.push_back(note_of_none(source.name));
  set_aside_not_in_use(records, idle);
  set_aside_transmission(records, service, idle, reading.problems);
  NetworkLines network{true, source.complete, false, {}, {0}};
  for (const RecordId row : rows(records.feature)) {
    for (const LineString& line : records.lines[row]) {
      if (!has_length(line)) {
        reading.problems.push_back({ProblemKind::road_without_length, source.name,
                                    records.feature[row], "", line.front(), ""});
        continue;
      }
      network.vertex.insert(network.vertex.end(), line.begin(), line.end());
      network.first_vertex.push_back(network.vertex.size());
    }
  }
  if (records.size() > 0 && network.vertex.empty()) {
    throw no_line_has_length(source);
  }
  return network;
}

/// Reads the networks and the roads. The roads are a layer of their own, else the network of the
/// catalogue's road service. If only one of the two is given, it is used for both, and its lines
/// are stored in the table of roads.
void read_lines(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                Reading& reading) {
  const auto road_service = catalogue.find(catalogue.travel.road_service);
  const LayerSource* roads = layers.roads.given() ? &layers.roads : nullptr;
  world.networks.resize(catalogue.services.size());
  for (const auto& [service, source] : layers.networks) {
    const ServiceId id = catalogue.find(service).value();
    if (roads == nullptr && id == road_service) {
      roads = &source;
    } else {
      world.networks[id] = read_network(source, catalogue.services[id], world.idle, reading);
    }
  }
  if (roads == nullptr) return;
  RoadLayer layer = read_roads(*roads, catalogue, reading.around, world.idle, reading.problems,
                               reading.notes, reading.next());
  world.roads = std::move(layer.roads);
  if (layer.is_in_two_crs) reading.in_two_crs.insert(roads->name);
  if (road_service && !world.networks[*road_service].given) {
    // An empty layer is no evidence, unless the study declares it complete.
    const bool complete = roads->complete && (world.roads.size() > 0 || roads->may_be_empty);
    world.networks[*road_service] = {true, complete, true, {}, {0}};
    if (layer.without_access) reading.notes.push_back(*layer.without_access);
  }
}

ProposedSites read_proposed_sites(const LayerSource& source, Reading& reading) {
  ProposedSites sites;
  if (!source.given()) return sites;
  const Records records = reading.records(source, Shape::points, LayerKind::sites);
  for (RecordId r : rows(records.feature)) {
    sites.place.push_back(records.point[r]);
    sites.name.push_back(text_at(field_of(records, "name"), r));
  }
  return sites;
}

World read_all(const StudyLayers& layers, const ServiceCatalogue& catalogue, Reading& reading) {
  World world;
  if (layers.towns.given()) {
    world.towns =
        read_towns(layers.towns, world.idle, reading.problems, reading.notes, reading.next());
  }
  if (layers.villages.given()) {
    world.villages = read_villages(layers.villages, Shape::lands, catalogue, world.idle,
                                   reading.problems, reading.notes, reading.next());
    leave_out_higher_rows(world.villages, layers.villages.name, reading.problems);
    if (layers.census.given()) {
      join_census(layers.census, catalogue, world.villages, reading.problems, reading.notes,
                  reading.next());
    }
    distrust_zero_people(world.villages, reading.problems);
    distrust_households(world.villages, reading.problems, reading.notes);
    count_whole_people(world.villages);
    estimate_people(world.villages, catalogue.people_per_household, reading.problems);
  }
  for (const LayerSource& source : layers.facilities) {
    const std::size_t before = world.facilities.size();
    read_facilities(source, catalogue, world.facilities, world.idle, reading.problems,
                    reading.notes, reading.next());
    reading.rows_of.facilities.push_back(world.facilities.size() - before);
  }
  reading.around = places_around(world);
  read_lines(world, layers, catalogue, reading);
  world.boundaries = read_boundaries(layers.boundaries, reading);
  world.built_up = read_built_up(layers.built_up, reading);
  world.exclusions = read_exclusions(layers.exclusions, reading);
  world.proposed_sites = read_proposed_sites(layers.proposed_sites, reading);
  return world;
}

void add_swap_problem(const std::string& layer, const std::string& key, Problems& problems) {
  const Text detail = filled_text(
      "latitude comes before longitude, so they are swapped: only then does the layer match the "
      "others. Write {}; or, if another layer has latitude first, axes = \"lon_lat\" here and axes "
      "= \"lat_lon\" there",
      "纬度写在经度之前，已互换：只有这样该图层才与其他图层相符。请写 {}；若是另一图层的纬度在前，"
      "请在此写 axes = \"lon_lat\"，在那里写 axes = \"lat_lon\"",
      key);
  problems.push_back({ProblemKind::crs_doubtful, layer, -1, "", std::nullopt, detail});
}

/// Whether exchanging the axes is a certain remedy: the only one, or a return to the order of the
/// file after it was changed automatically. Not if the study sets the axes.
bool is_swap(const MisplacedLayer& misplaced, const std::vector<LayerLand>& lands) {
  if (!misplaced.correction || misplaced.correction->best.crs != "EPSG:4490") return false;
  return (misplaced.only_one || !misplaced.correction->best.swap) &&
         lands[misplaced.layer].source->axes == Axes::as_found;
}

/// Whether it was already reported that a part of the layer, or of the villages, is displaced.
bool is_known(const std::string& name, const StudyLayers& layers,
              const std::set<std::string>& in_two_crs) {
  return in_two_crs.contains(name) || in_two_crs.contains(layers.villages.name);
}

/// Reports doubtful layers, each by itself and in comparison with others.
void report_doubtful_layers(World& world, const StudyLayers& layers,
                            const ServiceCatalogue& catalogue, const RowsOfSources& rows_of,
                            const std::set<std::string>& far_layers, Problems& problems) {
  report_same_records(world, layers, catalogue, rows_of, problems);
  warn_of_layer_roles(world, layers, catalogue, problems);
  warn_of_area_roles(world, layers, rows_of, problems);
  if (!far_layers.contains(layers.villages.name))
    warn_of_implausible_places(world, layers, problems);
  warn_of_rounded_places(world, layers, rows_of, problems);
  report_misregistration(world, layers, catalogue, rows_of, problems);
}

/// A layer that overlaps with the others is used, but reported as doubtful.
void report_misplaced_layer(const MisplacedLayer& misplaced, const std::vector<LayerLand>& lands,
                            Problems& problems) {
  const auto kind = misplaced.is_far ? ProblemKind::layer_far_away : ProblemKind::crs_doubtful;
  const LayerLand& displaced = lands[misplaced.layer];
  problems.push_back({kind, displaced.source->name, -1, "", displaced.land.places().front(),
                      describe_misplaced(misplaced, lands)});
}

}  // namespace

World read_world(const StudyLayers& layers, const ServiceCatalogue& catalogue, Problems& problems,
                 Notes& notes, const Progress& progress) {
  Notes of_names;
  StudyLayers taken = with_axes_of_names(layers, of_names);
  Problems swaps;
  for (;;) {
    Problems found = swaps;
    Notes noted = of_names;
    Reading reading(taken, found, noted, progress);
    World world;
    try {
      world = read_all(taken, catalogue, reading);
    } catch (const CrsMismatch& mismatch) {
      throw Error(with_advice_of_others(mismatch, taken));
    }
    leave_out_far(world, taken, catalogue, reading.rows_of, reading.in_two_crs, found);
    auto lands = lands_of(world, taken, catalogue, reading.rows_of);
    mark_remote_layers(lands, world, taken, catalogue);
    for (const std::string& name : reading.in_two_crs)
      conclude_nothing(world, taken, catalogue, name);
    std::string to_turn;
    std::string key;
    bool swap = false;
    std::set<std::string> far_layers;
    for (const MisplacedLayer& misplaced : find_misplaced_layers(lands)) {
      const std::string& name = lands[misplaced.layer].source->name;
      if (!misplaced.is_far && is_known(name, taken, reading.in_two_crs)) continue;
      if (is_swap(misplaced, lands) &&
          (to_turn.empty() || (swap && !misplaced.correction->best.swap))) {
        to_turn = name;
        swap = misplaced.correction->best.swap;
        key = swap ? key_of_swap(*lands[misplaced.layer].source) : "";
      }
      if (misplaced.is_far) far_layers.insert(name);
      conclude_nothing(world, taken, catalogue, name);
      report_misplaced_layer(misplaced, lands, found);
    }
    if (to_turn.empty()) {
      report_doubtful_layers(world, taken, catalogue, reading.rows_of, far_layers, found);
      if (!far_layers.empty()) forget_facilities(world, taken, reading.rows_of, far_layers);
      problems.insert(problems.end(), found.begin(), found.end());
      notes.insert(notes.end(), noted.begin(), noted.end());
      return world;
    }
    taken = with_axes(std::move(taken), to_turn, swap ? Axes::lat_lon : Axes::lon_lat);
    if (swap) add_swap_problem(to_turn, key, swaps);
  }
}

}  // namespace hinterland
