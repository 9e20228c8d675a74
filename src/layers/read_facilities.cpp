// SPDX-License-Identifier: Apache-2.0
#include "layers/read_facilities.hpp"

#include <hinterland/layers/kind_words.hpp>
#include <hinterland/layers/known_words.hpp>

#include "layers/read_cells.hpp"

#include <fmt/format.h>

#include <algorithm>

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

/// The service of each record; none: its kind is not known.
std::vector<std::optional<ServiceId>> services_of(const Records& records, const LayerSource& source,
                                                  const ServiceCatalogue& catalogue) {
  if (!source.service.empty()) return {records.size(), catalogue.find(source.service)};
  const KindWords words(catalogue);
  const RecordField& kind = field_of(records, "kind");
  std::map<std::string, std::optional<ServiceId>, std::less<>> known;  // kinds recur
  std::vector<std::optional<ServiceId>> services;
  for (RecordId r : rows(records.feature)) {
    const std::string_view text = text_at(kind, r);
    auto found = known.find(text);
    if (found == known.end()) found = known.emplace(text, words.find(text)).first;
    services.push_back(found->second);
  }
  return services;
}

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
  const auto services = services_of(records, source, catalogue);
  const RecordField& code = field_of(records, "code");
  const RecordField& name = field_of(records, "name");
  const RecordField& kind = field_of(records, "kind");
  const RecordField& level = field_of(records, "level");
  const RecordField& radius = field_of(records, "radius");
  const bool kilometres = is_in_kilometres(radius);
  if (kilometres) {
    notes.push_back(fmt::format("{}: no {} is above 100, so it is read as kilometres", source.name,
                                radius.source));
  }
  for (RecordId r : rows(records.feature)) {
    const std::string_view shown = text_at(name, r).empty() ? text_at(code, r) : text_at(name, r);
    const RecordInHand record{records, r, std::string(shown)};
    if (!services[r.index]) {
      problems.push_back(record.problem(ProblemKind::unknown_service_kind,
                                        fmt::format("{} = {}", kind.source, text_at(kind, r))));
      continue;
    }
    facilities.feature.push_back(records.feature[r]);
    facilities.place.push_back(records.point[r]);
    add_other_places(records, r, facilities);
    facilities.code.push_back(text_at(code, r));
    facilities.name.push_back(shown);
    facilities.service.push_back(*services[r.index]);
    facilities.level.push_back(level_at(level, record, problems));
    facilities.radius.push_back(radius_at(radius, kilometres ? 1000.0 : 1.0, record, problems));
  }
}

}  // namespace hinterland
