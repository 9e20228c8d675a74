// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Finds the connected pieces of each network and fills `NetworkLines::pieces`.
///
/// Lines that cross, or of which a vertex is within 10 m of another, are connected. A piece that is
/// shorter than the `min_piece` of the service is stray if it hangs on no source: no facility of
/// the service, and no village that the census says is connected, lies within the connection
/// distance of it. Stray pieces are moved to `World::idle`, since a piece that nothing feeds is no
/// evidence of a connection. They are not sought in a network whose pieces are all that short, in
/// which lines may not have been joined when they were drawn. Villages beside stray pieces only are
/// reported once per network. Roads have their own report.
///
/// O(segments × segments near them + villages).
void part_networks(World& world, const ServiceCatalogue& catalogue, Problems& problems);

}  // namespace hinterland
