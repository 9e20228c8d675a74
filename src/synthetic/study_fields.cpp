// SPDX-License-Identifier: Apache-2.0
#include "synthetic/study_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>

namespace hinterland {

namespace {

using Fields = std::vector<OutputField>;
using Value = std::function<void(std::size_t row, OutputCell& cell)>;

OutputField text(std::string name, int width, Value value) {
  return {std::move(name), FieldType::text, std::move(value), 0, width};
}

OutputField whole_number(std::string name, int width, Value value) {
  return {std::move(name), FieldType::integer, std::move(value), 0, width};
}

OutputField thousandths(std::string name, int width, Value value) {
  return {std::move(name), FieldType::real, std::move(value), 3, width};
}

template <class IdType>
Value words(const TextColumn<IdType>& column) {
  return [&column](std::size_t row, OutputCell& cell) {
    cell.set_text(column[IdType{static_cast<std::uint32_t>(row)}]);
  };
}

/// A word for each value of a column.
template <class IdType, class T>
Value words(const Column<IdType, T>& column, std::map<T, std::string> word_of) {
  return [&column, word_of = std::move(word_of)](std::size_t row, OutputCell& cell) {
    const auto found = word_of.find(column[IdType{static_cast<std::uint32_t>(row)}]);
    if (found != word_of.end()) cell.set_text(found->second);
  };
}

template <class IdType>
Value yes_or_no(const Column<IdType, Answer>& column) {
  return words(column, {{Answer::yes, "是"}, {Answer::no, "否"}});
}

double number_of(double number) { return number; }
double number_of(People people) { return people.value; }

template <class IdType, class T>
Value numbers(const Column<IdType, std::optional<T>>& column) {
  return [&column](std::size_t row, OutputCell& cell) {
    const auto& number = column[IdType{static_cast<std::uint32_t>(row)}];
    if (number) cell.set_real(number_of(*number));
  };
}

/// Whole numbers in a column of texts.
template <class IdType>
Value number_texts(const Column<IdType, std::optional<double>>& column) {
  return [&column](std::size_t row, OutputCell& cell) {
    const auto& number = column[IdType{static_cast<std::uint32_t>(row)}];
    if (number) cell.set_text(fmt::format("{:.0f}", *number));
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
      [value = std::move(value), written = std::move(written)](std::size_t row, OutputCell& cell) {
        const auto found = written.find(row);
        if (found == written.end()) return value(row, cell);
        cell.set_text(found->second);
      };
}

ServiceId find_service(const MadeUpCounty& county, std::string_view id) {
  const auto found = std::ranges::find(county.services, id);
  return {static_cast<std::uint32_t>(found - county.services.begin())};
}

}  // namespace

Fields town_fields(const Towns& towns) {
  return {text("XZQDM", 12, words(towns.code)),
          text("XZQMC", 24, words(towns.name)),
          text("所属区县", 16, words(towns.county)),
          text("级别", 8, words(towns.level, {{Level::county, "县城"}, {Level::town, "镇驻地"}})),
          whole_number("镇区人口", 8, numbers(towns.people)),
          thousandths("非农比重", 6, numbers(towns.non_farm_share))};
}

Fields village_fields(const MadeUpCounty& county, const PlantedFaults& planted) {
  const Villages& villages = county.world.villages;
  const auto with_faults = [&planted](std::string_view role, Value value) {
    return spoilt(planted, "villages", role, std::move(value));
  };
  Fields fields{
      text("XZQDM", 12, with_faults("code", words(villages.code))),
      text("XZQMC", 24, with_faults("name", words(villages.name))),
      text("所属乡镇", 16, words(villages.town)), text("所属区县", 12, words(villages.county)),
      whole_number("人口", 8, numbers(villages.people)),
      // Text, as in many a census that was typed by hand.
      text("户数", 10, with_faults("households", number_texts(villages.households))),
      text("村庄类型", 6,
           words(villages.category,
                 {{VillageCategory::central, "中心村"}, {VillageCategory::basic, "基层村"}})),
      text("传统村落", 2, yes_or_no(villages.is_protected)),
      text("可搬迁", 2, yes_or_no(villages.is_movable)),
      text("人口稀疏", 2, yes_or_no(villages.is_sparse)),
      whole_number("供暖区", 1, numbers(villages.attributes.front().value))};
  for (const NamedField& census : census_fields) {
    const auto& answers = villages.census[find_service(county, census.role)];
    fields.push_back(text(census.field, 6, with_faults(census.role, yes_or_no(answers))));
  }
  return fields;
}

Fields facility_fields(const MadeUpCounty& county, const PlantedFaults& planted) {
  const Facilities& facilities = county.world.facilities;
  return {text("编码", 10, words(facilities.code)), text("设施名称", 36, words(facilities.name)),
          text("设施类型", 14, spoilt(planted, "facilities", "kind", words(county.facility_kind))),
          text("级别", 4,
               words(facilities.level,
                     {{Level::county, "县级"}, {Level::town, "镇级"}, {Level::village, "村级"}}))};
}

Fields area_fields(const Areas& areas) {
  return {text("XZQDM", 12, words(areas.code)), text("XZQMC", 24, words(areas.name))};
}

Fields exclusion_fields(const Areas& areas) {
  return {text("编码", 10, words(areas.code)), text("名称", 24, words(areas.name)),
          text("类型", 16, words(areas.kind))};
}

Fields proposed_site_fields(const ProposedSites& sites) {
  return {text("名称", 28, words(sites.name))};
}

Fields road_fields(const TextColumn<LineId>& road_class) {
  Fields fields = line_fields();
  fields.push_back(text("道路等级", 4, words(road_class)));
  return fields;
}

Fields line_fields() {
  return {whole_number("编号", 8, [](std::size_t row, OutputCell& cell) {
    cell.set_integer(static_cast<std::int64_t>(row) + 1);
  })};
}

}  // namespace hinterland
