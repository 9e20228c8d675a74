// SPDX-License-Identifier: Apache-2.0
#include "output/people_summary.hpp"

#include "output/identifiers.hpp"

namespace hinterland {

namespace {

/// "入户、配电变压器、调压箱": what the services count by households and people.
std::string items_by_people(const Study& study, const Figures& figures, const Words& words) {
  std::string names = words("入户", "households");
  for (ServiceId service : figures.services_with_items) {
    for (const PriceItem& item : study.catalogue.services[service].price.items) {
      if (item.every_people <= 0_people) continue;
      names += words("、", ", ");
      names += study.language == Language::zh ? item.name_zh : item.name_en;
    }
  }
  return names;
}

std::string people_text(const Study& study, const Figures& figures, const Words& words) {
  std::string text;
  if (figures.villages_estimated > 0) {
    text += words.fill("人口按户数估算的村：{}（每户 {} 人，指标库的 people_per_household）\n",
                       "villages whose people are estimated from their households: {} ({} each, "
                       "people_per_household of the catalogue)\n",
                       grouped(figures.villages_estimated), study.catalogue.people_per_household);
  }
  if (figures.villages_without_people > 0) {
    text += words.fill("没有人口数、不在人口合计中的村：{}\n",
                       "villages without a population figure, in no sum of people: {}\n",
                       grouped(figures.villages_without_people));
  }
  if (figures.gaps_without_items > 0) {
    text += words.fill(
        "其中 {} 项缺口的造价未含按户数和人口计的部分（{}），也不与人均造价上限比较（请用 fields = "
        "{{ "
        "people = \"…\" }} 或 households 指明人口或户数）\n",
        "their gaps priced without what is counted by households and people: {} ({}), and held "
        "against no limit a person (name the column with fields = {{ people = \"…\" }}, or that of "
        "households)\n",
        grouped(figures.gaps_without_items), items_by_people(study, figures, words));
  }
  return text;
}

}  // namespace

std::string unknowns_text(const Study& study, const Figures& figures, const Words& words) {
  std::string text;
  if (!figures.any_facility && !study.layers.facilities.empty()) {
    text += words("没有可用的公共服务设施，无法判断服务半径（原因见数据问题）。\n",
                  "No facility of a public service can be used, so coverage cannot be judged; the "
                  "problems in the data say why.\n");
  } else if (!figures.any_facility) {
    text += words(
        "没有任何公共服务设施，无法判断服务半径（请加 [layers.facilities]，或设 [coverage] "
        "towns_as_facilities = true）。\n",
        "There is no facility of any public service, so coverage cannot be judged. Add "
        "[layers.facilities], or set [coverage] towns_as_facilities = true.\n");
  }
  return text + people_text(study, figures, words);
}

std::string survey_text(const Study& study, const Figures& figures, const Words& words) {
  std::string text = words.fill(
      "待普查：{} 项，涉及 {} 个村（情况不明，不计为缺口）\n",
      "questions for the census: {}, in villages: {} (not known, never counted as gaps)\n",
      grouped(figures.survey_cells), grouped(figures.survey.villages));
  for (const ServiceFigures& service : figures.services) {
    if (service.being_built + service.planned == 0) continue;
    text += words.fill("  {}：在建 {} 个村，规划 {} 个村，不算已接通，也不计为缺口\n",
                       "  {}: villages where it is being built: {}, planned: {}; neither connected "
                       "nor counted as gaps\n",
                       name_of(study.catalogue.services[service.service], study.language),
                       grouped(service.being_built), grouped(service.planned));
  }
  for (ServiceId service : figures.without_source) {
    text += words.fill("  {}：没有图层，也没有读取到普查列，各村情况均不明，不列入待普查\n",
                       "  {}: neither a layer nor a column that is read, so no village is known; "
                       "not listed\n",
                       name_of(study.catalogue.services[service], study.language));
  }
  return text;
}

}  // namespace hinterland
