// SPDX-License-Identifier: Apache-2.0
#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"
#include "input/notation/field_names.hpp"
#include "input/study/census_meaning.hpp"
#include "input/study/config_table.hpp"

#include <hinterland/study.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace hinterland {

namespace {

/// Reads an id: snake_case, because it becomes a column name, and not yet in `seen`.
std::string read_id(const ConfigTable& entry, std::set<std::string>& seen) {
  std::string id;
  entry.take("id", id);
  const bool snake_case =
      !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == id.npos;
  if (!snake_case) {
    entry.refuse_value(
        "id", filled_text("'id' must consist of lowercase letters, digits and _, but is \"{}\"",
                          "“id”只能用小写字母、数字和 _，现为 \"{}\"", id));
  }
  if (!seen.insert(id).second) {
    entry.refuse_value("id", filled_text("the id '{}' occurs twice. Rename one.",
                                         "id “{}”重复。请改其中一个。", id));
  }
  return id;
}

/// A higher price is in the wrong unit, and might overflow in fen.
constexpr double max_price = 1e9;

/// Unchanged if the key is missing.
void read_price_range(const ConfigTable& price, const std::string& key, PriceRange& range) {
  std::vector<double> prices;
  if (!price.take(key, prices, not_negative)) return;
  if (prices.size() != 3) {
    price.refuse_value(
        key, filled_text("'{}' must be [low, mid, high]", "“{}”应为 [低, 中, 高] 三个数", key));
  }
  if (prices[0] > prices[1] || prices[1] > prices[2]) {
    price.refuse_value(key, filled_text("the prices of '{}' must not decrease: low <= mid <= high",
                                        "“{}”的造价须递增：低 <= 中 <= 高", key));
  }
  if (prices[2] > max_price) {
    price.refuse_value(key, filled_text("'{}' is above {:.0f} CNY. Check its unit",
                                        "“{}”超过{:.0f}元：单位是否有误？", key, max_price));
  }
  range = {{prices[0]}, {prices[1]}, {prices[2]}};
}

bool exceeds(const PriceRange& part, const PriceRange& whole) {
  return part.low > whole.low || part.mid > whole.mid || part.high > whole.high;
}

/// The quantity of an item is per metre or per person.
PriceItem read_price_item(const ConfigTable& entry, std::set<std::string>& seen) {
  PriceItem item;
  entry.require({"id", "name_zh", "name_en", "price"});
  item.id = read_id(entry, seen);
  entry.take("name_zh", item.name_zh);
  entry.take("name_en", item.name_en);
  read_price_range(entry, "price", item.price);
  const bool by_length = entry.take("every_metres", item.every_metres);
  const bool by_people = entry.take("every_people", item.every_people.value, not_negative);
  if (by_length == by_people) {
    entry.refuse(filled_text("the item '{}' needs either every_metres or every_people{}",
                             "项目“{}”须在 every_metres 和 every_people 中取一项{}", item.id,
                             by_length
                                 ? Text(", but has both. Remove one.", "，现两项都有。请删去其一。")
                                 : Text(".", "。")));
  }
  const char* key = by_length ? "every_metres" : "every_people";
  if (item.every_metres < 1_m && item.every_people < 1_people) {
    entry.refuse_value(key, filled_text("'{}' must be at least 1", "“{}”不能小于 1", key));
  }
  entry.finish();
  return item;
}

Standalone read_standalone(const ConfigTable& table) {
  Standalone alternative;
  std::set<std::string> seen;
  table.require({"id", "name_zh", "name_en", "per_household", "per_village"});
  alternative.id = read_id(table, seen);
  table.take("name_zh", alternative.name_zh);
  table.take("name_en", alternative.name_en);
  read_price_range(table, "per_household", alternative.per_household);
  read_price_range(table, "per_village", alternative.per_village);
  table.finish();
  return alternative;
}

/// Whether the price of a line in a shared trench does not decrease from low to high.
bool rises_without(const PriceRange& trench, const PriceRange& metre) {
  return metre.low - trench.low <= metre.mid - trench.mid &&
         metre.mid - trench.mid <= metre.high - trench.high;
}

/// Reads the price per metre of line. A price per kilometre, or in 10,000 CNY, would make all gaps
/// too expensive or nearly free.
void read_price_of_metre(const ConfigTable& table, const std::string& key, PriceRange& range) {
  read_price_range(table, key, range);
  constexpr double too_expensive = 20'000.0;
  const double low = range.low.value;
  const double high = range.high.value;
  if (low > too_expensive) {
    table.refuse_value(
        key, filled_text("'{0}' is in CNY per metre, but {1:g} looks like CNY per kilometre: {1:g} "
                         "per kilometre is {2:g}",
                         "“{0}”以元/米计，{1:g} 像是元/公里：应写 {2:g}", key, low, low / 1000.0));
  }
  if (high > 0.0 && high < 1.0) {
    table.refuse_value(key, filled_text("'{0}' is in CNY per metre, but {1:g} looks like units of "
                                        "10,000 CNY, which would be {2:g}",
                                        "“{0}”以元/米计，{1:g} 像是万元/米：应写 {2:g}", key, high,
                                        10'000.0 * high));
  }
}

void read_line_price(const ConfigTable& table, ServicePrice& price) {
  read_price_of_metre(table, "per_metre", price.per_metre);
  price.per_metre_across = price.per_metre;
  read_price_of_metre(table, "per_metre_across", price.per_metre_across);
  read_price_of_metre(table, "trench_per_metre", price.trench_per_metre);
  if (exceeds(price.trench_per_metre, price.per_metre) ||
      exceeds(price.trench_per_metre, price.per_metre_across)) {
    table.refuse_value("trench_per_metre",
                       {"'trench_per_metre' is part of the price per metre, along roads and across "
                        "country, and must not exceed either",
                        "“trench_per_metre”是每米造价的一部分，不能高于沿路或非沿路的每米造价"});
  }
  if (!rises_without(price.trench_per_metre, price.per_metre) ||
      !rises_without(price.trench_per_metre, price.per_metre_across)) {
    table.refuse_value("trench_per_metre",
                       {"the price per metre without 'trench_per_metre', along roads and across "
                        "country, must not decrease either: low <= mid <= high",
                        "沿路和非沿路的每米造价减去“trench_per_metre”后也须递增：低 <= 中 <= 高"});
  }
}

/// Reads the prices of one service. Rejects a price that is missing, negative or decreasing from
/// low to high, a trench that costs more than the metre of line it is part of, and an item counted
/// neither by length nor by people, or by both.
ServicePrice read_price(const ConfigTable& table) {
  ServicePrice price;
  table.has("per_metre_across");  // marks it as known: not a misspelt per_metre
  table.require({"per_metre", "per_household", "per_village"});
  read_line_price(table, price);
  read_price_range(table, "per_household", price.per_household);
  read_price_range(table, "per_village", price.per_village);
  std::set<std::string> seen;
  for (const ConfigTable& entry : table.tables("items")) {
    price.items.push_back(read_price_item(entry, seen));
  }
  table.take("limit_per_person", price.limit_per_person.value, not_negative);
  if (table.has("standalone")) price.standalone = read_standalone(table.table("standalone"));
  if (table.has("limit_per_person") && !price.standalone) {
    table.refuse_value(
        "limit_per_person",
        {"'limit_per_person' needs 'standalone': the alternative for villages whose line is too "
         "expensive. Add it, or remove the limit",
         "有“limit_per_person”须有“standalone”，即接入成本过高时的单村方案。请补上，"
         "或删去上限"});
  }
  table.take("provisional", price.provisional);
  table.finish();
  return price;
}

constexpr NumberRange service_weights{0.0,
                                      1000.0};  // multiplied by all people, it must not overflow

/// A mark is a column of its own, so its name must not have another meaning.
void check_mark(const ConfigTable& entry, const std::string& mark,
                const std::vector<std::string>& taken) {
  if (!mark.empty() && std::ranges::find(taken, mark) == taken.end()) return;
  entry.refuse_value(
      "exempt_unless",
      filled_text("'{}' cannot be used as a mark: the villages have a column of that name with "
                  "another meaning. Use another mark, such as \"heating_zone\"",
                  "“{}”不能用作标记：村庄另有同名的列，含义不同。请另取标记名，如 \"heating_zone\"",
                  mark));
}

/// Only public services have facilities with a service radius.
void read_decides(const ConfigTable& entry, Service& service) {
  if (!entry.take("decides_coverage", service.decides_coverage)) return;
  if (service.group == ServiceGroup::public_service) return;
  entry.refuse_key(
      "decides_coverage",
      filled_text("'{}' is not a public service, so it cannot decide coverage. Remove "
                  "'decides_coverage'",
                  "“{}”不是公共服务，不能决定服务半径。请删去 decides_coverage", service.id));
}

constexpr NumberRange kilovolts{0.001, 2'000.0};
constexpr NumberRange megapascals{0.001, 50.0};
constexpr NumberRange millimetres{10.0, 10'000.0};

TransmissionRule read_transmission(const ConfigTable& table) {
  TransmissionRule rule;
  table.take("voltage_kv", rule.voltage_kv, kilovolts);
  table.take("station_voltage_kv", rule.station_voltage_kv, kilovolts);
  table.take("pressure_mpa", rule.pressure_mpa, megapascals);
  table.take("diameter_mm", rule.diameter_mm, millimetres);
  table.take("words", rule.words);
  table.take("other_words", rule.other_words);
  table.finish();
  return rule;
}

/// Reads an exemption: the mark, and what a blank mark means.
void read_exemption(const ConfigTable& entry, Service& service) {
  if (entry.take("exempt_unless", service.exempt_unless)) {
    check_mark(entry, service.exempt_unless, known_roles(LayerKind::villages));
  }
  const auto blank = entry.take_word("exempt_blank", {"exempt", "not_exempt"});
  service.is_exempt_if_blank = blank == 0U;
  if (!blank || !service.exempt_unless.empty()) return;
  entry.refuse_key("exempt_blank",
                   {"'exempt_blank' says what a blank mark means, but no mark is named. Add "
                    "'exempt_unless', or remove it",
                    "“exempt_blank”说明标记为空时如何处理，而未写标记名。请补“exempt_unless”，"
                    "或删去该键"});
}

std::vector<CensusMeaning> read_meanings(const ConfigTable& census) {
  std::vector<CensusMeaning> meanings;
  for (const ConfigTable& entry : census.tables("meanings")) {
    entry.require({"names"});
    std::vector<std::string> names;
    entry.take("names", names);
    CensusMeaning meaning = read_meaning(entry);
    meaning.names = std::move(names);
    meanings.push_back(std::move(meaning));
  }
  return meanings;
}

Service read_service(const ConfigTable& entry, std::set<std::string>& seen) {
  Service service;
  entry.require({"id", "name_zh", "name_en", "group", "clause", "price"});
  service.id = read_id(entry, seen);
  entry.take("name_zh", service.name_zh);
  entry.take("name_en", service.name_en);
  if (entry.take_word("group", {"infrastructure", "public_service"}) == 1U) {
    service.group = ServiceGroup::public_service;
  }
  entry.take("clause", service.clause);
  entry.take("core_radius", service.core_radius);
  entry.take("band_radius", service.band_radius);
  if (service.core_radius > service.band_radius) {
    entry.refuse_value(
        entry.has("core_radius") ? "core_radius" : "band_radius",
        filled_text(
            "the core radius of '{}', {:g} m, is larger than its band radius, {:g} m. Change "
            "one of them",
            "“{}”的核心圈半径{:g}米大于外围圈半径{:g}米。请改其中一项", service.id,
            service.core_radius.value, service.band_radius.value));
  }
  read_decides(entry, service);
  entry.take("tap_distance", service.tap_distance);
  service.price = read_price(entry.table("price"));
  entry.take("extends_from_villages", service.extends_from_villages);
  entry.take("weight", service.weight, service_weights);
  entry.take("trench", service.trench);
  read_exemption(entry, service);
  entry.take("kinds", service.kinds);
  const ConfigTable census = entry.table("census");
  census.take("names", service.census.names);
  census.take("yes", service.census.yes);
  census.take("no", service.census.no);
  census.take("own", service.census.own);
  service.census.meanings = read_meanings(census);
  census.finish();
  service.transmission = read_transmission(entry.table("transmission"));
  entry.take("min_piece", service.min_piece);
  entry.finish();
  return service;
}

/// A kind must belong to one service only; otherwise the service of a record would depend on the
/// order.
void claim_kinds(const ConfigTable& entry, const std::string& id,
                 const std::vector<std::string>& kinds, const Text& what,
                 std::map<std::string, std::string>& owner) {
  for (const std::string& kind : kinds) {
    const auto [claim, is_new] = owner.emplace(kind, id);
    if (is_new) continue;
    entry.refuse_value(
        "kinds", filled_text("the kind \"{}\" already belongs to '{}'. Assign it to only one {}.",
                             "类别词 \"{}\" 已归“{}”。只能归一个{}，请删去其一。", kind,
                             claim->second, what));
  }
}

// Slower than walking or faster than any road: probably in the wrong unit.
constexpr NumberRange walking_range{1.0, 15.0};
constexpr NumberRange road_range{1.0, 200.0};
constexpr NumberRange household_range{1.0, 20.0};
constexpr NumberRange minutes_range{0.0, 24.0 * 60.0};

RoadClass read_road_class(const ConfigTable& entry, std::set<std::string>& seen) {
  RoadClass road_class;
  entry.require({"id", "name_zh", "name_en", "speed_kmh"});
  road_class.id = read_id(entry, seen);
  entry.take("name_zh", road_class.name_zh);
  entry.take("name_en", road_class.name_en);
  entry.take("speed_kmh", road_class.speed_kmh, road_range);
  entry.take("open", road_class.is_open);
  entry.take("access", road_class.gives_access);
  entry.take("kinds", road_class.kinds);
  entry.finish();
  return road_class;
}

/// `[travel]` and `[[road_classes]]`.
void read_travel(const ConfigTable& file, ServiceCatalogue& catalogue) {
  TravelRules& rules = catalogue.travel;
  const ConfigTable travel = file.table("travel");
  travel.take("walking_kmh", rules.walking_kmh, walking_range);
  travel.take("unknown_road_kmh", rules.unknown_road_kmh, road_range);
  travel.take("core_minutes", rules.core_time.value, minutes_range);
  travel.take("band_minutes", rules.band_time.value, minutes_range);
  if (rules.core_time > rules.band_time) {
    travel.refuse_value(
        travel.has("core_minutes") ? "core_minutes" : "band_minutes",
        filled_text("core_minutes, {}, is larger than band_minutes, {}. Change one of them",
                    "core_minutes（{}）大于 band_minutes（{}）。请改其中一项",
                    rules.core_time.value, rules.band_time.value));
  }
  if (travel.take("road_service", rules.road_service)) {
    const Text unknown =
        unknown_service(catalogue, rules.road_service, ServiceGroup::infrastructure);
    if (!unknown.empty()) travel.refuse_value("road_service", unknown);
  }
  travel.finish();

  std::set<std::string> seen;
  std::map<std::string, std::string> owner_of_kind;
  for (const ConfigTable& entry : file.tables("road_classes")) {
    const RoadClass road_class = read_road_class(entry, seen);
    claim_kinds(entry, road_class.id, road_class.kinds, {"class", "道路等级"}, owner_of_kind);
    catalogue.road_classes.push_back(road_class);
  }
}

PolicyThreshold read_threshold(const ConfigTable& entry, std::set<std::string>& seen) {
  PolicyThreshold threshold;
  entry.require({"id", "value", "unit", "name_zh", "name_en", "clause"});
  threshold.id = read_id(entry, seen);
  entry.take("value", threshold.value, not_negative);
  if (const auto bound = entry.take_word("bound", {"at_least", "over", "under", "at_most"}))
    threshold.bound = static_cast<Bound>(*bound);
  entry.take("unit", threshold.unit);
  entry.take("name_zh", threshold.name_zh);
  entry.take("name_en", threshold.name_en);
  entry.take("clause", threshold.clause);
  entry.take("provisional", threshold.provisional);
  entry.finish();
  return threshold;
}

ChecklistItem read_item(const ConfigTable& entry, std::set<std::string>& seen,
                        const ServiceCatalogue& catalogue) {
  ChecklistItem item;
  entry.require({"id", "name_zh", "name_en"});
  item.id = read_id(entry, seen);
  entry.take("name_zh", item.name_zh);
  entry.take("name_en", item.name_en);
  entry.take("provisional", item.provisional);
  if (entry.take("service", item.service)) {
    const Text unknown = unknown_service(catalogue, item.service);
    if (!unknown.empty()) entry.refuse_value("service", unknown);
  }
  entry.finish();
  return item;
}

Checklist read_checklist(const ConfigTable& entry, std::set<std::string>& seen,
                         const ServiceCatalogue& catalogue) {
  Checklist checklist;
  entry.require({"id", "name_zh", "name_en", "source", "items"});
  checklist.id = read_id(entry, seen);
  entry.take("name_zh", checklist.name_zh);
  entry.take("name_en", checklist.name_en);
  entry.take("source", checklist.source);
  std::set<std::string> seen_items;
  for (const ConfigTable& item : entry.tables("items")) {
    checklist.items.push_back(read_item(item, seen_items, catalogue));
  }
  entry.finish();
  return checklist;
}

void read_services(const ConfigTable& file, ServiceCatalogue& catalogue) {
  std::set<std::string> seen;
  std::map<std::string, std::string> owner_of_kind;
  for (const ConfigTable& entry : file.tables("services")) {
    const Service service = read_service(entry, seen);
    claim_kinds(entry, service.id, service.kinds, {"service", "类别"}, owner_of_kind);
    catalogue.services.push_back(service);
  }
  std::vector<std::string> ids(seen.begin(), seen.end());
  for (const ConfigTable& entry : file.tables("services")) {
    std::string mark;
    if (entry.take("exempt_unless", mark)) check_mark(entry, mark, ids);
  }
  if (catalogue.services.empty()) {
    file.refuse({"the catalogue has no [[services]]. Add one", "指标库没有 [[services]]。请补上"});
  }
  const auto is_public = [](const Service& service) {
    return service.group == ServiceGroup::public_service;
  };
  const auto is_deciding = [&](const Service& service) {
    return is_public(service) && service.decides_coverage;
  };
  if (std::ranges::any_of(catalogue.services, is_public) &&
      std::ranges::none_of(catalogue.services, is_deciding)) {
    file.refuse({"no public service decides coverage. Set decides_coverage = true for at least one",
                 "没有决定服务半径的公共服务。请至少为一类设 decides_coverage = true"});
  }
}

/// `[[compared_services]]`.
void read_compared(const ConfigTable& file, ServiceCatalogue& catalogue) {
  for (const ConfigTable& entry : file.tables("compared_services")) {
    std::vector<std::string> services;
    entry.require({"services"});
    entry.take("services", services);
    for (const std::string& id : services) {
      const Text unknown = unknown_service(catalogue, id, ServiceGroup::public_service);
      if (!unknown.empty()) entry.refuse_value("services", unknown);
    }
    catalogue.compared_services.push_back(std::move(services));
    entry.finish();
  }
}

ServiceCatalogue read_catalogue(const ConfigTable& file) {
  ServiceCatalogue catalogue;
  file.require({"id", "name_zh", "name_en", "source", "services"});
  file.take("id", catalogue.id);
  file.take("name_zh", catalogue.name_zh);
  file.take("name_en", catalogue.name_en);
  file.take("source", catalogue.source);
  file.take("people_per_household", catalogue.people_per_household, household_range);
  file.take("connected_share", catalogue.connected_share, share_range);
  file.take("other_kinds", catalogue.other_kinds);
  read_services(file, catalogue);
  read_compared(file, catalogue);
  read_travel(file, catalogue);

  std::set<std::string> seen_thresholds;
  for (const ConfigTable& entry : file.tables("thresholds")) {
    catalogue.thresholds.push_back(read_threshold(entry, seen_thresholds));
  }
  std::set<std::string> seen_checklists;
  for (const ConfigTable& entry : file.tables("checklists")) {
    catalogue.checklists.push_back(read_checklist(entry, seen_checklists, catalogue));
  }
  file.finish();
  return catalogue;
}

}  // namespace

ServiceCatalogue read_catalogue(const std::string& path) {
  return read_catalogue(ConfigTable::read(path));
}

ServiceCatalogue read_catalogue_text(const std::string& toml, const std::string& name) {
  return read_catalogue(ConfigTable::of_text(toml, name));
}

}  // namespace hinterland
