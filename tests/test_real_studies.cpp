// SPDX-License-Identifier: Apache-2.0
#include "input/records/verify.hpp"
#include "paths.hpp"
#include "skipped.hpp"

#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace hinterland;

namespace {

struct Read {
  Study study;
  World world;
  Problems problems;
  Notes notes;

  std::size_t count(ProblemKind kind) const {
    return static_cast<std::size_t>(std::ranges::count(problems, kind, &Problem::kind));
  }
  std::size_t seats(Level level) const {
    return static_cast<std::size_t>(std::ranges::count(world.towns.level, level));
  }
  std::size_t of_service(const std::string& id) const {
    return static_cast<std::size_t>(
        std::ranges::count(world.facilities.service, study.catalogue.find(id).value()));
  }
};

/// Reads a study of tests/real and verifies it; empty, with a notice, if the data are absent.
std::optional<Read> read_real(const std::string& name) {
  if (!has_real_data()) return std::nullopt;
  Read read;
  read.study = read_study(test::in_source("tests/real/") + name + ".toml");
  read.world =
      read_world(read.study.layers, read.study.catalogue, read.problems, read.notes, no_progress);
  verify_world(read.world, read.problems);
  for (const Text& note : read.notes) UNSCOPED_INFO(note.en);
  return read;
}

}  // namespace

TEST_CASE("Chongyang has 178 villages, 12 towns and its county seat", "[real_studies]") {
  const auto read = read_real("chongyang");
  if (!read) return;
  CHECK(read->world.villages.size() == 178);
  CHECK(read->seats(Level::town) == 12);
  CHECK(read->seats(Level::county) == 1);
  CHECK(read->world.boundaries.size() == 1);
  CHECK(read->world.villages.town[VillageId{0}] == "天城镇");
  CHECK(read->world.villages.county[VillageId{0}] == "崇阳县");
  CHECK(read->study.coverage.towns_as_facilities);
  // Converted from GCJ-02: the web map's place is 500 m off.
  CHECK(read->world.villages.place[VillageId{0}].lon == Approx(114.0317).margin(0.002));
  CHECK(read->world.villages.place[VillageId{0}].lon < 114.0365);
}

TEST_CASE("Yongshun has 254 villages, 21 towns and its county seat", "[real_studies]") {
  const auto read = read_real("yongshun");
  if (!read) return;
  CHECK(read->world.villages.size() == 254);
  CHECK(read->seats(Level::town) == 21);
  CHECK(read->seats(Level::county) == 1);
}

TEST_CASE("Shandong has 3,438 located villages and 1,672 seats", "[real_studies]") {
  const auto read = read_real("shandong");
  if (!read) return;
  CHECK(read->world.villages.size() == 3438);
  CHECK(read->world.towns.size() == 1672);
  CHECK(read->seats(Level::county) == 154);  // 137 counties and 17 cities
  CHECK(read->seats(Level::town) == 1518);
  CHECK(read->world.boundaries.size() == 154);
}

TEST_CASE("Tripura has 8,723 habitations, 58 blocks and 4,360 facilities", "[real_studies]") {
  const auto read = read_real("tripura");
  if (!read) return;
  CHECK(read->world.villages.size() + read->count(ProblemKind::duplicate_code) == 8723);
  CHECK(read->world.towns.size() == 58);
  CHECK(read->world.boundaries.size() == 58);
  CHECK(read->world.facilities.size() == 4360);
  CHECK(read->of_service("medical") == 228);
  CHECK(read->of_service("education") == 1086);
  CHECK(read->of_service("commerce") == 1351);
  CHECK(read->of_service("community_service_centre") == 1695);
  double people = 0.0;
  for (const auto& count : read->world.villages.people) people += count.value_or(People{}).value;
  CHECK(people == 3'289'910.0);
  CHECK(read->study.sites.movable == Movable::all);
}
