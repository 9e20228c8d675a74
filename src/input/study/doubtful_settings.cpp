// SPDX-License-Identifier: Apache-2.0
#include "input/study/doubtful_settings.hpp"

#include "base/environment.hpp"
#include "base/text_fill.hpp"

#include <hinterland/study.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr Metres shortest = 50_m;  // as of the radii that facilities have of their own
constexpr Metres longest = 100_km;
constexpr Minutes briefest{2.0};  // below: hours, of which a service may be one or two away
constexpr Minutes slowest{240.0};

void tell(const std::string& layer, const std::string& key, ProblemKind kind, Text detail,
          Problems& problems) {
  problems.push_back({kind, layer, -1, key, std::nullopt, std::move(detail)});
}

void doubt_radius(const std::string& layer, const std::string& key, Metres radius,
                  Problems& problems) {
  const double metres = radius.value;
  if (metres > 0.0 && radius < shortest) {
    tell(layer, key, ProblemKind::radius_absurd,
         filled_text("{0} is {1:g} m. If kilometres were meant, write \"{1:g} km\"",
                     "{0} 为 {1:g} 米。如原意为公里，请写 \"{1:g} km\"", key, metres),
         problems);
  }
  if (radius > longest) {
    tell(layer, key, ProblemKind::radius_absurd,
         filled_text("{0} is {1:g} km. If metres were meant, write \"{1:g} m\"",
                     "{0} 为 {1:g} 公里。如原意为米，请写 \"{1:g} m\"", key, metres / 1000.0),
         problems);
  }
}

void doubt_minutes(const std::string& layer, const std::string& key, Minutes time,
                   Problems& problems) {
  if (time.value > 0.0 && time < briefest) {
    tell(layer, key, ProblemKind::radius_absurd,
         filled_text("{0} = {1:g} is {2:g} seconds. If hours were meant, write {2:g}",
                     "{0} = {1:g}，即 {2:g} 秒。如原意为小时，请写 {2:g}", key, time.value,
                     60.0 * time.value),
         problems);
  }
  if (time > slowest) {
    tell(layer, key, ProblemKind::radius_absurd,
         filled_text("{0} = {1:g} is {2:.3g} hours. If seconds were meant, write {2:.3g}",
                     "{0} = {1:g}，即 {2:.3g} 小时。如原意为秒，请写 {2:.3g}", key, time.value,
                     time.value / 60.0),
         problems);
  }
}

/// A price, or a limit, and the key under which the catalogue has it.
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
  if (price.stand_alone) {
    prices.push_back({"stand_alone.per_household", price.stand_alone->per_household});
    prices.push_back({"stand_alone.per_village", price.stand_alone->per_village});
  }
  return prices;
}

/// The lowest price of this key that is not 0; infinite: there is none.
double lowest_of(const std::string& key, const Service& service) {
  double lowest = std::numeric_limits<double>::infinity();
  for (const KeyPrice& usual : prices_of(service.price)) {
    const double low = usual.price.low.value;
    if (usual.key == key && low > 0.0) lowest = std::min(lowest, low);
  }
  return lowest;
}

/// What such a price costs at least in the catalogue of the program; 0: it does not say.
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

/// One problem of all prices that are below a hundredth of the usual.
void doubt_prices(const ServiceCatalogue& catalogue, const ServiceCatalogue& usual,
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
  constexpr std::size_t most_named = 5;
  const std::string example = keys.front();
  const std::size_t count = keys.size();
  if (count > most_named) keys.resize(most_named);
  const Text more = count > most_named ? Text(", …", "等") : Text();
  tell("catalogue", example, ProblemKind::number_format_assumed,
       filled_text(
           "{0} = {1} is in CNY, and the catalogue that comes with the program has {2:.10g} CNY at "
           "the least. If it is in 10,000 CNY, write {3}; so with {4} in all: {5}",
           "{0} = {1} 以元计，而自带指标库最低为 {2:.10g} 元。如为万元，请写 {3}；此类共 {4} "
           "项：{5}",
           example, written(*first, 1.0), usual_of_first, written(*first, 1e4),
           Text(counted(count, "price", "prices"), fmt::format("{}", count)),
           listed_text(keys) + more),
       problems);
}

void doubt_committed(const ScheduleSettings& schedule, Problems& problems) {
  constexpr double wan = 10'000.0;
  double most = 0.0;
  for (std::size_t y = 0; y < schedule.committed.size(); ++y) {
    const double sum = schedule.committed[y].value;
    if (sum >= wan || wan * sum > schedule.budget[y].value) return;
    most = std::max(most, sum);
  }
  if (most <= 0.0) return;
  tell("schedule", "committed", ProblemKind::number_format_assumed,
       filled_text("committed is {0:.10g} CNY a year at the most. If it is in 10,000 CNY, write "
                   "each sum as {0:.10g}e4 is written for {0:.10g}",
                   "committed 每年最多 {0:.10g} 元。如为万元，请把各项都改写，例如 {0:.10g} 写作 "
                   "{0:.10g}e4",
                   most),
       problems);
}

}  // namespace

void doubt_radii(const ServiceCatalogue& catalogue, const CoverageSettings& coverage,
                 Problems& problems) {
  const TravelRules& rules = catalogue.travel;
  if (coverage.metric == Metric::time) {
    const auto look = [&](const char* key, const std::optional<Minutes>& own, Minutes usual) {
      if (own) return doubt_minutes("coverage", key, *own, problems);
      doubt_minutes("catalogue", std::string("travel.") + key, usual, problems);
    };
    look("core_minutes", coverage.core_time, rules.core_time);
    look("band_minutes", coverage.band_time, rules.band_time);
    return;
  }
  const auto look = [&](const char* key, const std::optional<Metres>& own,
                        Metres Service::*of_service) {
    if (own) return doubt_radius("coverage", key, *own, problems);
    for (const ServiceId s : catalogue.of_group(ServiceGroup::public_service)) {
      const Service& service = catalogue.services[s];
      doubt_radius("catalogue", service.id + "." + key, service.*of_service, problems);
    }
  };
  look("core_radius", coverage.core_radius, &Service::core_radius);
  look("band_radius", coverage.band_radius, &Service::band_radius);
}

void doubt_sums(const ServiceCatalogue& catalogue, const std::string& catalogue_path,
                const ScheduleSettings& schedule, Problems& problems) {
  namespace fs = std::filesystem;
  const std::string usual = program_data_folder() + "/catalogue/shandong-2016.toml";
  std::error_code error;
  const bool is_own = !catalogue_path.empty() && !fs::equivalent(catalogue_path, usual, error);
  if (is_own && fs::is_regular_file(usual, error)) {
    doubt_prices(catalogue, read_catalogue(usual), problems);
  }
  doubt_committed(schedule, problems);
}

}  // namespace hinterland
