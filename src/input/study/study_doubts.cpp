// SPDX-License-Identifier: Apache-2.0
#include "input/study/study_doubts.hpp"

#include "base/text_fill.hpp"
#include "system/environment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t places_named = 3;

bool is_public(const ServiceCatalogue& catalogue, ServiceId service) {
  return catalogue.services[service].group == ServiceGroup::public_service;
}

/// "A (12000), B (900)": the largest villages, if people are known.
std::string largest_places(const Villages& villages) {
  std::vector<VillageId> largest;
  for (VillageId v : rows(villages.place)) {
    if (villages.people[v] && *villages.people[v] > 0_people) largest.push_back(v);
  }
  const auto named = std::min(largest.size(), places_named);
  std::ranges::partial_sort(largest, largest.begin() + static_cast<std::ptrdiff_t>(named), {},
                            [&](VillageId v) { return std::pair(-villages.people[v]->value, v); });
  std::string text;
  for (std::size_t i = 0; i < named; ++i) {
    const VillageId v = largest[i];
    text += fmt::format("{}{} ({:.0f})", text.empty() ? "" : ", ",
                        villages.name[v].empty() ? villages.code[v] : villages.name[v],
                        villages.people[v]->value);
  }
  return text;
}

Text advice(const World& world) {
  Text text{
      ". Name the seats in [layers.towns] (after an import from OpenStreetMap, layer = "
      "\"town_candidates\" contains candidates), or give facilities a level with fields = { level "
      "= \"…\" }",
      "。请在 [layers.towns] 给出驻地（由 OpenStreetMap 导入的，可用 layer = \"town_candidates\" "
      "作候选），或用 fields = { level = \"…\" } 标明设施级别"};
  const std::string largest = largest_places(world.villages);
  if (largest.empty()) return text;
  text.en += ". The largest places: " + largest;
  text.zh += "。人口最多的地点：" + largest;
  return text;
}

void report_town_missing(const World& world, bool is_named, std::size_t without_level,
                         Problems& problems) {
  Text detail =
      is_named
          ? Text{fmt::format(
                     "the layer has no records; facilities without a level ({}) are treated as "
                     "facilities of villages, so no village is within a service radius of them",
                     without_level),
                 fmt::format("图层没有记录；未标级别的设施{}处按村级计，不计入服务半径",
                             without_level)}
          : Text{fmt::format("the study names no layer of towns; facilities without a level ({}) "
                             "are all treated as facilities of towns",
                             without_level),
                 fmt::format("配置文件没有驻地图层；未标级别的设施{}处全部按乡镇级计",
                             without_level)};
  const Text rest = advice(world);
  problems.push_back({ProblemKind::town_missing, "towns", -1, "", std::nullopt, detail + rest});
}

void report_facilities_missing(const World& world, const ServiceCatalogue& catalogue,
                               const CoverageSettings& settings, Problems& problems) {
  const bool seats_stand_for_all = settings.towns_as_facilities && world.towns.size() > 0;
  const bool any = std::ranges::any_of(
      world.facilities.service, [&](ServiceId service) { return is_public(catalogue, service); });
  if (any || seats_stand_for_all) return;
  const bool are_far = std::ranges::any_of(problems, [](const Problem& problem) {
    return problem.kind == ProblemKind::layer_far_away &&
           (problem.layer == "villages" || problem.layer.starts_with("facilities"));
  });
  const bool are_unknown = std::ranges::any_of(problems, [](const Problem& problem) {
    return problem.kind == ProblemKind::unknown_service_kind;
  });
  const bool are_damaged = std::ranges::any_of(problems, [](const Problem& problem) {
    return problem.kind == ProblemKind::encoding_doubtful &&
           problem.layer.starts_with("facilities");
  });
  problems.push_back(
      {ProblemKind::facilities_missing, "facilities", -1, "", std::nullopt,
       are_unknown && are_damaged
           ? Text{"the kinds in the layer cannot be recognised, because its text is not read "
                  "correctly (see encoding_doubtful): correct that first",
                  "图层的文字读法有误，无法判断设施类型，见 encoding_doubtful：请先改正"}
       : are_far ? Text{"facilities and villages are far apart (see layer_far_away): correct the "
                        "location of that layer first",
                        "设施与村庄相距太远，见 layer_far_away：请先改正该图层的位置"}
       : are_unknown
           ? Text{"no kind in the layer matches a service (see unknown_service_kind): add the "
                  "words to the kinds of a service in the catalogue, name another column with "
                  "fields = { kind = \"…\" }, or give each service its own layer, such as "
                  "[layers.facilities.medical]",
                  "图层中的设施类型都不对应任何类别，见 "
                  "unknown_service_kind：请在指标库中把这些词加入"
                  "某类别的 kinds，用 fields = { kind = \"…\" } "
                  "指明另一列，或按类别分别给出图层，如 "
                  "[layers.facilities.medical]"}
           : Text{"name a layer of schools, clinics, ... in [layers.facilities], or let each seat "
                  "represent all its services with [coverage] towns_as_facilities = true",
                  "请在 [layers.facilities] 给出学校、卫生院等图层，或设 [coverage] "
                  "towns_as_facilities = "
                  "true，以驻地代表其全部公共服务"}});
}

}  // namespace

void resolve_absent_towns(World& world, const StudyLayers& layers,
                          const ServiceCatalogue& catalogue, const CoverageSettings& settings,
                          Problems& problems) {
  report_facilities_missing(world, catalogue, settings, problems);
  if (world.are_towns_misplaced) return;
  Facilities& facilities = world.facilities;
  std::size_t without_level = 0;
  for (FacilityId f : rows(facilities.level)) {
    const bool open = facilities.level[f] == Level::unknown;
    if (open && is_public(catalogue, facilities.service[f])) ++without_level;
  }
  const bool is_named = layers.towns.given();
  const bool none_there = world.towns.size() == 0 && world.built_up.size() == 0;
  if (!none_there || (!is_named && without_level == 0)) return;
  report_town_missing(world, is_named, without_level, problems);
  if (!is_named) return;
  for (Level& level : facilities.level) {
    if (level == Level::unknown) level = Level::village;
  }
}

namespace {

constexpr Metres shortest = 50_m;  // as for the facilities' own radii
constexpr Metres longest = 100_km;
constexpr Minutes briefest{2.0};  // below: probably hours
constexpr Minutes slowest{240.0};

void warn(const std::string& layer, const std::string& key, ProblemKind kind, Text detail,
          Problems& problems) {
  problems.push_back({kind, layer, -1, key, std::nullopt, std::move(detail)});
}

void warn_of_radius(const std::string& layer, const std::string& key, Metres radius,
                    Problems& problems) {
  const double metres = radius.value;
  if (metres > 0.0 && radius < shortest) {
    warn(layer, key, ProblemKind::radius_implausible,
         filled_text("{0} is {1:g} m. If kilometres are meant, write \"{1:g} km\"",
                     "{0} 为{1:g}米。如原意为公里，请写 \"{1:g} km\"", key, metres),
         problems);
  }
  if (radius > longest) {
    warn(layer, key, ProblemKind::radius_implausible,
         filled_text("{0} is {1:g} km. If metres are meant, write \"{1:g} m\"",
                     "{0} 为{1:g}公里。如原意为米，请写 \"{1:g} m\"", key, metres / 1000.0),
         problems);
  }
}

void warn_of_minutes(const std::string& layer, const std::string& key, Minutes time,
                     Problems& problems) {
  if (time.value > 0.0 && time < briefest) {
    warn(layer, key, ProblemKind::radius_implausible,
         filled_text("{0} = {1:g} is {2:g} seconds. If hours are meant, write {2:g}",
                     "{0} = {1:g}，即{2:g}秒。如原意为小时，请写 {2:g}", key, time.value,
                     60.0 * time.value),
         problems);
  }
  if (time > slowest) {
    warn(layer, key, ProblemKind::radius_implausible,
         filled_text("{0} = {1:g} is {2:.3g} hours. If seconds are meant, write {2:.3g}",
                     "{0} = {1:g}，即{2:.3g}小时。如原意为秒，请写 {2:.3g}", key, time.value,
                     time.value / 60.0),
         problems);
  }
}

/// A price or limit, and its key in the catalogue.
struct KeyPrice {
  std::string key;
  PriceRange price;
};

std::vector<KeyPrice> prices_of(const ServicePrice& price) {
  std::vector<KeyPrice> prices = {{"per_household", price.per_household},
                                  {"per_village", price.per_village}};
  for (const PriceItem& item : price.items) prices.push_back({"items", item.price});
  const Yuan limit = price.limit_per_person;
  if (std::isfinite(limit.value)) prices.push_back({"limit_per_person", {limit, limit, limit}});
  if (price.standalone) {
    prices.push_back({"standalone.per_household", price.standalone->per_household});
    prices.push_back({"standalone.per_village", price.standalone->per_village});
  }
  return prices;
}

/// The lowest price of this key that is not 0; infinite if there is none.
double lowest_of(const std::string& key, const Service& service) {
  double lowest = std::numeric_limits<double>::infinity();
  for (const KeyPrice& usual : prices_of(service.price)) {
    const double low = usual.price.low.value;
    if (usual.key == key && low > 0.0) lowest = std::min(lowest, low);
  }
  return lowest;
}

/// The lowest such price in the program's catalogue; 0 if it has none.
double usual_price(const std::string& id, const std::string& key, const ServiceCatalogue& usual) {
  double lowest = std::numeric_limits<double>::infinity();
  if (const auto service = usual.find(id)) lowest = lowest_of(key, usual.services[*service]);
  if (std::isfinite(lowest)) return lowest;
  for (const Service& service : usual.services) lowest = std::min(lowest, lowest_of(key, service));
  return std::isfinite(lowest) ? lowest : 0.0;
}

Text written(const KeyPrice& price, double times) {
  const double low = times * price.price.low.value;
  const double high = times * price.price.high.value;
  if (price.key == "limit_per_person") return fmt::format("{:.10g}", high);
  return fmt::format("[{:.10g}, {:.10g}, {:.10g}]", low, times * price.price.mid.value, high);
}

/// Adds one problem for all prices below a hundredth of the usual.
void warn_of_prices(const ServiceCatalogue& catalogue, const ServiceCatalogue& usual,
                    Problems& problems) {
  std::vector<std::string> keys;
  std::optional<KeyPrice> first;
  double usual_of_first = 0.0;
  for (const Service& service : catalogue.services) {
    for (const KeyPrice& price : prices_of(service.price)) {
      const double lowest = usual_price(service.id, price.key, usual);
      if (price.price.high.value <= 0.0 || 100.0 * price.price.high.value >= lowest) continue;
      if (!first) {
        first = price;
        usual_of_first = lowest;
      }
      keys.push_back(service.id + "." + price.key);
    }
  }
  if (!first) return;
  constexpr std::size_t max_named = 5;
  const std::string example = keys.front();
  const std::size_t count = keys.size();
  if (count > max_named) keys.resize(max_named);
  const Text more = count > max_named ? Text(", …", "等") : Text();
  warn("catalogue", example, ProblemKind::number_format_assumed,
       filled_text(
           "{0} = {1} is in CNY, but the lowest price in the supplied catalogue is {2:.10g} CNY. "
           "If it is in units of 10,000 CNY, write {3}; {4} affected: {5}",
           "{0} = {1} 以元计，而自带指标库最低为{2:.10g}元。如为万元，请写 {3}；此类共{4}"
           "项：{5}",
           example, written(*first, 1.0), usual_of_first, written(*first, 1e4),
           Text(counted(count, "price", "prices"), fmt::format("{}", count)),
           listed_text(keys) + more),
       problems);
}

void warn_of_committed(const ScheduleSettings& schedule, Problems& problems) {
  constexpr double wan = 10'000.0;
  double most = 0.0;
  for (std::size_t y = 0; y < schedule.committed.size(); ++y) {
    const double sum = schedule.committed[y].value;
    if (sum >= wan || wan * sum > schedule.budget[y].value) return;
    most = std::max(most, sum);
  }
  if (most <= 0.0) return;
  warn("schedule", "committed", ProblemKind::number_format_assumed,
       filled_text("committed is at most {0:.10g} CNY per year. If it is in units of 10,000 CNY, "
                   "write each sum in the form {0:.10g}e4 for {0:.10g}",
                   "committed 每年最多{0:.10g}元。如为万元，请把各项都改写，例如 {0:.10g} 写作 "
                   "{0:.10g}e4",
                   most),
       problems);
}

}  // namespace

void warn_of_radii(const ServiceCatalogue& catalogue, const CoverageSettings& coverage,
                   Problems& problems) {
  const TravelRules& rules = catalogue.travel;
  if (coverage.metric == Metric::time) {
    const auto visit = [&](const char* key, const std::optional<Minutes>& own, Minutes usual) {
      if (own) return warn_of_minutes("coverage", key, *own, problems);
      warn_of_minutes("catalogue", std::string("travel.") + key, usual, problems);
    };
    visit("core_minutes", coverage.core_time, rules.core_time);
    visit("band_minutes", coverage.band_time, rules.band_time);
    return;
  }
  const auto visit = [&](const char* key, const std::optional<Metres>& own,
                         Metres Service::*of_service) {
    if (own) return warn_of_radius("coverage", key, *own, problems);
    for (const ServiceId s : catalogue.of_group(ServiceGroup::public_service)) {
      const Service& service = catalogue.services[s];
      warn_of_radius("catalogue", service.id + "." + key, service.*of_service, problems);
    }
  };
  visit("core_radius", coverage.core_radius, &Service::core_radius);
  visit("band_radius", coverage.band_radius, &Service::band_radius);
}

void warn_of_sums(const ServiceCatalogue& catalogue, const std::string& catalogue_path,
                  const ScheduleSettings& schedule, Problems& problems) {
  namespace fs = std::filesystem;
  const std::string usual = program_data_folder() + "/catalogue/shandong-2016.toml";
  std::error_code error;
  const bool is_own = !catalogue_path.empty() && !fs::equivalent(catalogue_path, usual, error);
  if (is_own && fs::is_regular_file(usual, error)) {
    warn_of_prices(catalogue, read_catalogue(usual), problems);
  }
  warn_of_committed(schedule, problems);
}

}  // namespace hinterland
