// SPDX-License-Identifier: Apache-2.0
#include "forms_axis.hpp"

namespace hinterland::forms {

namespace {

bool is_shapefile(const Draft& draft) {
  return draft.format == Format::shapefile && !draft.only_degrees;
}

/// Formats that store any CRS, or leave it to the study.
bool takes_metres(const Draft& draft) {
  switch (draft.format) {
    case Format::geojson_lines:
    case Format::kml:
    case Format::mapinfo_tab:
    case Format::mapinfo_mif:
      return false;
    default:
      return !draft.only_degrees;
  }
}
bool holds_metres(const Draft& draft) { return takes_metres(draft) && !draft.is_table(); }

bool is_degrees(const Draft& draft) { return draft.in_degrees(); }

Form crs(const std::string& code) {
  return {.name = code,
          .suits = takes_metres,
          .apply =
              [=](Draft& draft, Random&) {
                draft.crs = code;
                if (draft.is_table() && !draft.in_degrees()) draft.crs_in = CrsIn::study;
              },
          .tolerance = 0.05};
}

Form with_parameters(const std::string& name, const std::string& code, CrsIn declared,
                     std::vector<ProblemKind> may_differ = {}) {
  const bool by_study = declared == CrsIn::study;
  const bool by_prj = declared == CrsIn::prj_wkt1 || declared == CrsIn::prj_wkt2;
  return {.name = name,
          .suits = by_study ? takes_metres
                   : by_prj ? is_shapefile
                            : holds_metres,
          .apply =
              [=](Draft& draft, Random&) {
                draft.crs = code;
                draft.crs_in = declared;
              },
          .may_differ = std::move(may_differ),
          .tolerance = 0.05};
}

Form datum(const std::string& name, Datum what) {
  return {.name = name,
          .suits = is_degrees,
          .apply = [=](Draft& draft, Random&) { draft.source.datum = what; },
          .tolerance = 0.05};
}

Form declared(const std::string& name, bool (*suits)(const Draft&), CrsIn how) {
  return {
      .name = name, .suits = suits, .apply = [=](Draft& draft, Random&) { draft.crs_in = how; }};
}

bool is_reported_by_file(const Draft& draft) { return draft.crs_in == CrsIn::file; }
bool has_prj(const Draft& draft) { return is_shapefile(draft) && is_reported_by_file(draft); }
bool may_be_silent(const Draft& draft) {
  return draft.format != Format::kml && draft.format != Format::gml &&
         draft.format != Format::geodatabase;  // rounds to metres without a CRS
}
bool is_silent_in_degrees(const Draft& draft) { return may_be_silent(draft) && is_degrees(draft); }
bool is_silent_in_metres(const Draft& draft) {
  return may_be_silent(draft) && !is_degrees(draft) && draft.source.crs.empty() &&
         draft.crs.find('+') == std::string::npos;
}

}  // namespace

Axis crs_axis() {
  using enum ProblemKind;
  const std::string beijing = "EPSG:2437+towgs84";
  const std::string xian = "EPSG:2385+towgs84";
  return {
      "CRS",
      {{"plain", is_degrees, [](Draft&, Random&) {}},
       crs("EPSG:4326"),
       crs("EPSG:4528"),  // CGCS2000, 3-degree zone 40, with zone number in the easting
       crs("EPSG:4549"),  // without zone number
       crs("EPSG:4498"),  // 6-degree zone 20, with zone number in the easting
       crs("EPSG:4509"),  // without zone number
       crs("EPSG:32650"),
       crs("EPSG:32651"),
       crs("EPSG:3857"),
       datum("GCJ-02", Datum::gcj02),
       datum("BD-09", Datum::bd09),
       with_parameters("Beijing 1954 as the study says", beijing, CrsIn::study),
       with_parameters("Beijing 1954 in WKT1", beijing, CrsIn::prj_wkt1),
       with_parameters("Beijing 1954 in WKT2", beijing, CrsIn::prj_wkt2),
       with_parameters("Beijing 1954 without parameters", beijing, CrsIn::file, {datum_ballpark}),
       with_parameters("Xi'an 1980 as the study says", xian, CrsIn::study),
       with_parameters("Xi'an 1980 in WKT1", xian, CrsIn::prj_wkt1),
       with_parameters("Xi'an 1980 in WKT2", xian, CrsIn::prj_wkt2),
       with_parameters("Xi'an 1980 without parameters", xian, CrsIn::file, {datum_ballpark})}};
}

Axis crs_source_axis() {
  using enum ProblemKind;
  Form silent = declared("not declared, in metres", is_silent_in_metres, CrsIn::nothing);
  silent.may_differ = {crs_doubtful, layer_far_away};
  silent.may_refuse = {"crs = "};
  silent.rare = true;  // the message tries all CRSs of the region
  return {"CRS declared",
          {{"plain", is_degrees, [](Draft&, Random&) {}},
           declared("in a .prj of WKT1", has_prj, CrsIn::prj_wkt1),
           declared("in a .prj of WKT2", has_prj, CrsIn::prj_wkt2),
           declared("by the study", may_be_silent, CrsIn::study),
           declared("not declared, in degrees", is_silent_in_degrees, CrsIn::nothing),
           silent}};
}

Axis axis_order_axis() {
  using enum ProblemKind;
  const auto may_swap = [](const Draft& draft) {  // a .tab stores what is within its bounds
    return !draft.only_degrees && draft.format != Format::mapinfo_tab;
  };
  const auto has_columns = [](const Draft& draft) {
    return draft.is_table() && draft.place_in == PlaceIn::columns;
  };
  return {"axis order",
          {{"plain", is_degrees, [](Draft&, Random&) {}},
           {.name = "column of latitude first",
            .suits = has_columns,
            .apply = [](Draft& draft, Random&) { draft.latitude_first = true; }},
           {.name = "north before east",
            .suits = may_swap,
            .apply = [](Draft& draft, Random&) { draft.swap_axes = true; },
            .may_report = {crs_doubtful},
            .may_differ = {layer_far_away}},
           {.name = "north before east as the study says",
            .suits = may_swap,
            .apply =
                [](Draft& draft, Random&) {
                  draft.swap_axes = true;
                  draft.source.axes = Axes::lat_lon;  // no correction of columns called lon and lat
                },
            .may_report = {crs_doubtful},
            .may_differ = {layer_far_away}}}};
}

Axis coordinate_axis() {
  using enum ProblemKind;
  const auto has_columns = [](const Draft& draft) {
    return draft.is_table() && draft.place_in == PlaceIn::columns;
  };
  const auto in_degrees = [=](const Draft& draft) {
    return has_columns(draft) && draft.in_degrees();
  };
  const auto in_metres = [=](const Draft& draft) {
    return has_columns(draft) && !draft.in_degrees();
  };
  const auto form = [](const std::string& name, std::function<bool(const Draft&)> suits,
                       CoordinateText text) {
    return Form{.name = name,
                .suits = std::move(suits),
                .apply = [=](Draft& draft, Random&) { draft.coordinate_text = text; },
                .may_report = {number_format_assumed},
                .tolerance = 0.01};
  };
  return {"coordinates",
          {{"plain", is_degrees, [](Draft&, Random&) {}},
           form("decimal comma", has_columns, CoordinateText::comma),
           form("degrees, minutes, seconds", in_degrees, CoordinateText::dms),
           form("degree signs", in_degrees, CoordinateText::degree_sign),
           form("thousands in groups", in_metres, CoordinateText::thousands)}};
}

}  // namespace hinterland::forms
