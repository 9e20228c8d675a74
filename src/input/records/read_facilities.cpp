// SPDX-License-Identifier: Apache-2.0
#include "input/records/read_facilities.hpp"

#include "base/text_fill.hpp"
#include "input/columns/kind_words.hpp"
#include "input/columns/records.hpp"
#include "input/notation/column_numbers.hpp"
#include "input/records/facility_columns.hpp"
#include "input/records/idle_records.hpp"
#include "input/records/read_layer.hpp"
#include "input/records/transmission.hpp"
#include "input/text/mangled_text.hpp"
#include "world/known_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
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

/// The distinct kinds of a layer, with their meaning and number of records.
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
        found =
            meaning_.emplace(text, Meaning{matches_of(text, words), words.turned(text), r}).first;
      }
      ++found->second.records;
    }
  }

  std::string_view kind(RecordId record) const {
    return source_.service.empty() ? text_at(field_, record) : std::string_view();
  }

  /// Empty if the kind is unknown; several if the cell lists several kinds.
  std::vector<ServiceId> services(RecordId record) const {
    if (!source_.service.empty()) return {*catalogue_.find(source_.service)};
    std::vector<ServiceId> services;
    for (const KindMatch& match : meaning_.find(kind(record))->second.matches) {
      if (std::ranges::find(services, match.service) == services.end()) {
        services.push_back(match.service);
      }
    }
    return services;
  }

  /// Reports each kind that is unknown or known only in part.
  void report(Problems& problems) const {
    for (const auto& [kind, meaning] : meaning_) {
      if (meaning.matches.empty()) {
        add(problems, ProblemKind::unknown_service_kind, kind, meaning,
            unknown_detail(kind, meaning));
      }
      for (const KindMatch& match : meaning.matches) {
        if (match.is_whole) continue;
        add(problems, ProblemKind::kind_matched_in_part, kind, meaning,
            part_detail(kind, meaning, match));
      }
    }
  }

  /// Notes the cells that list several services.
  void note_several(Notes& notes) const {
    for (const auto& [kind, meaning] : meaning_) {
      if (meaning.matches.size() < 2) continue;
      Text services;
      for (const KindMatch& match : meaning.matches) {
        const Service& service = catalogue_.services[match.service];
        if (!services.en.empty()) services = services + Text(", ", "、");
        services = services + Text(service.name_en, service.name_zh);
      }
      notes.push_back(filled_text("{}: {} = {} ({}) counts for several services: {}",
                                  "{}：{} = {}（{}）按多类服务计：{}", source_.name, field_.source,
                                  kind, records_text(meaning.records), services));
    }
  }

 private:
  struct Meaning {
    std::vector<KindMatch> matches;    ///< one per service
    std::optional<TurnedKind> turned;  ///< why there is none
    RecordId first;                    ///< first record of that kind
    std::size_t records = 0;
  };

  /// The meaning of one kind, which may be a hierarchy of categories.
  static std::optional<KindMatch> match_of(const std::string& kind, const KindWords& words) {
    const auto classes = classes_below(kind);
    return classes.empty() ? words.match(kind) : words.match_narrowest(classes);
  }

  /// The meaning of the whole cell as one kind, else of each kind in it. None of these is
  /// `is_whole` if one is unknown.
  static std::vector<KindMatch> matches_of(std::string_view text, const KindWords& words) {
    auto whole = words.match(text);
    if (whole && whole->is_whole) return {*whole};
    if (words.is_other(text)) return {};
    if (!classes_below(text).empty()) whole.reset();
    std::vector<KindMatch> matches;
    bool all_known = true;
    for (const std::string& kind : kinds_in_cell(text)) {
      const auto match = match_of(kind, words);
      all_known = all_known && match;
      const bool is_new =
          match && std::ranges::find(matches, match->service, &KindMatch::service) == matches.end();
      if (is_new) matches.push_back(*match);
    }
    if (matches.empty() && whole) return {*whole};
    for (KindMatch& match : matches) match.is_whole = match.is_whole && all_known;
    return matches;
  }

  /// A kind of a single record is shown on the map; one of several records is reported for the
  /// layer.
  void add(Problems& problems, ProblemKind problem, const std::string& kind, const Meaning& meaning,
           Text detail) const {
    if (meaning.records > 1) {
      problems.push_back({problem, source_.name, -1, kind, std::nullopt, std::move(detail)});
      return;
    }
    const std::string_view name = text_at(field_of(records_, "name"), meaning.first);
    const std::string_view code = text_at(field_of(records_, "code"), meaning.first);
    const RecordInHand record{records_, meaning.first, record_label(code, name)};
    problems.push_back(record.problem(problem, std::move(detail)));
  }

  static Text records_text(std::size_t records) {
    return {counted(records, "record", "records"), fmt::format("{}条", records)};
  }

  Text unknown_detail(const std::string& kind, const Meaning& meaning) const {
    if (mangling_of(kind) != Mangling::none)
      return filled_text("{} = {} ({}): damaged text, see encoding_doubtful",
                         "{} = {}（{}）：文字已损坏，见 encoding_doubtful", field_.source, kind,
                         records_text(meaning.records));
    if (meaning.turned) {
      const Service& service = catalogue_.services[meaning.turned->service];
      return filled_text(
          "{0} = {1} ({2}): not {3}, although it contains {4}, because of the word {5} of "
          "`other_kinds`. If it is, add the whole text to the `kinds` of {6} in the catalogue",
          "{0} = {1}（{2}）：虽含“{4}”，因含 other_kinds "
          "中的“{5}”不计为{3}。如确属该类，请在指标库中把"
          "全称加入 {6} 的 kinds",
          field_.source, kind, records_text(meaning.records),
          Text(service.name_en, service.name_zh), meaning.turned->word, meaning.turned->other,
          service.id);
    }
    return filled_text(
        "{} = {} ({}). If it is a service, add the word to its `kinds` in the catalogue",
        "{} = {}（{}）。如属某一类别，请在指标库中把该词加入其 kinds", field_.source,
        kind.empty() ? Text("(blank)", "（空）") : Text(kind), records_text(meaning.records));
  }

  Text part_detail(const std::string& kind, const Meaning& meaning, const KindMatch& match) const {
    const Service& service = catalogue_.services[match.service];
    return {fmt::format("{} = {} ({}): matched to {} by the word {}. If that is right, add it to "
                        "the `kinds` of {} in the catalogue; if not, to its `other_kinds`",
                        field_.source, kind, records_text(meaning.records).en, service.name_en,
                        match.word, service.id),
            fmt::format("{} = {}（{}）：按其中的“{}”计为{}。如属实，请在指标库中把它加入 {} 的 "
                        "kinds；否则加入 other_kinds",
                        field_.source, kind, records_text(meaning.records).zh, match.word,
                        service.name_zh, service.id)};
  }

  const Records& records_;
  const ServiceCatalogue& catalogue_;
  const LayerSource& source_;
  const RecordField& field_;
  std::map<std::string, Meaning, std::less<>> meaning_;
};

/// The levels denoted by words in kinds and names.
class LevelsByWord {
 public:
  Level of(std::string_view kind, std::string_view name) {
    const auto found = level_in_words(kind, name);
    if (!found) return Level::unknown;
    ++facilities_[{found->level, found->word}];
    return found->level;
  }

  void note(const std::string& layer, Notes& notes) const {
    if (facilities_.empty()) return;
    Text list;
    for (const auto& [word, facilities] : facilities_) {
      if (!list.en.empty()) list = list + Text(", ", "、");
      list = list + filled_text("'{}' = {} ({})", "“{}”为{}（{}处）", word.second,
                                in_words(word.first), facilities);
    }
    notes.push_back(filled_text(
        "{}: if the level is empty, a word in the kind or name determines it: {} (change with "
        "fields = {{ level = \"…\" }})",
        "{}：级别为空时，按类型或名称中的字样定级：{}（可用 fields = {{ level = \"…\" }} 更改）",
        layer, list));
  }

 private:
  static Text in_words(Level level) {
    if (level == Level::village) return {"village level", "村级"};
    return level == Level::town ? Text("town level", "乡镇级") : Text("county level", "县级");
  }

  std::map<std::pair<Level, std::string_view>, std::size_t> facilities_;
};

/// The column stays empty until a facility has several parts. Facilities may come from several
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

std::vector<FieldRequest> facility_requests(const LayerSource& source,
                                            const ServiceCatalogue& catalogue) {
  auto requests = requests_for(LayerKind::facilities, {"radius"});
  const auto kind = std::ranges::find(requests, "kind", &FieldRequest::role);
  kind->required = source.service.empty();
  if (!kind->required) return requests;  // it is only compared with the service
  kind->fit = [words = std::make_shared<KindWords>(catalogue)](
                  std::string_view header, const std::vector<std::string>& cells) {
    // Then a partial match is sufficient.
    const bool is_called_kind = header.find("类") != header.npos;
    const auto is_known = [&](const std::string& cell) {
      const auto match = words->match(cell);
      return match && (match->is_whole || is_called_kind);
    };
    const auto known = static_cast<std::size_t>(std::ranges::count_if(cells, is_known));
    return known > 0 && 5 * known >= 4 * cells.size() ? FieldFit::sure : FieldFit::none;
  };
  return requests;
}

void read_facilities(const LayerSource& source, const ServiceCatalogue& catalogue,
                     Facilities& facilities, IdleRecords& idle, Problems& problems, Notes& notes,
                     const Progress& progress) {
  Records records =
      read_layer(source, Shape::points, facility_requests(source, catalogue), problems, progress);
  set_aside_not_in_use(records, idle);
  const KindWords words(catalogue);
  const auto service_of = [&](RecordId row) -> const Service* {
    const auto found = source.service.empty() ? words.find(text_at(field_of(records, "kind"), row))
                                              : catalogue.find(source.service);
    return found ? &catalogue.services[*found] : nullptr;
  };
  set_aside_transmission(records, service_of, idle, problems);
  notes.insert(notes.end(), records.notes.begin(), records.notes.end());
  const KindTable kinds(records, source, catalogue);
  kinds.report(problems);
  warn_of_other_service(records, source, catalogue, problems);
  const RecordField& code = field_of(records, "code");
  const RecordField& name = field_of(records, "name");
  const RecordField& level = field_of(records, "level");
  OwnRadii radii(records, notes);
  LevelsByWord by_word;
  LevelConflictCheck level_conflicts;
  for (RecordId r : rows(records.feature)) {
    const std::string_view shown = text_at(name, r).empty() ? text_at(code, r) : text_at(name, r);
    const RecordInHand record{records, r, record_label(text_at(code, r), shown)};
    const auto services = kinds.services(r);
    if (services.empty()) continue;
    Level own_level = level_at(level, record, problems);
    level_conflicts.add(own_level, kinds.kind(r), text_at(name, r));
    if (own_level == Level::unknown) own_level = by_word.of(kinds.kind(r), text_at(name, r));
    const auto own_radius = radii.of(record, problems);
    for (const ServiceId service : services) {
      facilities.feature.push_back(records.feature[r]);
      facilities.place.push_back(records.point[r]);
      add_other_places(records, r, facilities);
      facilities.code.push_back(text_at(code, r));
      facilities.name.push_back(shown);
      facilities.service.push_back(service);
      facilities.level.push_back(own_level);
      facilities.radius.push_back(own_radius);
    }
  }
  radii.report(problems, notes);
  level_conflicts.report(records.layer, level.source, problems);
  kinds.note_several(notes);
  by_word.note(source.name, notes);
}

}  // namespace hinterland
