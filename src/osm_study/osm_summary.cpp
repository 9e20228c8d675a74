// SPDX-License-Identifier: Apache-2.0
#include "osm_study/osm_summary.hpp"

#include "output/report_text.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace hinterland {

namespace {

bool has_public_facilities(const OsmExtract& extract, const ServiceCatalogue& catalogue) {
  for (const OsmRow row : rows(extract.facilities.id)) {
    const auto service = catalogue.find(std::string(extract.facilities.entry[row]));
    if (service && catalogue.services[*service].group == ServiceGroup::public_service) return true;
  }
  return false;
}

std::string town_lines(const OsmImport& import, const Words& words) {
  if (import.extract.towns.size() > 0) return {};
  std::string text = words(
      "数据中没有城镇驻地（place=town 或 city）：在 study.toml 的 [layers.towns] 补充驻地之前，"
      "设施不属于任何城镇，无法判断服务半径。\n",
      "There is no town seat (place=town or city) in the extract: until [layers.towns] in "
      "study.toml "
      "has seats, no facility counts as a town's and coverage cannot be judged.\n");
  const std::string candidates = osm_candidates_text(import.choices, words.language());
  if (candidates.empty()) return text;
  return text +
         words("  可作驻地的候选（图层 town_candidates）：",
               "  What may be a seat (layer town_candidates): ") +
         candidates + "\n";
}

std::string facility_lines(const OsmImport& import, const ServiceCatalogue& catalogue,
                           const Words& words) {
  if (has_public_facilities(import.extract, catalogue)) return {};
  return words(
      "数据中没有任何公共服务设施，无法判断服务半径；请取更大的范围，或自备设施图层。\n",
      "There is no facility of any public service in the extract, so coverage cannot be judged: "
      "take a larger extract, or name a layer of facilities of your own.\n");
}

/// By reason, with the objects of those that name two.
std::string left_out_lines(const OsmExtract& extract, const Words& words) {
  constexpr std::size_t most_examples = 3;
  std::map<LeftOutReason, std::vector<const LeftOut*>> by_reason;
  std::size_t faults = 0;
  for (const LeftOut& left : extract.left_out) {
    if (left.reason == LeftOutReason::same_place) continue;
    by_reason[left.reason].push_back(&left);
    if (is_fault(left.reason)) ++faults;
  }
  std::string text;
  if (faults > 0) {
    text +=
        words.fill("未采用或只采用一部分：{}（逐条见 left_out.csv）\n",
                   "left out, or taken in part: {} (left_out.csv says which and why)\n", faults);
  }
  for (const auto& [reason, found] : by_reason) {
    text += fmt::format("{:>8}  {}: {}\n", found.size(), identifier(reason),
                        describe(reason, words.language()));
    if (reason != LeftOutReason::same_name_near) continue;
    for (std::size_t i = 0; i < std::min(found.size(), most_examples); ++i) {
      text += fmt::format("          {} ({})\n", found[i]->detail, text_of(found[i]->id));
    }
    if (found.size() > most_examples) text += "          …\n";
  }
  return text;
}

}  // namespace

std::string osm_summary_text(const OsmImport& import, const ServiceCatalogue& catalogue,
                             const std::string& folder, Language language) {
  const Words words(language);
  const OsmExtract& extract = import.extract;
  return town_lines(import, words) + facility_lines(import, catalogue, words) +
         words.fill("{}：村庄 {}，城镇 {}，设施 {}，道路 {}，管网种类 {}\n",
                    "{}: villages {}, towns {}, facilities {}, roads {}, networks {}\n", folder,
                    extract.villages.size(), extract.towns.size(), extract.facilities.size(),
                    extract.roads.size(), extract.networks.size()) +
         osm_versions_text(extract, language) + left_out_lines(extract, words) +
         words.fill("下一步：hinterland run {}/study.toml\n", "Now: hinterland run {}/study.toml\n",
                    folder);
}

bool has_problems(const OsmImport& import, const ServiceCatalogue& catalogue) {
  return import.extract.towns.size() == 0 || !has_public_facilities(import.extract, catalogue) ||
         std::ranges::any_of(import.extract.left_out, is_fault, &LeftOut::reason);
}

}  // namespace hinterland
