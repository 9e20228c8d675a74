// SPDX-License-Identifier: Apache-2.0
#include <hinterland/catalogue.hpp>

#include "base/characters.hpp"
#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace hinterland {

std::optional<ServiceId> ServiceCatalogue::find(std::string_view wanted) const {
  for (ServiceId s : rows(services)) {
    if (services[s].id == wanted) return s;
  }
  return std::nullopt;
}

std::vector<ServiceId> ServiceCatalogue::of_group(ServiceGroup group) const {
  std::vector<ServiceId> found;
  for (ServiceId s : rows(services)) {
    if (services[s].group == group) found.push_back(s);
  }
  return found;
}

Text unknown_service(const ServiceCatalogue& catalogue, std::string_view id,
                     std::optional<ServiceGroup> group) {
  std::vector<std::string> ids;
  for (const Service& service : catalogue.services) {
    if (!group || service.group == *group) ids.push_back(service.id);
  }
  if (std::ranges::find(ids, id) != ids.end()) return {};
  const Text what = !group ? Text("service", "设施类别")
                    : *group == ServiceGroup::infrastructure
                        ? Text("infrastructure service", "基础设施类别")
                        : Text("public service", "公共服务类别");
  return filled_text("the catalogue has no {} '{}'. {}", "指标库没有{}“{}”。{}", what, id,
                     suggest_name(id, ids));
}

double ServiceCatalogue::threshold(std::string_view wanted) const {
  const auto found = std::ranges::find(thresholds, wanted, &PolicyThreshold::id);
  if (found == thresholds.end()) {
    throw Error(filled_text(
        "the catalogue '{}' has no threshold '{}'. Add an entry with this id to its thresholds.",
        "指标库“{}”没有阈值“{}”。请在其 thresholds 中补 id 为该名的条目。", id, wanted));
  }
  return found->value;
}

namespace {

void demand(bool is_so, const std::string& whose, const char* english, const char* chinese) {
  if (is_so) return;
  throw UsageError({"the catalogue is invalid: " + whose + ": " + english,
                    "指标库有误：" + whose + "：" + chinese});
}

bool is_amount(double value) { return value >= 0.0 && std::isfinite(value); }

/// The highest price per metre, person, household, village and item, items by the metre or person
/// included: 10^11 fen. The sums of costs in a plan are limited by `require_exact_line_costs` and
/// `require_exact_local_costs`.
constexpr double max_price = 1e9;
/// The least number of metres or people for each item.
constexpr double min_step = 0.01;

bool rises(const PriceRange& price) {
  return price.low.value >= 0.0 && price.low <= price.mid && price.mid <= price.high &&
         price.high.value <= max_price;
}

bool is_step(double value) { return value == 0.0 || (value >= min_step && std::isfinite(value)); }

void check_prices(const Service& service) {
  const ServicePrice& price = service.price;
  std::vector<PriceRange> ranges = {price.per_metre, price.per_metre_across, price.trench_per_metre,
                                    price.per_household, price.per_village};
  for (const PriceItem& item : price.items) {
    ranges.push_back(item.price);
    demand(is_step(item.every_metres.value) && is_step(item.every_people.value),
           service.id + "." + item.id, "every_metres and every_people must be 0 or at least 0.01",
           "every_metres 和 every_people 应为 0，或不小于 0.01");
  }
  if (price.standalone) {
    ranges.push_back(price.standalone->per_household);
    ranges.push_back(price.standalone->per_village);
  }
  demand(std::ranges::all_of(ranges, rises), service.id,
         "prices must be between 0 and 1e9 CNY, and low <= mid <= high",
         "单价应在 0 至 1e9 元之间，且应满足 低 <= 中 <= 高");
  double per_metre = std::max(price.per_metre.high, price.per_metre_across.high).value;
  double per_person = 0.0;
  for (const PriceItem& item : price.items) {
    if (item.every_metres > 0_m) per_metre += item.price.high.value / item.every_metres.value;
    if (item.every_people > 0_people) per_person += item.price.high.value / item.every_people.value;
  }
  demand(per_metre <= max_price && per_person <= max_price, service.id,
         "prices per metre and per person, with their items, must not exceed 1e9 CNY",
         "每米造价和人均造价（含按米、按人计的设备）不得超过 1e9 元");
  const auto is_part_of = [&](const PriceRange& line) {
    const PriceRange& trench = price.trench_per_metre;
    return trench.low <= line.low && trench.mid <= line.mid && trench.high <= line.high;
  };
  const bool is_within = is_part_of(price.per_metre) && is_part_of(price.per_metre_across);
  demand(!price.needs_line() || is_within, service.id,
         "the trench must not cost more than the line", "沟槽单价不得高于线路单价");
  demand(!(price.limit_per_person.value < 0.0) && !std::isnan(price.limit_per_person.value),
         service.id, "limit_per_person must be 0 or more", "limit_per_person 不得为负");
}

/// Whether a text can be a cell of a table and a part of a message: UTF-8 in one line.
bool is_one_line(std::string_view text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  return is_utf8(text) && std::ranges::none_of(text, is_control);
}

bool are_in_one_line(const Service& service) {
  std::vector<std::string_view> texts = {service.id,     service.name_zh, service.name_en,
                                         service.clause, service.trench,  service.exempt_unless};
  for (const PriceItem& item : service.price.items)
    texts.insert(texts.end(), {item.id, item.name_zh, item.name_en});
  if (const auto& alternative = service.price.standalone)
    texts.insert(texts.end(), {alternative->id, alternative->name_zh, alternative->name_en});
  return std::ranges::all_of(texts, is_one_line);
}

bool is_speed(double kmh) { return kmh >= 0.1 && kmh <= 1000.0; }

void check_road_classes(const Column<RoadClassId, RoadClass>& classes) {
  std::set<std::string_view> ids;
  for (const RoadClass& road : classes) {
    demand(!road.id.empty() && is_one_line(road.id) && is_one_line(road.name_zh) &&
               is_one_line(road.name_en),
           "road_classes", "ids and names must be UTF-8 in one line, and ids not empty",
           "id 和名称须为单行的有效 UTF-8，id 不得为空");
    demand(ids.insert(road.id).second, "road_classes." + road.id, "the id occurs twice", "id 重复");
    demand(is_speed(road.speed_kmh), "road_classes." + road.id,
           "speed_kmh must be from 0.1 to 1000", "speed_kmh 须在 0.1 到 1000 之间");
  }
}

void check_service(const Service& service) {
  demand(service.group <= ServiceGroup::public_service, service.id,
         "group must be one of the groups", "group 须为已有的类别");
  demand(service.core_radius.value > 0.0 && std::isfinite(service.band_radius.value) &&
             service.core_radius <= service.band_radius,
         service.id, "0 < core_radius <= band_radius", "应满足 0 < core_radius <= band_radius");
  demand(is_amount(service.tap_distance.value) && is_amount(service.weight), service.id,
         "tap_distance and weight must be 0 or more", "tap_distance 和 weight 不得为负");
  check_prices(service);
}

}  // namespace

void check_catalogue(const ServiceCatalogue& catalogue) {
  std::set<std::string_view> ids;
  for (const Service& service : catalogue.services) {
    demand(!service.id.empty(), "services", "each service must have an id", "每项服务须有 id");
    demand(are_in_one_line(service), "services", "ids and names must be UTF-8 in one line",
           "id 和名称须为单行的有效 UTF-8");
    demand(ids.insert(service.id).second, service.id, "the id occurs twice", "id 重复");
    check_service(service);
  }
  check_road_classes(catalogue.road_classes);
  const TravelRules& travel = catalogue.travel;
  demand(is_speed(travel.walking_kmh) && is_speed(travel.unknown_road_kmh), "travel",
         "speeds must be from 0.1 to 1000 km/h", "速度须在 0.1 到 1000 公里/小时之间");
  demand(travel.core_time.value > 0.0 && travel.core_time <= travel.band_time, "travel",
         "0 < core_time <= band_time", "应满足 0 < core_time <= band_time");
  demand(catalogue.connected_share > 0.0 && catalogue.connected_share <= 1.0, "connected_share",
         "0 < connected_share <= 1", "应满足 0 < connected_share <= 1");
  demand(catalogue.people_per_household > 0.0 && std::isfinite(catalogue.people_per_household),
         "people_per_household", "it must be greater than 0", "须大于 0");
}

}  // namespace hinterland
