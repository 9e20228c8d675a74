// SPDX-License-Identifier: Apache-2.0
#include "synthetic/study_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace hinterland {

namespace {

using Fields = std::vector<ShapefileField>;
using Value = std::function<void(std::size_t row, std::string& cell)>;

constexpr auto text = ShapefileFieldType::text;
constexpr auto whole_number = ShapefileFieldType::whole_number;
constexpr auto decimal_number = ShapefileFieldType::decimal_number;

template <class IdType>
Value words(const TextColumn<IdType>& column) {
  return [&column](std::size_t row, std::string& cell) {
    cell.append(column[IdType{static_cast<std::uint32_t>(row)}]);
  };
}

/// A word for each value of a column.
template <class IdType, class T>
Value words(const Column<IdType, T>& column, std::map<T, std::string> word_of) {
  return [&column, word_of = std::move(word_of)](std::size_t row, std::string& cell) {
    const auto found = word_of.find(column[IdType{static_cast<std::uint32_t>(row)}]);
    if (found != word_of.end()) cell += found->second;
  };
}

template <class IdType>
Value yes_or_no(const Column<IdType, Answer>& column) {
  return words(column, {{Answer::yes, "是"}, {Answer::no, "否"}});
}

double number_of(double number) { return number; }
double number_of(People people) { return people.value; }

template <class IdType, class T>
Value numbers(const Column<IdType, std::optional<T>>& column, int decimals) {
  return [&column, decimals](std::size_t row, std::string& cell) {
    const auto& number = column[IdType{static_cast<std::uint32_t>(row)}];
    if (number) fmt::format_to(std::back_inserter(cell), "{:.{}f}", number_of(*number), decimals);
  };
}

/// The same, but for the rows where a fault stands in place of the value.
Value spoilt(const PlantedFaults& planted, std::string_view layer, std::string_view role,
             Value value) {
  std::map<std::size_t, std::string> written;
  for (const WrittenText& one : planted.written) {
    if (one.layer == layer && one.role == role) written[one.row] = one.text;
  }
  if (written.empty()) return value;
  return
      [value = std::move(value), written = std::move(written)](std::size_t row, std::string& cell) {
        const auto found = written.find(row);
        if (found == written.end()) return value(row, cell);
        cell += found->second;
      };
}

ServiceId find_service(const MadeUpCounty& county, std::string_view id) {
  const auto found = std::ranges::find(county.services, id);
  return {static_cast<std::uint32_t>(found - county.services.begin())};
}

}  // namespace

Fields town_fields(const Towns& towns) {
  return {{"XZQDM", text, 12, words(towns.code)},
          {"XZQMC", text, 24, words(towns.name)},
          {"所属区县", text, 16, words(towns.county)},
          {"级别", text, 8, words(towns.level, {{Level::county, "县城"}, {Level::town, "镇驻地"}})},
          {"镇区人口", whole_number, 8, numbers(towns.people, 0)},
          {"非农比重", decimal_number, 6, numbers(towns.non_farm_share, 3)}};
}

Fields village_fields(const MadeUpCounty& county, const PlantedFaults& planted) {
  const Villages& villages = county.world.villages;
  const auto with_faults = [&planted](std::string_view role, Value value) {
    return spoilt(planted, "villages", role, std::move(value));
  };
  Fields fields{{"XZQDM", text, 12, with_faults("code", words(villages.code))},
                {"XZQMC", text, 24, with_faults("name", words(villages.name))},
                {"所属乡镇", text, 16, words(villages.town)},
                {"所属区县", text, 12, words(villages.county)},
                {"人口", whole_number, 8, numbers(villages.people, 0)},
                // Text, as in many a census that was typed by hand.
                {"户数", text, 10, with_faults("households", numbers(villages.households, 0))},
                {"村庄类型", text, 6,
                 words(villages.category,
                       {{VillageCategory::central, "中心村"}, {VillageCategory::basic, "基层村"}})},
                {"传统村落", text, 2, yes_or_no(villages.is_protected)},
                {"可搬迁", text, 2, yes_or_no(villages.is_movable)},
                {"人口稀疏", text, 2, yes_or_no(villages.is_sparse)},
                {"供暖区", whole_number, 1, numbers(villages.attributes.front().value, 0)}};
  for (const NamedField& census : census_fields) {
    const auto& answers = villages.census[find_service(county, census.role)];
    fields.push_back({census.field, text, 6, with_faults(census.role, yes_or_no(answers))});
  }
  return fields;
}

Fields facility_fields(const MadeUpCounty& county, const PlantedFaults& planted) {
  const Facilities& facilities = county.world.facilities;
  return {
      {"编码", text, 10, words(facilities.code)},
      {"设施名称", text, 36, words(facilities.name)},
      {"设施类型", text, 14, spoilt(planted, "facilities", "kind", words(county.facility_kind))},
      {"级别", text, 4,
       words(facilities.level,
             {{Level::county, "县级"}, {Level::town, "镇级"}, {Level::village, "村级"}})}};
}

Fields area_fields(const Areas& areas) {
  return {{"XZQDM", text, 12, words(areas.code)}, {"XZQMC", text, 24, words(areas.name)}};
}

Fields exclusion_fields(const Areas& areas) {
  return {{"编码", text, 10, words(areas.code)},
          {"名称", text, 24, words(areas.name)},
          {"类型", text, 16, words(areas.kind)}};
}

Fields proposed_site_fields(const ProposedSites& sites) {
  return {{"名称", text, 28, words(sites.name)}};
}

Fields road_fields(const TextColumn<LineId>& road_class) {
  Fields fields = line_fields();
  fields.push_back({"道路等级", text, 4, words(road_class)});
  return fields;
}

Fields line_fields() {
  return {{"编号", whole_number, 8, [](std::size_t row, std::string& cell) {
             fmt::format_to(std::back_inserter(cell), "{}", row + 1);
           }}};
}

}  // namespace hinterland
