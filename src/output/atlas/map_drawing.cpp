// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/map_drawing.hpp"

#include "output/atlas/map_names.hpp"
#include "output/home_units.hpp"
#include "output/layers.hpp"
#include "output/report_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

/// In one piece, so that no seam shows between areas with a common border.
void draw_areas(Canvas& canvas, const MapView& view, const std::vector<MapShape>& areas,
                Colour fill) {
  std::vector<std::vector<PagePoint>> rings;
  for (const MapShape& area : areas) {
    if (!view.shows(area.box)) continue;
    for (std::vector<PagePoint>& ring : view.paths(area)) rings.push_back(std::move(ring));
  }
  canvas.area(rings, fill);
}

void draw_roads(Canvas& canvas, const MapView& view, const MapContents& contents, double symbols) {
  const auto& base = palette().base;
  const std::array<Pen, road_ranks> pens = {
      {{base.road_minor, 0.45}, {base.road_secondary, 0.8}, {base.road_main, 1.2}}};
  for (std::size_t rank = 0; rank < road_ranks; ++rank) {
    Pen pen = pens[rank];
    pen.width *= symbols;
    for (const MapShape& road : contents.roads[rank]) {
      if (!view.shows(road.box)) continue;
      for (const PlaneLine& part : road.parts) canvas.line(view.path(part), pen);
    }
  }
}

void draw_ground(Canvas& canvas, const MapView& view, const MapContents& contents, double symbols) {
  const Palette& colours = palette();
  canvas.rectangle(view.frame(), colours.zones.outside);
  draw_areas(canvas, view, contents.band, colours.zones.band);
  draw_areas(canvas, view, contents.core, colours.zones.core);
  for (const MapShape& area : contents.exclusions) {
    if (view.shows(area.box)) canvas.hatched_area(view.paths(area), colours.base.exclusion);
  }
  draw_areas(canvas, view, contents.built_up, colours.base.built_up);
  draw_roads(canvas, view, contents, symbols);
  for (const MapShape& area : contents.boundaries) {
    if (view.shows(area.box))
      canvas.outline(view.paths(area), {colours.base.boundary, 0.5, {2.4, 0.8, 0.5, 0.8}});
  }
}

/// The same line shifted to its right by `shift` mm, negative: to its left. Sharp corners are cut.
std::vector<PagePoint> shifted(const std::vector<PagePoint>& line, double shift) {
  constexpr double sharpest = 0.5;  // cosine of half the turn
  if (shift == 0.0 || line.size() < 2) return line;
  const auto right_of = [](PagePoint from, PagePoint to) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length == 0.0) return PagePoint{};
    return PagePoint{-(to.y - from.y) / length, (to.x - from.x) / length};  // y leads down
  };
  std::vector<PagePoint> moved;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const PagePoint before = i > 0 ? right_of(line[i - 1], line[i]) : PagePoint{};
    const PagePoint after = i + 1 < line.size() ? right_of(line[i], line[i + 1]) : PagePoint{};
    const PagePoint sum{before.x + after.x, before.y + after.y};
    const double length = std::hypot(sum.x, sum.y);
    if (length == 0.0) {  // turns back
      moved.push_back(line[i]);
      continue;
    }
    const PagePoint normal{sum.x / length, sum.y / length};
    const PagePoint& side = i > 0 ? before : after;
    const double cosine = std::max(sharpest, normal.x * side.x + normal.y * side.y);
    moved.push_back({line[i].x + normal.x * shift / cosine, line[i].y + normal.y * shift / cosine});
  }
  return moved;
}

/// Lines on one way are drawn side by side; many of them narrower than one alone.
void draw_planned_line(Canvas& canvas, const MapView& view, const PlannedLine& line, Pen pen) {
  constexpr double max_lanes = 3.0;   // of full width
  constexpr double narrowest = 0.25;  // mm
  if (!view.shows(line.box)) return;
  const auto lanes = static_cast<double>(line.lane.lanes);
  pen.width = std::max(narrowest, pen.width * std::min(1.0, max_lanes / lanes));
  const double lane = static_cast<double>(line.lane.lane) - (lanes - 1.0) / 2.0;
  canvas.line(shifted(view.path(line.vertices), 1.15 * lane * pen.width), pen);
}

/// The lines of the first year on top.
void draw_planned_lines(Canvas& canvas, const MapView& view, const MapContents& contents,
                        std::size_t plan_years, double symbols) {
  for (const PlannedLine& line : contents.lines) {
    if (line.year == unbuilt)
      draw_planned_line(canvas, view, line, {palette().unplanned, 0.4 * symbols, {1.3, 0.9}});
  }
  for (std::size_t year = plan_years; year-- > 0;) {
    for (const PlannedLine& line : contents.lines) {
      if (line.year == year)
        draw_planned_line(canvas, view, line,
                          {year_colour(palette(), year, plan_years), 0.65 * symbols});
    }
  }
}

/// Small villages on top of large ones.
std::vector<VillageId> drawing_order(const Villages& villages) {
  std::vector<VillageId> order;
  for (const VillageId village : rows(villages.place)) order.push_back(village);
  std::ranges::stable_sort(order, [&](VillageId a, VillageId b) {
    return villages.people[a].value_or(People{}) > villages.people[b].value_or(People{});
  });
  return order;
}

void draw_villages(Canvas& canvas, const MapView& view, const MapContents& contents,
                   const Findings& findings, const MapFocus& focus) {
  for (const VillageId village : drawing_order(findings.world.villages)) {
    const auto& point = contents.villages[village];
    if (!point || !view.shows(*point)) continue;
    draw_village(canvas, view.at(*point), village, findings, focus.symbols,
                 focus.has(village) ? 1.0 : 0.4);
  }
}

/// Large enough to be seen around the village that is drawn on it.
double site_size(const Findings& findings, SiteId site, double symbols) {
  const auto& host = findings.sites.host[site];
  const double usual = 2.3 * symbols;
  if (!host) return usual;
  return std::max(usual, 2.0 * village_radius(findings.world.villages.people[*host], symbols));
}

void draw_sites(Canvas& canvas, const MapView& view, const MapContents& contents,
                const Findings& findings, double symbols) {
  const Sites& sites = findings.sites;
  for (const SiteId site : rows(sites.place)) {
    if (!contents.sites[site]) continue;
    for (const VillageId village : sites.relocated[site]) {
      if (!contents.villages[village]) continue;
      PlaneBox box;
      box.add(*contents.sites[site]);
      box.add(*contents.villages[village]);
      if (!view.shows(box)) continue;
      const std::array<PagePoint, 2> ends = {view.at(*contents.villages[village]),
                                             view.at(*contents.sites[site])};
      canvas.line(ends, {palette().sites.moves, 0.35 * symbols});
    }
  }
  for (const SiteId site : rows(sites.place)) {
    if (contents.sites[site] && view.shows(*contents.sites[site]))
      draw_site(canvas, view.at(*contents.sites[site]), site_size(findings, site, symbols));
  }
}

double seat_size(Level level, double symbols) {
  return (level == Level::county ? 1.9 : 1.4) * symbols;
}

void draw_seats(Canvas& canvas, const MapView& view, const MapContents& contents,
                const Towns& towns, double symbols) {
  for (const TownId town : rows(towns.place)) {
    if (contents.towns[town] && view.shows(*contents.towns[town]))
      draw_seat(canvas, view.at(*contents.towns[town]), seat_size(towns.level[town], symbols));
  }
}

/// A length of 1, 2 or 5 times a power of ten that is about 40 mm long.
Metres round_length(const MapView& view) {
  const double most = 50.0 * view.scale() / 1000.0;
  double length = std::pow(10.0, std::floor(std::log10(most)));
  if (5.0 * length <= most) return {5.0 * length};
  return {2.0 * length <= most ? 2.0 * length : length};
}

void draw_scale_bar(Canvas& canvas, const MapView& view, const PageBox& box, const Words& words) {
  const Palette& colours = palette();
  canvas.rectangle(box, colours.page.paper, 0.85);
  const Metres length = round_length(view);
  const double wide = view.mm_of(length);
  const double left = box.left + 4.0;
  const double base = box.bottom - 4.0;
  for (int part = 0; part < 4; ++part) {
    const PageBox block{left + part * wide / 4.0, base - 1.2, left + (part + 1) * wide / 4.0, base};
    canvas.rectangle(block, part % 2 == 0 ? colours.page.ink : colours.page.rule);
  }
  const TextStyle small{7.5, colours.page.ink};
  const auto km = [](double metres) { return fmt::format("{}", metres / 1000.0); };
  canvas.text({left, base - 5.2}, "0", small);
  TextStyle middle = small;
  middle.align = TextAlign::centre;
  canvas.text({left + wide / 2.0, base - 5.2}, km(length.value / 2.0), middle);
  canvas.text({left + wide, base - 5.2}, words.fill("{}公里", "{} km", km(length.value)), middle);
  canvas.text({left, box.top + 1.0}, words.fill("1 : {}", "1 : {}", grouped(view.scale())), small);
}

void draw_north(Canvas& canvas, PagePoint tip, double high) {
  const Colour ink = palette().page.ink;
  const std::vector<std::vector<PagePoint>> left = {
      {tip, {tip.x - 0.32 * high, tip.y + high}, {tip.x, tip.y + 0.76 * high}}};
  const std::vector<std::vector<PagePoint>> right = {
      {tip, {tip.x + 0.32 * high, tip.y + high}, {tip.x, tip.y + 0.76 * high}}};
  canvas.area(left, ink);
  canvas.area(right, palette().page.paper);
  canvas.outline(right, {ink, 0.2});
  canvas.text({tip.x, tip.y + high + 0.3}, "N", {8.0, ink, true, TextAlign::centre});
}

/// The corner with scale and north arrow.
PageBox corner_of(const MapView& view) {
  const double wide = view.mm_of(round_length(view)) + 36.0;
  return {view.frame().left, view.frame().bottom - 16.0, view.frame().left + wide,
          view.frame().bottom};
}

/// The name of a seat in the map; that of the seat of a county as in the tables, which have its
/// villages under the name of the county.
std::string seat_name(const World& world, TownId seat, const Words& words) {
  const std::string_view name = world.towns.name[seat];
  if (world.towns.level[seat] != Level::county) return std::string(name);
  const Villages& villages = world.villages;
  for (const VillageId village : rows(villages.place)) {
    if (villages.county[village] == name && villages.town[village] == name)
      return town_in_text(name, name, words.language());
  }
  return std::string(name);
}

std::vector<NamedPlace> names_of_seats(const MapView& view, const MapContents& contents,
                                       const World& world, double symbols, const Words& words) {
  const Towns& towns = world.towns;
  std::vector<NamedPlace> names;
  for (const TownId town : rows(towns.place)) {
    if (!contents.towns[town] || !view.shows(*contents.towns[town])) continue;
    const bool is_county = towns.level[town] == Level::county;
    const double points = (is_county ? 13.0 : 10.5) * std::clamp(symbols / 0.8, 0.65, 1.0);
    names.push_back({view.at(*contents.towns[town]),
                     seat_size(towns.level[town], symbols),
                     seat_name(world, town, words),
                     {points, palette().page.ink, true},
                     is_county ? 4e12 : 3e12,
                     true});
  }
  return names;
}

constexpr double reach_of_site_names = 40.0;  // mm

void add_names_of_sites(std::vector<NamedPlace>& names, const MapView& view,
                        const MapContents& contents, const Findings& findings, double symbols,
                        const Words& words) {
  const Sites& sites = findings.sites;
  for (const SiteId site : rows(sites.place)) {
    if (!contents.sites[site] || !view.shows(*contents.sites[site])) continue;
    names.push_back(
        {view.at(*contents.sites[site]),
         site_size(findings, site, symbols),
         words.fill("{}（{}人）", "{} ({})", sites.name[site], grouped(sites.people[site].value)),
         {8.0 * std::clamp(symbols / 0.8, 0.65, 1.0), palette().sites.site, true},
         2e12 + sites.people[site].value,
         true,
         reach_of_site_names});
  }
}

void add_names_of_villages(std::vector<NamedPlace>& names, const MapView& view,
                           const MapContents& contents, const Findings& findings,
                           const MapFocus& focus) {
  const Villages& villages = findings.world.villages;
  const auto& gap_count = findings.matrix.gap_count;
  for (const VillageId village : rows(villages.place)) {
    const auto& point = contents.villages[village];
    if (!point || !view.shows(*point)) continue;
    const bool is_focus = !gap_count.empty() && gap_count[village] > 0;
    const double people = villages.people[village].value_or(People{}).value;
    const bool is_named =
        focus.names_villages && focus.has(village) && (is_focus || !focus.villages.empty());
    const std::string_view name = villages.name[village];
    names.push_back({view.at(*point),
                     village_radius(villages.people[village], focus.symbols),
                     is_named ? std::string(name.empty() ? villages.code[village] : name) : "",
                     {(is_focus ? 7.5 : 6.5) * std::max(1.0, focus.symbols),
                      is_focus ? palette().page.ink : palette().page.faint},
                     people + (is_focus ? 1e12 : 0.0)});
    if (!is_focus) names.back().symbol = 0.7 * focus.symbols;
  }
}

}  // namespace

double village_radius(const std::optional<People>& people, double symbols) {
  return (0.5 + 0.021 * std::sqrt(people.value_or(People{400.0}).value)) * symbols;
}

void draw_site(Canvas& canvas, PagePoint at, double size) {
  const std::vector<std::vector<PagePoint>> house = {{{at.x - size, at.y},
                                                      {at.x, at.y - size},
                                                      {at.x + size, at.y},
                                                      {at.x + 0.65 * size, at.y},
                                                      {at.x + 0.65 * size, at.y + 0.8 * size},
                                                      {at.x - 0.65 * size, at.y + 0.8 * size},
                                                      {at.x - 0.65 * size, at.y}}};
  canvas.outline(house, {palette().page.paper, 0.5});
  canvas.area(house, palette().sites.site);
}

void draw_seat(Canvas& canvas, PagePoint at, double size) {
  canvas.rectangle({at.x - size - 0.35, at.y - size - 0.35, at.x + size + 0.35, at.y + size + 0.35},
                   palette().page.paper);
  canvas.rectangle({at.x - size, at.y - size, at.x + size, at.y + size}, palette().base.town);
}

void draw_village(Canvas& canvas, PagePoint at, VillageId village, const Findings& findings,
                  double symbols, double opacity) {
  const Palette& colours = palette();
  const auto& gap_count = findings.matrix.gap_count;
  if (!gap_count.empty() && gap_count[village] > 0) {
    const double radius = village_radius(findings.world.villages.people[village], symbols);
    canvas.circle(at, radius + 0.25, colours.page.paper, opacity);
    canvas.circle(at, radius, gap_colour(colours, gap_count[village]), opacity);
    return;
  }
  const GapState state = gap_state(findings, village);
  if (state == GapState::none) {
    canvas.circle(at, 0.9 * symbols, colours.villages.no_gap, opacity);
    return;
  }
  if (state != GapState::not_judged) {
    const bool is_none_found = state == GapState::none_found;
    canvas.circle(at, 0.8 * symbols,
                  is_none_found ? colours.zones.outside : colours.villages.unknown, opacity);
    canvas.ring(at, 0.8 * symbols,
                {is_none_found ? colours.villages.no_gap : colours.villages.outside,
                 0.4 * symbols,
                 {},
                 opacity});
    return;
  }
  const bool is_unknown = findings.coverage.covered[village] == TriState::unknown;
  canvas.circle(at, 0.7 * symbols, colours.zones.outside, opacity);
  canvas.ring(at, 0.7 * symbols,
              {is_unknown ? colours.villages.unknown : colours.villages.outside,
               0.4 * symbols,
               {},
               opacity});
}

std::size_t draw_map(Canvas& canvas, const MapView& view, const MapContents& contents,
                     const Study& study, const Findings& findings, const MapFocus& focus) {
  const Words words(study.language);
  canvas.clip(view.frame());
  draw_ground(canvas, view, contents, focus.symbols);
  draw_planned_lines(canvas, view, contents, findings.schedule.years.size(), focus.symbols);
  draw_sites(canvas, view, contents, findings, focus.symbols);
  draw_villages(canvas, view, contents, findings, focus);
  draw_seats(canvas, view, contents, findings.world.towns, focus.symbols);
  std::vector<NamedPlace> names =
      names_of_seats(view, contents, findings.world, focus.symbols, words);
  add_names_of_sites(names, view, contents, findings, focus.symbols, words);
  add_names_of_villages(names, view, contents, findings, focus);
  const PageBox corner = corner_of(view);
  const std::size_t sites_without_name = draw_names(canvas, names, corner, view.frame());
  draw_scale_bar(canvas, view, corner, words);
  draw_north(canvas, {corner.right - 6.0, corner.top + 1.5}, 9.0);
  canvas.unclip();
  canvas.frame(view.frame(), {palette().page.ink, 0.3});
  return sites_without_name;
}

}  // namespace hinterland
