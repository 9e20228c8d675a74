// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "input/coordinates/place_groups.hpp"
#include "input/coordinates/raw_coordinates.hpp"
#include "input/placing/far_records.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

namespace hinterland {

namespace {

using Random = std::mt19937_64;

double between(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

/// A study of some villages and schools: a hamlet, a county, an elongated county, a province.
struct PlacedStudy {
  std::vector<LonLat> villages;
  std::vector<LonLat> schools;
};

PlacedStudy random_study(Random& random) {
  const LonLat middle{between(random, 75.0, 130.0), between(random, 20.0, 50.0)};
  const int count = static_cast<int>(std::pow(10.0, between(random, 0.5, 2.7)));
  // A few villages belong to one county: they are not hundreds of kilometres apart.
  const double size = std::min(std::pow(10.0, between(random, -2.0, 0.3)), 0.05 * count);
  const double longer = between(random, 0.0, 1.0) < 0.3 ? 3.0 : 1.0;
  const auto place = [&] {
    return LonLat{middle.lon + longer * between(random, -size, size),
                  middle.lat + between(random, -size, size)};
  };
  PlacedStudy study;
  for (int i = 0; i < count; ++i) study.villages.push_back(place());
  for (int i = 0; i < count / 5 + 1; ++i) study.schools.push_back(place());
  return study;
}

/// A place with one of the usual errors.
LonLat damaged(LonLat place, int fault) {
  switch (fault) {
    case 0:
      return {-place.lon, place.lat};
    case 1:
      return {place.lon, -place.lat};
    case 2:
      return {place.lon / 10.0, place.lat};
    case 3:
      return {place.lon, place.lat / 10.0};
    case 4:
      return {place.lon < 100.0 ? place.lon + 30.0 : place.lon - 100.0, place.lat};
    case 5:
      return {place.lon, place.lat < 40.0 ? place.lat + 30.0 : place.lat - 40.0};
    default:
      return {1e-7, 0.0};
  }
}

}  // namespace

TEST_CASE("correct places are not reported, and a single damaged one is named alone",
          "[places][law]") {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Random random(seed);
    PlacedStudy study = random_study(random);
    CAPTURE(seed, study.villages.size());
    REQUIRE(find_far(study.villages, study.schools, true).records.empty());
    REQUIRE(find_far(study.schools, study.villages, false).records.empty());
    const std::size_t row = random() % study.villages.size();
    const int fault = static_cast<int>(seed % 7);
    study.villages[row] = damaged(study.villages[row], fault);
    const auto far = find_far(study.villages, study.schools, true).records;
    CAPTURE(row, fault);
    REQUIRE(far.size() == 1);
    CHECK(far[0].row == row);
    CHECK(far[0].left_out);
  }
}

TEST_CASE("a cluster of neighbours is not an outlier, and is reported unless a school is with it",
          "[places][law]") {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Random random(seed);
    const LonLat middle{between(random, 75.0, 130.0), between(random, 20.0, 45.0)};
    const auto near = [&](LonLat place, double degrees) {
      return LonLat{place.lon + between(random, -degrees, degrees),
                    place.lat + between(random, -degrees, degrees)};
    };
    std::vector<LonLat> villages;
    const std::size_t main = 30 + random() % 300;
    for (std::size_t i = 0; i < main; ++i) villages.push_back(near(middle, 0.3));
    const LonLat island{middle.lon, middle.lat + between(random, 1.4, 2.2)};
    const std::size_t few = 3 + random() % 10;
    for (std::size_t i = 0; i < few; ++i) villages.push_back(near(island, 0.05));
    CAPTURE(seed, main, few);
    const FarPlaces alone = find_far(villages, std::vector{middle}, true);
    CHECK(alone.records.empty());
    CHECK(alone.apart.records == few);
    CHECK(alone.apart.first == main);
    const FarPlaces with_school = find_far(villages, std::vector{middle, island}, true);
    CHECK(with_school.records.empty());
    CHECK(with_school.apart.records == 0);
  }
}

TEST_CASE("any minority of records with swapped axes is corrected, and nothing else changes",
          "[places][law]") {
  const auto as_degrees = [](std::span<LonLat> places) {
    for (LonLat& place : places) {
      if (!is_on_earth(place)) place = {unreachable.value, unreachable.value};
    }
  };
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Random random(seed);
    std::vector<LonLat> places = random_study(random).villages;
    CAPTURE(seed, places.size());
    REQUIRE(rows_with_swapped_axes(places, as_degrees).empty());
    std::vector<std::size_t> rows;
    const std::size_t most = (places.size() - 1) / 2;
    for (std::size_t row = 0; row < places.size() && rows.size() < most; ++row) {
      if (random() % 3 != 0) continue;
      rows.push_back(row);
      std::swap(places[row].lon, places[row].lat);
    }
    CHECK(rows_with_swapped_axes(places, as_degrees) == rows);
  }
}

TEST_CASE("places within reach are in one group, and groups are farther apart than that",
          "[places][law]") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Random random(seed);
    std::vector<LonLat> places;
    const double south = between(random, -80.0, 60.0);
    for (int i = 0; i < 60; ++i) {
      const double lon = between(random, 170.0, 190.0);
      places.push_back({lon > 180.0 ? lon - 360.0 : lon, between(random, south, south + 20.0)});
    }
    const Metres reach{between(random, 5e4, 4e5)};
    const PlaceGroups groups = group_places(places, reach);
    CAPTURE(seed, reach.value);
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (distance_between(places[i], places[j]) > reach) continue;
        CHECK(groups.group_of[i] == groups.group_of[j]);
      }
    }
  }
}

}  // namespace hinterland
