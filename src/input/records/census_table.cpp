// SPDX-License-Identifier: Apache-2.0
#include "input/records/census_table.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "input/columns/untaken_columns.hpp"
#include "input/records/census_match.hpp"
#include "input/records/higher_rows.hpp"
#include "input/records/parent_rows.hpp"
#include "input/records/read_villages.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Name with code, town and county: "前村 (370983102201, 王庄镇, 肥城市)".
Text called(const Villages& villages, VillageId v) {
  std::string more;
  const bool is_code_known = villages.name[v] != villages.code[v];
  for (const std::string_view part : {is_code_known ? villages.code[v] : std::string_view(),
                                      villages.town[v], villages.county[v]}) {
    if (part.empty()) continue;
    if (!more.empty()) more += ", ";
    more += part;
  }
  const std::string name(villages.name[v]);
  return more.empty() ? Text(name) : filled_text("{} ({})", "{}（{}）", name, more);
}

/// Reports which rows and villages were matched.
class MatchReport {
 public:
  MatchReport(const Villages& villages, const Villages& census, const CensusMatch& match,
              const LayerSource& source)
      : villages_(villages), census_(census), match_(match), source_(source) {
    std::set<std::string_view> names;
    for (const VillageId v : rows(villages.name)) {
      if (is_named(villages, v)) names.insert(villages.name[v]);
    }
    names_.assign(names.begin(), names.end());
  }

  void require_match(const Problems& problems) const {
    if (match_.rows_by_code + match_.rows_by_name + match_.rows_by_number > 0) return;
    throw_damaged_codes(problems);
    throw Error(filled_text(
        "cannot join '{}' as census: none of its {} rows matches a village by code, or by county, "
        "town and name. Its first row is {}; the first village is {}. Name the columns that both "
        "tables share with fields = {{ code = …, name = …, town = …, county = … }}.",
        "无法关联 census 图层“{}”：{} "
        "条记录都对不上村庄（按代码，或按县、乡镇和村名）。第一条记录是 "
        "{}，第一个村庄是 {}。请用 fields = {{ code = …, name = …, town = …, county = … }} "
        "指明两表共有的列。",
        source_.path, census_.size(), called(census_, VillageId{0}),
        called(villages_, VillageId{0})));
  }

  Text joined() const {
    const auto with_row = static_cast<std::size_t>(
        std::ranges::count_if(match_.row_of, [](const auto& row) { return row.has_value(); }));
    Text message = filled_text(
        "census: {} of {} villages ({:.1f}%) have a row in it; of its {} rows, {} were matched by "
        "code and {} by county, town and name; its values take precedence over those of the layer "
        "of villages",
        "census：{}/{}个村庄（{:.1f}%）有普查记录；{}条记录中按代码对上{}条，按县、乡镇和村名对上"
        "{}条；普查表所载优先于村庄图层",
        with_row, villages_.size(),
        100.0 * static_cast<double>(with_row) / static_cast<double>(villages_.size()),
        census_.size(), match_.rows_by_code, match_.rows_by_name);
    if (match_.rows_by_number > 0) {
      message =
          message + filled_text(
                        "; {} by the number of the village, since neither code nor "
                        "name tells it from others",
                        "；无代码而又同名或无名、按村庄要素号对上{}条", match_.rows_by_number);
    }
    if (match_.other_codes == 0) return message;
    return message +
           filled_text(
               "; {} of those matched by name have a different code in the layer of villages",
               "；按村名对上的有{}条代码与村庄图层不同", match_.other_codes);
  }

  void add_problems(Problems& problems) const {
    for (const VillageId row : match_.unmatched) {
      add(problems, ProblemKind::census_row_unmatched, row, suggestion(row));
    }
    for (const CensusMatch::DoubtfulRow& doubtful_row : match_.doubtful) {
      add(problems, ProblemKind::census_match_doubtful, doubtful_row.row, describe(doubtful_row));
    }
    add_other_names(problems);
    add_other_numbers(problems);
    for (const VillageId v : rows(match_.row_of)) {
      if (match_.row_of[v]) continue;
      problems.push_back({ProblemKind::village_not_in_census, "villages", villages_.feature[v],
                          label(villages_, v), villages_.place[v], called(villages_, v)});
    }
  }

 private:
  /// If no row matches because the codes of one table are damaged, gives that as the reason.
  void throw_damaged_codes(const Problems& problems) const {
    const auto damage = std::ranges::find_if(problems, [&](const Problem& problem) {
      return problem.kind == ProblemKind::code_damaged &&
             (problem.layer == source_.name || problem.layer == "villages");
    });
    if (damage == problems.end()) return;
    bool has_names = false;
    for (const VillageId v : rows(census_.name)) has_names = has_names || is_named(census_, v);
    throw Error(filled_text(
        "cannot join '{}' as census: none of its {} rows matches a village by code. {}: {}. Take "
        "the codes from a file that was not saved by a spreadsheet{}.",
        "无法关联 census 图层“{}”：{}条记录按代码都对不上村庄。{}：{}。请改用未经电子表格另存的"
        "原始代码{}。",
        source_.path, census_.size(), damage->layer, damage->detail,
        has_names ? Text(", or correct the names and towns, which do not match either",
                         "，或核对村名和乡镇名（按名称也都对不上）")
                  : Text(", or add columns with the name and the town of each village",
                         "，或在普查表中补上村名和乡镇两列")));
  }

  /// One problem for the table: if a single column was sorted or shifted, each code has another
  /// village's name.
  void add_other_names(Problems& problems) const {
    if (match_.other_names.empty()) return;
    const VillageId first = match_.other_names.front();
    problems.push_back(
        {ProblemKind::census_match_doubtful, source_.name, -1, "", villages_.place[first],
         filled_text(
             "of {} rows matched by code, {} the name of another place, such as '{}' with the code "
             "of '{}'. The codes are used; check whether one column was sorted separately",
             "按代码对上的{}条记录中，{}条的名称是另一个地方，例如“{}”的代码属于“{}”。现以代码"
             "为准：请核对是否有某一列被单独排序",
             match_.rows_by_code,
             Text(counted(match_.other_names.size(), "has", "have"),
                  fmt::format("{}", match_.other_names.size())),
             census_.name[*match_.row_of[first]], villages_.name[first])});
  }

  /// One problem for the table: in a form of another version of the layer all rows may have the
  /// number of another village.
  void add_other_numbers(Problems& problems) const {
    if (match_.other_numbers.empty()) return;
    const VillageId first = match_.other_numbers.front();
    problems.push_back(
        {ProblemKind::census_match_doubtful, source_.name, -1, "", std::nullopt,
         filled_text(
             "the village_feature of {} is not that of this village in the layer of villages, as "
             "in row {}, {}. The layer was changed after the form was written; these rows are "
             "matched "
             "by code and name only",
             "有{}条记录的村庄要素号与村庄图层不符，例如第{}条{}"
             "：补查表写出后图层已变动。这些记录只按"
             "代码和名称对应",
             Text(counted(match_.other_numbers.size(), "row", "rows"),
                  fmt::format("{}", match_.other_numbers.size())),
             census_.feature[first], called(census_, first))});
  }

  static std::string label(const Villages& villages, VillageId v) {
    return record_label(villages.code[v], villages.name[v]);
  }

  void add(Problems& problems, ProblemKind kind, VillageId row, const Text& detail) const {
    problems.push_back({kind, source_.name, census_.feature[row], label(census_, row), std::nullopt,
                        called(census_, row) + detail});
  }

  Text suggestion(VillageId row) const {
    constexpr std::size_t most = 2'000'000;  // comparisons
    if (!is_named(census_, row) || names_.size() * match_.unmatched.size() > most) return {};
    std::string nearest = nearest_name(census_.name[row], names_);
    if (nearest.empty()) nearest = nearest_name(before_bracket(census_.name[row]), names_);
    if (nearest.empty()) return {};
    return nearest == census_.name[row]
               ? Text(": villages of that name are in another town or county",
                      "：有同名村，但乡镇或县不同")
               : filled_text("; the most similar village name is '{}'", "；最相近的村名是“{}”",
                             nearest);
  }

  Text describe(const CensusMatch::DoubtfulRow& doubtful_row) const {
    if (doubtful_row.earlier) {
      return filled_text(
          ": {} already has row {}; this row is left out", "：{}已有第{}条记录，本条未采用",
          called(villages_, doubtful_row.villages.front()), census_.feature[*doubtful_row.earlier]);
    }
    if (doubtful_row.has_other_number) {
      return Text(
          ": left out; neither code nor name tells this village from others, and the numbers "
          "in the table are not those of the layer of villages. Copy the answer into the "
          "form of a new run",
          "：未采用；无代码，又同名或无名，而表中村庄要素号与村庄图层不符；请重新运行得到新的"
          "补查表，转填后再用");
    }
    constexpr std::size_t most = 3;
    Text names;
    for (std::size_t i = 0; i < std::min(most, doubtful_row.villages.size()); ++i) {
      if (i > 0) names = names + Text(", ", "、");
      names = names + called(villages_, doubtful_row.villages[i]);
    }
    return filled_text(": left out, because it may belong to {} villages: {}",
                       "：未采用，可能是{}个村：{}", doubtful_row.villages.size(), names);
  }

  const Villages& villages_;
  const Villages& census_;
  const CensusMatch& match_;
  const LayerSource& source_;
  std::vector<std::string> names_;  ///< distinct names of the villages
};

/// Overwrites the columns of the villages with those of the census.
class CensusJoin {
 public:
  CensusJoin(Villages& villages, Villages& census, const CensusMatch& match)
      : villages_(villages), census_(census), match_(match) {}

  /// Returns the number of villages whose population differs from that in their layer.
  std::size_t take_figures() {
    std::size_t differ = 0;
    each([&](VillageId v, VillageId row) {
      auto& people = villages_.people[v];
      const auto& counted = census_.people[row];
      if (people && counted && *people != *counted) ++differ;
      if (counted) people = counted;
      auto& households = villages_.households[v];
      if (census_.households[row]) households = census_.households[row];
      if (counted || census_.households[row]) counted_.insert(villages_.feature[v]);
      if (census_.category[row] != VillageCategory::unknown)
        villages_.category[v] = census_.category[row];
    });
    take(villages_.is_protected, census_.is_protected);
    take(villages_.is_movable, census_.is_movable);
    take(villages_.is_sparse, census_.is_sparse);
    return differ;
  }

  /// The records of the villages whose people or households the census gives.
  const std::set<std::int64_t>& counted() const { return counted_; }

  void take_answers() {
    for (const ServiceId s : rows(villages_.census)) {
      if (census_.census[s].empty()) continue;
      if (villages_.census[s].empty())
        villages_.census[s].resize(villages_.size(), CensusAnswer::unknown);
      take(villages_.census[s], census_.census[s]);
    }
  }

  void take_attributes() {
    for (VillageAttribute& from : census_.attributes) {
      auto to = std::ranges::find(villages_.attributes, from.name, &VillageAttribute::name);
      if (to == villages_.attributes.end()) {
        villages_.attributes.push_back({from.name, {}});
        to = std::prev(villages_.attributes.end());
        to->value.resize(villages_.size());
      }
      each([&](VillageId v, VillageId row) {
        if (from.value[row]) to->value[v] = from.value[row];
      });
    }
  }

  /// Fills in names missing in the layer.
  void take_names() {
    const auto fill = [&](TextColumn<VillageId>& column, const TextColumn<VillageId>& from,
                          auto is_missing) {
      TextColumn<VillageId> filled;
      for (const VillageId v : rows(column)) {
        const auto& row = match_.row_of[v];
        filled.push_back(row && is_missing(v) && !from[*row].empty() ? from[*row] : column[v]);
      }
      column = std::move(filled);
    };
    fill(villages_.name, census_.name, [&](VillageId v) { return !is_named(villages_, v); });
    fill(villages_.town, census_.town, [&](VillageId v) { return villages_.town[v].empty(); });
    fill(villages_.county, census_.county,
         [&](VillageId v) { return villages_.county[v].empty(); });
  }

 private:
  template <class Work>
  void each(const Work& work) {
    for (const VillageId v : rows(match_.row_of)) {
      if (match_.row_of[v]) work(v, *match_.row_of[v]);
    }
  }

  template <class Answer>
  void take(Column<VillageId, Answer>& answers,
            const Column<VillageId, Answer>& answers_of_census) {
    each([&](VillageId v, VillageId row) {
      if (answers_of_census[row] != Answer::unknown) answers[v] = answers_of_census[row];
    });
  }

  Villages& villages_;
  Villages& census_;
  const CensusMatch& match_;
  std::set<std::int64_t> counted_;
};

/// Removes problems and notes on missing people and names that the census has supplied.
void remove_supplied(const Villages& villages, const std::set<std::int64_t>& counted,
                     Problems& problems, Notes& notes) {
  std::erase_if(problems, [&](const Problem& problem) {
    return problem.kind == ProblemKind::people_missing && problem.layer == "villages" &&
           (problem.feature == -1 ? !counted.empty() : counted.contains(problem.feature));
  });
  bool have_names = false;
  for (const VillageId v : rows(villages.place)) have_names = have_names || is_named(villages, v);
  std::erase_if(notes, [&](const Text& note) {
    return (!counted.empty() && is_note_of_unused_column(note, "villages", "people")) ||
           (have_names && is_note_of_unused_column(note, "villages", "name"));
  });
}

}  // namespace

void join_census(const LayerSource& source, const ServiceCatalogue& catalogue, Villages& villages,
                 Problems& problems, Notes& notes, const Progress& progress) {
  CensusRows read = read_census(source, catalogue, problems, notes, progress);
  Villages& census = read.villages;
  leave_out_higher_rows(census, source.name, problems);
  const CensusMatch match = match_census(villages, census, read.number);
  const MatchReport report(villages, census, match, source);
  report.require_match(problems);
  notes.push_back(report.joined());
  report.add_problems(problems);
  CensusJoin join(villages, census, match);
  const std::size_t differ = join.take_figures();
  if (differ > 0) {
    notes.push_back(
        filled_text("census: the number of people of {} differs from the layer of villages; that "
                    "of the census is used",
                    "census：{}的人口与村庄图层不同，以普查表为准",
                    Text(counted(differ, "village", "villages"), fmt::format("{}个村", differ))));
  }
  join.take_answers();
  join.take_attributes();
  join.take_names();
  remove_supplied(villages, join.counted(), problems, notes);
}

}  // namespace hinterland
