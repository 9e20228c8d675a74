// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/read_catalogue.hpp>

#include <hinterland/base/spelling.hpp>
#include <hinterland/layers/config_table.hpp>

#include <fmt/format.h>

#include <map>
#include <set>

namespace hinterland {

namespace {

/// Reads an id: snake_case, since it becomes a column name, and new to `seen`.
std::string read_id(const ConfigTable& entry, std::set<std::string>& seen) {
  std::string id;
  entry.take("id", id);
  const bool snake_case =
      !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == id.npos;
  if (!snake_case) {
    entry.refuse_value("id", fmt::format("'id' must be of small letters, digits and _, and is "
                                         "\"{}\"",
                                         id));
  }
  if (!seen.insert(id).second) {
    entry.refuse_value("id", fmt::format("the id '{}' is there twice. Rename one.", id));
  }
  return id;
}

void read_price_range(const ConfigTable& price, const std::string& key, PriceRange& range) {
  std::vector<double> prices;
  price.take(key, prices, not_negative);
  if (prices.size() != 3) {
    price.refuse_value(key, fmt::format("'{}' must be [low, mid, high]", key));
  }
  if (prices[0] > prices[1] || prices[1] > prices[2]) {
    price.refuse_value(key, fmt::format("the prices of '{}' must rise: low <= mid <= high", key));
  }
  range = {{prices[0]}, {prices[1]}, {prices[2]}};
}

ServicePrice read_price(const ConfigTable& table) {
  ServicePrice price;
  table.require({"per_metre", "per_household", "per_village"});
  read_price_range(table, "per_metre", price.per_metre);
  read_price_range(table, "per_household", price.per_household);
  read_price_range(table, "per_village", price.per_village);
  table.take("provisional", price.provisional);
  table.finish();
  return price;
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
        fmt::format("the core radius of '{}', {} m, is beyond its band radius, {} m", service.id,
                    service.core_radius.value, service.band_radius.value));
  }
  entry.take("tap_distance", service.tap_distance);
  service.price = read_price(entry.table("price"));
  entry.take("weight", service.weight, not_negative);
  entry.take("trench", service.trench);
  entry.take("exempt_unless", service.exempt_unless);
  entry.take("kinds", service.kinds);
  entry.finish();
  return service;
}

/// A kind must mean one service, or a facility's service would depend on the order.
void claim_kinds(const ConfigTable& entry, const Service& service,
                 std::map<std::string, std::string>& owner) {
  for (const std::string& kind : service.kinds) {
    const auto [claim, is_new] = owner.emplace(kind, service.id);
    if (is_new) continue;
    entry.refuse_value("kinds", fmt::format("the kind \"{}\" already means '{}'. Leave it to one "
                                            "service.",
                                            kind, claim->second));
  }
}

PolicyThreshold read_threshold(const ConfigTable& entry, std::set<std::string>& seen) {
  PolicyThreshold threshold;
  entry.require({"id", "value", "unit", "name_zh", "name_en", "clause"});
  threshold.id = read_id(entry, seen);
  entry.take("value", threshold.value, not_negative);
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
  if (entry.take("service", item.service) && !catalogue.find(item.service)) {
    std::vector<std::string> ids;
    for (const Service& service : catalogue.services) ids.push_back(service.id);
    entry.refuse_value("service", fmt::format("the catalogue has no service '{}'. {}", item.service,
                                              suggest_name(item.service, ids)));
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
    claim_kinds(entry, service, owner_of_kind);
    catalogue.services.push_back(service);
  }
  if (catalogue.services.empty()) file.refuse("the catalogue has no [[services]]");
}

}  // namespace

ServiceCatalogue read_catalogue(const std::string& path) {
  const ConfigTable file = ConfigTable::read(path);
  ServiceCatalogue catalogue;
  file.require({"id", "name_zh", "name_en", "source", "services"});
  file.take("id", catalogue.id);
  file.take("name_zh", catalogue.name_zh);
  file.take("name_en", catalogue.name_en);
  file.take("source", catalogue.source);
  read_services(file, catalogue);

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

}  // namespace hinterland
