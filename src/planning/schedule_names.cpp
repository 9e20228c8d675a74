// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/schedule.hpp>

#include <algorithm>
#include <charconv>

namespace hinterland {

namespace {

/// The rows of one service: they lie together.
struct ServiceSegments {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  ///< behind the last
};

ServiceSegments segments_of(const ExtensionSegments& segments, ServiceId service) {
  const auto [first, last] =
      std::equal_range(segments.service.begin(), segments.service.end(), service);
  const auto row = [&](auto at) {
    return static_cast<std::uint32_t>(at - segments.service.begin());
  };
  return {row(first), row(last)};
}

}  // namespace

std::string segment_name(const ServiceCatalogue& catalogue, const ExtensionSegments& segments,
                         SegmentId segment) {
  const ServiceId service = segments.service[segment];
  const std::uint32_t place = segment.index - segments_of(segments, service).first + 1;
  return catalogue.services[service].id + "-" + std::to_string(place);
}

std::optional<SegmentId> find_segment(const ServiceCatalogue& catalogue,
                                      const ExtensionSegments& segments, std::string_view name) {
  const std::size_t dash = name.rfind('-');
  if (dash == name.npos) return std::nullopt;
  const auto service = catalogue.find(name.substr(0, dash));
  if (!service) return std::nullopt;
  const ServiceSegments own = segments_of(segments, *service);
  const std::string_view digits = name.substr(dash + 1);
  std::uint32_t place = 0;
  const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), place);
  const bool whole = error == std::errc() && rest == digits.data() + digits.size();
  if (!whole || digits.starts_with('0') || place > own.last - own.first) return std::nullopt;
  return SegmentId{own.first + place - 1};
}

std::string_view identifier(Wait wait) {
  switch (wait) {
    case Wait::none:
      return "none";
    case Wait::no_schedule:
      return "no_schedule";
    case Wait::budget:
      return "budget";
    case Wait::service_budget:
      return "service_budget";
    case Wait::county_budget:
      return "county_budget";
    case Wait::upstream:
      return "upstream";
    case Wait::pinned:
      return "pinned";
    case Wait::worth_less:
      return "worth_less";
    case Wait::no_cost:
      return "no_cost";
  }
  return "";
}

}  // namespace hinterland
