// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/mapping.hpp"
#include "input/osm/tags.hpp"

#include <span>
#include <string_view>
#include <vector>

/// How OpenStreetMap says that an object is not in use: by a key (abandoned=yes), by a value
/// (highway=proposed, proposed=secondary) or by a prefix (disused:amenity=doctors). Source:
/// wiki.openstreetmap.org/wiki/Lifecycle_prefix. The words are those of world/lifecycle.hpp.
namespace hinterland::osm {

/// Why the object as a whole is not in use: disused, proposed; empty if it is.
std::string_view status_of_object(std::span<const Tag> tags);

/// The features of an object by its tags, with those that are not in use marked. A feature that is
/// named both with and without a prefix is not in use: healthcare=doctor with
/// disused:amenity=doctors. A former use beside another one is ignored where only one may be:
/// highway=track with abandoned:highway=secondary. As `Mapping::find` otherwise.
void find_features(const Mapping& mapping, std::span<const Tag> tags, std::vector<Match>& matches,
                   std::vector<Section>& excluded);

}  // namespace hinterland::osm
