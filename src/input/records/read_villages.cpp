// SPDX-License-Identifier: Apache-2.0
#include "input/records/read_villages.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/census/census_columns.hpp"
#include "input/census/census_names.hpp"
#include "input/columns/records.hpp"
#include "input/columns/village_answers.hpp"
#include "input/notation/field_label.hpp"
#include "input/notation/place_codes.hpp"
#include "input/records/idle_records.hpp"
#include "input/records/parent_rows.hpp"
#include "input/records/read_layer.hpp"
#include "world/cell_words.hpp"
#include "world/known_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <utility>

namespace hinterland {

namespace {

/// China's most populous villages have some tens of thousands.
constexpr People implausible_people_of_village = 200'000_people;
constexpr double implausible_households = implausible_people_of_village.value;

/// Shapefiles limit field names to ten bytes.
std::string cut_at_ten(const std::string& name) { return name.substr(0, 10); }

std::string role_of_attribute(const std::string& name) { return "attributes." + name; }

/// The request for the answers on one service: by its id, else by what `hints` derive from the name
/// and the cells of a column. For public services, only a column that the study names.
FieldRequest census_request(const ServiceCatalogue& catalogue, ServiceId service,
                            const std::shared_ptr<CensusHints>& hints) {
  const std::string& id = catalogue.services[service].id;
  FieldRequest request{id, {}, false, false};
  if (catalogue.services[service].group == ServiceGroup::public_service) return request;
  request.names = {id, cut_at_ten(id), catalogue.services[service].name_zh};
  request.rank = [hints, service](std::string_view header) -> std::optional<int> {
    const auto name = hints->find(header);
    const bool is_declared =
        name && name->service == service && name->evidence == CensusEvidence::name;
    return is_declared ? std::optional(name->rank()) : std::nullopt;
  };
  request.fit = [hints, service](std::string_view header, const std::vector<std::string>& cells) {
    return hints->fit(service, header, cells);
  };
  request.goes_on = [hints, service](std::string_view begins) {
    return hints->may_go_on(begins, service);
  };
  return request;
}

/// Whether an exemption of the catalogue refers to the attribute.
bool is_mark(const ServiceCatalogue& catalogue, std::string_view attribute) {
  return std::ranges::find(catalogue.services, attribute, &Service::exempt_unless) !=
         catalogue.services.end();
}

/// The requests for the marks that exemptions of the catalogue refer to, except those that are
/// attributes of the study.
std::vector<FieldRequest> mark_requests(const LayerSource& source,
                                        const ServiceCatalogue& catalogue) {
  std::vector<FieldRequest> requests;
  for (const Service& service : catalogue.services) {
    const std::string& mark = service.exempt_unless;
    if (mark.empty() || source.attributes.contains(mark) ||
        std::ranges::find(requests, mark, &FieldRequest::role) != requests.end())
      continue;
    FieldRequest request{mark, {mark, cut_at_ten(mark)}};
    for (std::string& name : zone_names(service)) request.names.push_back(std::move(name));
    requests.push_back(std::move(request));
  }
  return requests;
}

/// The source with its attributes added to the fields.
LayerSource with_attributes(LayerSource source) {
  for (const auto& [name, field] : source.attributes) {
    source.fields[role_of_attribute(name)] = field;
  }
  return source;
}

std::string name_of(std::string_view name, std::string_view code, std::int64_t feature) {
  if (!name.empty()) return std::string(name);
  return code.empty() ? fmt::format("#{}", feature) : std::string(code);
}

/// The category implied by an answer, as in 是否中心村: for yes the category in the column name, or
/// central if it contains none. None if the cell is not an answer, or if the name denotes classes
/// (村庄类型), of which 1 may be one.
std::optional<CategoryWord> category_of_question(const std::string& header, std::string_view text) {
  const auto answer = is_open_circle(text) ? std::nullopt : known_answer(text);
  if (!answer || (rank_of_category(header) && !is_question(header))) return std::nullopt;
  if (*answer != TriState::yes) return CategoryWord{};
  std::string name = field_label(header).name;
  for (const std::string_view prefix : {"是否为", "是否是", "是否属于", "是否属", "是否"}) {
    if (name.starts_with(prefix)) name.erase(0, prefix.size());
  }
  return known_category(name).value_or(CategoryWord{VillageCategory::central});
}

/// The category in a cell; an unknown one is reported. 行政村 and 自然村 are levels.
CategoryWord category_at(const RecordField& field, const RecordInHand& record, Problems& problems) {
  const std::string_view text = text_at(field, record.row);
  if (is_grade_of_village(text)) return {};
  auto category = known_category(text);
  if (!category) category = category_of_question(field.source, text);
  if (!category) {
    problems.push_back(
        record.problem(ProblemKind::unknown_category, fmt::format("{} = {}", field.source, text)));
  }
  return category.value_or(CategoryWord{});
}

/// The answer of the field itself, else the one implied by the category.
TriState first_known(TriState first, bool is_by_category) {
  return first == TriState::unknown && is_by_category ? TriState::yes : first;
}

class VillageTable {
 public:
  VillageTable(const Records& records, Problems& problems)
      : records_(records), problems_(problems) {}

  Villages filled() {
    const RecordField& code = field_of(records_, "code");
    for (RecordId r : rows(records_.feature)) {
      const std::int64_t feature = records_.feature[r];
      const std::string called = name_of(own_name_at(records_, r), text_at(code, r), feature);
      villages_.feature.push_back(feature);
      villages_.place.push_back(records_.point[r]);
      villages_.code.push_back(text_at(code, r));
      villages_.name.push_back(called);
      villages_.town.push_back(text_at(town_, r));
      villages_.county.push_back(text_at(county_, r));
      add_figures({records_, r, record_label(text_at(code, r), called)});
    }
    return std::move(villages_);
  }

 private:
  void add_figures(const RecordInHand& record) {
    // Already reported, so not reported as missing.
    const bool reported = people_.unreadable.contains(record.row);
    villages_.people.push_back(
        reported ? std::nullopt
                 : people_at(people_, record, implausible_people_of_village, problems_));
    auto households = number_at(households_, record.row);
    if (households && (*households < 0.0 || *households > implausible_households)) {
      problems_.push_back(record.problem(ProblemKind::number_unreadable,
                                         fmt::format("{} = {}", households_.source, *households)));
      households.reset();
    }
    villages_.households.push_back(households);
    const CategoryWord category = category_at(category_, record, problems_);
    villages_.category.push_back(category.category);
    villages_.is_protected.push_back(
        first_known(answer_at(protected_, record, problems_), category.is_protected));
    villages_.is_movable.push_back(
        first_known(answer_at(movable_, record, problems_), category.is_movable));
    villages_.is_sparse.push_back(answer_at(sparse_, record, problems_));
  }

  const Records& records_;
  Problems& problems_;
  Villages villages_;
  const RecordField& town_ = field_of(records_, "town");
  const RecordField& county_ = field_of(records_, "county");
  const RecordField& people_ = field_of(records_, "people");
  const RecordField& households_ = field_of(records_, "households");
  const RecordField& category_ = field_of(records_, "category");
  const RecordField& protected_ = field_of(records_, "protected");
  const RecordField& movable_ = field_of(records_, "movable");
  const RecordField& sparse_ = field_of(records_, "sparse");
};

/// The values of a mark; empty if its field is not given. A value that is not understood is
/// reported, and counts as yes: it exempts no village, whatever a blank one means.
Column<VillageId, std::optional<double>> read_mark(const Records& records, std::string_view role,
                                                   const Villages& villages, Problems& problems) {
  Column<VillageId, std::optional<double>> values;
  const RecordField& field = field_of(records, role);
  if (!field.given()) return values;
  for (RecordId r : rows(records.feature)) {
    const std::size_t reported = problems.size();
    const TriState answer = answer_at(field, record_of(records, r, villages), problems);
    const bool is_blank = answer == TriState::unknown && problems.size() == reported;
    values.push_back(is_blank ? std::nullopt : std::optional(answer == TriState::no ? 0.0 : 1.0));
  }
  return values;
}

void add_marks(const Records& records, const LayerSource& source, const ServiceCatalogue& catalogue,
               Villages& villages, Problems& problems) {
  for (const FieldRequest& request : mark_requests(source, catalogue)) {
    auto values = read_mark(records, request.role, villages, problems);
    if (values.empty()) continue;
    villages.attributes.push_back({request.role, std::move(values)});
  }
}

/// Attributes are numbers; those that exemptions refer to are answers, yes is 1 and no is 0.
void add_attributes(const Records& records, const LayerSource& source,
                    const ServiceCatalogue& catalogue, Villages& villages, Problems& problems) {
  for (const auto& [name, field] : source.attributes) {
    VillageAttribute attribute{name, {}};
    const std::string role = role_of_attribute(name);
    if (is_mark(catalogue, name)) {
      attribute.value = read_mark(records, role, villages, problems);
    } else {
      const RecordField& column = field_of(records, role);
      for (RecordId r : rows(records.feature)) attribute.value.push_back(number_at(column, r));
    }
    villages.attributes.push_back(std::move(attribute));
  }
}

/// The position of a column name among these names; none if it does not match.
std::optional<int> rank_among(const std::vector<std::string>& names, std::string_view header) {
  const std::string label = field_label(header).name;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (field_label(names[i]).name == label) return static_cast<int>(i);
  }
  return std::nullopt;
}

/// Reports villages given as several points that are far from the first, which is their place.
void report_far_points(const Records& records, const Villages& villages, Problems& problems) {
  constexpr Metres far_apart = 500_m;
  if (records.other_points.empty()) return;
  for (RecordId r : rows(records.feature)) {
    if (!records.polygons.empty() && !records.polygons[r].empty()) continue;
    Metres apart;
    for (const LonLat& other : records.other_points[r]) {
      apart = std::max(apart, distance_between(records.point[r], other));
    }
    if (apart <= far_apart) continue;
    const std::size_t points = records.other_points[r].size() + 1;
    problems.push_back(record_of(records, r, villages)
                           .problem(ProblemKind::parts_far_apart,
                                    {fmt::format("{} parts, up to {:.0f} m from the first. If they "
                                                 "are villages, make a record for each",
                                                 points, apart.value),
                                     fmt::format("共{}部分，离第一处最远{:.0f}米。若是不同的村，"
                                                 "请分成几条记录",
                                                 points, apart.value)}));
  }
}

/// Moves the polygons, which are large, to the villages.
void take_lands(Records& records, Villages& villages) {
  for (MultiPolygon& land : records.polygons) villages.land.push_back(std::move(land));
}

}  // namespace

std::vector<FieldRequest> village_requests(const LayerSource& source,
                                           const ServiceCatalogue& catalogue) {
  auto requests = requests_for(LayerKind::villages,
                               {"people", "households", "natural_villages", "village_groups"});
  for (FieldRequest& request : requests) {
    request.has_to_vary = request.role == "code" || request.role == "name";
    if (request.role == "level") {
      request.rank = [names = std::exchange(request.names, {})](std::string_view header) {
        return rank_among(names, header);
      };
      request.holds = &are_grades_of_villages;
    }
    if (request.role != "category") continue;
    request.rank = &rank_of_category;
    request.holds = &are_categories;
  }
  for (FieldRequest& request : mark_requests(source, catalogue))
    requests.push_back(std::move(request));
  const auto hints = std::make_shared<CensusHints>(catalogue);
  for (const ServiceId s : rows(catalogue.services))
    requests.push_back(census_request(catalogue, s, hints));
  for (const ServiceId s : rows(catalogue.services)) {
    for (FieldRequest& request : part_requests(catalogue.services[s], s, hints))
      requests.push_back(std::move(request));
  }
  for (const auto& [name, field] : source.attributes) {  // set by `with_attributes`
    requests.push_back({role_of_attribute(name), {}, !is_mark(catalogue, name), true});
  }
  return requests;
}

namespace {

/// The villages of records that were read with `village_requests`.
Villages villages_of(Records& records, const LayerSource& source, const ServiceCatalogue& catalogue,
                     Problems& problems, Notes& notes) {
  notes.insert(notes.end(), records.notes.begin(), records.notes.end());
  Villages villages = VillageTable(records, problems).filled();
  const CensusNames names(catalogue);
  for (const ServiceId s : rows(catalogue.services)) {
    const CensusOf census{catalogue.services[s], s, names, catalogue.connected_share, source};
    villages.census.push_back(read_parts(census, records, villages, problems, notes));
  }
  add_marks(records, source, catalogue, villages, problems);
  add_attributes(records, source, catalogue, villages, problems);
  report_far_points(records, villages, problems);
  take_lands(records, villages);
  return villages;
}

/// The titles of the numbers in a survey form (`survey_sheet`): the field, and its names.
FieldRequest number_request() {
  return {"village_feature", {"village_feature", "村庄要素号", "number of the village"}, true};
}

}  // namespace

Villages read_villages(const LayerSource& source, Shape shape, const ServiceCatalogue& catalogue,
                       IdleRecords& idle, Problems& problems, Notes& notes,
                       const Progress& progress) {
  Records records = read_layer(with_attributes(source), shape, village_requests(source, catalogue),
                               problems, progress);
  set_aside_not_in_use(records, idle);
  keep_last_years(records, source, problems);
  if (shape != Shape::none) leave_out_parent_rows(records, source, problems);
  return villages_of(records, source, catalogue, problems, notes);
}

CensusRows read_census(const LayerSource& source, const ServiceCatalogue& catalogue,
                       Problems& problems, Notes& notes, const Progress& progress) {
  std::vector<FieldRequest> requests = village_requests(source, catalogue);
  requests.push_back(number_request());
  Records records = read_layer(with_attributes(source), Shape::none, requests, problems, progress);
  keep_last_years(records, source, problems);
  CensusRows census;
  const RecordField& numbers = field_of(records, "village_feature");
  for (const RecordId r : rows(records.feature)) {
    const std::optional<double> number = number_at(numbers, r);
    if (number && *number >= 0.0 && *number < 9e15)
      census.number.emplace(records.feature[r], std::llround(*number));
  }
  census.villages = villages_of(records, source, catalogue, problems, notes);
  return census;
}

}  // namespace hinterland
