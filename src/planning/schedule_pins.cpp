// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule_pins.hpp"

#include "planning/phasing_allowed.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/spelling.hpp>

#include <algorithm>
#include <optional>

namespace hinterland {

namespace {

constexpr std::size_t most_pins_told = 4;

std::string list_of(const std::vector<int>& years) {
  std::string text;
  for (int year : years) text += (text.empty() ? "" : ", ") + std::to_string(year);
  return text;
}

/// Pin 3 (village 370112001, water_supply: in 2027, 2028).
std::string describe(const ScheduleSettings& settings, std::uint32_t row) {
  const SchedulePin& pin = settings.pins[row];
  std::string text = "pin " + std::to_string(row + 1) + " (";
  text += pin.segment.empty() ? "village " + pin.village : "segment " + pin.segment;
  if (!pin.service.empty()) text += ", " + pin.service;
  text += ": ";
  if (pin.never) return text + "never)";
  if (!pin.years.empty()) text += "in " + list_of(pin.years);
  if (!pin.not_in.empty())
    text += (pin.years.empty() ? "not in " : ", not in ") + list_of(pin.not_in);
  return text + ")";
}

std::string describe_all(const ScheduleSettings& settings, std::vector<std::uint32_t> pins) {
  std::ranges::sort(pins);
  pins.erase(std::unique(pins.begin(), pins.end()), pins.end());
  std::string text;
  for (std::size_t i = 0; i < std::min(pins.size(), most_pins_told); ++i) {
    text += (i == 0 ? "" : "; ") + describe(settings, pins[i]);
  }
  if (pins.size() > most_pins_told) {
    text += "; and " + std::to_string(pins.size() - most_pins_told) + " more";
  }
  return text;
}

std::uint32_t bits_of(const std::vector<int>& years, int first_year) {
  std::uint32_t bits = 0;
  for (int year : years) {
    const int place = year - first_year;
    if (place >= 0 && place < static_cast<int>(most_plan_years)) bits |= 1U << place;
  }
  return bits;
}

/// The years and the leave to stay unbuilt that a pin lets a work keep.
std::uint32_t kept_by(const SchedulePin& pin, int first_year) {
  if (pin.never) return may_stay_unbuilt;
  std::uint32_t kept = pin.years.empty() ? ~0U : bits_of(pin.years, first_year);
  kept &= ~bits_of(pin.not_in, first_year);
  return kept;
}

/// Finds what a pin is about.
class PinReader {
 public:
  PinReader(const World& world, const ServiceCatalogue& catalogue, const GapMatrix& matrix,
            const NetworkExtension& extension, const Building& building)
      : world_(world),
        catalogue_(catalogue),
        gaps_(matrix.gaps),
        segments_(extension.segments),
        building_(building) {}

  std::vector<WorkId> works_of(const SchedulePin& pin, const std::string& name) const {
    if (!pin.segment.empty()) return {segment_work(pin, name)};
    std::optional<ServiceId> service;
    if (!pin.service.empty()) {
      service = catalogue_.find(pin.service);
      if (!service) throw UsageError(name + ": " + no_service(pin.service));
    }
    const VillageId village = village_of(pin, name);
    std::vector<WorkId> works;
    const auto [first, last] =
        std::equal_range(gaps_.village.begin(), gaps_.village.end(), village);
    for (auto at = first; at != last; ++at) {
      const GapId gap{static_cast<std::uint32_t>(at - gaps_.village.begin())};
      if (!service || gaps_.service[gap] == *service) works.push_back(building_.work_of(gap));
    }
    if (!works.empty()) return works;
    throw UsageError(name + ": the village has no gap" +
                     (service ? " of " + pin.service : std::string()) +
                     ", so there is nothing to put into a year. Drop the pin.");
  }

 private:
  WorkId segment_work(const SchedulePin& pin, const std::string& name) const {
    if (const auto segment = find_segment(catalogue_, segments_, pin.segment)) {
      return Building::work_of(*segment);
    }
    const std::string id = pin.segment.substr(0, pin.segment.rfind('-'));
    if (!catalogue_.find(id)) throw UsageError(name + ": " + no_service(id));
    const auto count = std::ranges::count(segments_.service, *catalogue_.find(id));
    throw UsageError(name + ": there is no such segment; " +
                     (count == 0 ? "no line of " + id + " is to be built"
                                 : "those of " + id + " are " + id + "-1 to " + id + "-" +
                                       std::to_string(count)) +
                     ". They change with the study's data: see extensions.geojson.");
  }

  VillageId village_of(const SchedulePin& pin, const std::string& name) const {
    const auto& codes = world_.villages.code;
    std::vector<VillageId> bearers;
    for (VillageId v : rows(codes)) {
      if (codes[v] == pin.village) bearers.push_back(v);
    }
    if (bearers.size() == 1) return bearers.front();
    if (bearers.size() > 1) {
      throw UsageError(name + ": " + std::to_string(bearers.size()) + " villages bear the code '" +
                       pin.village + "', such as " + std::string(world_.villages.name[bearers[0]]) +
                       " and " + std::string(world_.villages.name[bearers[1]]) +
                       ". Give each a code of its own.");
    }
    std::vector<std::string> known;
    for (VillageId v : rows(codes)) known.emplace_back(codes[v]);
    const std::string like = nearest_name(pin.village, known);
    throw UsageError(name + ": no village bears the code '" + pin.village + "'." +
                     (like.empty() ? " See village_code in priorities.geojson."
                                   : " Did you mean '" + like + "'?"));
  }

  std::string no_service(const std::string& id) const {
    std::vector<std::string> ids;
    for (const Service& known : catalogue_.services) ids.push_back(known.id);
    return "the catalogue has no service '" + id + "'. " + suggest_name(id, ids);
  }

  const World& world_;
  const ServiceCatalogue& catalogue_;
  const Gaps& gaps_;
  const ExtensionSegments& segments_;
  const Building& building_;
};

std::string name_of(const ServiceCatalogue& catalogue, const World& world, const Gaps& gaps,
                    const ExtensionSegments& segments, const Building& building, WorkId work) {
  if (work.index < building.segments) {
    return "segment " + segment_name(catalogue, segments, SegmentId{work.index});
  }
  const GapId gap{static_cast<std::uint32_t>(work.index - building.segments)};
  return "the connection of village " + std::string(world.villages.code[gaps.village[gap]]) +
         " to " + catalogue.services[gaps.service[gap]].id;
}

/// Whether `work` is, or comes after, `above`.
bool is_behind(const Works& works, WorkId work, WorkId above) {
  std::optional<WorkId> at = work;
  while (at && *at > above) at = works.after[*at];
  return at == above;
}

}  // namespace

PinnedWorks apply_pins(const World& world, const ServiceCatalogue& catalogue,
                       const GapMatrix& matrix, const NetworkExtension& extension,
                       const ScheduleSettings& settings, Building& building) {
  PinnedWorks pinned;
  const PinReader reader(world, catalogue, matrix, extension, building);
  for (std::uint32_t p = 0; p < settings.pins.size(); ++p) {
    const std::string name = "schedule.pins: " + describe(settings, p);
    const std::uint32_t kept = kept_by(settings.pins[p], settings.first_year);
    for (WorkId w : reader.works_of(settings.pins[p], name)) {
      std::uint32_t& allowed = building.works.allowed[w];
      const bool has_cost = years_of(building.works.allowed[w]) != 0;
      std::vector<std::uint32_t> others{p};
      for (const auto& [work, pin] : pinned.pins) {
        if (work == w) others.push_back(pin);
      }
      allowed &= kept;
      pinned.pins.push_back({w, p});
      if (allowed != 0) continue;
      if (!has_cost && others.size() == 1) {
        throw UsageError(name + ": " +
                         name_of(catalogue, world, matrix.gaps, extension.segments, building, w) +
                         " must be built, but nobody knows what it costs: it cannot be joined, or "
                         "only too dearly, and the catalogue names no alternative. Drop the pin, "
                         "let it name another service, or give this one a stand_alone price.");
      }
      throw UsageError("schedule.pins: these leave no year for the same thing: " +
                       describe_all(settings, others) + ". Change or drop one of them.");
    }
  }
  return pinned;
}

std::string contradiction(const ServiceCatalogue& catalogue, const World& world,
                          const GapMatrix& matrix, const NetworkExtension& extension,
                          const ScheduleSettings& settings, const Building& building,
                          const PinnedWorks& pinned, const ImpossibleWork& impossible) {
  const auto work = impossible.work();
  std::vector<std::uint32_t> bearing;
  for (const auto& [where, pin] : pinned.pins) {
    const bool bears =
        !work || is_behind(building.works, where, *work) || is_behind(building.works, *work, where);
    if (bears) bearing.push_back(pin);
  }
  const std::string what =
      work ? name_of(catalogue, world, matrix.gaps, extension.segments, building, *work)
           : std::string("what is pinned");
  return "schedule.pins: " + what + " must be built, but " + impossible.why() +
         ". What is pinned: " + describe_all(settings, std::move(bearing)) +
         ". Change or drop a pin, or raise the budgets.";
}

}  // namespace hinterland
