// SPDX-License-Identifier: Apache-2.0
#include "output/service_works.hpp"

#include "output/identifiers.hpp"
#include "output/report_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace hinterland {

namespace {

/// The words for one service; an empty one is replaced by the general word.
struct WorksWords {
  std::string_view id;         ///< of the service
  std::string_view lack;       ///< what a village without it is
  std::string_view network;    ///< name of a project with lines
  std::string_view local;      ///< and of one without
  std::string_view laid;       ///< a line is built
  std::string_view connected;  ///< a village is connected by a line
  std::string_view on_site;    ///< a village is equipped without a line
  std::string_view line_en;    ///< the line
};

// clang-format off
constexpr std::array<WorksWords, 12> known_works = {{
    {"road", "未通硬化路", "通村道路", "通村道路", "", "通硬化路", "硬化道路", "road"},
    {"building", "房屋待改造", "房屋改造", "房屋改造", "", "", "改造房屋", ""},
    {"transport", "未通公交", "公交线路延伸", "公交配套", "延伸公交线路", "通公交", "配套公交设施", "bus line"},
    {"water_supply", "未通自来水", "供水管网延伸", "供水设施建设", "敷设供水管道", "通自来水", "配建供水设施", "water main"},
    {"drainage", "污水未收集", "污水管网延伸", "污水设施建设", "敷设污水管道", "污水接入管网", "配建污水设施", "sewer"},
    {"power", "未通电", "配电网延伸", "供电设施建设", "架设电力线路", "通电", "配建供电设施", "power line"},
    {"gas", "未通管道气", "燃气管网延伸", "燃气设施建设", "敷设燃气管道", "通管道气", "配建燃气设施", "gas main"},
    {"heating", "未集中供热", "供热管网延伸", "供热设施建设", "敷设供热管道", "接入集中供热", "配建供热设施", "heat main"},
    {"lighting", "未装路灯", "道路照明", "道路照明", "安装路灯", "装路灯", "安装路灯", "street lighting"},
    {"sanitation", "环卫未配套", "环卫设施建设", "环卫设施建设", "", "", "配套环卫设施", ""},
    {"telecom", "未通宽带", "宽带网络延伸", "通信设施建设", "布放通信光缆", "通宽带", "配建通信设施", "optical cable"},
    {"broadcasting", "未通有线电视", "有线电视网络延伸", "广播电视设施建设", "布放有线电视线缆", "通有线电视", "配建广播电视设施", "television cable"},
}};
// clang-format on

const WorksWords& words_of(const Service& service) {
  static constexpr WorksWords general{};
  const auto found = std::ranges::find(known_works, service.id, &WorksWords::id);
  return found == known_works.end() ? general : *found;
}

std::string known_or(std::string_view known, std::string_view general) {
  return std::string(known.empty() ? general : known);
}

bool is_road(const Service& service) { return service.id == "road"; }

/// In km with two decimals; a length that would become 0 with three.
std::string works_km(Metres length) {
  const double km = length.value / 1000.0;
  return fmt::format("{:.{}f}", km, km < 0.005 ? 3 : 2);
}

std::string lines_text(const Service& service, Metres length, bool by_road, const Words& words) {
  const WorksWords& of = words_of(service);
  const std::string km = works_km(length);
  if (is_road(service)) {
    return by_road ? words.fill("改建道路{}公里", "{} km of road upgraded", km)
                   : words.fill("新建道路{}公里", "{} km of new road", km);
  }
  const std::string laid = known_or(of.laid, "敷设线路");
  const std::string line = known_or(of.line_en, "line");
  return by_road ? words.fill("沿路{0}{2}公里", "{1}: {2} km along roads", laid, line, km)
                 : words.fill("非沿路{0}{2}公里", "{1}: {2} km across country", laid, line, km);
}

}  // namespace

std::string lack_text(const Service& service, Language language) {
  const Words words(language);
  const std::string_view known = words_of(service).lack;
  if (language == Language::zh && !known.empty()) return std::string(known);
  return words.fill("缺{}", "missing: {}", name_of(service, language));
}

Text line_noun(std::string_view service_id) {
  if (service_id == "road") return {"road", "道路"};
  if (service_id == "transport" || service_id == "lighting") return {"line", "线路"};
  return {"line", "管线"};
}

bool is_renovation(const Service& service) { return service.id == "building"; }

std::string meaning_of_answers(const Service& service, Language language) {
  const Words words(language);
  if (is_renovation(service)) {
    return words("房屋均安全、无须改造填“是”，尚有房屋须改造填“否”",
                 "yes: the houses are safe and need no renovation; no: some need renovation");
  }
  if (service.id == "sanitation") {
    return words("环卫设施已配套填“是”，未配套填“否”",
                 "yes: the village has sanitation facilities; no: it has none");
  }
  return words("已接通填“是”，未接通填“否”", "yes: the village is connected; no: it is not");
}

std::string works_name(const Service& service, bool has_lines, Language language) {
  const std::string name(name_of(service, language));
  if (language != Language::zh) return name;
  const WorksWords& of = words_of(service);
  return has_lines ? known_or(of.network, name + "延伸") : known_or(of.local, name + "建设");
}

std::string works_text(const Service& service, const Works& works, Language language) {
  const Words words(language);
  const WorksWords& of = words_of(service);
  std::string text;
  const auto add = [&](bool there, const std::string& part) {
    if (!there) return;
    if (!text.empty()) text += words("；", "; ");
    text += part;
  };
  add(works.along_road > 0_m, lines_text(service, works.along_road, true, words));
  add(works.cross_country > 0_m, lines_text(service, works.cross_country, false, words));
  add(works.joined > 0, words.fill("{}{}个村", "villages connected: {1}",
                                   known_or(of.connected, "接通"), works.joined));
  add(works.on_site > 0, words.fill("{}{}个村", "villages equipped on site: {1}",
                                    known_or(of.on_site, "村内配建"), works.on_site));
  const auto& alternative = service.price.standalone;
  const std::string standalone =
      alternative ? std::string(name_of(*alternative, language)) : words("单村方案", "stand-alone");
  add(works.standalone > 0,
      words.fill("{}{}个村", "{}, villages: {}", standalone, works.standalone));
  return text;
}

std::string nature_of_works(const Service& service, const Works& works, Language language) {
  const Words words(language);
  const bool is_upgrade = is_road(service)         ? works.along_road > 0_m
                          : is_renovation(service) ? works.on_site > 0
                                                   : false;
  const bool has_lines = works.along_road + works.cross_country > 0_m || works.joined > 0;
  const bool is_extension = has_lines && !is_road(service);
  const bool is_new = (is_road(service) && works.cross_country > 0_m) || works.standalone > 0 ||
                      (works.on_site > 0 && !is_renovation(service));
  std::string text;
  const auto add = [&](bool there, const std::string& part) {
    if (!there) return;
    if (!text.empty()) text += words("、", ", ");
    text += part;
  };
  add(is_new, words("新建", "new"));
  add(is_upgrade, words("改建", "upgrade"));
  add(is_extension, words("延伸", "extension"));
  return text;
}

}  // namespace hinterland
