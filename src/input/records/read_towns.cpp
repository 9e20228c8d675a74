// SPDX-License-Identifier: Apache-2.0
#include "input/records/read_towns.hpp"

#include "base/text_fill.hpp"
#include "input/columns/read_cells.hpp"
#include "world/known_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hinterland {

namespace {

/// Shanghai has 25 million.
constexpr People absurd_people = 30'000'000_people;

Level level_at(const RecordField& field, std::string_view code, const RecordInHand& record,
               Problems& problems) {
  const std::string_view text = text_at(field, record.row);
  const auto level = known_level(text);
  if (level == Level::county || level == Level::town) return *level;
  if (level != Level::unknown) {  // a word we do not know, or a village among the seats
    problems.push_back(
        record.problem(ProblemKind::unknown_level, fmt::format("{} = {}", field.source, text)));
  }
  return level_of_code(code) == Level::county ? Level::county : Level::town;
}

bool is_per_cent(const RecordField& field) {
  if (field.is_in_base_unit) return false;
  return std::ranges::any_of(field.number, [](const std::optional<double>& v) { return v > 1.0; });
}

std::optional<double> share_at(const RecordField& field, bool per_cent, const RecordInHand& record,
                               Problems& problems) {
  const auto number = number_at(field, record.row);
  if (!number) return std::nullopt;
  const double share = per_cent ? *number / 100.0 : *number;
  if (share >= 0.0 && share <= 1.0) return share;
  problems.push_back(record.problem(ProblemKind::number_unreadable,
                                    fmt::format("{} = {}", field.source, *number)));
  return std::nullopt;
}

}  // namespace

Towns read_towns(const LayerSource& source, Problems& problems, Notes& notes,
                 const Progress& progress) {
  // An import of a map without towns has the layer, for its seats to be drawn in.
  const NoRecords no_records = source.where.empty() ? NoRecords::taken : NoRecords::refused;
  const Records records =
      read_layer(source, Shape::points, wishes_for(LayerKind::towns, {"people", "non_farm_share"}),
                 problems, progress, no_records);
  if (records.size() == 0) return {};
  notes.insert(notes.end(), records.notes.begin(), records.notes.end());
  const RecordField& code = field_of(records, "code");
  const RecordField& name = field_of(records, "name");
  const RecordField& share = field_of(records, "non_farm_share");
  const bool per_cent = is_per_cent(share);
  if (per_cent) {
    notes.push_back(filled_text("{}: {} goes beyond 1, so it is read as per cent",
                                "{}：“{}”有大于 1 的值，按百分数理解", source.name, share.source));
  }
  Towns towns;
  for (RecordId r : rows(records.feature)) {
    const std::string_view shown = text_at(name, r).empty() ? text_at(code, r) : text_at(name, r);
    const RecordInHand record{records, r, record_label(text_at(code, r), shown)};
    towns.feature.push_back(records.feature[r]);
    towns.place.push_back(records.point[r]);
    towns.code.push_back(text_at(code, r));
    towns.name.push_back(shown);
    towns.county.push_back(text_at(field_of(records, "county"), r));
    towns.level.push_back(level_at(field_of(records, "level"), text_at(code, r), record, problems));
    const RecordField& people = field_of(records, "people");
    const bool has_people = number_at(people, r).has_value();  // few seats have a count
    towns.people.push_back(has_people ? people_at(people, record, absurd_people, problems)
                                      : std::nullopt);
    towns.non_farm_share.push_back(share_at(share, per_cent, record, problems));
  }
  return towns;
}

}  // namespace hinterland
