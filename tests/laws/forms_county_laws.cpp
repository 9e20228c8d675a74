// SPDX-License-Identifier: Apache-2.0
#include "forms_county.hpp"
#include "forms_law.hpp"
#include "forms_study.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <string_view>

using namespace hinterland;
using namespace hinterland::forms;

namespace {

const Draft& layer(const std::vector<Draft>& county, std::string_view name) {
  return *std::ranges::find(county, name, [](const Draft& draft) { return draft.source.name; });
}

std::string cell(const Draft& draft, const DraftRecord& record, const std::string& role) {
  return record.cells[draft.column_of(role)];
}

/// The chord between two places on the WGS 84 ellipsoid, by an independent implementation.
double chord(const OGRPoint& a, const OGRPoint& b) {
  constexpr double axis = 6378137.0;
  constexpr double flattening = 1.0 / 298.257223563;
  constexpr double e2 = flattening * (2.0 - flattening);
  const auto position = [=](const OGRPoint& point) {
    const double lon = point.getX() * std::numbers::pi / 180.0;
    const double lat = point.getY() * std::numbers::pi / 180.0;
    const double normal = axis / std::sqrt(1.0 - e2 * std::sin(lat) * std::sin(lat));
    return std::array{normal * std::cos(lat) * std::cos(lon),
                      normal * std::cos(lat) * std::sin(lon), normal * (1.0 - e2) * std::sin(lat)};
  };
  const auto p = position(a);
  const auto q = position(b);
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/// The services of the kinds of facilities.
const std::map<std::string, std::string> service_of_kind = {
    {"小学", "education"},         {"卫生院", "medical"}, {"医院", "medical"},
    {"派出所", "public_security"}, {"文化站", "culture"}, {"卫生室", "medical"}};

struct Nearest {
  double metres = 1e9;
  std::string facility;
};

/// The nearest facility of county or town level, for each service.
std::map<std::string, Nearest> nearest_to(const OGRPoint& village, const Draft& facilities) {
  std::map<std::string, Nearest> nearest;
  for (const DraftRecord& facility : facilities.records) {
    if (cell(facilities, facility, "level") == "村") continue;
    Nearest& found = nearest[service_of_kind.at(cell(facilities, facility, "kind"))];
    const double metres = chord(village, *facility.shape->toPoint());
    if (metres < found.metres) found = {metres, cell(facilities, facility, "name")};
  }
  return nearest;
}

}  // namespace

TEST_CASE("the plain county has the answer of a reference implementation", "[forms]") {
  const std::vector<Draft> county = plain_county();
  const Draft& villages = layer(county, "villages");
  const StudyAnswer answer = plain_answer();
  std::size_t compared = 0;
  for (const DraftRecord& village : villages.records) {
    const std::string name = cell(villages, village, "name");
    INFO(name);
    CHECK(answer.words.at(name + ": code") == cell(villages, village, "code"));
    CHECK(answer.words.at(name + ": people") == cell(villages, village, "people") + ".000");
    bool covered = false;
    for (const auto& [service, nearest] :
         nearest_to(*village.shape->toPoint(), layer(county, "facilities"))) {
      INFO(service);
      const std::string place = name + ": " + service;
      const double metres = nearest.metres;
      CHECK(answer.metres.at(place + " straight") == Approx(metres).margin(0.001));
      CHECK(answer.words.at(place + " facility") == nearest.facility);
      CHECK(answer.words.at(place + " zone") == (metres <= 3000.0   ? "core"
                                                 : metres <= 5000.0 ? "band"
                                                                    : "outside"));
      CHECK(std::abs(metres - 3000.0) > 60.0);  // so that no form changes the zone
      CHECK(std::abs(metres - 5000.0) > 60.0);
      CHECK(answer.metres.at(place + " road") >= metres - 0.1);
      covered = covered || metres <= 5000.0;
      ++compared;
    }
    CHECK(answer.words.at(name + ": covered") == (covered ? "yes" : "no"));
  }
  CHECK(compared == 12 * 4);
}

TEST_CASE("the plain county has no problems", "[forms]") {
  for (const Problem& problem : plain_findings().problems) {
    UNSCOPED_INFO(identifier(problem.kind) << " of " << problem.layer << ' ' << problem.record);
    CHECK(problem.layer == "extension");
  }
}

TEST_CASE("the law of forms detects a layer that is misread without a message", "[forms]") {
  const auto failure_of = [](const Spoil& spoil) {
    const Outcome outcome = try_combination(plain_combination(), spoil);
    INFO(outcome.message);
    CHECK(outcome.verdict == Verdict::failed);
    return outcome.failure;
  };
  CHECK(try_combination(plain_combination()).verdict == Verdict::same);
  const Spoil shifted = [](std::vector<Draft*>& layers) {
    for (DraftRecord& record : layers[0]->records) {
      OGRPoint& point = *record.shape->toPoint();
      point.setX(point.getX() + 2e-5);  // less than two metres
    }
  };
  CHECK(failure_of(shifted) == Failure::wrong_answer);
  const Spoil lost = [](std::vector<Draft*>& layers) { layers[0]->records.pop_back(); };
  CHECK(failure_of(lost) == Failure::wrong_answer);
  const Spoil miscounted = [](std::vector<Draft*>& layers) {
    layers[0]->records[3].cells[layers[0]->column_of("people")] = "656";
  };
  CHECK(failure_of(miscounted) == Failure::wrong_answer);
  const Spoil declared = [](std::vector<Draft*>& layers) {
    for (Draft* draft : layers) draft->source.datum = Datum::gcj02;
  };
  CHECK(try_combination(plain_combination(), declared).verdict == Verdict::same);
  const Spoil alarming = [](std::vector<Draft*>& layers) {
    layers[0]->records.push_back(layers[0]->records.front());
  };
  CHECK(failure_of(alarming) == Failure::false_alarm);
  const Spoil refused = [](std::vector<Draft*>& layers) { layers[1]->x_name = "a"; };
  CHECK(failure_of(refused) == Failure::unexpectedly_refused);
}
