// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/field_names.hpp"

#include <hinterland/catalogue.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// What a layer is called and has.
struct LayerLook {
  std::string path;
  std::string layer;
  std::string geometry;  ///< Point, 3D Polygon, None, ...
  std::vector<std::string> fields;
  std::vector<std::vector<std::string>> values;  ///< the first few of each field
};

/// Lines are networks, or roads by their name; polygons without people are
/// exclusions where their names or kinds say so (永久基本农田), else boundaries; the rest by the
/// fields that only one kind has, and by how many records there are.
LayerKind guess_kind(const LayerLook& found);

/// Whether polygons are built-up land by their names or kinds, 建成区; they are boundaries else.
bool is_built_up(const LayerLook& found);

/// Whether a column is called as that of a village's people is.
bool has_people(const LayerLook& found);

/// The service that the name of a layer of lines speaks of; empty: of none, or of roads.
std::string guess_network(const LayerLook& found, const ServiceCatalogue& catalogue);

}  // namespace hinterland
