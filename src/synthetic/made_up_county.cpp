// SPDX-License-Identifier: Apache-2.0
#include "synthetic/made_up_county.hpp"

#include "base/text_fill.hpp"
#include "synthetic/altitude.hpp"
#include "synthetic/borders.hpp"
#include "synthetic/whole_county.hpp"
#include "synthetic/world_tables.hpp"

#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace hinterland {

namespace {

constexpr std::size_t villages_in_a_county = 375;
constexpr double square_metres_a_village = 2.8e6;
constexpr std::size_t counties_at_once = 32;  // drawn in parallel, then added in order

void check(const MadeUpSettings& settings) {
  if (settings.villages >= fewest_villages && settings.villages <= most_villages) return;
  throw UsageError(filled_text("cannot make up {} villages: ask for {} to {} (--villages)",
                               "不能生成 {} 个村庄：请取 {} 至 {}（--villages）", settings.villages,
                               fewest_villages, most_villages));
}

}  // namespace

MadeUpCounty make_up_county(const MadeUpSettings& settings, const Progress& progress) {
  check(settings);
  MadeUpCounty result;
  result.settings = settings;
  result.counties = std::max<std::size_t>(
      1, (settings.villages + villages_in_a_county / 2) / villages_in_a_county);
  const std::size_t counties = result.counties;
  const double mean_villages =
      static_cast<double>(settings.villages) / static_cast<double>(counties);
  const made_up::Altitude altitude(settings.seed);
  const made_up::Borders borders(settings.seed, counties,
                                 std::sqrt(mean_villages * square_metres_a_village));

  const made_up::WorldTables tables{result.world, result.road_class, result.facility_kind};
  made_up::open_tables(tables, result.services);
  const GaussKruger projection(MadeUpCounty::zone);
  for (std::size_t first = 0; first < counties; first += counties_at_once) {
    progress(static_cast<double>(first) / static_cast<double>(counties), "making up the land");
    std::vector<made_up::WholeCounty> drawn(std::min(counties_at_once, counties - first));
    for_each_block(drawn.size(), 1, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const std::size_t number = first + i;
        const std::size_t villages =
            settings.villages * (number + 1) / counties - settings.villages * number / counties;
        drawn[i] = made_up::draw_county({settings.seed, number, villages}, borders, altitude);
      }
    });
    for (const auto& county : drawn) made_up::append_county(tables, county, projection);
  }
  return result;
}

}  // namespace hinterland
