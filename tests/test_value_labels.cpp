// SPDX-License-Identifier: Apache-2.0
#include "output/field_dictionary.hpp"
#include "output/identifiers.hpp"
#include "output/layers.hpp"
#include "output/value_labels.hpp"
#include "planned_study.hpp"

#include <hinterland/gap.hpp>

#include <catch2/catch.hpp>

#include <set>

using namespace hinterland;

namespace {

const SmallStudy& labelled_study() {
  static const SmallStudy small = planned_study();
  return small;
}

std::set<std::string> values_of(std::string_view field) {
  const ServiceCatalogue& catalogue = labelled_study().study.catalogue;
  std::set<std::string> values;
  for (const ValueLabel& label : value_labels(field, catalogue, short_names(catalogue))) {
    CHECK(values.insert(label.value).second);
    CHECK_FALSE(label.zh.empty());
    CHECK_FALSE(label.en.empty());
  }
  return values;
}

/// Whether a field has a label for each value of an enumeration, and no others.
template <class Enum>
void check_labels(std::string_view field, Enum last, Enum first = Enum{}) {
  INFO(field);
  std::set<std::string> values;
  for (auto i = static_cast<std::size_t>(first); i <= static_cast<std::size_t>(last); ++i) {
    values.insert(std::string(identifier(static_cast<Enum>(i))));
  }
  CHECK(values_of(field) == values);
}

}  // namespace

TEST_CASE("every value of every coded field has a label", "[value_labels]") {
  CHECK(values_of("zone") == std::set<std::string>{"core", "band", "outside", "unknown"});
  check_labels("reason", Reason::moves_to);
  check_labels("<svc>_why", Reason::moves_to);
  check_labels("evidence", Evidence::census_own);
  check_labels("<svc>_evid", Evidence::census_own);
  check_labels("town_by", ParentUnitEvidence::nearest_seat, ParentUnitEvidence::column);
  check_labels("remedy", Remedy::none);
  check_labels("standalone_reason", StandaloneReason::no_route,
               StandaloneReason::line_too_expensive);
  check_labels("delay_code", Delay::no_cost);
  check_labels("alignment", Alignment::cross_country);
  check_labels("site_kind", SiteKind::proposed);
  check_labels("problem", ProblemKind::village_not_in_census);
  check_labels("kind", ServiceGroup::public_service);
  CHECK(values_of("role") == std::set<std::string>{"relocates", "site"});
  CHECK(values_of("service") == std::set<std::string>{"clinic", "power", "water"});
  CHECK(values_of("facility_service") == std::set<std::string>{"clinic"});
  CHECK(values_of("alternative") == std::set<std::string>{"solar"});
  CHECK(values_of("people").empty());
}

TEST_CASE("what is unknown has one word in Chinese", "[value_labels]") {
  const SmallStudy small = small_study();
  const OutputKeys keys = output_keys(small.study, small.findings);
  const OutputLayer labels = labels_layer(small.study, keys);
  const auto text = [&](std::size_t field, std::size_t row) {
    OutputCell cell;
    labels.fields[field].value(row, cell);
    return std::string(cell.text());
  };
  std::size_t unknown = 0;
  for (std::size_t row = 0; row < labels.rows; ++row) {
    if (text(1, row) != "unknown") continue;
    ++unknown;
    CHECK(text(2, row) == "情况不明");
  }
  CHECK(unknown > 2);
}

TEST_CASE("the table of labels has the columns of each service", "[value_labels]") {
  const SmallStudy& small = labelled_study();
  const OutputKeys keys = output_keys(small.study, small.findings);
  const OutputLayer table = labels_layer(small.study, keys);
  std::set<std::string> fields;
  OutputCell cell;
  for (std::size_t row = 0; row < table.rows; ++row) {
    cell.clear();
    table.fields[0].value(row, cell);
    fields.emplace(cell.text());
  }
  for (const char* field : {"<svc>", "clini_zone", "water_why", "power_evid", "zone", "problem"}) {
    CHECK(fields.contains(field));
  }
  CHECK_FALSE(fields.contains("clini_why"));
  CHECK_FALSE(fields.contains("<svc>_why"));
}

TEST_CASE("the table of labels contains every coded value of the layers", "[value_labels]") {
  const SmallStudy& small = labelled_study();
  const OutputKeys keys = output_keys(small.study, small.findings);
  const std::vector<OutputLayer> layers = output_layers(small.study, small.findings, keys);
  std::set<std::pair<std::string, std::string>> labels;
  std::set<std::string> coded;
  OutputCell cell;
  const auto text = [&cell](const OutputLayer& layer, std::size_t field, std::size_t row) {
    cell.clear();
    layer.fields[field].value(row, cell);
    return std::string(cell.text());
  };
  const OutputLayer& table = layers.back();
  REQUIRE(table.name == "labels");
  for (std::size_t row = 0; row < table.rows; ++row) {
    labels.emplace(text(table, 0, row), text(table, 1, row));
    coded.insert(text(table, 0, row));
  }
  std::size_t compared = 0;
  for (const OutputLayer& layer : layers) {
    if (layer.name == "labels") continue;
    for (std::size_t field = 0; field < layer.fields.size(); ++field) {
      const std::string& name = layer.fields[field].name;
      if (!coded.contains(name)) continue;
      for (std::size_t row = 0; row < layer.rows; ++row) {
        const std::string value = text(layer, field, row);
        if (value.empty()) continue;
        INFO(layer.name << "." << name << " = " << value);
        CHECK(labels.contains({name, value}));
        ++compared;
      }
    }
  }
  CHECK(compared > 40);
}
