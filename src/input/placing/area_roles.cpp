// SPDX-License-Identifier: Apache-2.0
#include "input/placing/area_roles.hpp"

#include "base/text_fill.hpp"
#include "geometry/overlay.hpp"
#include "input/columns/land_use.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t min_villages = 5;
constexpr std::size_t max_areas = 100;  // boundaries are few; excluded land may have 100,000 areas

/// A range of rows of a table of areas.
struct SomeAreas {
  const Areas& areas;
  std::size_t first;
  std::size_t count;
};

/// Whether names or kinds of the areas state the land use. A kind equal to the name of the block in
/// the study does not count.
bool says_its_kind(const SomeAreas& some, std::string_view block) {
  for (std::size_t i = some.first; i < some.first + some.count; ++i) {
    const AreaId area{static_cast<std::uint32_t>(i)};
    const std::string_view kind = some.areas.kind[area];
    if (land_in_words(some.areas.name[area]) || (kind != block && land_in_words(kind))) return true;
  }
  return false;
}

/// Whether the areas cover all villages; with `one`, whether a single area does.
bool hold_all(const SomeAreas& some, const Villages& villages, bool one) {
  const auto shapes =
      std::span(some.areas.shape.data(), some.areas.size()).subspan(some.first, some.count);
  const auto covering =
      first_covering(shapes, std::span(villages.place.data(), villages.place.size()));
  return std::ranges::all_of(covering, [&](std::uint32_t shape) {
    return shape != outside_all && (!one || shape == covering.front());
  });
}

void doubt_role(const LayerSource& source, const SomeAreas& some, const Villages& villages,
                bool one, Problems& problems) {
  if (some.count == 0 || some.count > max_areas || villages.size() < min_villages) return;
  if (says_its_kind(some, source.name.substr(source.name.find('.') + 1)) ||
      !hold_all(some, villages, one))
    return;
  problems.push_back(
      {ProblemKind::layer_role_doubtful, source.name, -1, "", std::nullopt,
       filled_text(
           "it contains all {} villages, as a boundary does. Check its path, layer, sql and where",
           "它包含全部 {} 个村，像是行政区界线。请核对其 "
           "path、layer、sql 和 where",
           villages.size())});
}

}  // namespace

void doubt_areas(const World& world, const StudyLayers& layers, const RowsOfSources& rows_of,
                 Problems& problems) {
  doubt_role(layers.built_up, {world.built_up, 0, world.built_up.size()}, world.villages, true,
             problems);
  std::size_t first = 0;
  for (std::size_t i = 0; i < layers.exclusions.size(); ++i) {
    const std::size_t count = rows_of.exclusions[i];
    doubt_role(layers.exclusions[i], {world.exclusions, first, count}, world.villages, false,
               problems);
    first += count;
  }
}

}  // namespace hinterland
