// SPDX-License-Identifier: Apache-2.0
#include <hinterland/schedule.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace hinterland;

namespace {

/// Services "power", "water-2" and "gas", and how many segments each has.
ServiceCatalogue three_services() {
  ServiceCatalogue catalogue;
  for (const char* id : {"power", "water-2", "gas"}) {
    catalogue.services.push_back({});
    catalogue.services[ServiceId{static_cast<std::uint32_t>(catalogue.services.size() - 1)}].id =
        id;
  }
  return catalogue;
}

/// Two segments of power in a row, and one of gas beside the first.
ExtensionSegments three_segments() {
  ExtensionSegments segments;
  segments.service = {ServiceId{0}, ServiceId{0}, ServiceId{2}};
  segments.vertex = {{117.0, 36.5},  {117.02, 36.51}, {117.04, 36.5}, {117.04, 36.5},
                     {117.05, 36.5}, {117.0, 36.5},   {117.04, 36.5}};
  segments.first_vertex = {0, 3, 5, 7};
  return segments;
}

std::string name_of(const ExtensionSegments& segments, std::uint32_t segment) {
  return segment_name(three_services(), segments, SegmentId{segment});
}

}  // namespace

TEST_CASE("a segment is named after its service and its ends", "[schedule_names]") {
  const ExtensionSegments segments = three_segments();
  const std::string first = name_of(segments, 0);
  CHECK(first.starts_with("power-"));
  CHECK(first.size() == std::string("power-").size() + 10);
  CHECK(name_of(segments, 1) != first);
  CHECK(name_of(segments, 2) == "gas-" + first.substr(6));
}

TEST_CASE("a segment keeps its name whatever lies around it", "[schedule_names]") {
  const ExtensionSegments segments = three_segments();
  ExtensionSegments others = segments;
  others.service.push_back(ServiceId{0});
  SECTION("the way between the ends, and which of them lies upstream") {
    others.vertex = {{117.04, 36.5}, {117.01, 36.52}, {117.0, 36.5}};
    others.first_vertex = {0, 3};
    CHECK(name_of(others, 0) == name_of(segments, 0));
  }
  SECTION("a place in other rows") {
    others.vertex = {{117.04, 36.5}, {117.05, 36.5}, {117.0, 36.5}, {117.04, 36.5}};
    others.first_vertex = {0, 2, 4};
    CHECK(name_of(others, 0) == name_of(segments, 1));
    CHECK(name_of(others, 1) == name_of(segments, 0));
  }
  SECTION("but not where an end lies elsewhere, by two metres and more") {
    others.vertex[2].lon += 0.00002;
    CHECK(name_of(others, 0) != name_of(segments, 0));
  }
}

TEST_CASE("a segment is found by its name and by no other", "[schedule_names]") {
  const ServiceCatalogue catalogue = three_services();
  ExtensionSegments segments = three_segments();
  for (const SegmentId segment : rows(segments.service)) {
    CHECK(segments_named(catalogue, segments, segment_name(catalogue, segments, segment)) ==
          std::vector{segment});
  }
  const std::string mark = name_of(segments, 0).substr(6);
  for (const std::string& name : {std::string(), std::string("power"), std::string("power-"),
                                  std::string("power-1"), "oil-" + mark, "water-2-" + mark, mark,
                                  "-" + mark, "power--" + mark, "power-" + mark + "a"}) {
    INFO(name);
    CHECK(segments_named(catalogue, segments, name).empty());
  }
  segments.vertex[3] = segments.vertex[0];
  segments.vertex[4] = segments.vertex[2];
  CHECK(segments_named(catalogue, segments, name_of(segments, 0)).size() == 2);
}
