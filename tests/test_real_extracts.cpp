// SPDX-License-Identifier: Apache-2.0
#include "bundled_osm_mapping.hpp"
#include "input/osm/read.hpp"
#include "paths.hpp"
#include "skipped.hpp"
#include "temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <string>

using namespace hinterland;

namespace {

/// Empty, with a notice, if the data are absent.
std::optional<osm::Extract> read_real(const std::string& name,
                                      const osm::Mapping& rules = bundled_osm_mapping()) {
  if (!has_real_data()) return std::nullopt;
  return osm::read(test::in_data(name), rules, no_progress);
}

std::size_t of_kind(const osm::Points& points, std::string_view kind) {
  std::size_t count = 0;
  for (const osm::Row row : rows(points.kind)) count += points.kind[row] == kind ? 1 : 0;
  return count;
}

std::size_t of_service(const osm::Points& points, std::string_view service) {
  std::size_t count = 0;
  for (const osm::Row row : rows(points.entry)) count += points.entry[row] == service ? 1 : 0;
  return count;
}

std::size_t left_out(const osm::Extract& extract, osm::LeftOutReason reason) {
  return static_cast<std::size_t>(
      std::ranges::count(extract.left_out, reason, &osm::LeftOut::reason));
}

}  // namespace

TEST_CASE("Andorra has 8 towns, 34 villages, 29 hamlets, 25 schools and 279 shops",
          "[real_extracts]") {
  const auto andorra = read_real("osm-andorra-2023/andorra-latest.osm.pbf");
  if (!andorra) return;
  CHECK(andorra->timestamp == "2023-05-02T20:16:04Z");
  CHECK(andorra->towns.size() == 8);
  CHECK(of_kind(andorra->villages, "village") == 34);
  CHECK(of_kind(andorra->villages, "hamlet") == 29);
  CHECK(of_kind(andorra->facilities, "school") == 25);
  CHECK(of_kind(andorra->facilities, "hospital") == 11);  // one of them by its healthcare tag alone
  CHECK(of_service(andorra->facilities, "commerce") +
            of_service(andorra->facilities, "convenience_shop") ==
        279);
  const osm::Lines& power = andorra->networks.at("power");
  std::size_t lines = 0;
  for (const osm::Row row : rows(power.kind)) lines += power.kind[row] == "line" ? 1 : 0;
  CHECK(lines == 19);
  // Each of the 6,466 highways, and of the 10 whose key says that they are out of use
  // (was:highway), is a road, held back, or of a kind that is not a road.
  std::size_t passed_over = andorra->passed_over.at("roads: unless");
  for (const auto& [what, count] : andorra->passed_over) {
    if (what.starts_with("highway=")) passed_over += count;
  }
  CHECK(andorra->roads.size() + passed_over == 6466 + 10);
  CHECK(left_out(*andorra, osm::LeftOutReason::missing_members) == 28);  // across the border
  CHECK(andorra->boundaries.size() == 9);
}

TEST_CASE("Vavuniya has a city, 35 villages, 2 hamlets, 95 schools, and names in Tamil",
          "[real_extracts]") {
  osm::Mapping tamil = bundled_osm_mapping();
  tamil.name_keys = {"name:ta", "name"};
  const auto vavuniya = read_real("osm-vavuniya-2020/vavuniya.osm.pbf", tamil);
  if (!vavuniya) return;
  REQUIRE(vavuniya->towns.size() == 1);
  CHECK(vavuniya->towns.entry[osm::Row{0}] == "county");
  CHECK(vavuniya->towns.name[osm::Row{0}] == "வவுனியா");
  CHECK(of_kind(vavuniya->villages, "village") == 35);
  CHECK(of_kind(vavuniya->villages, "hamlet") == 2);
  CHECK(of_kind(vavuniya->facilities, "school") == 95);
  CHECK(of_kind(vavuniya->facilities, "hospital") == 7);
  CHECK(of_kind(vavuniya->facilities, "police") == 11);
}

TEST_CASE("Malta has 29 towns, 47 villages, 117 substations, and a school of several sites",
          "[real_extracts]") {
  const auto malta = read_real("osm-malta-2018/malta-latest.osm.pbf");
  if (!malta) return;
  CHECK(of_kind(malta->towns, "town") == 29);
  CHECK(of_kind(malta->villages, "village") == 47);
  CHECK(of_kind(malta->facilities, "substation") == 117);
  // The 168th is a relation that is not an area.
  CHECK(of_kind(malta->facilities, "school") == 167);
  CHECK(left_out(*malta, osm::LeftOutReason::no_area) == 1);
}
