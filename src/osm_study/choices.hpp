// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"
#include "input/osm/mapping.hpp"

#include <hinterland/table.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland::osm {

/// What a study needs that is not explicit in the extract.
struct Choices {
  /// For each built-up area the name of its town; empty: it belongs to a village or to no town.
  TextColumn<Row> town_of_built_up;
  /// The admin_level of the study's boundaries; empty if no level contains enough of the villages.
  std::string boundary_level;
  /// The names of the boundaries that contain towns and villages; empty: none does.
  TextColumn<Row> county_of_town;
  TextColumn<Row> county_of_village;
  /// If the extract has no town: possible seats, with the reason in `kind`.
  Points town_candidates;
};

/// A built-up area belongs to the town whose seat is in it or within the mapping's distance of its
/// edge (of several, the lower row). A boundary level is used if its areas contain the mapping's
/// share of the villages; of several, the first in the mapping. Without towns, the possible seats
/// are the administrative centres and capitals; without those, the five largest villages.
/// O(vertices of built-up land + levels × (villages + vertices) log areas).
Choices choose_for_study(const Extract& extract, const Mapping& mapping);

}  // namespace hinterland::osm
