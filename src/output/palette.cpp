// SPDX-License-Identifier: Apache-2.0
#include "output/palette.hpp"

#include "output/palette_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace hinterland {

namespace {

Colour colour_of(const nlohmann::json& value) {
  const auto& text = value.get_ref<const std::string&>();
  const bool is_colour = text.size() == 7 && text[0] == '#' &&
                         text.find_first_not_of("0123456789abcdef", 1) == std::string::npos;
  if (!is_colour) throw std::runtime_error(fmt::format("'{}' is not a colour (#rrggbb)", text));
  const auto number = std::stoul(text.substr(1), nullptr, 16);
  return {static_cast<std::uint8_t>(number >> 16U & 0xFFU),
          static_cast<std::uint8_t>(number >> 8U & 0xFFU),
          static_cast<std::uint8_t>(number & 0xFFU)};
}

std::uint8_t between(std::uint8_t from, std::uint8_t to, double share) {
  return static_cast<std::uint8_t>(std::lround(from + share * (to - from)));
}

}  // namespace

Palette read_palette(std::string_view json) {
  const auto all = nlohmann::json::parse(json);
  Palette read;
  const auto take = [&all](const char* group, const char* name) {
    return colour_of(all.at(group).at(name));
  };
  read.zones = {take("zones", "core"), take("zones", "band"), take("zones", "outside")};
  read.villages = {
      take("villages", "no_gap"), take("villages", "outside"), take("villages", "unknown"), {}};
  for (const auto& each : all.at("villages").at("gaps")) {
    read.villages.gaps.push_back(
        {each.at("from").get<std::size_t>(), colour_of(each.at("colour"))});
  }
  for (const auto& each : all.at("services")) {
    read.services.push_back({each.at("id").get<std::string>(), colour_of(each.at("colour"))});
  }
  read.other_service = colour_of(all.at("other_service"));
  for (const auto& each : all.at("years").at("planned")) read.years.push_back(colour_of(each));
  read.unplanned = take("years", "unplanned");
  read.sites = {take("sites", "site"), take("sites", "moves")};
  read.base = {take("base", "road_main"),  take("base", "road_secondary"),
               take("base", "road_minor"), take("base", "built_up"),
               take("base", "water"),      take("base", "boundary"),
               take("base", "exclusion"),  take("base", "town")};
  read.page = {take("page", "ink"), take("page", "faint"), take("page", "paper"),
               take("page", "panel"), take("page", "rule")};
  if (read.villages.gaps.empty() || read.years.empty())
    throw std::runtime_error("the palette has no class of gaps or no year");
  return read;
}

const Palette& palette() {
  static const Palette only = read_palette(palette_text);
  return only;
}

Colour gap_colour(const Palette& palette, std::size_t gaps) {
  Colour colour = palette.villages.gaps.front().colour;
  for (const GapClass& each : palette.villages.gaps) {
    if (gaps >= each.from) colour = each.colour;
  }
  return colour;
}

Colour service_colour(const Palette& palette, std::string_view service) {
  const auto found = std::ranges::find(palette.services, service, &ServiceColour::id);
  return found == palette.services.end() ? palette.other_service : found->colour;
}

Colour year_colour(const Palette& palette, std::size_t year, std::size_t years) {
  const auto& stops = palette.years;
  if (years < 2 || stops.size() < 2) return stops.front();
  const double at = static_cast<double>(year) * static_cast<double>(stops.size() - 1) /
                    static_cast<double>(years - 1);
  const std::size_t first = std::min(static_cast<std::size_t>(at), stops.size() - 2);
  const double share = at - static_cast<double>(first);
  const Colour& from = stops[first];
  const Colour& to = stops[first + 1];
  return {between(from.red, to.red, share), between(from.green, to.green, share),
          between(from.blue, to.blue, share)};
}

}  // namespace hinterland
