// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "input/osm/ways.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <map>
#include <set>

using namespace hinterland;

TEST_CASE("the node table returns the same as a map of the requested nodes",
          "[osm_nodes][property]") {
  const auto seed = GENERATE(range(1, 21));
  Random random(static_cast<std::uint64_t>(seed));
  // Some seeds request enough nodes to make the table sort before the end.
  const std::size_t requests = seed % 4 == 0 ? 250'000 : 2'000;
  const std::size_t ids = seed % 2 == 0 ? 5'000 : 1'000'000;
  const auto some_id = [&] { return static_cast<std::int64_t>(random.below(ids)) - 1'000; };

  osm::NodeLocations nodes;
  std::set<std::int64_t> wanted;
  for (std::size_t i = 0; i < requests; ++i) {
    const std::int64_t id = some_id();
    nodes.want(id);
    wanted.insert(id);
  }
  nodes.prepare();
  std::map<std::int64_t, osm::Location> slow;
  for (std::size_t i = 0; i < 3'000; ++i) {
    const std::int64_t id = some_id();
    const osm::Location place{static_cast<std::int32_t>(i), static_cast<std::int32_t>(id)};
    nodes.set(id, place);
    if (wanted.contains(id)) slow[id] = place;
  }
  std::size_t different = 0;
  const auto check = [&](std::int64_t id) {
    const auto expected = slow.find(id);
    const auto found = nodes.find(id);
    const bool same = expected == slow.end() ? !found : found == expected->second;
    different += same ? 0 : 1;
  };
  for (std::int64_t id = -1'010; id < 5'000; ++id) check(id);
  for (std::size_t i = 0; i < 3'000; ++i) check(some_id());
  for (const auto& [id, place] : slow) check(id);
  CHECK(different == 0);
}
