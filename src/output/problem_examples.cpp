// SPDX-License-Identifier: Apache-2.0
#include <hinterland/summary.hpp>

#include "base/text_fill.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace hinterland {

namespace {

/// Problems of one kind in one layer that say the same.
struct Group {
  std::string layer;
  Text detail;
  std::vector<const Problem*> problems;  ///< in their order
};

/// "#12 A" and "第12条（A）"; either part may be missing.
Text label_of(const Problem& problem) {
  if (problem.feature < 0) return problem.record;
  if (problem.record.empty()) return filled_text("#{}", "#{}", problem.feature);
  return filled_text("#{} {}", "#{}（{}）", problem.feature, problem.record);
}

/// "villages #12 A: power = 9"; one that is told of the whole layer, or of a key, has no number.
Text line_of_one(const Problem& problem) {
  const Text label = label_of(problem);
  const Text where =
      label.empty() ? Text(problem.layer) : filled_text("{} {}", "{} {}", problem.layer, label);
  if (problem.detail.empty()) return where;
  return filled_text("{}: {}", "{}：{}", where, problem.detail);
}

Text line_of(const Group& group) {
  constexpr std::size_t records_named = 3;
  if (group.problems.size() == 1) return line_of_one(*group.problems.front());
  std::size_t named = 0;
  Text labels;
  for (const Problem* problem : group.problems) {
    if (named == records_named) break;
    const Text label = label_of(*problem);
    if (label.empty()) continue;
    if (named++ > 0) labels = labels + Text(", ", "、");
    labels = labels + label;
  }
  Text list = labels.empty() ? Text() : filled_text(": {}", "：{}", labels);
  if (!labels.empty() && group.problems.size() > named) list = list + Text(", …", "等");
  const Text records = filled_text("{} records{}", "{}条{}", group.problems.size(), list);
  return group.detail.empty()
             ? filled_text("{} ({})", "{}（{}）", group.layer, records)
             : filled_text("{}: {} ({})", "{}：{}（{}）", group.layer, group.detail, records);
}

ShownProblems shown(const std::vector<const Problem*>& problems, std::size_t most) {
  std::vector<Group> groups;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> group_of;
  for (const Problem* problem : problems) {
    const auto [known, is_new] = group_of.emplace(
        std::pair<std::string_view, std::string_view>(problem->layer, problem->detail.en),
        groups.size());
    if (is_new) groups.push_back({problem->layer, problem->detail, {}});
    groups[known->second].problems.push_back(problem);
  }
  std::ranges::stable_sort(groups, std::greater<>(),
                           [](const Group& group) { return group.problems.size(); });
  ShownProblems result;
  result.count = result.more = problems.size();
  for (std::size_t i = 0; i < std::min(most, groups.size()); ++i) {
    result.examples.push_back(line_of(groups[i]));
    result.more -= groups[i].problems.size();
  }
  return result;
}

}  // namespace

std::map<ProblemKind, ShownProblems> show_problems(const Problems& problems, std::size_t most) {
  std::map<ProblemKind, std::vector<const Problem*>> by_kind;
  for (const Problem& problem : problems) by_kind[problem.kind].push_back(&problem);
  std::map<ProblemKind, ShownProblems> kinds;
  for (const auto& [kind, of_kind] : by_kind) kinds.emplace(kind, shown(of_kind, most));
  return kinds;
}

}  // namespace hinterland
