// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/schedule.hpp>

#include <catch2/catch.hpp>

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

ExtensionSegments three_of_the_first_and_one_of_the_last() {
  ExtensionSegments segments;
  segments.service = {ServiceId{0}, ServiceId{0}, ServiceId{0}, ServiceId{2}};
  return segments;
}

}  // namespace

TEST_CASE("segments are numbered from one within their service", "[schedule_names]") {
  const ServiceCatalogue catalogue = three_services();
  const ExtensionSegments segments = three_of_the_first_and_one_of_the_last();
  CHECK(segment_name(catalogue, segments, SegmentId{0}) == "power-1");
  CHECK(segment_name(catalogue, segments, SegmentId{2}) == "power-3");
  CHECK(segment_name(catalogue, segments, SegmentId{3}) == "gas-1");
}

TEST_CASE("a segment is found by its name and by no other", "[schedule_names]") {
  const ServiceCatalogue catalogue = three_services();
  const ExtensionSegments segments = three_of_the_first_and_one_of_the_last();
  for (const SegmentId segment : rows(segments.service)) {
    CHECK(find_segment(catalogue, segments, segment_name(catalogue, segments, segment)) == segment);
  }
  for (const char* name : {"", "power", "power-", "power-0", "power-4", "power-01", "power-1x",
                           "gas-2", "water-2", "water-2-1", "oil-1", "-1", "power--1"}) {
    INFO(name);
    CHECK_FALSE(find_segment(catalogue, segments, name));
  }
}
