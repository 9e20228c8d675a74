// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/osm_extract.hpp>

#include <array>

namespace hinterland {

namespace {

struct ReasonText {
  std::string_view identifier;
  std::string_view sentence;
};

/// In the order of `LeftOutReason`.
constexpr std::array<ReasonText, 9> reasons{{
    {"cut_at_edge",
     "some of its nodes are not in the extract; the line is taken in the parts that are"},
    {"missing_members", "members of the relation are not in the extract; it is left out"},
    {"missing_nodes", "some of its nodes are not in the extract; it is left out"},
    {"no_area", "its lines cross, do not close, or it is no kind of area; it is left out"},
    {"not_closed", "the tags ask for an area and the line is open; it is left out"},
    {"people_unreadable", "its population is no number; it is taken as not known"},
    {"same_place", "the place is mapped twice; it is taken once"},
    {"speed_absurd", "its maxspeed is no number up to 200 km/h; it is taken as not known"},
    {"zero_length", "all of its nodes are in one place; it is left out"},
}};

}  // namespace

std::string text_of(OsmId id) {
  constexpr std::array<std::string_view, 3> objects{"node/", "way/", "relation/"};
  return std::string(objects[static_cast<std::size_t>(id.object)]) + std::to_string(id.number);
}

std::string_view identifier(LeftOutReason reason) {
  return reasons[static_cast<std::size_t>(reason)].identifier;
}

std::string_view describe(LeftOutReason reason) {
  return reasons[static_cast<std::size_t>(reason)].sentence;
}

}  // namespace hinterland
