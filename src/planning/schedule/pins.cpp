// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/pins.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"
#include "planning/schedule/activities.hpp"
#include "world/column_codes.hpp"
#include "world/place_name.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace hinterland {

namespace {

constexpr std::size_t max_pins_reported = 4;

std::string list_of(const std::vector<int>& years) {
  std::string text;
  for (int year : years) text += (text.empty() ? "" : ", ") + std::to_string(year);
  return text;
}

/// The label of a pin: pin 3 (village 370112001, water_supply: in 2027, 2028).
Text describe(const ScheduleSettings& settings, std::uint32_t row) {
  const SchedulePin& pin = settings.pins[row];
  const Text object = pin.segment.empty() ? filled_text("village {}", "村庄 {}", pin.village)
                                          : filled_text("segment {}", "工程段 {}", pin.segment);
  const Text service = pin.service.empty() ? Text() : filled_text(", {}", "，{}", pin.service);
  Text years;
  if (pin.never) {
    years = {"never", "不建"};
  } else {
    if (!pin.years.empty()) years = filled_text("in {}", "{}年建", list_of(pin.years));
    if (!pin.years.empty() && !pin.not_in.empty()) years = years + Text(", ", "，");
    if (!pin.not_in.empty()) {
      years = years + filled_text("not in {}", "{}年不建", list_of(pin.not_in));
    }
  }
  return filled_text("pin {} ({}{}: {})", "第{}项（{}{}：{}）", row + 1, object, service, years);
}

Text describe_all(const ScheduleSettings& settings, std::vector<std::uint32_t> pins) {
  std::ranges::sort(pins);
  pins.erase(std::unique(pins.begin(), pins.end()), pins.end());
  Text text;
  for (std::size_t i = 0; i < std::min(pins.size(), max_pins_reported); ++i) {
    if (i > 0) text = text + Text("; ", "；");
    text = text + describe(settings, pins[i]);
  }
  if (pins.size() > max_pins_reported) {
    text = text + filled_text("; and {} more", "；另有{}项", pins.size() - max_pins_reported);
  }
  return text;
}

std::uint32_t bits_of(const std::vector<int>& years, int first_year) {
  std::uint32_t bits = 0;
  for (int year : years) {
    const int place = year - first_year;
    if (place >= 0 && place < static_cast<int>(max_plan_years)) bits |= 1U << place;
  }
  return bits;
}

/// The choices (years, unbuilt) that a pin leaves to an activity.
std::uint32_t kept_by(const SchedulePin& pin, int first_year) {
  if (pin.never) return may_stay_unbuilt;
  std::uint32_t kept = pin.years.empty() ? ~0U : bits_of(pin.years, first_year);
  kept &= ~bits_of(pin.not_in, first_year);
  return kept;
}

/// Finds the activities of a pin.
class PinReader {
 public:
  PinReader(const ScheduleInput& input, const ScheduleActivities& building)
      : world_(input.world),
        catalogue_(input.catalogue),
        gaps_(input.matrix.gaps),
        segments_(input.extension.segments),
        building_(building) {}

  std::vector<ActivityId> segments_of(const SchedulePin& pin, const Text& name) const {
    if (!pin.segment.empty()) return {segment_activity(pin, name)};
    std::optional<ServiceId> service;
    if (!pin.service.empty()) {
      service = catalogue_.find(pin.service);
      if (!service) {
        throw UsageError(
            filled_text("{}: {}", "{}：{}", name, unknown_service(catalogue_, pin.service)));
      }
    }
    const VillageId village = village_of(pin, name);
    std::vector<ActivityId> activities;
    const auto [first, last] =
        std::equal_range(gaps_.village.begin(), gaps_.village.end(), village);
    for (auto at = first; at != last; ++at) {
      const GapId gap{static_cast<std::uint32_t>(at - gaps_.village.begin())};
      if (!service || gaps_.service[gap] == *service)
        activities.push_back(building_.activity_of(gap));
    }
    if (!activities.empty()) return activities;
    const Text of_service = service ? filled_text(" of {}", " {} ", pin.service) : Text();
    throw UsageError(filled_text(
        "{}: the village has no gap{}, so there is nothing to schedule. Remove the pin.",
        "{}：该村没有{}缺口，无须安排年份。请删去该项。", name, of_service));
  }

 private:
  ActivityId segment_activity(const SchedulePin& pin, const Text& name) const {
    if (const auto named = segment_named(catalogue_, segments_, pin.segment)) {
      return ScheduleActivities::activity_of(*named);
    }
    const std::string id = pin.segment.substr(0, pin.segment.rfind('-'));
    const auto service = catalogue_.find(id);
    if (!service)
      throw UsageError(filled_text("{}: {}", "{}：{}", name, unknown_service(catalogue_, id)));
    const auto first = std::ranges::find(segments_.service, *service);
    const bool any = first != segments_.service.end();
    const SegmentId some{static_cast<std::uint32_t>(first - segments_.service.begin())};
    const Text there = any ? filled_text("one segment of {} is {}", "{} 的工程段名如 {}", id,
                                         segment_name(catalogue_, segments_, some))
                           : filled_text("no line of {} is planned", "{} 没有待建线路", id);
    throw UsageError(
        filled_text("{}: no segment has that name ({}). A segment is named after its two ends; "
                    "with other data it may be split or end elsewhere, and earlier pins become "
                    "invalid. Take the name from extensions.geojson, or pin the village.",
                    "{}：没有该名称的工程段（{}"
                    "）。工程段按其两端命名；数据变化后可能被分段或改变端点，原来的指定"
                    "即失效。请按 extensions.geojson 填写，或改为指定村庄。",
                    name, there));
  }

  VillageId village_of(const SchedulePin& pin, const Text& name) const {
    const auto& codes = world_.villages.code;
    const std::vector<VillageId> sharers = villages_named(world_.villages, pin.village);
    if (sharers.size() == 1) return sharers.front();
    if (sharers.size() > 1) {
      throw UsageError(filled_text(
          "{}: {} villages have the code or name '{}', such as {} and {}. Write the "
          "code of one, and give each its own code.",
          "{}：{}个村庄的代码或名称同为“{}”，如 {} 和 "
          "{}。请写其中一个的代码，并为各村编不同代码。",
          name, sharers.size(), pin.village, describe(sharers[0]), describe(sharers[1])));
    }
    std::vector<std::string> known;
    for (VillageId v : rows(codes)) {
      known.emplace_back(codes[v]);
      known.emplace_back(world_.villages.name[v]);
    }
    const std::string like = nearest_name(pin.village, known);
    const Text way_out = like.empty() ? Text(" See village_code in priorities.geojson.",
                                             "请查 priorities.geojson 的 village_code。")
                                      : filled_text(" Did you mean '{}'?", "是否应为“{}”？", like);
    throw UsageError(filled_text("{}: no village has the code or name '{}'.{}",
                                 "{}：没有代码或名称为“{}”的村庄。{}", name, pin.village, way_out));
  }

  /// The label of a village: 甲村 (370102001001).
  std::string describe(VillageId v) const {
    return fmt::format("{} ({})", world_.villages.name[v], world_.villages.code[v]);
  }

  const World& world_;
  const ServiceCatalogue& catalogue_;
  const Gaps& gaps_;
  const ExtensionSegments& segments_;
  const ScheduleActivities& building_;
};

Text name_of(const ScheduleInput& input, const ScheduleActivities& building, ActivityId activity) {
  if (activity.index < building.segments) {
    return filled_text(
        "segment {}", "工程段 {}",
        segment_name(input.catalogue, input.extension.segments, SegmentId{activity.index}));
  }
  const GapId gap{static_cast<std::uint32_t>(activity.index - building.segments)};
  const Gaps& gaps = input.matrix.gaps;
  return filled_text("the connection of village {} to {}", "村庄 {} 的 {} 接入",
                     std::string(input.world.villages.code[gaps.village[gap]]),
                     input.catalogue.services[gaps.service[gap]].id);
}

/// Whether `activity` is `above` or one of its successors.
bool is_downstream(const Activities& activities, ActivityId activity, ActivityId above) {
  std::optional<ActivityId> at = activity;
  while (at && *at > above) at = activities.predecessor[*at];
  return at == above;
}

/// Whether the codes are equal, 370102001001000 being the village 370102001001.
std::string_view without_group(std::string_view code) {
  constexpr std::size_t digits_of_a_group = 15;
  const bool no_group = code.size() == digits_of_a_group && code.ends_with("000") &&
                        code.find_first_not_of("0123456789") == code.npos;
  return no_group ? code.substr(0, code.size() - 3) : code;
}

/// The villages whose name, or town and name, satisfies `same`.
template <class Same>
std::vector<VillageId> by_name(const Villages& villages, const Same& same) {
  std::vector<VillageId> found;
  for (const VillageId v : rows(villages.name)) {
    const FoldedName name = folded_place_name(villages.name[v], Level::village);
    const FoldedName town = folded_place_name(villages.town[v], Level::town);
    if (same(name, town)) found.push_back(v);
  }
  return found;
}

}  // namespace

PinnedActivities apply_pins(const ScheduleInput& input, ScheduleActivities& building) {
  const ScheduleSettings& settings = input.settings;
  PinnedActivities pinned;
  const PinReader reader(input, building);
  for (std::uint32_t p = 0; p < settings.pins.size(); ++p) {
    const Text name = filled_text("schedule.pins: {}", "schedule.pins：{}", describe(settings, p));
    const std::uint32_t kept = kept_by(settings.pins[p], settings.first_year);
    for (ActivityId w : reader.segments_of(settings.pins[p], name)) {
      std::uint32_t& allowed = building.activities.allowed[w];
      const bool has_cost = years_of(building.activities.allowed[w]) != 0;
      std::vector<std::uint32_t> others{p};
      for (const auto& [activity, pin] : pinned.pins) {
        if (activity == w) others.push_back(pin);
      }
      allowed &= kept;
      pinned.pins.emplace_back(w, p);
      if (allowed != 0) continue;
      if (!has_cost && others.size() == 1) {
        throw UsageError(filled_text(
            "{}: {} must be built, but its cost is unknown: it cannot be connected, or only at too "
            "high a cost, and the catalogue names no alternative. Remove the pin, name another "
            "service in it, or give this one a standalone price.",
            "{}：{} 须建，但投资不明：无接入点或接入成本过高，指标库又未列单村方案。请删去该项、"
            "改指其他类别，或为该类别补 standalone 造价。",
            name, name_of(input, building, w)));
      }
      throw UsageError(
          filled_text("schedule.pins: these leave no year for the same activity: {}. Change or "
                      "remove one of them.",
                      "schedule.pins：以下各项对同一工程没有留下可建年份：{}。请修改或删去其一。",
                      describe_all(settings, others)));
    }
  }
  return pinned;
}

Text contradiction(const ScheduleInput& input, const ScheduleActivities& building,
                   const PinnedActivities& pinned, const InfeasibleActivity& impossible) {
  const auto activity = impossible.activity();
  std::vector<std::uint32_t> bearing;
  for (const auto& [where, pin] : pinned.pins) {
    const bool bears = !activity || is_downstream(building.activities, where, *activity) ||
                       is_downstream(building.activities, *activity, where);
    if (bears) bearing.push_back(pin);
  }
  const Text what = activity ? name_of(input, building, *activity)
                             : Text("the set of pinned activities", "所指定的工程");
  return filled_text(
      "schedule.pins: {} must be built, but {}. Pins concerned: {}. Change or remove a pin, or "
      "raise the budgets.",
      "schedule.pins：{} 须建，但{}。指定项：{}。请修改或删去指定项，或提高预算。", what,
      impossible.why(), describe_all(input.settings, std::move(bearing)));
}

std::vector<VillageId> villages_named(const Villages& villages, std::string_view word) {
  std::vector<VillageId> found;
  const std::string code = plain_code(word);
  for (const VillageId v : rows(villages.code)) {
    const std::string_view own = villages.code[v];
    if (!own.empty() && without_group(own) == without_group(code)) found.push_back(v);
  }
  if (!found.empty()) return found;
  const FoldedName wanted = folded_place_name(word, Level::village);
  if (wanted.whole.empty()) return found;
  found = by_name(villages, [&](const FoldedName& name, const FoldedName& town) {
    return name.whole == wanted.whole || town.whole + name.whole == wanted.whole;
  });
  if (!found.empty()) return found;
  return by_name(villages, [&](const FoldedName& name, const FoldedName& town) {
    return name.stem == wanted.stem || town.whole + name.stem == wanted.stem;
  });
}

}  // namespace hinterland
