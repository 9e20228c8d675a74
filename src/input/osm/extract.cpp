// SPDX-License-Identifier: Apache-2.0
#include "input/osm/extract.hpp"

#include <array>

namespace hinterland::osm {

namespace {

struct ReasonText {
  std::string_view identifier;
  std::string_view en;
  std::string_view zh;
};

/// In the order of `LeftOutReason`.
constexpr std::array<ReasonText, 15> reasons{{
    {"at_centre", "the file has its centre but not its outline; the centre is used",
     "文件只有其中心点而没有轮廓，按中心点采用"},
    {"centre_only",
     "the file has only its centre, from which no line or area can be made; it is left out. In "
     "Overpass, use out geom, or request its nodes as well (>;)",
     "文件只有其中心点，无法构成线或面，未采用。请在 Overpass 中改用 out "
     "geom，或一并取出节点（>;）"},
    {"cut_at_edge",
     "some of its nodes or ways are not in the extract; the parts of the line that are there, or "
     "the closed rings of the area, are used",
     "部分节点或成员不在数据范围内，线只采用范围内的几段，面只采用闭合的环"},
    {"deleted_nodes", "some of its nodes are deleted; they are ignored",
     "部分节点已删除，采用其余部分"},
    {"missing_members", "members of the relation are not in the extract; it is left out",
     "关系的部分成员不在数据中，未采用"},
    {"missing_nodes",
     "some or all of its nodes are not in the extract; it is left out. In Overpass, request its "
     "nodes as well (>;), or use out center",
     "部分或全部节点不在数据中，未采用。使用 Overpass 时请一并取出节点（>;）或改用 out center"},
    {"nameless", "the place has no name; its osm_id is used instead",
     "地点没有名称，照常采用，以 osm_id 代替"},
    {"no_area", "its lines cross or do not close, or it is not an area; it is left out",
     "轮廓自交、不闭合，或不是面，未采用"},
    {"no_place", "it has no coordinates, or they are out of range; it is left out",
     "没有坐标或坐标超出范围，未采用"},
    {"not_closed", "its tags describe an area, but the line is not closed; it is left out",
     "标签表示面而线不闭合，未采用"},
    {"people_unreadable", "its population is not a whole number and is treated as unknown",
     "人口不是整数，按缺失处理"},
    {"same_name_near",
     "another place of the same name is nearby; both are kept. If they are one place, remove one",
     "附近有同名地点，两处均采用；若为同一地点，请去掉一处"},
    {"same_place", "the place is mapped twice; it is used once", "同一地点画了两次，只采用一次"},
    {"speed_implausible", "its maxspeed is not a number up to 200 km/h and is treated as unknown",
     "限速不是 200公里/小时以内的数字，按缺失处理"},
    {"zero_length", "all of its nodes are at one place; it is left out",
     "所有节点在同一处，未采用"},
}};

}  // namespace

std::string text_of(ElementId id) {
  constexpr std::array<std::string_view, 3> objects{"node/", "way/", "relation/"};
  return std::string(objects[static_cast<std::size_t>(id.type)]) + std::to_string(id.number);
}

std::string_view identifier(LeftOutReason reason) {
  return reasons[static_cast<std::size_t>(reason)].identifier;
}

bool is_fault(LeftOutReason reason) {
  return reason != LeftOutReason::same_place && reason != LeftOutReason::at_centre;
}

std::string_view describe(LeftOutReason reason, Language language) {
  const ReasonText& text = reasons[static_cast<std::size_t>(reason)];
  return language == Language::zh ? text.zh : text.en;
}

}  // namespace hinterland::osm
