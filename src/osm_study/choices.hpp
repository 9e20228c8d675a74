// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"
#include "input/osm/mapping.hpp"

#include <hinterland/table.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland::osm {

/// What a study needs and the extract does not say itself.
struct Choices {
  /// For each area of built-up land the name of the town it belongs to; empty: it is a village's,
  /// or of no town.
  TextColumn<Row> town_of_built_up;
  /// The admin_level whose areas are the study's boundaries; empty: none holds enough of the
  /// villages.
  std::string boundary_level;
  /// The names of the boundaries that towns and villages lie in; empty: in none.
  TextColumn<Row> county_of_town;
  TextColumn<Row> county_of_village;
  /// Where the extract has no town: what may be a seat, and why, in `kind`.
  Points town_candidates;
};

/// Built-up land is the town's whose seat lies in it or within the mapping's reach of its edge (the
/// lower row of several). A boundary level is taken if its areas hold the mapping's share of the
/// villages, of several the mapping's first. Without towns, seats may be the administrative centres
/// and capitals; without them, the five largest villages.
/// O(vertices of built-up land + levels × (villages + vertices) log areas).
Choices choose_for_study(const Extract& extract, const Mapping& mapping);

}  // namespace hinterland::osm
