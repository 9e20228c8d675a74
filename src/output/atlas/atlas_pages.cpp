// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/atlas_pages.hpp"

#include "output/atlas/atlas_tables.hpp"
#include "output/atlas/map_drawing.hpp"
#include "output/atlas/sheet_texts.hpp"
#include "output/base_layers.hpp"
#include "output/file_hash.hpp"
#include "output/report_text.hpp"

#include <hinterland/write.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <utility>

namespace hinterland {

namespace {

constexpr PageSize sheet = a3_landscape;
constexpr double page_edge = 12.0;  // mm, free at all sides
constexpr double content_top = 33.0;
constexpr double content_bottom = 281.0;
constexpr PageBox map_box{page_edge, content_top, 272.0, content_bottom};
constexpr PageBox side_box{279.0, content_top, sheet.width - page_edge, content_bottom};
constexpr double town_symbols = 1.25;
constexpr std::size_t key_figure_columns = 3;
constexpr double key_figure_height = 17.0;

std::string continued_text(const Words& words) { return words("（续）", " (continued)"); }

std::vector<PageBox> further_boxes() {
  const double middle = sheet.width / 2.0;
  return {{page_edge, content_top, middle - 4.0, content_bottom},
          {middle + 4.0, content_top, sheet.width - page_edge, content_bottom}};
}

/// Large numbers in columns.
void draw_key_figures(Canvas& canvas, const std::vector<KeyFigure>& figures, const PageBox& box) {
  const double wide = box.width() / static_cast<double>(key_figure_columns);
  const auto& colours = palette().page;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const std::size_t row = i / key_figure_columns;
    const double left = box.left + wide * static_cast<double>(i % key_figure_columns);
    const double top = box.top + key_figure_height * static_cast<double>(row);
    canvas.text({left, top}, figures[i].number,
                {21.0, colours.ink, true, TextAlign::left, wide - 2.0, 1});
    canvas.text({left, top + 9.6}, figures[i].label,
                {8.0, colours.faint, false, TextAlign::left, wide - 2.0, 1});
  }
}

TextStyle note_style() {
  return {8.0, palette().page.faint, false, TextAlign::left, side_box.width(), 0};
}

/// The side of a page with a map: key figures, a note, which may be empty, and the legend. Returns
/// the box left below for tables.
PageBox add_side(AtlasPage& page, const AtlasSource& source, std::vector<KeyFigure> figures,
                 const std::string& note, Canvas& measure) {
  const std::size_t rows_of_figures =
      (figures.size() + key_figure_columns - 1) / key_figure_columns;
  const double note_top = side_box.top + key_figure_height * static_cast<double>(rows_of_figures);
  const bool has_note = !note.empty() && measure.has_fonts();
  const double legend_top =
      note_top + 3.0 + (has_note ? measure.measure(note, note_style()).height + 2.0 : 0.0);
  const double legend_high = legend_height(source.legend);
  page.parts.emplace_back(
      [&source, figures = std::move(figures), note, note_top, legend_top](Canvas& canvas) {
        draw_key_figures(canvas, figures, side_box);
        if (!note.empty()) canvas.text({side_box.left, note_top}, note, note_style());
        const Words words(source.study.language);
        canvas.text({side_box.left, legend_top}, words("图例", "Legend"),
                    {10.5, palette().page.ink, true});
        draw_legend(canvas, source.legend,
                    {side_box.left, legend_top + 7.0, side_box.right, side_box.bottom});
      });
  PageBox rest = side_box;
  rest.top = legend_top + 7.0 + legend_high + 5.0;
  return rest;
}

/// A sentence on the villages of the map that lie beyond its frame; empty if there are none.
std::string beyond_text(const AtlasSource& source, const MapView& view, const MapFocus& focus) {
  std::size_t count = 0;
  for (const VillageId village : rows(source.contents.villages)) {
    const auto& point = source.contents.villages[village];
    if (!focus.has(village) || (point && view.is_in_frame(*point))) continue;
    ++count;
  }
  if (count == 0) return "";
  const Words words(source.study.language);
  if (!focus.villages.empty()) {
    return words.fill("图外另有{}个村（远离本乡镇其他村，请核对坐标）",
                      "villages beyond the map, far from the others; check their coordinates: {}",
                      count);
  }
  return words.fill("图外另有{}个村（位于行政区界线之外）",
                    "villages beyond the map, outside the boundaries: {}", count);
}

void add_map(AtlasPage& page, const AtlasSource& source, const PlaneBox& shown, MapFocus focus) {
  page.parts.emplace_back(
      [&source, view = MapView(map_box, shown), focus = std::move(focus)](Canvas& canvas) {
        const std::size_t unnamed =
            draw_map(canvas, view, source.contents, source.study, source.findings, focus);
        const TextStyle note{8.0, palette().page.faint, false, TextAlign::right};
        const double right = map_box.right - 3.0;
        canvas.text({right, map_box.bottom - 6.0}, beyond_text(source, view, focus), note);
        if (unnamed == 0) return;
        const Words words(source.study.language);
        canvas.text({right, map_box.bottom - 11.0},
                    words.fill("另有{}处选址图上未标名称，见选址表",
                               "sites without room for their name, see the table: {}", unnamed),
                    note);
      });
}

/// The box with the service areas that are chosen and meet it: others lie elsewhere.
template <class IsChosen>
PlaneBox with_areas(const PlaneBox& places, const Column<ServiceAreaId, PlaneBox>& areas,
                    IsChosen is_chosen) {
  PlaneBox box = places;
  for (const ServiceAreaId area : rows(areas)) {
    if (is_chosen(area) && do_meet(areas[area], places)) box.add(areas[area]);
  }
  return box;
}

/// The boundaries, if they are those of this county: not more than three times as wide or high as
/// its villages. Otherwise the villages and seats, with the service areas around them.
PlaneBox county_extent(const AtlasSource& source) {
  PlaneBox places;
  for (const auto& point : source.contents.villages) {
    if (point) places.add(*point);
  }
  PlaneBox boundaries;
  for (const MapShape& boundary : source.contents.boundaries) boundaries.add(boundary.box);
  const bool is_county = !boundaries.empty() && !places.empty() &&
                         boundaries.east - boundaries.west < 3.0 * (places.east - places.west) &&
                         boundaries.north - boundaries.south < 3.0 * (places.north - places.south);
  if (is_county) return boundaries;
  for (const auto& point : source.contents.towns) {
    if (point) places.add(*point);
  }
  return with_areas(places, source.contents.area_boxes, [](ServiceAreaId) { return true; });
}

/// Smaller symbols for many villages; then without their names, which are on the pages of the
/// towns.
MapFocus county_focus(const Villages& villages) {
  constexpr double usual = 0.8;
  constexpr double smallest = 0.35;
  constexpr double ordinary_number = 500.0;
  const double crowd =
      ordinary_number / std::max(ordinary_number, static_cast<double>(villages.size()));
  return {{}, std::max(smallest, usual * std::sqrt(crowd)), crowd == 1.0};
}

}  // namespace

PlaneBox town_extent(const AtlasSource& source, const TownFigures& town, const MapFocus& focus) {
  const World& world = source.findings.world;
  std::vector<LonLat> places;
  std::vector<std::optional<PlanePoint>> points;
  if (town.seat) {
    places.push_back(world.towns.place[*town.seat]);
    points.push_back(source.contents.towns[*town.seat]);
  }
  for (const VillageId village : rows(source.contents.villages)) {
    if (!focus.has(village)) continue;
    places.push_back(world.villages.place[village]);
    points.push_back(source.contents.villages[village]);
  }
  const std::vector<std::uint8_t> are_near = are_near_together(places);
  PlaneBox box;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] && are_near[i] != 0) box.add(*points[i]);
  }
  const auto& towns = source.findings.service_areas.town;
  return with_areas(box, source.contents.area_boxes,
                    [&](ServiceAreaId area) { return town.seat && towns[area] == town.seat; });
}

MapFocus focus_on(const Villages& villages, const TownFigures& town) {
  MapFocus focus{{}, town_symbols, true};
  for (const VillageId village : rows(villages.place)) {
    const bool is_here =
        villages.county[village] == town.county && villages.town[village] == town.town;
    focus.villages.push_back(is_here ? 1 : 0);
  }
  return focus;
}

AtlasSource make_atlas_source(const Results& results) {
  const Findings& findings = results.findings;
  AtlasSource source{results.study,
                     findings,
                     results.figures,
                     project_map(findings),
                     {},
                     list_projects(findings),
                     version_of_inputs(results.inputs)};
  source.legend = legend_of(results.study, findings, source.contents);
  return source;
}

std::vector<AtlasPage> county_pages(const AtlasSource& source, Canvas& measure) {
  const Study& study = source.study;
  std::vector<AtlasPage> pages = {
      {study_title(study), map_subtitle(source.study, source.findings), {}}};
  add_map(pages.front(), source, county_extent(source),
          county_focus(source.findings.world.villages));
  const PageBox rest = add_side(pages.front(), source, county_key_figures(study, source.figures),
                                county_note(study, source.figures), measure);
  TableFlow flow(measure, pages, rest, further_boxes(), continued_text(Words(study.language)));
  PageTable years = county_years_table(study, source.figures);
  if (!years.rows.empty()) flow.add(std::move(years));
  if (source.figures.by_town.size() > 1) flow.add(towns_table(study, source.figures));
  flow.add(services_table(study, source.figures));
  PageTable sites = sites_table(study, source.findings);
  if (sites.rows.empty()) return pages;
  flow.next_part();
  flow.add(std::move(sites));
  return pages;
}

std::vector<AtlasPage> town_pages(const AtlasSource& source, const TownFigures& town,
                                  Canvas& measure) {
  const Study& study = source.study;
  std::vector<AtlasPage> pages = {
      {study_title(study) + " · " + town_title(town, source.figures, study.language),
       map_subtitle(source.study, source.findings),
       {}}};
  MapFocus focus = focus_on(source.findings.world.villages, town);
  const PlaneBox shown = town_extent(source, town, focus);
  add_map(pages.front(), source, shown, std::move(focus));
  const PageBox rest = add_side(pages.front(), source, town_key_figures(study, town), "", measure);
  TableFlow flow(measure, pages, rest, further_boxes(), continued_text(Words(study.language)));
  PageTable years = town_years_table(study, source.findings, town);
  if (!years.rows.empty()) flow.add(std::move(years));
  flow.add(focus_villages_table(study, source.findings, town));
  PageTable projects = projects_table(study, source.findings, town, source.projects);
  if (!projects.rows.empty()) flow.add(std::move(projects));
  flow.next_part();
  flow.add(villages_table(study, source.findings, town));
  return pages;
}

void draw_page(Canvas& canvas, const AtlasSource& source, const AtlasPage& page, std::size_t number,
               std::size_t count) {
  const auto& colours = palette().page;
  const Words words(source.study.language);
  const double wide = sheet.width - 2.0 * page_edge;
  canvas.text({page_edge, 9.5}, page.heading, {20.0, colours.ink, true, TextAlign::left, wide, 1});
  canvas.text({page_edge, 20.5}, page.subheading,
              {10.5, colours.faint, false, TextAlign::left, wide, 1});
  const std::vector<PagePoint> below = {{page_edge, 28.5}, {sheet.width - page_edge, 28.5}};
  canvas.line(below, {colours.ink, 0.4});
  for (const auto& part : page.parts) part(canvas);
  std::string note = source_note(source.study, source.figures, source.contents.epsg);
  if (!source.version.empty()) {
    note += words.fill("数据版本{}（run.json 的 inputs_version）。",
                       " Version of the data: {} (inputs_version in run.json).", source.version);
  }
  canvas.text({page_edge, 284.0}, note,
              {7.5, colours.faint, false, TextAlign::left, wide - 40.0, 2});
  canvas.text({sheet.width - page_edge, 284.0},
              words.fill("第{}页，共{}页", "page {} of {}", number, count),
              {7.5, colours.faint, false, TextAlign::right});
}

}  // namespace hinterland
