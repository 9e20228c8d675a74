// SPDX-License-Identifier: Apache-2.0
#include "paths.hpp"

#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

using namespace hinterland;

namespace {

/// The clauses of docs/catalogue.md by the entries that they name.
std::map<std::string, std::set<std::string>> clauses_by_entry() {
  std::ifstream page(test::in_source("docs/catalogue.md"));
  std::map<std::string, std::set<std::string>> clauses;
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("| ") || !line.ends_with("` |")) continue;
    std::istringstream cells(line.substr(2));
    std::string clause;
    std::string words;
    std::string entries;
    std::getline(cells, clause, '|');
    std::getline(cells, words, '|');
    std::getline(cells, entries, '|');
    clause.erase(clause.find_last_not_of(' ') + 1);
    std::istringstream list(entries);
    for (std::string entry; list >> entry;)
      clauses[entry.substr(1, entry.size() - 2)].insert(clause);
  }
  return clauses;
}

ServiceCatalogue bundled() {
  return read_catalogue(test::in_source("geodata/catalogue/shandong-2016.toml"));
}

}  // namespace

TEST_CASE("the page names each service and threshold of a clause with that clause",
          "[catalogue][read_catalogue]") {
  const ServiceCatalogue catalogue = bundled();
  auto clauses = clauses_by_entry();
  REQUIRE(clauses.size() > 40);
  const auto check = [&](const std::string& entry, const std::string& clause) {
    INFO(entry);
    CHECK(clauses[entry] == std::set<std::string>{clause});
    clauses.erase(entry);
  };
  for (const Service& service : catalogue.services) check("services." + service.id, service.clause);
  for (const PolicyThreshold& threshold : catalogue.thresholds) {
    const bool is_of_policy = threshold.clause.size() < 20;  // others name another source
    if (is_of_policy) check("thresholds." + threshold.id, threshold.clause);
  }
  for (const Checklist& checklist : catalogue.checklists)
    check("checklists." + checklist.id, "五(五)");
  for (const auto& [entry, of] : clauses) FAIL_CHECK("not in the catalogue: " << entry);
}
