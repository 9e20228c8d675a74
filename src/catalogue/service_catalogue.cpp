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
        "the catalogue '{}' has no threshold '{}'. Add a [[thresholds]] entry with this id to it.",
        "指标库“{}”没有阈值“{}”。请补 id 为该名的 [[thresholds]] 条目。", id, wanted));
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

/// Beyond this, costs of long lines in fen might overflow.
constexpr double max_price = 1e9;
/// Of metres and people for each item, for the same reason.
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
  if (price.stand_alone) {
    ranges.push_back(price.stand_alone->per_household);
    ranges.push_back(price.stand_alone->per_village);
  }
  demand(std::ranges::all_of(ranges, rises), service.id,
         "prices must be between 0 and 1e9 CNY, and low <= mid <= high",
         "单价应在 0 至 1e9 元之间，且应满足 低 <= 中 <= 高");
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

bool is_in_utf8(const Service& service) {
  return is_utf8(service.id) && is_utf8(service.name_zh) && is_utf8(service.name_en) &&
         is_utf8(service.clause);
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
    demand(is_in_utf8(service), "services", "ids and names must be valid UTF-8",
           "id 和名称须为有效的 UTF-8");
    demand(ids.insert(service.id).second, service.id, "the id occurs twice", "id 重复");
    check_service(service);
  }
  const TravelRules& travel = catalogue.travel;
  demand(travel.walking_kmh > 0.0 && travel.unknown_road_kmh > 0.0 &&
             std::isfinite(travel.walking_kmh) && std::isfinite(travel.unknown_road_kmh),
         "travel", "speeds must be greater than 0", "速度须大于 0");
  demand(travel.core_time.value > 0.0 && travel.core_time <= travel.band_time, "travel",
         "0 < core_time <= band_time", "应满足 0 < core_time <= band_time");
  demand(catalogue.connected_share > 0.0 && catalogue.connected_share <= 1.0, "connected_share",
         "0 < connected_share <= 1", "应满足 0 < connected_share <= 1");
  demand(catalogue.people_per_household > 0.0 && std::isfinite(catalogue.people_per_household),
         "people_per_household", "it must be greater than 0", "须大于 0");
}

}  // namespace hinterland
