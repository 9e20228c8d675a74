// SPDX-License-Identifier: Apache-2.0
#include "input/study/price_entry.hpp"

#include "base/text_fill.hpp"
#include "input/study/entry_id.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

namespace hinterland {

namespace {

/// Dearer is a slip of the unit, and might not fit whole fen.
constexpr double dearest = 1e9;

/// Stays as it is where the key is missing.
void read_price_range(const ConfigTable& price, const std::string& key, PriceRange& range) {
  std::vector<double> prices;
  if (!price.take(key, prices, not_negative)) return;
  if (prices.size() != 3) {
    price.refuse_value(
        key, filled_text("'{}' must be [low, mid, high]", "“{}”应为 [低, 中, 高] 三个数", key));
  }
  if (prices[0] > prices[1] || prices[1] > prices[2]) {
    price.refuse_value(key, filled_text("the prices of '{}' must rise: low <= mid <= high",
                                        "“{}”的造价须递增：低 <= 中 <= 高", key));
  }
  if (prices[2] > dearest) {
    price.refuse_value(key, filled_text("'{}' is above {:.0f} CNY: is it in another unit?",
                                        "“{}”超过 {:.0f} 元：单位是否有误？", key, dearest));
  }
  range = {{prices[0]}, {prices[1]}, {prices[2]}};
}

bool exceeds(const PriceRange& part, const PriceRange& whole) {
  return part.low > whole.low || part.mid > whole.mid || part.high > whole.high;
}

/// An item is counted by the metre or by the person.
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
    entry.refuse(
        filled_text("the item '{}' needs one of every_metres and every_people{}",
                    "项目“{}”须在 every_metres 和 every_people 中取一项{}", item.id,
                    by_length ? Text(", and has both. Leave one out.", "，现两项都有。请删去其一。")
                              : Text(".", "。")));
  }
  const char* key = by_length ? "every_metres" : "every_people";
  if (item.every_metres < 1_m && item.every_people < 1_people) {
    entry.refuse_value(key, filled_text("'{}' must be at least 1", "“{}”不能小于 1", key));
  }
  entry.finish();
  return item;
}

StandAlone read_stand_alone(const ConfigTable& table) {
  StandAlone alternative;
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

/// What lies in a trench that others dig costs no less at high prices either.
bool rises_without(const PriceRange& trench, const PriceRange& metre) {
  return metre.low - trench.low <= metre.mid - trench.mid &&
         metre.mid - trench.mid <= metre.high - trench.high;
}

/// The price of a metre of line. One of a kilometre, or in 10,000 CNY, would make all gaps too dear
/// or next to nothing.
void read_price_of_metre(const ConfigTable& table, const std::string& key, PriceRange& range) {
  read_price_range(table, key, range);
  constexpr double too_dear = 20'000.0;
  const double low = range.low.value;
  const double high = range.high.value;
  if (low > too_dear) {
    table.refuse_value(
        key, filled_text("'{0}' is in CNY a metre, and {1:g} looks like CNY a "
                         "kilometre: {1:g} a kilometre is {2:g}",
                         "“{0}”以元/米计，{1:g} 像是元/公里：应写 {2:g}", key, low, low / 1000.0));
  }
  if (high > 0.0 && high < 1.0) {
    table.refuse_value(key, filled_text("'{0}' is in CNY a metre, and {1:g} looks like 10,000 CNY: "
                                        "that is {2:g}",
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
                       {"'trench_per_metre' is part of the metre, along the road and across "
                        "country, and must not be dearer than either",
                        "“trench_per_metre”是每米造价的一部分，不能高于沿路或非沿路的每米造价"});
  }
  if (!rises_without(price.trench_per_metre, price.per_metre) ||
      !rises_without(price.trench_per_metre, price.per_metre_across)) {
    table.refuse_value("trench_per_metre",
                       {"what is left of the metre without 'trench_per_metre', along the road and "
                        "across country, must rise too: low <= mid <= high",
                        "沿路和非沿路的每米造价减去“trench_per_metre”后也须递增：低 <= 中 <= 高"});
  }
}

}  // namespace

ServicePrice read_price(const ConfigTable& table) {
  ServicePrice price;
  table.has("per_metre_across");  // known: no slip of the pen for per_metre
  table.require({"per_metre", "per_household", "per_village"});
  read_line_price(table, price);
  read_price_range(table, "per_household", price.per_household);
  read_price_range(table, "per_village", price.per_village);
  std::set<std::string> seen;
  for (const ConfigTable& entry : table.tables("items")) {
    price.items.push_back(read_price_item(entry, seen));
  }
  table.take("limit_per_person", price.limit_per_person.value, not_negative);
  if (table.has("stand_alone")) price.stand_alone = read_stand_alone(table.table("stand_alone"));
  if (table.has("limit_per_person") && !price.stand_alone) {
    table.refuse_value(
        "limit_per_person",
        {"'limit_per_person' needs 'stand_alone': what a village does instead of a "
         "line that is too dear. Add it, or leave the limit out",
         "有“limit_per_person”须有“stand_alone”，即接入成本过高时的单村方案。请补上，"
         "或删去上限"});
  }
  table.take("provisional", price.provisional);
  table.finish();
  return price;
}

}  // namespace hinterland
