// SPDX-License-Identifier: Apache-2.0
#include "output/palette.hpp"
#include "paths.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

struct Lab {
  double l, a, b;
};
using Matrix = std::array<std::array<double, 3>, 3>;

/// Colour vision deficiencies of severity 1.0, on linear RGB.
/// Source: G. Machado, M. Oliveira, L. Fernandes, "A Physiologically-based Model for Simulation of
/// Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009,
/// 1291-1298, and the table of its authors.
struct Vision {
  const char* name;
  Matrix matrix;
};
const std::array<Vision, 4> visions = {{
    {"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868},
       {0.114503, 0.786281, 0.099216},
       {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968},
       {0.280085, 0.672501, 0.047413},
       {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779},
       {-0.078411, 0.930809, 0.147602},
       {0.004733, 0.691367, 0.303900}}}},
}};

/// Source: IEC 61966-2-1.
double linear(std::uint8_t value) {
  const double share = value / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

/// CIE L*a*b* of a linear colour under D65.
Lab lab_of(const std::array<double, 3>& rgb) {
  const auto bend = [](double t) {
    return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
  };
  const double x = bend((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
  const double y = bend(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
  const double z = bend((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
  return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

Lab seen(Colour colour, const Vision& vision) {
  const std::array<double, 3> rgb = {linear(colour.red), linear(colour.green), linear(colour.blue)};
  std::array<double, 3> swapped{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) swapped[i] += vision.matrix[i][j] * rgb[j];
    swapped[i] = std::clamp(swapped[i], 0.0, 1.0);
  }
  return lab_of(swapped);
}

double degrees(double radians) { return radians * 180.0 / M_PI; }
double cosine(double angle) { return std::cos(angle * M_PI / 180.0); }
double sine(double angle) { return std::sin(angle * M_PI / 180.0); }

double hue(double a, double b) {
  if (a == 0.0 && b == 0.0) return 0.0;
  const double angle = degrees(std::atan2(b, a));
  return angle < 0.0 ? angle + 360.0 : angle;
}

/// The mean of two hues, where the colours have chroma.
double mean_hue(double first, double second, bool have_chroma) {
  if (!have_chroma) return first + second;
  if (std::abs(first - second) <= 180.0) return (first + second) / 2.0;
  return (first + second < 360.0 ? first + second + 360.0 : first + second - 360.0) / 2.0;
}

/// CIEDE2000. Source: G. Sharma, W. Wu, E. Dalal, "The CIEDE2000 color-difference formula", Color
/// Research and Application 30(1), 2005, 21-30.
double difference(const Lab& p, const Lab& q) {
  const auto seventh = [](double c) {
    return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
  };
  const double g = 0.5 * (1.0 - seventh((std::hypot(p.a, p.b) + std::hypot(q.a, q.b)) / 2.0));
  const double a1 = (1.0 + g) * p.a;
  const double a2 = (1.0 + g) * q.a;
  const double c1 = std::hypot(a1, p.b);
  const double c2 = std::hypot(a2, q.b);
  const double h1 = hue(a1, p.b);
  const double h2 = hue(a2, q.b);
  const bool have_chroma = c1 * c2 != 0.0;
  double turn = have_chroma ? h2 - h1 : 0.0;
  if (turn > 180.0) turn -= 360.0;
  if (turn < -180.0) turn += 360.0;
  const double dh = 2.0 * std::sqrt(c1 * c2) * sine(turn / 2.0);
  const double l = (p.l + q.l) / 2.0;
  const double c = (c1 + c2) / 2.0;
  const double h = mean_hue(h1, h2, have_chroma);
  const double t = 1.0 - 0.17 * cosine(h - 30.0) + 0.24 * cosine(2.0 * h) +
                   0.32 * cosine(3.0 * h + 6.0) - 0.20 * cosine(4.0 * h - 63.0);
  const double sl =
      1.0 + 0.015 * (l - 50.0) * (l - 50.0) / std::sqrt(20.0 + (l - 50.0) * (l - 50.0));
  const double sc = 1.0 + 0.045 * c;
  const double sh = 1.0 + 0.015 * c * t;
  const double rotation =
      -sine(60.0 * std::exp(-std::pow((h - 275.0) / 25.0, 2))) * 2.0 * seventh(c);
  const double light = (q.l - p.l) / sl;
  const double chroma = (c2 - c1) / sc;
  const double around = dh / sh;
  return std::sqrt(light * light + chroma * chroma + around * around + rotation * chroma * around);
}

/// The least difference of two colours over all kinds of colour vision.
double min_difference(Colour first, Colour second) {
  double least = 1e9;
  for (const Vision& vision : visions) {
    least = std::min(least, difference(seen(first, vision), seen(second, vision)));
  }
  return least;
}

std::string text_of(Colour colour) {
  std::ostringstream text;
  text << int{colour.red} << ' ' << int{colour.green} << ' ' << int{colour.blue};
  return text.str();
}

/// Each colour differs from each other one.
void check_apart(const std::vector<Colour>& colours, double least) {
  for (std::size_t i = 0; i < colours.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      CAPTURE(text_of(colours[i]), text_of(colours[j]));
      CHECK(min_difference(colours[i], colours[j]) >= least);
    }
  }
}

void check_against(const std::vector<Colour>& colours, const std::vector<Colour>& grounds,
                   double least) {
  for (const Colour& colour : colours) {
    for (const Colour& ground : grounds) {
      CAPTURE(text_of(colour), text_of(ground));
      CHECK(min_difference(colour, ground) >= least);
    }
  }
}

std::vector<Colour> village_colours(const Palette& colours) {
  std::vector<Colour> list = {colours.villages.no_gap, colours.villages.outside,
                              colours.villages.unknown};
  for (const GapClass& each : colours.villages.gaps) list.push_back(each.colour);
  return list;
}

std::vector<Colour> year_colours(const Palette& colours, std::size_t years) {
  std::vector<Colour> list;
  for (std::size_t year = 0; year < years; ++year)
    list.push_back(year_colour(colours, year, years));
  return list;
}

std::vector<Colour> grounds(const Palette& colours) {
  return {colours.zones.core, colours.zones.band, colours.zones.outside};
}

}  // namespace

TEST_CASE("the formula of colour difference gives the published values", "[palette]") {
  // Rows 1, 7, 17 and 25 of table 1 of Sharma, Wu and Dalal.
  const auto matches = [](const Lab& p, const Lab& q, double value) {
    CHECK(difference(p, q) == Approx(value).margin(0.00005));
    CHECK(difference(q, p) == Approx(value).margin(0.00005));
  };
  matches({50.0, 2.6772, -79.7751}, {50.0, 0.0, -82.7485}, 2.0425);
  matches({50.0, 0.0, 0.0}, {50.0, -1.0, 2.0}, 2.3669);
  matches({50.0, 2.5, 0.0}, {73.0, 25.0, -18.0}, 27.1492);
  matches({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644);
}

TEST_CASE("the classes of villages can be told apart with any colour vision", "[palette]") {
  check_apart(village_colours(palette()), 12.0);
}

TEST_CASE("zones can be told apart, and villages and lines from them", "[palette]") {
  check_apart(grounds(palette()), 7.0);
  const auto& villages = palette().villages;
  check_against({villages.no_gap, villages.gaps[0].colour, villages.gaps[1].colour,
                 villages.gaps[2].colour, palette().unplanned, palette().sites.site},
                grounds(palette()), 16.0);
  check_against(year_colours(palette(), 5), grounds(palette()), 10.0);
}

TEST_CASE("consecutive years can be told apart in a plan of five years", "[palette]") {
  const std::vector<Colour> years = year_colours(palette(), 5);
  check_apart(years, 9.0);
  check_against(years, {palette().unplanned}, 20.0);
  check_against(years, {palette().base.road_main}, 9.0);
}

TEST_CASE("the services can be told apart", "[palette]") {
  std::vector<Colour> services;
  for (const ServiceColour& service : palette().services) services.push_back(service.colour);
  CHECK(services.size() == 12);
  check_apart(services, 15.0);
}

TEST_CASE("text can be read on the paper", "[palette]") {
  // The contrast ratio of WCAG 2.1, level AA: 4.5.
  const auto luminance = [](Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
  };
  for (const Colour& text : {palette().page.ink, palette().page.faint}) {
    for (const Colour& paper : {palette().page.paper, palette().page.panel}) {
      CHECK((luminance(paper) + 0.05) / (luminance(text) + 0.05) >= 4.5);
    }
  }
}

TEST_CASE("the palette of the program is styles/palette.json", "[palette]") {
  std::ifstream file(test::in_source("styles/palette.json"));
  std::ostringstream text;
  text << file.rdbuf();
  const Palette read = read_palette(text.str());
  CHECK(read.zones.core == palette().zones.core);
  CHECK(read.years == palette().years);
  CHECK(read.page.ink == palette().page.ink);
}

TEST_CASE("colours of classes, services and years", "[palette]") {
  const Palette& colours = palette();
  CHECK(gap_colour(colours, 1) == colours.villages.gaps[0].colour);
  CHECK(gap_colour(colours, 2) == colours.villages.gaps[0].colour);
  CHECK(gap_colour(colours, 3) == colours.villages.gaps[1].colour);
  CHECK(gap_colour(colours, 12) == colours.villages.gaps[2].colour);
  CHECK(service_colour(colours, "power") == colours.services[5].colour);
  CHECK(service_colour(colours, "canal") == colours.other_service);
  CHECK(year_colour(colours, 0, 1) == colours.years.front());
  CHECK(year_colour(colours, 0, 30) == colours.years.front());
  CHECK(year_colour(colours, 29, 30) == colours.years.back());
  CHECK(year_colour(colours, 2, 5) == colours.years[2]);
}

TEST_CASE("text that is no palette is refused", "[palette]") {
  CHECK_THROWS(read_palette("{}"));
  CHECK_THROWS(read_palette("no json"));
}
