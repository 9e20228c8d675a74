// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/element.hpp"

#include <osmium/memory/buffer.hpp>

namespace hinterland {

/// Adds the element to the block as libosmium's own object; a node of a way that has a place and
/// no number gets one made of its place, so that lines meet where they did. Tags longer than
/// OpenStreetMap allows (1,024 bytes) are left out.
void add_to(osmium::memory::Buffer& buffer, const OsmFeature& element);

}  // namespace hinterland
