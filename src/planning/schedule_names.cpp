// SPDX-License-Identifier: Apache-2.0
#include <hinterland/schedule.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <utility>

namespace hinterland {

namespace {

/// 64 bits of FNV-1a, taken on by the bytes of a number.
std::uint64_t hashed(std::uint64_t hash, std::int64_t number) {
  constexpr std::uint64_t prime = 1099511628211U;
  for (int shift = 0; shift < 64; shift += 8) {
    hash = (hash ^ ((static_cast<std::uint64_t>(number) >> shift) & 0xffU)) * prime;
  }
  return hash;
}

/// Letters and digits that are not taken for one another: 50 bits, so that of a million segments
/// two share them once in two thousand studies.
std::string in_letters(std::uint64_t hash) {
  constexpr std::string_view letters = "23456789abcdefghijkmnpqrstuvwxyz";
  constexpr int length = 10;
  std::string text;
  for (int i = 0; i < length; ++i) text += letters[(hash >> (5 * i)) % letters.size()];
  return text;
}

/// The ends of a stretch, to a metre and in a fixed order: it joins the same whichever way it runs.
std::string mark_of_ends(LonLat from, LonLat to) {
  constexpr double per_degree = 1e5;
  const auto rounded = [](LonLat place) {
    return std::pair(std::llround(place.lon * per_degree), std::llround(place.lat * per_degree));
  };
  const auto [low, high] = std::minmax({rounded(from), rounded(to)});
  std::uint64_t hash = 14695981039346656037U;
  for (const std::int64_t number : {low.first, low.second, high.first, high.second}) {
    hash = hashed(hash, number);
  }
  return in_letters(hash ^ (hash >> 32));
}

std::string mark_of(const ExtensionSegments& segments, SegmentId segment) {
  return mark_of_ends(segments.vertex[segments.first_vertex[segment.index]],
                      segments.vertex[segments.first_vertex[segment.index + 1] - 1]);
}

}  // namespace

std::string segment_name(const ServiceCatalogue& catalogue, const ExtensionSegments& segments,
                         SegmentId segment) {
  return catalogue.services[segments.service[segment]].id + "-" + mark_of(segments, segment);
}

std::vector<SegmentId> segments_named(const ServiceCatalogue& catalogue,
                                      const ExtensionSegments& segments, std::string_view name) {
  std::vector<SegmentId> found;
  const std::size_t dash = name.rfind('-');
  if (dash == name.npos) return found;
  const auto service = catalogue.find(name.substr(0, dash));
  const std::string_view mark = name.substr(dash + 1);
  for (const SegmentId segment : rows(segments.service)) {
    if (segments.service[segment] == service && mark_of(segments, segment) == mark)
      found.push_back(segment);
  }
  return found;
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
