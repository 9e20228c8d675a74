// SPDX-License-Identifier: Apache-2.0
#include "output/lines_summary.hpp"

#include "output/report_text.hpp"
#include "output/identifiers.hpp"

namespace hinterland {

namespace {

std::string kilometres(Metres length) { return grouped(length.value / 1000.0, 1); }

void add_remedies(AlignedTable& table, std::string label, const ServiceExtension& of,
                  const Words& words) {
  table.add({std::move(label), grouped(of.gaps), grouped(of.by_line), grouped(of.on_site),
             grouped(of.stand_alone), kilometres(of.length), words.money(of.cost.mid),
             words.money(of.cost.low), words.money(of.cost.high)});
}

/// What is built for each service.
std::string remedy_table(const Study& study, const ExtensionFigures& figures, const Words& words) {
  AlignedTable table;
  table.add({words.fill("延伸工程（{}）", "extensions ({})", words.money_unit()),
             words("缺口", "gaps"), words("接线", "by line"), words("村内", "on site"),
             words("独立", "alone"), "km", words("造价", "cost"), words("低", "low"),
             words("高", "high")});
  for (const ServiceExtension& service : figures.services) {
    const std::string_view name =
        name_of(study.catalogue.services[service.service], study.language);
    add_remedies(table, "  " + std::string(name), service, words);
  }
  add_remedies(table, words("  合计", "  in all"), figures.all, words);
  return table.text();
}

std::string names_of(const std::vector<ServiceId>& services, const Study& study,
                     const Words& words) {
  std::string names;
  for (const ServiceId service : services) {
    if (!names.empty()) names += words("、", ", ");
    names += name_of(study.catalogue.services[service], study.language);
  }
  return names;
}

/// What the lines cost, and what they cost at least.
std::string line_table(const Study& study, const ExtensionFigures& figures, const Words& words) {
  AlignedTable table;
  table.add({words.fill("线路（{}）", "lines ({})", words.money_unit()), words("造价", "cost"),
             words("下界", "lower bound"), words("距最优", "off the best")});
  const auto add = [&](const std::string& label, Fen cost, Fen bound) {
    table.add({label, words.money(cost), words.money(bound),
               off_the_best(static_cast<double>(cost), static_cast<double>(bound), words)});
  };
  for (const ServiceLines& lines : figures.lines) {
    const std::string_view name = name_of(study.catalogue.services[lines.service], study.language);
    add(words.fill("  {}，单独规划", "  {}, planned apart", name), lines.cost, lines.lower_bound);
  }
  for (const TrenchGroup& group : figures.trench_groups) {
    add(words.fill("  同沟：{}", "  in shared trenches: {}",
                   names_of(group.services, study, words)),
        group.cost, group.lower_bound);
  }
  add(words("  全部线路", "  all lines"), figures.line_cost, figures.lower_bound);
  return table.text();
}

std::string trench_line(const ExtensionFigures& figures, const Words& words) {
  if (figures.trench_groups.empty()) return "";
  std::size_t trenches = 0;
  Metres shared;
  for (const TrenchGroup& group : figures.trench_groups) {
    trenches += group.trenches;
    shared += group.shared_length;
  }
  return words.fill(
      "同沟 {} 条、{} km：各自开挖需 {} {}，同沟节省 {}（同沟的下界较单项为弱）\n",
      "shared trenches: {}, {} km; apart the lines would cost {} {}, together they save {} (the "
      "bound of shared trenches is weaker than that of one service)\n",
      grouped(trenches), kilometres(shared), words.money(figures.separate_cost), words.money_unit(),
      words.money(figures.separate_cost - figures.line_cost));
}

}  // namespace

std::string provisional_line(const Study& study, const ExtensionFigures& figures,
                             const Words& words) {
  const std::vector<ServiceId> services = provisional_services(study.catalogue, figures);
  if (services.empty()) return "";
  const bool are_all = services.size() == figures.services.size();
  return words.fill("以上金额{}按暂定单价计（{}；指标库中标明 provisional），须以当地价格替换\n",
                    "these sums are {}at provisional prices ({}; marked so in the catalogue): "
                    "replace them with local ones\n",
                    are_all ? std::string() : words("部分", "in part "),
                    names_of(services, study, words));
}

std::string extension_text(const Study& study, const ExtensionFigures& figures,
                           const Words& words) {
  if (figures.services.empty()) return "";
  std::string text = remedy_table(study, figures, words) + provisional_line(study, figures, words);
  if (!figures.lines.empty()) text += line_table(study, figures, words);
  text += trench_line(figures, words);
  if (figures.all.without_remedy == 0) return text;
  return text + words.fill("无法接入且无单村方案、未计投资的缺口：{} 项\n",
                           "gaps that cannot be joined, or only too dearly, without an "
                           "alternative in the catalogue, and so without a price: {}\n",
                           grouped(figures.all.without_remedy));
}

}  // namespace hinterland
