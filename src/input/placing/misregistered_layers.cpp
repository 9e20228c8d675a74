// SPDX-License-Identifier: Apache-2.0
#include "input/placing/misregistered_layers.hpp"

#include "base/text_fill.hpp"
#include "geometry/overlay.hpp"
#include "input/placing/distance_to_lines.hpp"
#include "input/placing/registration.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Two layers displaced against each other.
struct Mismatch {
  const LayerSource* places;
  const LayerSource* others;
  Misregistration found;
  KeysAgainst keys;
  bool needs_new_export = false;  ///< no key helps: the source has to be exported again
};

/// All pairs of layers compared so far.
class Comparison {
 public:
  /// Compares two layers; whether they are displaced against each other.
  bool add(const LayerSource& places, std::span<const LonLat> at, const LayerSource& others,
           const DistancesTo& distances, Metres upon = unreachable) {
    if (places.keep_far || others.keep_far) return false;
    const Registration registration =
        examine_registration(at, distances, {places.datum, others.datum}, upon);
    if (registration.fits) {
      ++fits_[&places];
      ++fits_[&others];
    }
    if (!registration.better) return false;
    const Displacement& by = registration.better->displacement;
    Mismatch mismatch{&places, &others, *registration.better, keys_against(by, places, others)};
    KeysAgainst& keys = mismatch.keys;
    if (keys.of_places.empty() && keys.of_others.empty()) {
      keys.of_places = new_export_against(by, places, false);
      keys.of_others = new_export_against(by, others, true);
      mismatch.needs_new_export = true;
    }
    if (keys.of_places.empty() && keys.of_others.empty()) return false;
    ++mismatches_[&places];
    ++mismatches_[&others];
    found_.push_back(std::move(mismatch));
    return true;
  }

  bool add(const LayerSource& places, std::span<const LonLat> at, const LayerSource& others,
           LineView lines, Metres upon = unreachable) {
    if (lines.size() == 0) return false;
    return add(
        places, at, others,
        [&](std::span<const LonLat> requested) { return distances_to_lines(requested, lines); },
        upon);
  }

  /// For each displaced pair, decides which layer is wrong.
  void decide_wrong_layers() {
    for (Mismatch& mismatch : found_) decide_wrong_layer(mismatch);
  }

  /// The names of all layers that may be wrong.
  std::set<std::string> misregistered() const {
    std::set<std::string> names;
    for (const Mismatch& mismatch : found_) {
      for (const Side& side : sides_of(mismatch)) names.insert(side.layer->name);
    }
    return names;
  }

  /// Adds a problem for each displaced layer. If the corrections for one layer differ between
  /// pairs, only the first, that of the villages, is reported: the next run reports what is still
  /// wrong.
  void report(Problems& problems) const {
    std::map<const LayerSource*, std::string> reported;
    for (const Mismatch& mismatch : found_) {
      const auto sides = sides_of(mismatch);
      const auto is_reported = [&](const Side& side) { return reported.contains(side.layer); };
      const auto is_as_reported = [&](const Side& side) {
        return reported[side.layer] == side.key;
      };
      const auto as_reported = static_cast<std::size_t>(std::ranges::count_if(
          sides, [&](const Side& side) { return is_reported(side) && is_as_reported(side); }));
      const bool is_contradiction = std::ranges::any_of(
          sides, [&](const Side& side) { return is_reported(side) && !is_as_reported(side); });
      if (is_contradiction || as_reported >= (mismatch.keys.needs_both ? sides.size() : 1))
        continue;
      for (const Side& side : sides) reported[side.layer] = side.key;
      const bool are_both = sides.size() == 2;
      const LayerSource& wrong = *sides.front().layer;
      problems.push_back(problem_of(mismatch, wrong, are_both ? "" : others_nearby(wrong)));
    }
  }

 private:
  /// A layer that may be wrong, and its correction.
  struct Side {
    const LayerSource* layer;
    std::string key;
  };

  static std::vector<Side> sides_of(const Mismatch& mismatch) {
    std::vector<Side> sides;
    if (!mismatch.keys.of_places.empty())
      sides.push_back({mismatch.places, mismatch.keys.of_places.en});
    if (!mismatch.keys.of_others.empty())
      sides.push_back({mismatch.others, mismatch.keys.of_others.en});
    return sides;
  }

  /// If one of the layers is more likely to be wrong, removes the key of the other.
  void decide_wrong_layer(Mismatch& mismatch) {
    if (mismatch.keys.needs_both) return;
    if (mismatch.keys.of_places.empty() || mismatch.keys.of_others.empty()) return;
    const auto weight = [&](const LayerSource* layer) {
      return std::pair(mismatches_[layer], -fits_[layer]);
    };
    const auto of_places = weight(mismatch.places);
    const auto of_others = weight(mismatch.others);
    if (of_places > of_others) mismatch.keys.of_others = {};
    if (of_others > of_places) mismatch.keys.of_places = {};
  }

  /// The names of all layers against which a layer is displaced.
  std::string others_nearby(const LayerSource& wrong) const {
    std::string names;
    for (const Mismatch& mismatch : found_) {
      const bool is_places = mismatch.places == &wrong && mismatch.keys.of_others.empty();
      const bool is_others = mismatch.others == &wrong && mismatch.keys.of_places.empty();
      if (!is_places && !is_others) continue;
      const std::string& name = is_places ? mismatch.others->name : mismatch.places->name;
      names += names.empty() ? name : ", " + name;
    }
    return names;
  }

  /// The correction as a condition.
  static Text correction_of(const Mismatch& mismatch) {
    const auto of_layer = [&](const Text& correction, const LayerSource& source) {
      return mismatch.needs_new_export
                 ? filled_text("{} exported again from its source as {}",
                               "把 {} 的源数据按{}重新导出", source.name, correction)
                 : filled_text("{} in the block of {}", "在 {1} 中写 {0}", correction, source.name);
    };
    const Text of_others = of_layer(mismatch.keys.of_others, *mismatch.others);
    const Text of_places = of_layer(mismatch.keys.of_places, *mismatch.places);
    return mismatch.keys.of_places.empty()   ? of_others
           : mismatch.keys.of_others.empty() ? of_places
           : mismatch.keys.needs_both        ? of_places + Text(" and ", "，并") + of_others
                                             : of_places + Text(", or ", "，或") + of_others;
  }

  static Problem problem_of(const Mismatch& mismatch, const LayerSource& wrong,
                            std::string others) {
    constexpr Metres exact = 10_m;  // the displacement is corrected to about this accuracy
    const long then = std::lround(mismatch.found.then.value);
    const Text in_place = mismatch.found.then < exact ? Text("less than 10 m", "小于 10 米")
                                                      : filled_text("about {} m", "约{}米", then);
    const Text cause =
        mismatch.needs_new_export
            ? Text(
                  " Its projected coordinates seem to have been converted to degrees from the "
                  "wrong projection; no setting can correct that.",
                  "看来其投影坐标在转成经纬度之前被误认为另一种投影；无法用配置项改正。")
            : Text();
    if (others.empty()) others = mismatch.others->name;
    return Problem{
        ProblemKind::crs_doubtful,
        wrong.name,
        -1,
        "",
        std::nullopt,
        filled_text(
            "{} is shifted relative to {}: of {} places of {}, half are within {} m of the nearest "
            "of {}; with {} this would be {}.{} Ask for the CRS of the coordinates; if they are "
            "right, write keep_far = true",
            "{0} 与 {1} 相互错开：{3} 的{2}个点中，半数距 {5} 不超过{4}米；若{6}，则{7}。{8}"
            "请问明其坐标系；若无误，请写 keep_far = true",
            wrong.name, others, mismatch.found.places, mismatch.places->name,
            std::lround(mismatch.found.now.value), mismatch.others->name, correction_of(mismatch),
            in_place, cause)};
  }

  std::vector<Mismatch> found_;
  std::map<const LayerSource*, int> mismatches_;
  std::map<const LayerSource*, int> fits_;
};

/// Lines without length, one per place.
struct PointLines {
  std::vector<LonLat> vertex;
  std::vector<std::size_t> first_vertex{0};

  explicit PointLines(std::span<const LonLat> places) {
    for (const LonLat place : places) {
      vertex.insert(vertex.end(), {place, place});
      first_vertex.push_back(vertex.size());
    }
  }
  LineView lines() const { return {vertex, first_vertex}; }
};

/// The distance to areas; 0 inside.
DistancesTo distances_to_areas(const Areas& areas) {
  return [&](std::span<const LonLat> requested) {
    std::vector<LonLat> vertex;
    std::vector<std::size_t> first_vertex{0};
    for (const MultiPolygon& shape : areas.shape) {
      for (const Polygon& part : shape) {
        vertex.insert(vertex.end(), part.outer.begin(), part.outer.end());
        first_vertex.push_back(vertex.size());
      }
    }
    std::vector<Metres> found = distances_to_lines(requested, {vertex, first_vertex});
    const auto area = first_covering(std::span(areas.shape.data(), areas.size()), requested);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (area[i] != outside_all) found[i] = Metres{0.0};
    }
    return found;
  };
}

/// A layer of towns or facilities, and its places.
struct PlaceLayer {
  const LayerSource* source;
  std::span<const LonLat> places;
};

std::vector<PlaceLayer> towns_and_facilities(const World& world, const StudyLayers& layers,
                                             const RowsOfSources& rows_of) {
  std::vector<PlaceLayer> found;
  const std::span<const LonLat> facilities(world.facilities.place.data(),
                                           world.facilities.place.size());
  std::size_t first = 0;
  for (std::size_t i = 0; i < layers.facilities.size(); ++i) {
    const std::size_t count = rows_of.facilities[i];
    found.push_back({&layers.facilities[i], facilities.subspan(first, count)});
    first += count;
  }
  if (layers.towns.given()) {
    found.push_back({&layers.towns, {world.towns.place.data(), world.towns.place.size()}});
  }
  return found;
}

/// Compares the villages with networks, roads and built-up land. A layer of lines that is displaced
/// against the villages is no longer evidence for gaps.
void compare_villages(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                      Comparison& comparison) {
  const std::span<const LonLat> villages(world.villages.place.data(), world.villages.place.size());
  for (const auto& [service, source] : layers.networks) {
    const LineView lines = world.lines_of(catalogue.find(service).value());
    if (comparison.add(layers.villages, villages, source, lines)) {
      conclude_nothing(world, layers, catalogue, source.name);
    }
  }
  if (layers.roads.given()) {
    const LineView roads{world.roads.vertex, world.roads.first_vertex};
    if (comparison.add(layers.villages, villages, layers.roads, roads)) {
      conclude_nothing(world, layers, catalogue, layers.roads.name);
    }
  }
  if (world.built_up.size() == 0) return;
  comparison.add(layers.villages, villages, layers.built_up, distances_to_areas(world.built_up));
}

/// Compares the networks with the roads, which most of them follow, even if few villages are
/// connected.
void compare_networks(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                      Comparison& comparison) {
  if (!layers.roads.given()) return;
  const LineView roads{world.roads.vertex, world.roads.first_vertex};
  for (const auto& [service, source] : layers.networks) {
    const NetworkLines& network = world.networks[catalogue.find(service).value()];
    if (!network.given || network.are_the_roads) continue;
    const LineView lines = world.lines_of(catalogue.find(service).value());
    const PlacesOnLines on = places_on_lines(lines);
    if (comparison.add(source, on.places, layers.roads, roads, on.upon))
      conclude_nothing(world, layers, catalogue, source.name);
  }
}

}  // namespace

void report_misregistration(World& world, const StudyLayers& layers,
                            const ServiceCatalogue& catalogue, const RowsOfSources& rows_of,
                            Problems& problems) {
  Comparison comparison;
  compare_villages(world, layers, catalogue, comparison);
  compare_networks(world, layers, catalogue, comparison);
  const std::vector<PlaceLayer> place_layers = towns_and_facilities(world, layers, rows_of);
  for (const PlaceLayer& layer : place_layers) {
    const bool are_towns = layer.source == &layers.towns;
    if (are_towns && world.built_up.size() > 0) {
      comparison.add(*layer.source, layer.places, layers.built_up,
                     distances_to_areas(world.built_up));
    }
    if (layers.roads.given()) {
      const LineView roads{world.roads.vertex, world.roads.first_vertex};
      comparison.add(*layer.source, layer.places, layers.roads, roads);
      continue;
    }
    const std::vector<LonLat> some = one_of_each_town(layer.places);
    for (const auto& [service, source] : layers.networks) {
      comparison.add(*layer.source, some, source, world.lines_of(catalogue.find(service).value()));
    }
    if (!are_towns) continue;
    for (const PlaceLayer& other : place_layers) {
      if (other.source == layer.source) continue;
      comparison.add(*layer.source, layer.places, *other.source, PointLines(other.places).lines());
    }
  }
  comparison.decide_wrong_layers();
  for (const std::string& name : comparison.misregistered())
    conclude_nothing(world, layers, catalogue, name);
  comparison.report(problems);
}

}  // namespace hinterland
