// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "bundled_osm_mapping.hpp"
#include "input/osm/read.hpp"
#include "osm_dump.hpp"
#include "osm_text.hpp"
#include "paths.hpp"
#include "skipped.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <utility>

using namespace hinterland;

namespace {

const osm::Mapping& mapping() {
  static const osm::Mapping read = bundled_osm_mapping();
  return read;
}

osm::Extract read(const std::string& text) {
  const TemporaryFolder folder;
  folder.write("a.osm", text);
  return osm::read(folder.path("a.osm"), mapping(), no_progress);
}

constexpr std::int64_t node_count = 60;

std::vector<std::int64_t> some_nodes(Random& random, bool closed) {
  std::vector<std::int64_t> nodes;
  const std::size_t count = 2 + random.below(7);
  // Some of these nodes are missing from the extract.
  for (std::size_t i = 0; i < count; ++i) {
    nodes.push_back(1 + static_cast<std::int64_t>(random.below(node_count + 4)));
  }
  if (closed) nodes.push_back(nodes.front());
  return nodes;
}

/// Nodes, ways and relations of every kind, half of them faulty.
OsmText random_map(Random& random) {
  const std::vector<OsmText::Tags> of_nodes = {{},
                                               {},
                                               {},
                                               {{"place", "village"}, {"name", "A"}},
                                               {{"place", "town"}, {"name", "B"}},
                                               {{"amenity", "school"}}};
  const std::vector<OsmText::Tags> way_tags = {
      {{"highway", "track"}},        {{"highway", "primary"}, {"lit", "yes"}},
      {{"power", "line"}},           {{"landuse", "residential"}},
      {{"natural", "water"}},        {{"place", "village"}, {"name", "A"}},
      {{"amenity", "school"}},       {},
      {{"highway", "construction"}}, {{"highway", "service"}, {"access", "private"}}};
  OsmText osm;
  for (std::int64_t id = 1; id <= node_count; ++id) {
    osm.node(id, random.uniform(117.0, 117.1), random.uniform(36.0, 36.1),
             of_nodes[random.below(of_nodes.size())]);
  }
  for (std::int64_t id = 1; id <= 40; ++id) {
    osm.way(id, some_nodes(random, random.chance(0.4)), way_tags[random.below(way_tags.size())]);
  }
  for (std::int64_t id = 1; id <= 6; ++id) {
    const auto way = 1 + static_cast<std::int64_t>(random.below(42));
    const auto node = 1 + static_cast<std::int64_t>(random.below(node_count));
    osm.relation(id, {{"way", way, "outer"}, {"node", node, "label"}},
                 {{"type", "boundary"}, {"place", "village"}, {"name", "A"}});
  }
  return osm;
}

using Segment = std::pair<std::pair<int, int>, std::pair<int, int>>;

std::pair<int, int> whole(osm::Location place) { return {place.lon, place.lat}; }

}  // namespace

TEST_CASE("the order of objects in an extract does not matter", "[read_osm][property]") {
  const auto seed = GENERATE(range(1, 31));
  Random random(static_cast<std::uint64_t>(seed));
  const OsmText osm = random_map(random);
  std::vector<std::string> objects = osm.objects();
  const auto in_order = dump(read(OsmText::text_in_order(objects)));
  for (std::size_t i = objects.size(); i > 1; --i) {
    std::swap(objects[i - 1], objects[random.below(i)]);
  }
  CHECK(dump(read(OsmText::text_in_order(objects))) == in_order);
}

TEST_CASE("the segments of a line join neighbours that are both in the extract",
          "[read_osm][property]") {
  const auto seed = GENERATE(range(1, 31));
  Random random(static_cast<std::uint64_t>(seed));
  OsmText osm;
  std::map<std::int64_t, std::pair<int, int>> place;
  for (std::int64_t id = 1; id <= node_count; ++id) {
    place[id] = {static_cast<int>(random.below(20)), static_cast<int>(random.below(20))};
    osm.node(id, place[id].first / 1000.0, place[id].second / 1000.0);
  }
  std::vector<Segment> expected;
  for (std::int64_t id = 1; id <= 30; ++id) {
    const auto nodes = some_nodes(random, false);
    osm.way(id, nodes, {{"power", "line"}});
    for (std::size_t i = 1; i < nodes.size(); ++i) {
      const auto a = place.find(nodes[i - 1]);
      const auto b = place.find(nodes[i]);
      if (a == place.end() || b == place.end() || a->second == b->second) continue;
      expected.push_back({a->second, b->second});
    }
  }
  const osm::Extract extract = read(osm.text());
  const osm::Lines& lines = extract.networks.at("power");
  std::vector<Segment> found;
  for (const osm::Row row : rows(lines.id)) {
    CHECK(lines.first_vertex[row.index + 1] >= lines.first_vertex[row.index] + 2);
    for (std::size_t v = lines.first_vertex[row.index] + 1; v < lines.first_vertex[row.index + 1];
         ++v) {
      const auto [a_lon, a_lat] = whole(lines.vertex[v - 1]);
      const auto [b_lon, b_lat] = whole(lines.vertex[v]);
      found.push_back({{a_lon / 10000, a_lat / 10000}, {b_lon / 10000, b_lat / 10000}});
    }
  }
  CHECK(found == expected);
}

TEST_CASE("a damaged extract is read or refused, whatever its bytes", "[read_osm][property]") {
  if (!has_real_data()) return;
  std::ifstream file(test::in_data("osm-vavuniya-2020/vavuniya.osm.pbf"), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  REQUIRE_FALSE(bytes.empty());
  const auto seed = GENERATE(range(1, 13));
  Random random(static_cast<std::uint64_t>(seed));
  const TemporaryFolder folder;
  std::string damaged = bytes;
  const bool truncated = seed % 2 == 0;
  if (truncated) {
    damaged.resize(1 + random.below(bytes.size() - 1));
  } else {
    for (int i = 0; i < 20; ++i) damaged[random.below(bytes.size())] = static_cast<char>(i * 13);
  }
  folder.write("a.osm.pbf", damaged);
  bool refused = false;
  try {
    osm::read(folder.path("a.osm.pbf"), mapping(), no_progress);
  } catch (const Error& error) {
    refused = true;
    CHECK_THAT(error.what(), Catch::Contains("damaged, cut off"));
  }
  CHECK(refused);
}
