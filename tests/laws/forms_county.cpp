// SPDX-License-Identifier: Apache-2.0
#include "forms_county.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace hinterland::forms {

namespace {

using Cells = std::vector<std::string>;

std::shared_ptr<OGRGeometry> shape_of(Shape shape, const std::vector<Spot>& spots) {
  if (shape == Shape::point) return std::make_shared<OGRPoint>(point_at(spots.front()));
  auto ring = std::make_shared<OGRLinearRing>();
  auto line = std::make_shared<OGRLineString>();
  for (const Spot spot : spots) {
    const OGRPoint point = point_at(spot);
    ring->addPoint(point.getX(), point.getY());
    line->addPoint(point.getX(), point.getY());
  }
  if (shape == Shape::line) return line;
  ring->closeRings();
  auto polygon = std::make_shared<OGRPolygon>();
  polygon->addRing(ring.get());
  return polygon;
}

Draft layer(const std::string& name, Shape shape, std::vector<DraftColumn> columns) {
  Draft draft;
  draft.source.name = name;
  draft.shape = shape;
  draft.columns = std::move(columns);
  if (shape != Shape::point) draft.format = Format::geojson;
  return draft;
}

void add(Draft& draft, const std::vector<Spot>& spots, Cells cells) {
  draft.records.push_back({shape_of(draft.shape, spots), std::move(cells)});
}

Draft villages() {
  Draft draft = layer("villages", Shape::point,
                      {{"code", "code", Storage::text},
                       {"name", "name", Storage::text},
                       {"town", "town", Storage::text},
                       {"county", "county", Storage::text},
                       {"people", "people", Storage::integer},
                       {"households", "households", Storage::integer},
                       {"category", "category", Storage::text},
                       {"water_supply", "water_supply", Storage::text},
                       {"power", "power", Storage::text}});
  const auto village = [&](Spot spot, const char* code, const char* name, const char* town,
                           int people, const char* category, const char* water, const char* power) {
    add(draft, {spot},
        {std::string("370799") + code, name, town, "昌安县", std::to_string(people),
         std::to_string(people / 3), category, water, power});
  };
  village({1.5, 0.8}, "100201", "上店村", "平原镇", 1234, "中心村", "", "是");
  village({-2.0, 1.0}, "100202", "下店村", "平原镇", 876, "", "是", "是");
  village({0.5, 3.3}, "100203", "李家庄", "平原镇", 2410, "集聚提升类", "否", "是");
  village({2.4, -1.7}, "100204", "王家沟", "平原镇", 1655, "", "否", "否");
  village({-3.6, -2.0}, "100205", "石桥村", "平原镇", 1502, "搬迁撤并类", "", "是");
  village({7.2, 6.6}, "100206", "沟头村", "平原镇", 498, "", "否", "是");
  village({7.0, 1.2}, "100207", "镕家埠", "平原镇", 1011, "中心村", "否", "是");
  village({12.0, 3.4}, "101201", "河西村", "河口镇", 3120, "中心村", "否", "是");
  village({15.5, 4.0}, "101202", "河东村", "河口镇", 940, "特色保护类", "是", "是");
  village({16.0, -1.6}, "101203", "堌堆村", "河口镇", 1300, "", "否", "否");
  village({12.4, -2.2}, "101204", "东庄", "河口镇", 720, "", "否", "是");
  village({18.4, 2.9}, "101205", "西庄", "河口镇", 1760, "基层村", "", "是");
  return draft;
}

Draft towns() {
  Draft draft = layer("towns", Shape::point,
                      {{"code", "code", Storage::text},
                       {"name", "name", Storage::text},
                       {"county", "county", Storage::text},
                       {"level", "level", Storage::text}});
  add(draft, {{0.0, 0.0}}, {"370799100000", "平原镇", "昌安县", "镇"});
  add(draft, {{14.0, 2.0}}, {"370799101000", "河口镇", "昌安县", "镇"});
  return draft;
}

Draft facilities() {
  Draft draft = layer("facilities", Shape::point,
                      {{"code", "code", Storage::text},
                       {"name", "name", Storage::text},
                       {"kind", "kind", Storage::text},
                       {"level", "level", Storage::text}});
  add(draft, {{0.30, 0.20}}, {"S1", "平原镇中心小学", "小学", "镇"});
  add(draft, {{-0.25, 0.30}}, {"S2", "平原镇卫生院", "卫生院", "镇"});
  add(draft, {{0.10, -0.40}}, {"S3", "平原派出所", "派出所", "镇"});
  add(draft, {{0.50, -0.20}}, {"S4", "昌安县人民医院", "医院", "县"});
  add(draft, {{14.20, 2.10}}, {"S5", "河口镇中心小学", "小学", "镇"});
  add(draft, {{13.80, 1.80}}, {"S6", "河口镇卫生院", "卫生院", "镇"});
  add(draft, {{14.10, 2.40}}, {"S7", "河口镇文化站", "文化站", "镇"});
  add(draft, {{7.10, 6.40}}, {"S8", "沟头村卫生室", "卫生室", "村"});
  return draft;
}

/// The line with a vertex at least every 900 m.
std::vector<Spot> cut(const std::vector<Spot>& ends) {
  std::vector<Spot> spots = {ends.front()};
  for (std::size_t i = 1; i < ends.size(); ++i) {
    const Spot from = ends[i - 1];
    const Spot step{ends[i].east - from.east, ends[i].north - from.north};
    const double pieces = std::ceil(std::hypot(step.east, step.north) / 0.9);
    for (double piece = 1.0; piece <= pieces; ++piece) {
      const double share = piece / pieces;
      spots.push_back({from.east + share * step.east, from.north + share * step.north});
    }
  }
  return spots;
}

Draft roads() {
  Draft draft = layer("roads", Shape::line,
                      {{"name", "name", Storage::text}, {"class", "class", Storage::text}});
  const auto road = [&](const char* name, const char* level, const std::vector<Spot>& ends) {
    add(draft, cut(ends), {name, level});
  };
  road("平河路西段", "县道", {{-3.7, -2.1}, {-2.1, 0.9}, {0.0, 0.0}});
  road("平河路", "县道", {{0.0, 0.0}, {1.5, 0.6}, {7.0, 0.9}, {12.0, 3.2}, {14.0, 2.0}});
  road("北路", "乡道", {{0.0, 0.0}, {0.4, 3.7}});
  road("南路", "乡道", {{0.0, 0.0}, {2.4, -2.9}});
  road("沟头路", "村道", {{7.0, 0.9}, {7.2, 6.5}});
  road("河东路", "乡道", {{14.0, 2.0}, {15.4, 3.9}});
  road("西庄路", "乡道", {{14.0, 2.0}, {18.3, 2.8}});
  road("堌堆路", "乡道", {{14.0, 2.0}, {16.0, -1.5}});
  return draft;
}

}  // namespace

OGRPoint point_at(Spot spot) {
  constexpr double lon = 119.1;
  constexpr double lat = 36.3;
  constexpr double kilometres_a_degree = 111.0;
  return {lon + spot.east / (kilometres_a_degree * std::cos(lat * std::numbers::pi / 180.0)),
          lat + spot.north / kilometres_a_degree};
}

std::vector<Draft> plain_county() {
  std::vector<Draft> county = {villages(), towns(), facilities()};
  Draft water = layer("networks.water_supply", Shape::line, {{"name", "name", Storage::text}});
  add(water, cut({{-2.3, 0.9}, {0.0, 0.0}, {1.7, 0.7}}), {"干管"});
  add(water, cut({{14.0, 2.0}, {15.6, 3.8}}), {"支管"});
  county.push_back(water);
  county.push_back(roads());
  Draft boundary = layer("boundaries", Shape::polygon,
                         {{"code", "code", Storage::text}, {"name", "name", Storage::text}});
  add(boundary, {{-8, -8}, {24, -8}, {24, 12}, {-8, 12}}, {"370799", "昌安县"});
  county.push_back(boundary);
  Draft exclusion = layer("exclusions.farmland", Shape::polygon,
                          {{"name", "name", Storage::text}, {"kind", "kind", Storage::text}});
  add(exclusion, {{11, 2.8}, {13, 2.8}, {13, 4.2}, {11, 4.2}}, {"河西农田", "永久基本农田"});
  county.push_back(exclusion);
  return county;
}

}  // namespace hinterland::forms
