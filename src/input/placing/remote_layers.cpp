// SPDX-License-Identifier: Apache-2.0
#include "input/placing/remote_layers.hpp"

#include "input/placing/distance_to_lines.hpp"

#include <algorithm>
#include <span>

namespace hinterland {

namespace {

constexpr Metres within_reach = 10_km;

std::vector<LonLat> some_of(std::span<const LonLat> places) {
  constexpr std::size_t enough = 150;
  const std::size_t step = places.size() / enough + 1;
  std::vector<LonLat> some;
  for (std::size_t i = 0; i < places.size(); i += step) some.push_back(places[i]);
  return some;
}

/// The places and lines of a study.
struct StudyPlaces {
  std::span<const LonLat> villages;
  std::span<const LonLat> towns;
  std::span<const LonLat> facilities;
  std::vector<LineView> lines;
};

bool is_any_near(const StudyPlaces& study, LineView lines) {
  if (is_any_line_near(some_of(study.villages), lines, within_reach)) return true;
  return is_any_line_near(study.villages, lines, within_reach) ||
         is_any_line_near(study.towns, lines, within_reach) ||
         is_any_line_near(study.facilities, lines, within_reach);
}

/// The number of distances within reach.
std::size_t reached(std::span<const Metres> distances) {
  return static_cast<std::size_t>(
      std::ranges::count_if(distances, [](Metres found) { return found != unreachable; }));
}

/// The number of places with a facility, a line or, with `villages`, a village within `reach`.
std::size_t count_within(Metres reach, std::span<const LonLat> places, const StudyPlaces& study,
                         bool villages) {
  std::vector<Metres> least = distances_to_places(places, study.facilities, reach);
  const auto take = [&](const std::vector<Metres>& found) {
    for (std::size_t i = 0; i < least.size(); ++i) least[i] = std::min(least[i], found[i]);
  };
  if (villages) take(distances_to_places(places, study.villages, reach));
  for (const LineView lines : study.lines) take(distances_to_lines(places, lines, reach));
  return reached(least);
}

bool are_seats_remote(const StudyPlaces& study) {
  constexpr Metres near_enough = 15_km;
  if (study.towns.empty() || study.villages.empty()) return false;
  const std::vector<LonLat> villages = some_of(study.villages);
  if (2 * reached(distances_to_places(villages, study.towns, near_enough)) >= villages.size()) {
    return false;
  }
  // A few seats may be far from everything else; so may more seats if there are few villages.
  constexpr std::size_t few = 3;
  constexpr Metres far_for_few = 30_km;
  const std::vector<LonLat> seats = some_of(study.towns);
  const bool are_few = seats.size() < few || study.villages.size() < 2 * few;
  return 2 * count_within(within_reach, villages, study, false) > villages.size() &&
         2 * count_within(are_few ? far_for_few : within_reach, seats, study, true) < seats.size();
}

}  // namespace

void mark_remote_layers(std::vector<LayerLand>& lands, const World& world,
                        const StudyLayers& layers, const ServiceCatalogue& catalogue) {
  StudyPlaces study{std::span(world.villages.place.data(), world.villages.size()),
                    std::span(world.towns.place.data(), world.towns.size()),
                    std::span(world.facilities.place.data(), world.facilities.size()),
                    {}};
  const auto mark = [&](const LayerSource& source) {
    for (LayerLand& layer : lands) layer.is_remote |= layer.source == &source;
  };
  const auto check = [&](const LayerSource& source, LineView lines) {
    if (lines.size() == 0) return;
    study.lines.push_back(lines);
    if (!is_any_near(study, lines)) mark(source);
  };
  for (const auto& [service, source] : layers.networks) {
    check(source, world.lines_of(catalogue.find(service).value()));
  }
  if (layers.roads.given()) {
    check(layers.roads, LineView{world.roads.vertex, world.roads.first_vertex});
  }
  if (are_seats_remote(study)) mark(layers.towns);
}

}  // namespace hinterland
