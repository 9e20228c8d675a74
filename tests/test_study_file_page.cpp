// SPDX-License-Identifier: Apache-2.0
#include "input/notation/field_names.hpp"
#include "paths.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

using namespace hinterland;

namespace {

/// A row of one of the page's tables: its cells as written.
using Row = std::vector<std::string>;

std::string without_blanks(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == text.npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The rows of the table under a heading of docs/study_file.md, without its header.
std::vector<Row> table_under(const std::string& heading) {
  std::ifstream page(test::in_source("docs/study_file.md"));
  std::vector<Row> table;
  bool under = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) under = line == "## " + heading;
    if (!under || !line.starts_with("| `")) continue;
    Row row;
    std::istringstream cells(line.substr(1));
    for (std::string cell; std::getline(cells, cell, '|');) row.push_back(without_blanks(cell));
    table.push_back(row);
  }
  return table;
}

/// "`path`" -> "path"
std::string unquoted(const std::string& cell) {
  return cell.size() > 1 && cell.front() == '`' && cell.back() == '`'
             ? cell.substr(1, cell.size() - 2)
             : "";
}

std::vector<std::string> keys_of(const std::vector<Row>& table) {
  std::vector<std::string> keys;
  for (const Row& row : table) keys.push_back(unquoted(row.at(0)));
  std::ranges::sort(keys);
  return keys;
}

/// The keys of a table that the reader accepts, from its refusal of an unknown key.
std::vector<std::string> accepted_keys(const std::string& study) {
  const TemporaryFolder folder;
  folder.write("study.toml", study);
  std::string answer;
  try {
    read_study(folder.path("study.toml"));
  } catch (const UsageError& error) {
    answer = error.what();
  }
  const std::string before = "Choose one of: ";
  REQUIRE(answer.find(before) != answer.npos);
  std::istringstream names(answer.substr(answer.find(before) + before.size()));
  std::vector<std::string> keys;
  for (std::string name; std::getline(names, name, ',');) {
    name = without_blanks(name);
    keys.push_back(name.substr(0, name.find('.')));
  }
  std::ranges::sort(keys);
  return keys;
}

const std::string villages = "[layers.villages]\npath = \"v\"\n";
const std::string unknown_key = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqq = 1\n";

}  // namespace

TEST_CASE("every key that the reader accepts is in the page, and no other", "[study_file]") {
  CHECK(keys_of(table_under("Top level")) == accepted_keys(unknown_key + villages));
  CHECK(keys_of(table_under("[layers]")) == accepted_keys("[layers]\n" + unknown_key + villages));
  for (const char* table :
       {"[coverage]", "[roads]", "[extension]", "[priority]", "[schedule]", "[sites]"}) {
    INFO(table);
    CHECK(keys_of(table_under(table)) ==
          accepted_keys(villages + std::string(table) + "\n" + unknown_key));
  }
}

TEST_CASE("the page has the keys of targets and pins", "[study_file]") {
  const std::string plan = villages + "[schedule]\nfirst_year = 2027\nbudget = [1]\n";
  CHECK(keys_of(table_under("[schedule.target]")) ==
        accepted_keys(plan + "[schedule.target]\nshare = 1\nyear = 2027\n" + unknown_key));
  CHECK(keys_of(table_under("[[schedule.pins]]")) ==
        accepted_keys(plan + "[[schedule.pins]]\n" + unknown_key));
}

TEST_CASE("the page has the keys of every layer's block", "[study_file]") {
  auto keys = accepted_keys(villages + unknown_key);  // with `attributes`
  const auto of_networks =
      accepted_keys(villages + "[layers.networks.power]\npath = \"p\"\n" + unknown_key);
  for (const std::string& key : of_networks) {
    if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
  }
  std::ranges::sort(keys);
  CHECK(keys_of(table_under("A layer's block")) == keys);
}

TEST_CASE("the page has the roles of every kind of layer", "[study_file]") {
  std::ifstream file(test::in_source("docs/study_file.md"));
  const std::string page{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto rows_of = [&](const std::string& layer) {
    std::string rows;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("| " + layer)) rows += line + "\n";
    }
    return rows;
  };
  const std::vector<std::pair<LayerKind, std::string>> kinds = {
      {LayerKind::villages, "villages"},     {LayerKind::towns, "towns"},
      {LayerKind::facilities, "facilities"}, {LayerKind::roads, "roads"},
      {LayerKind::boundaries, "boundaries"}, {LayerKind::exclusions, "exclusions"},
      {LayerKind::sites, "proposed_sites"}};
  for (const auto& [kind, layer] : kinds) {
    for (const std::string& role : known_roles(kind)) {
      INFO(layer << " " << role);
      CHECK(rows_of(layer).find("`" + role + "`") != std::string::npos);
    }
  }
}

TEST_CASE("the defaults in the page are those of the settings", "[study_file]") {
  std::string written = villages;
  std::size_t defaults = 0;
  for (const char* table :
       {"[coverage]", "[roads]", "[extension]", "[priority]", "[schedule]", "[sites]"}) {
    written += std::string(table) + "\n";
    for (const Row& row : table_under(table)) {
      const std::string value = unquoted(row.at(2));
      if (value.empty()) continue;  // the default of the catalogue
      written += unquoted(row.at(0)) + " = " + value + "\n";
      ++defaults;
    }
  }
  CHECK(defaults == 29);
  const TemporaryFolder folder;
  folder.write("study.toml", written);
  INFO(written);
  const Study study = read_study(folder.path("study.toml"));

  const CoverageSettings coverage;
  CHECK(study.coverage.metric == coverage.metric);
  CHECK(study.coverage.covered_by == coverage.covered_by);
  CHECK(study.coverage.services == coverage.services);
  CHECK(study.coverage.town_reach == coverage.town_reach);
  CHECK(study.coverage.towns_as_facilities == coverage.towns_as_facilities);
  CHECK(study.coverage.position_error == coverage.position_error);
  CHECK(study.roads.snap_tolerance == RoadSettings{}.snap_tolerance);
  CHECK(study.roads.join_crossings == RoadSettings{}.join_crossings);
  CHECK(study.travel.access_limit == TravelSettings{}.access_limit);
  CHECK(study.travel.walk_factor == TravelSettings{}.walk_factor);
  const ExtensionSettings extension;
  CHECK(study.extension.terrain_factor == extension.terrain_factor);
  CHECK(study.extension.across_limit == extension.across_limit);
  CHECK(study.extension.effort == extension.effort);
  const ScheduleSettings schedule;
  CHECK(study.schedule.carry_over == schedule.carry_over);
  CHECK(study.schedule.discount_rate == schedule.discount_rate);
  CHECK(study.schedule.phasing.effort == schedule.phasing.effort);
  const PrioritySettings priority;
  CHECK(study.priority.value == priority.value);
  CHECK(study.priority.weights == priority.weights);
  CHECK(study.priority.variation.spread == priority.variation.spread);
  CHECK(study.priority.variation.draws == priority.variation.draws);
  CHECK(study.priority.variation.seed == priority.variation.seed);
  CHECK(study.priority.variation.top_share == priority.variation.top_share);
  const SitesSettings sites;
  CHECK(study.sites.near_seat == sites.near_seat);
  CHECK(study.sites.gather == sites.gather);
  CHECK(study.sites.min_people == sites.min_people);
  CHECK(study.sites.min_people_sparse == sites.min_people_sparse);
  CHECK(study.sites.movable == sites.movable);
  CHECK(study.sites.adopt == sites.adopt);
  CHECK(study.coverage.own_county == coverage.own_county);
}
