// SPDX-License-Identifier: Apache-2.0
#include <hinterland/gap.hpp>

#include "network/nearby.hpp"
#include "planning/sources.hpp"
#include "world/leaving_village.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t gaps_in_block = 256;

/// The column of marks with this name; none: the layer does not have it.
const VillageAttribute* find_mark(const Villages& villages, const std::string& name) {
  if (name.empty()) return nullptr;
  const auto found = std::ranges::find(villages.attributes, name, &VillageAttribute::name);
  return found == villages.attributes.end() ? nullptr : &*found;
}

/// Whether any village has a value; a column of blanks says as little as none.
bool has_any_mark(const VillageAttribute* mark) {
  const auto is_given = [](const std::optional<double>& value) { return value.has_value(); };
  return mark != nullptr && std::ranges::any_of(mark->value, is_given);
}

Reason reason_of(Evidence evidence, TriState covered) {
  switch (evidence) {
    case Evidence::census_yes:
    case Evidence::census_own:
      return Reason::connected_census;
    case Evidence::line:
      return Reason::connected_line;
    case Evidence::facility:
      return Reason::connected_facility;
    case Evidence::census_being_built:
      return Reason::being_built;
    case Evidence::census_planned:
      return Reason::planned;
    case Evidence::census_unclear:
    case Evidence::none:
      return Reason::unknown;
    case Evidence::census_no:
    case Evidence::no_line:
      break;
  }
  if (covered == TriState::unknown) return Reason::unknown;
  return covered == TriState::yes ? Reason::gap : Reason::outside_radius;
}

/// The column of a service; `matrix` has the columns of coverage.
Column<VillageId, Reason> reasons(const World& world, const ServiceCatalogue& catalogue,
                                  ServiceId service, const Column<VillageId, Evidence>& evidence,
                                  const Coverage& coverage, const GapMatrix& matrix) {
  const VillageAttribute* mark =
      find_mark(world.villages, catalogue.services[service].exempt_unless);
  const bool is_blank_exempt = catalogue.services[service].is_exempt_if_blank && has_any_mark(mark);
  Column<VillageId, Reason> reason(evidence.size(), Reason::unknown);
  for (VillageId v : rows(reason)) {
    const bool exempt =
        mark != nullptr && (mark->value[v] ? *mark->value[v] == 0.0 : is_blank_exempt);
    reason[v] =
        exempt ? Reason::not_applicable : reason_of(evidence[v], matrix.is_covered(service, v));
    if (reason[v] == Reason::outside_radius && coverage.is_cut_off(v)) reason[v] = Reason::cut_off;
    const bool is_open = reason[v] == Reason::gap || reason[v] == Reason::unknown;
    if (is_open && does_leave(world.villages, v)) reason[v] = Reason::moves_to;
  }
  return reason;
}

/// Distances from the villages that lack a service to its sources.
void measure_sources(Gaps& gaps, const std::vector<GapId>& of_service, Sources& sources,
                     ServiceId service, const Connections& connections) {
  std::vector<LonLat> source;
  for (const std::uint32_t row : sources.rows_with(service, connections)) {
    source.push_back(sources.places().place[row]);
  }
  const PlaceTree places(source);
  const LineTree& lines = sources.lines(service);
  for_each_block(of_service.size(), gaps_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const GapId g = of_service[i];
      const LonLat from = sources.world().villages.place[gaps.village[g]];
      gaps.source_distance[g] =
          std::min(places.nearest(from).distance, lines.nearest(from).distance);
    }
  });
}

/// One row per gap, by village, then service; distances not yet filled in.
Gaps list_gaps(const GapMatrix& matrix, const Connections& connections) {
  Gaps gaps;
  for (VillageId v : rows(matrix.gap_count)) {
    if (matrix.gap_count[v] == 0) continue;
    for (ServiceId s : matrix.services) {
      if (matrix.reason[s][v] != Reason::gap) continue;
      gaps.village.push_back(v);
      gaps.service.push_back(s);
      gaps.evidence.push_back(connections.evidence[s][v]);
    }
  }
  gaps.source_distance.resize(gaps.size(), unreachable);
  return gaps;
}

std::vector<Exemption> count_exemptions(const World& world, const ServiceCatalogue& catalogue) {
  std::vector<Exemption> exemptions;
  for (const ServiceId s : catalogue.of_group(ServiceGroup::infrastructure)) {
    const Service& service = catalogue.services[s];
    if (service.exempt_unless.empty()) continue;
    const VillageAttribute* mark = find_mark(world.villages, service.exempt_unless);
    Exemption counted{s, has_any_mark(mark), 0, 0, 0};
    if (mark != nullptr) {
      for (const std::optional<double>& value : mark->value) {
        ++(!value ? counted.blank : *value == 0.0 ? counted.no : counted.yes);
      }
    }
    exemptions.push_back(counted);
  }
  return exemptions;
}

}  // namespace

GapMatrix find_gaps(const World& world, const ServiceCatalogue& catalogue,
                    const Connections& connections, const Coverage& coverage,
                    const Progress& progress) {
  Sources sources(world, catalogue);
  return find_gaps(sources, connections, coverage, progress);
}

GapMatrix judge_gaps(const World& world, const ServiceCatalogue& catalogue,
                     const Connections& connections, const Coverage& coverage) {
  GapMatrix matrix;
  matrix.services = catalogue.of_group(ServiceGroup::infrastructure);
  matrix.covered = coverage.covered;
  matrix.covered_straight = coverage.covered_straight;
  matrix.road = catalogue.find(catalogue.travel.road_service);
  matrix.reason.resize(catalogue.services.size());
  matrix.gap_count.resize(world.villages.size());
  for (ServiceId s : matrix.services) {
    matrix.reason[s] = reasons(world, catalogue, s, connections.evidence[s], coverage, matrix);
    for (VillageId v : rows(matrix.gap_count)) {
      if (matrix.reason[s][v] == Reason::gap) ++matrix.gap_count[v];
    }
  }
  matrix.gaps = list_gaps(matrix, connections);
  matrix.exemptions = count_exemptions(world, catalogue);
  return matrix;
}

GapMatrix find_gaps(Sources& sources, const Connections& connections, const Coverage& coverage,
                    const Progress& progress) {
  const ServiceCatalogue& catalogue = sources.catalogue();
  GapMatrix matrix = judge_gaps(sources.world(), catalogue, connections, coverage);
  Gaps& gaps = matrix.gaps;
  Column<ServiceId, std::vector<GapId>> by_service(catalogue.services.size());
  for (GapId g : rows(gaps.village)) by_service[gaps.service[g]].push_back(g);
  double done = 0.0;
  for (ServiceId s : matrix.services) {
    progress(done++ / static_cast<double>(matrix.services.size()), "measuring gaps");
    measure_sources(gaps, by_service[s], sources, s, connections);
    // The index is rebuilt for the extension: keeping all of them while the corridor graph is made
    // would add 6 % to peak memory (12,000 villages) and save no measurable time.
    sources.release_lines(s);
  }
  return matrix;
}

namespace {

// One word per value, in the order of the enumeration.
constexpr std::array<std::string_view, 11> reason_words{
    "connected_census", "connected_line", "connected_facility",
    "being_built",      "planned",        "gap",
    "outside_radius",   "cut_off",        "unknown",
    "not_applicable",   "moves_to"};
constexpr std::array<std::string_view, 10> evidence_words{
    "census_yes",     "census_no", "census_being_built", "census_planned",
    "census_unclear", "line",      "facility",           "no_line",
    "none",           "census_own"};

}  // namespace

std::string_view identifier(Reason reason) {
  return reason_words[static_cast<std::size_t>(reason)];
}

std::string_view identifier(Evidence evidence) {
  return evidence_words[static_cast<std::size_t>(evidence)];
}

}  // namespace hinterland
