// SPDX-License-Identifier: Apache-2.0
#include "layers/read_facilities.hpp"

#include <hinterland/base/text_fill.hpp>
#include <hinterland/layers/kind_words.hpp>
#include <hinterland/layers/known_words.hpp>

#include "layers/read_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace hinterland {

namespace {

Level level_at(const RecordField& field, const RecordInHand& record, Problems& problems) {
  const std::string_view text = text_at(field, record.row);
  if (const auto level = known_level(text)) return *level;
  problems.push_back(
      record.problem(ProblemKind::unknown_level, fmt::format("{} = {}", field.source, text)));
  return Level::unknown;
}

constexpr double too_short_in_metres = 100.0;

bool is_in_kilometres(const RecordField& field) {
  if (field.is_in_base_unit) return false;
  const auto is_long = [](const std::optional<double>& v) { return v > too_short_in_metres; };
  const auto is_there = [](const std::optional<double>& v) { return v > 0.0; };
  return std::ranges::any_of(field.number, is_there) && std::ranges::none_of(field.number, is_long);
}

std::optional<Metres> radius_at(const RecordField& field, double metres_in_unit,
                                const RecordInHand& record, Problems& problems) {
  const auto number = number_at(field, record.row);
  if (!number) return std::nullopt;
  if (*number > 0.0) return Metres{*number * metres_in_unit};
  if (*number < 0.0) {
    problems.push_back(record.problem(ProblemKind::number_unreadable,
                                      fmt::format("{} = {}", field.source, *number)));
  }
  return std::nullopt;  // 0 is what empty cells of number fields become
}

std::vector<FieldWish> facility_wishes(const LayerSource& source) {
  auto wishes = wishes_for(LayerKind::facilities, {"radius"});
  const auto kind = std::ranges::find(wishes, "kind", &FieldWish::role);
  kind->required = source.service.empty();
  if (!source.service.empty()) wishes.erase(kind);
  return wishes;
}

/// The kinds of a layer, each asked once, and how many records are of each.
class KindTable {
 public:
  KindTable(const Records& records, const LayerSource& source, const ServiceCatalogue& catalogue)
      : records_(records),
        catalogue_(catalogue),
        source_(source),
        field_(field_of(records, "kind")) {
    const KindWords words(catalogue);
    if (!source.service.empty()) return;
    for (RecordId r : rows(records.feature)) {
      const std::string_view text = text_at(field_, r);
      auto found = meaning_.find(text);
      if (found == meaning_.end()) {
        found = meaning_.emplace(text, Meaning{words.match(text), r}).first;
      }
      ++found->second.records;
    }
  }

  /// None: its kind is not known.
  std::optional<ServiceId> service(RecordId record) const {
    if (!source_.service.empty()) return catalogue_.find(source_.service);
    const auto& match = meaning_.find(text_at(field_, record))->second.match;
    return match ? std::optional(match->service) : std::nullopt;
  }

  /// One problem a kind that is not known, or known only in part.
  void report(Problems& problems) const {
    for (const auto& [kind, meaning] : meaning_) {
      if (!meaning.match) {
        add(problems, ProblemKind::unknown_service_kind, kind, meaning,
            unknown_detail(kind, meaning));
      } else if (!meaning.match->is_whole) {
        add(problems, ProblemKind::kind_matched_in_part, kind, meaning, part_detail(kind, meaning));
      }
    }
  }

 private:
  struct Meaning {
    std::optional<KindMatch> match;
    RecordId first;  ///< of that kind
    std::size_t records = 0;
  };

  /// A kind that one record has can be shown on the map; of several it is their common trait.
  void add(Problems& problems, ProblemKind problem, const std::string& kind, const Meaning& meaning,
           Text detail) const {
    if (meaning.records > 1) {
      problems.push_back({problem, source_.name, -1, kind, std::nullopt, std::move(detail)});
      return;
    }
    const std::string_view name = text_at(field_of(records_, "name"), meaning.first);
    const std::string_view code = text_at(field_of(records_, "code"), meaning.first);
    const RecordInHand record{records_, meaning.first, std::string(name.empty() ? code : name)};
    problems.push_back(record.problem(problem, std::move(detail)));
  }

  static Text records_text(std::size_t records) {
    return {counted(records, "record", "records"), fmt::format("{}条", records)};
  }

  Text unknown_detail(const std::string& kind, const Meaning& meaning) const {
    return filled_text(
        "{} = {} ({}). If it is a service, add the word to its `kinds` in the catalogue",
        "{} = {}（{}）。如属某一类别，请在指标库中把该词加入其 kinds", field_.source,
        kind.empty() ? Text("(blank)", "（空）") : Text(kind), records_text(meaning.records));
  }

  Text part_detail(const std::string& kind, const Meaning& meaning) const {
    const Service& service = catalogue_.services[meaning.match->service];
    return {fmt::format("{} = {} ({}): taken for {} by the word {}. If that is right, add "
                        "it to the `kinds` of {} in the catalogue; if not, to its `other_kinds`",
                        field_.source, kind, records_text(meaning.records).en, service.name_en,
                        meaning.match->word, service.id),
            fmt::format("{} = {}（{}）：按其中的“{}”计为{}。如属实，请在指标库中把它加入 {} 的 "
                        "kinds；否则加入 other_kinds",
                        field_.source, kind, records_text(meaning.records).zh, meaning.match->word,
                        service.name_zh, service.id)};
  }

  const Records& records_;
  const ServiceCatalogue& catalogue_;
  const LayerSource& source_;
  const RecordField& field_;
  std::map<std::string, Meaning, std::less<>> meaning_;
};

/// The column stays empty until a facility has a second part; facilities may come from several
/// layers.
void add_other_places(const Records& records, RecordId record, Facilities& facilities) {
  const bool has_parts = !records.other_points.empty() && !records.other_points[record].empty();
  if (!has_parts && facilities.other_places.empty()) return;
  facilities.other_places.resize(facilities.place.size());
  if (!has_parts) return;
  const FacilityId last{static_cast<std::uint32_t>(facilities.place.size() - 1)};
  facilities.other_places[last] = records.other_points[record];
}

}  // namespace

void read_facilities(const LayerSource& source, const ServiceCatalogue& catalogue,
                     Facilities& facilities, Problems& problems, Notes& notes,
                     const Progress& progress) {
  const Records records =
      read_layer(source, Shape::points, facility_wishes(source), problems, progress);
  notes.insert(notes.end(), records.notes.begin(), records.notes.end());
  const KindTable kinds(records, source, catalogue);
  kinds.report(problems);
  const RecordField& code = field_of(records, "code");
  const RecordField& name = field_of(records, "name");
  const RecordField& level = field_of(records, "level");
  const RecordField& radius = field_of(records, "radius");
  const bool kilometres = is_in_kilometres(radius);
  if (kilometres) {
    notes.push_back(filled_text("{}: no {} is above 100, so it is read as kilometres",
                                "{}：“{}”都不超过 100，按千米理解", source.name, radius.source));
  }
  for (RecordId r : rows(records.feature)) {
    const std::string_view shown = text_at(name, r).empty() ? text_at(code, r) : text_at(name, r);
    const RecordInHand record{records, r, std::string(shown)};
    const auto service = kinds.service(r);
    if (!service) continue;
    facilities.feature.push_back(records.feature[r]);
    facilities.place.push_back(records.point[r]);
    add_other_places(records, r, facilities);
    facilities.code.push_back(text_at(code, r));
    facilities.name.push_back(shown);
    facilities.service.push_back(*service);
    facilities.level.push_back(level_at(level, record, problems));
    facilities.radius.push_back(radius_at(radius, kilometres ? 1000.0 : 1.0, record, problems));
  }
}

}  // namespace hinterland
