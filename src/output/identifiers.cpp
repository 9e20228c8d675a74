// SPDX-License-Identifier: Apache-2.0
#include "output/identifiers.hpp"

namespace hinterland {

namespace {

template <class Named>
std::string_view name_in(const Named& named, Language language) {
  const std::string& wanted = language == Language::zh ? named.name_zh : named.name_en;
  const std::string& other = language == Language::zh ? named.name_en : named.name_zh;
  if (!wanted.empty()) return wanted;
  return other.empty() ? named.id : other;
}

}  // namespace

std::string_view identifier(Zone zone) {
  switch (zone) {
    case Zone::core:
      return "core";
    case Zone::band:
      return "band";
    case Zone::outside:
      return "outside";
  }
  return "";
}

std::string_view identifier(HomeEvidence evidence) {
  switch (evidence) {
    case HomeEvidence::none:
      return "";
    case HomeEvidence::column:
      return "column";
    case HomeEvidence::code:
      return "code";
    case HomeEvidence::town:
      return "town";
    case HomeEvidence::boundary:
      return "boundary";
    case HomeEvidence::nearest_seat:
      return "nearest_seat";
  }
  return "";
}

std::string_view identifier(SiteKind kind) {
  switch (kind) {
    case SiteKind::central_village:
      return "central_village";
    case SiteKind::near_seat:
      return "near_seat";
    case SiteKind::proposed:
      return "proposed";
  }
  return "";
}

std::string_view identifier(Metric metric) {
  switch (metric) {
    case Metric::straight:
      return "straight";
    case Metric::road:
      return "road";
    case Metric::time:
      return "time";
  }
  return "";
}

std::string_view identifier(CoveredBy covered_by) {
  switch (covered_by) {
    case CoveredBy::any:
      return "any";
    case CoveredBy::all:
      return "all";
    case CoveredBy::at_least:
      return "at_least";
  }
  return "";
}

std::string_view identifier(Movable movable) { return movable == Movable::all ? "all" : "marked"; }

std::string_view identifier(Datum datum) {
  switch (datum) {
    case Datum::wgs84:
      return "wgs84";
    case Datum::gcj02:
      return "gcj02";
    case Datum::bd09:
      return "bd09";
  }
  return "";
}

std::string_view identifier(Axes axes) {
  switch (axes) {
    case Axes::as_found:
      return "as_found";
    case Axes::lon_lat:
      return "lon_lat";
    case Axes::lat_lon:
      return "lat_lon";
  }
  return "";
}

std::string_view identifier(Language language) { return language == Language::zh ? "zh" : "en"; }

std::optional<double> calendar_year(const Schedule& schedule, PlanYear year) {
  if (!schedule.given() || year == unbuilt) return std::nullopt;
  return schedule.first_year + year;
}

std::string_view name_of(const Service& service, Language language) {
  return name_in(service, language);
}

std::string_view name_of(const StandAlone& alternative, Language language) {
  return name_in(alternative, language);
}

std::string_view name_of(FacilityId facility, const World& world, const ServiceCatalogue& catalogue,
                         Language language) {
  if (!world.facilities.name[facility].empty()) return world.facilities.name[facility];
  if (!world.facilities.code[facility].empty()) return world.facilities.code[facility];
  return name_of(catalogue.services[world.facilities.service[facility]], language);
}

}  // namespace hinterland
