// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/legend.hpp"

#include "output/atlas/map_drawing.hpp"
#include "output/layers.hpp"
#include "output/report_text.hpp"
#include "output/rounding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace hinterland {

namespace {

constexpr double row_height = 6.2;
constexpr std::size_t legend_columns = 3;

PagePoint middle_of(const PageBox& box) {
  return {(box.left + box.right) / 2.0, (box.top + box.bottom) / 2.0};
}

/// Draws a dot with its outline.
LegendEntry dot_entry(double radius, Colour fill, std::optional<Colour> edge, std::string text) {
  return {[=](Canvas& canvas, const PageBox& box) {
            canvas.circle(middle_of(box), radius, fill);
            if (edge) canvas.ring(middle_of(box), radius, {*edge, 0.4});
          },
          std::move(text)};
}

/// A small and a large dot side by side.
LegendEntry size_entry(Colour fill, std::string text) {
  return {[=](Canvas& canvas, const PageBox& box) {
            const double y = (box.top + box.bottom) / 2.0;
            canvas.circle({box.left + box.width() / 4.0, y}, 0.7, fill);
            canvas.circle({box.left + box.width() * 0.7, y}, 1.6, fill);
          },
          std::move(text)};
}

LegendEntry area_entry(Colour fill, std::string text) {
  return {[=](Canvas& canvas, const PageBox& box) {
            const PageBox swatch{box.left + 0.5, box.top + 0.5, box.right - 0.5, box.bottom - 0.5};
            canvas.rectangle(swatch, fill);
            canvas.frame(swatch, {palette().page.rule, 0.2});
          },
          std::move(text)};
}

LegendEntry hatch_entry(Colour colour, std::string text) {
  return {[=](Canvas& canvas, const PageBox& box) {
            const PageBox swatch{box.left + 0.5, box.top + 0.5, box.right - 0.5, box.bottom - 0.5};
            const std::vector<std::vector<PagePoint>> ring = {{{swatch.left, swatch.top},
                                                               {swatch.right, swatch.top},
                                                               {swatch.right, swatch.bottom},
                                                               {swatch.left, swatch.bottom}}};
            canvas.hatched_area(ring, colour);
            canvas.frame(swatch, {palette().page.rule, 0.2});
          },
          std::move(text)};
}

LegendEntry line_entry(const Pen& pen, std::string text) {
  return {[=](Canvas& canvas, const PageBox& box) {
            const double y = (box.top + box.bottom) / 2.0;
            const std::array<PagePoint, 2> ends = {PagePoint{box.left + 0.5, y},
                                                   PagePoint{box.right - 0.5, y}};
            canvas.line(ends, pen);
          },
          std::move(text)};
}

/// Three lines side by side.
LegendEntry beside_entry(Colour colour, std::string text) {
  return {[=](Canvas& canvas, const PageBox& box) {
            for (const double shift : {-0.7, 0.0, 0.7}) {
              const double y = (box.top + box.bottom) / 2.0 + shift;
              const std::array<PagePoint, 2> ends = {PagePoint{box.left + 0.5, y},
                                                     PagePoint{box.right - 0.5, y}};
              canvas.line(ends, {colour, 0.4});
            }
          },
          std::move(text)};
}

/// 3–5, ≥ 6.
std::string class_text(const std::vector<GapClass>& classes, std::size_t row, const Words& words) {
  const std::size_t from = classes[row].from;
  if (row + 1 == classes.size()) return words.fill("≥{}", "≥ {}", from);
  const std::size_t to = classes[row + 1].from - 1;
  return from == to ? fmt::format("{}", from) : words.fill("{}～{}", "{}–{}", from, to);
}

void add_villages(std::vector<LegendEntry>& entries, const Findings& findings, const Words& words) {
  const auto& colours = palette().villages;
  const auto& gap_count = findings.matrix.gap_count;
  for (std::size_t row = 0; row < colours.gaps.size(); ++row) {
    const bool is_last = row + 1 == colours.gaps.size();
    const bool is_used = std::ranges::any_of(gap_count, [&](std::size_t gaps) {
      return gaps >= colours.gaps[row].from && (is_last || gaps < colours.gaps[row + 1].from);
    });
    if (!is_used) continue;
    entries.push_back(dot_entry(1.4, colours.gaps[row].colour, std::nullopt,
                                words.fill("重点村（缺口{}项）", "village, {} gaps",
                                           class_text(colours.gaps, row, words))));
  }
  if (!entries.empty()) {
    entries.push_back(
        size_entry(colours.gaps.front().colour, words("点越大，人口越多", "size: people")));
  }
  std::set<GapState> states;
  for (const VillageId village : rows(findings.world.villages.place))
    states.insert(gap_state(findings, village));
  if (states.contains(GapState::none)) {
    entries.push_back(dot_entry(0.9, colours.no_gap, std::nullopt,
                                words("服务半径内，无缺口", "within radius, no gap")));
  }
  if (states.contains(GapState::none_found)) {
    entries.push_back(dot_entry(0.8, palette().zones.outside, colours.no_gap,
                                words("未发现缺口，部分不明", "no known gap")));
  }
  if (states.contains(GapState::unknown)) {
    entries.push_back(dot_entry(0.8, colours.unknown, colours.outside,
                                words("设施情况不明", "services unknown")));
  }
  const auto occurs = [&](TriState answer) {
    return std::ranges::find(findings.coverage.covered, answer) != findings.coverage.covered.end();
  };
  if (occurs(TriState::no)) {
    entries.push_back(dot_entry(0.8, palette().zones.outside, colours.outside,
                                words("服务半径外", "outside the radius")));
  }
  if (occurs(TriState::unknown)) {
    entries.push_back(dot_entry(0.8, palette().zones.outside, colours.unknown,
                                words("服务半径情况不明", "coverage unknown")));
  }
}

void add_lines(std::vector<LegendEntry>& entries, const Findings& findings,
               const MapContents& contents, const Words& words) {
  const std::size_t years = findings.schedule.years.size();
  const auto has_lines = [&](std::size_t year) {
    return std::ranges::find(contents.lines, static_cast<PlanYear>(year), &PlannedLine::year) !=
           contents.lines.end();
  };
  for (std::size_t year = 0; year < years; ++year) {
    if (!has_lines(year)) continue;
    entries.push_back(
        line_entry({year_colour(palette(), year, years), 0.9},
                   words.fill("{}年建设", "line built in {}", findings.schedule.years[year].year)));
  }
  const bool any_left = std::ranges::any_of(
      contents.lines, [](const PlannedLine& line) { return line.year == unbuilt; });
  if (any_left) {
    entries.push_back(line_entry({palette().unplanned, 0.5, {1.3, 0.9}},
                                 years > 0 ? words("近期未安排的管线", "line, not in plan")
                                           : words("延伸工程", "line to build")));
  }
  const bool any_beside = std::ranges::any_of(
      contents.lines, [](const PlannedLine& line) { return line.lane.lanes > 1; });
  if (any_beside) {
    entries.push_back(
        beside_entry(years > 0 ? year_colour(palette(), 0, years) : palette().unplanned,
                     words("同一路由的多条线路", "lines sharing a route")));
  }
}

/// The radius of a zone, if all public services share it.
std::optional<double> shared_radius(const Coverage& coverage, Impedance ServiceAccess::*radius) {
  std::optional<double> shared;
  for (const ServiceAccess& access : coverage.access) {
    if (access.facilities == 0) continue;
    const double value = (access.*radius).value;
    if (shared && *shared != value) return std::nullopt;
    shared = value;
  }
  return shared;
}

/// "（3公里以内）", "（3～5公里）"; empty if the services differ in their radii.
std::string zone_text(const Coverage& coverage, bool is_core, const Words& words) {
  const std::optional<double> core = shared_radius(coverage, &ServiceAccess::core);
  const std::optional<double> band = shared_radius(coverage, &ServiceAccess::band);
  const std::optional<double>& outer = is_core ? core : band;
  if (!outer) return "";
  const bool is_time = coverage.metric == Metric::time;
  const auto shown = [is_time](double limit) {
    return is_time ? shown_number(limit) : shown_km({limit});
  };
  const std::string unit_text = is_time ? words("分钟", " minutes") : words("公里", " km");
  if (is_core || !core)
    return words.fill("（{}{}以内）", " (up to {}{})", shown(*outer), unit_text);
  return words.fill("（{}～{}{}）", " ({}–{}{})", shown(*core), shown(*outer), unit_text);
}

void add_zones(std::vector<LegendEntry>& entries, const Findings& findings,
               const MapContents& contents, const Words& words) {
  const auto& zones = palette().zones;
  if (!contents.core.empty()) {
    entries.push_back(area_entry(
        zones.core, words("核心圈", "core zone") + zone_text(findings.coverage, true, words)));
  }
  if (!contents.band.empty()) {
    entries.push_back(area_entry(
        zones.band, words("外围圈", "band") + zone_text(findings.coverage, false, words)));
  }
}

void add_base(std::vector<LegendEntry>& entries, const MapContents& contents, const Words& words) {
  const auto& base = palette().base;
  const auto& [minor, secondary, main] = contents.roads;
  if (!main.empty())
    entries.push_back(line_entry({base.road_main, 1.2}, words("主要道路", "main road")));
  if (!secondary.empty())
    entries.push_back(line_entry({base.road_secondary, 0.8}, words("一般道路", "road")));
  if (!minor.empty())
    entries.push_back(line_entry({base.road_minor, 0.45}, words("其他道路", "other road")));
  if (!contents.built_up.empty())
    entries.push_back(area_entry(base.built_up, words("建成区", "built-up area")));
  if (!contents.exclusions.empty())
    entries.push_back(hatch_entry(base.exclusion, words("禁建范围", "excluded land")));
  if (!contents.boundaries.empty()) {
    entries.push_back(
        line_entry({base.boundary, 0.5, {2.4, 0.8, 0.5, 0.8}}, words("行政区界线", "boundary")));
  }
}

void add_seats_and_sites(std::vector<LegendEntry>& entries, const Findings& findings,
                         const Words& words) {
  const auto& levels = findings.world.towns.level;
  const bool any_county = std::ranges::find(levels, Level::county) != levels.end();
  const auto seat = [&](double size, std::string text) {
    entries.push_back(
        {[size](Canvas& canvas, const PageBox& box) { draw_seat(canvas, middle_of(box), size); },
         std::move(text)});
  };
  if (any_county) seat(1.9, words("县城", "county seat"));
  if (!levels.empty()) seat(1.4, words("乡镇驻地", "town seat"));
  if (findings.sites.size() == 0) return;
  entries.push_back(
      {[](Canvas& canvas, const PageBox& box) { draw_site(canvas, middle_of(box), 2.2); },
       words("农村新型社区建议选址", "recommended site")});
  entries.push_back(
      line_entry({palette().sites.moves, 0.35}, words("拟集中村至选址", "may move to a site")));
}

}  // namespace

std::vector<LegendEntry> legend_of(const Study& study, const Findings& findings,
                                   const MapContents& contents) {
  const Words words(study.language);
  std::vector<LegendEntry> entries;
  add_villages(entries, findings, words);
  add_lines(entries, findings, contents, words);
  add_zones(entries, findings, contents, words);
  add_seats_and_sites(entries, findings, words);
  add_base(entries, contents, words);
  return entries;
}

double legend_height(const std::vector<LegendEntry>& entries) {
  const std::size_t lines = (entries.size() + legend_columns - 1) / legend_columns;
  return static_cast<double>(lines) * row_height;
}

double draw_legend(Canvas& canvas, const std::vector<LegendEntry>& entries, const PageBox& box) {
  const std::size_t lines = (entries.size() + legend_columns - 1) / legend_columns;
  const double wide = box.width() / static_cast<double>(legend_columns);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::size_t column = i / lines;
    const double left = box.left + wide * static_cast<double>(column);
    const double top = box.top + row_height * static_cast<double>(i % lines);
    entries[i].draw(canvas, {left, top + 0.4, left + 9.0, top + 5.4});
    canvas.text({left + 11.0, top + 1.1}, entries[i].text,
                {8.5, palette().page.ink, false, TextAlign::left, wide - 12.0, 1});
  }
  return legend_height(entries);
}

}  // namespace hinterland
