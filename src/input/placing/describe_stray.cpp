// SPDX-License-Identifier: Apache-2.0
#include "base/text_fill.hpp"
#include "input/placing/read_strays.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace hinterland {

namespace {

Text apart_text(Metres apart) {
  const long km = std::lround(apart.value / 1000.0);
  if (km == 0) return {"they overlap in part", "两者部分重叠"};
  return {fmt::format("{} km apart", km), fmt::format("相距 {} 公里", km)};
}

LonLat middle_of(const OccupiedLand& land) {
  std::vector<double> lon;
  std::vector<double> lat;
  for (const LonLat place : land.places()) {
    lon.push_back(place.lon);
    lat.push_back(place.lat);
  }
  const auto middle = static_cast<std::ptrdiff_t>(lon.size() / 2);
  std::ranges::nth_element(lon, lon.begin() + middle);
  std::ranges::nth_element(lat, lat.begin() + middle);
  return {lon[static_cast<std::size_t>(middle)], lat[static_cast<std::size_t>(middle)]};
}

/// Which way a layer of the same region lies from the others, as a wrong digit of its degrees or
/// the map of a neighbour would; empty of one that is elsewhere.
Text shift_text(const LayerLand& layer, const OccupiedLand& others) {
  constexpr double near = 2.0;  // degrees
  const LonLat from = middle_of(others);
  const LonLat to = middle_of(layer.land);
  const LonLat by = {to.lon - from.lon, to.lat - from.lat};
  if (std::abs(by.lon) > near || std::abs(by.lat) > near) return {};
  return {fmt::format(". Its middle lies {:.2f}° {} and {:.2f}° {} of theirs: it may be of another "
                      "county, or its coordinates have been moved",
                      std::abs(by.lon), by.lon < 0.0 ? "west" : "east", std::abs(by.lat),
                      by.lat < 0.0 ? "south" : "north"),
          fmt::format("。其中心偏{}{:.2f}°、偏{}{:.2f}°：可能属于邻县，或坐标被平移",
                      by.lon < 0.0 ? "西" : "东", std::abs(by.lon), by.lat < 0.0 ? "南" : "北",
                      std::abs(by.lat))};
}

}  // namespace

Text describe_stray(const Stray& stray, const std::vector<LayerLand>& layers) {
  const LayerLand& layer = layers[stray.layer];
  const bool is_villages = stray.layer == 0;
  OccupiedLand others = is_villages ? joined_lands(layers, 0) : layers[0].land;
  const Text here = layer.land.extent_text();
  const Text there = others.extent_text();
  const Text apart = apart_text(stray.apart);
  Text text{fmt::format("{} {}; {} {}; {}", layer.source->name, here.en,
                        is_villages ? "all other layers" : "villages", there.en, apart.en),
            fmt::format("{} {}；{} {}；{}", layer.source->name, here.zh,
                        is_villages ? "其他图层" : "villages", there.zh, apart.zh)};
  if (stray.cure) {
    text.en += fmt::format(". With {} ({}) it would lie with them: write that in its block",
                           stray.cure->key, stray.cure->name.en);
    text.zh += fmt::format("。若按 {}（{}）读取，则与之相符：请写入该图层的配置", stray.cure->key,
                           stray.cure->name.zh);
  } else {
    text = text + shift_text(layer, others) +
           Text(
               ". Neither another zone nor other axes bring it there: look at its file, say with "
               "crs = \"…\" what it is, or leave its block out",
               "。换带号、换坐标轴顺序都不能使其相符：请检查文件，用 crs = \"…\" "
               "指明坐标系，或删去该图层");
  }
  if (stray.cure_of_villages) {
    text.en += fmt::format(
        ". It may be the villages that lie wrong: with {} ({}) in their block they would lie with "
        "it",
        stray.cure_of_villages->key, stray.cure_of_villages->name.en);
    text.zh += fmt::format("。也可能是村庄的位置有误：若在 villages 中写 {}（{}），则与之相符",
                           stray.cure_of_villages->key, stray.cure_of_villages->name.zh);
  } else if (!stray.only_one && !is_villages) {
    text.en += ". It may be the villages that lie wrong: then look at their axes and crs";
    text.zh += "。也可能是村庄的位置有误：若是，请检查 villages 的 axes 和 crs";
  }
  return text + Text(". If it is right where it is, write keep_far = true",
                     "。若位置无误，请写 keep_far = true");
}

}  // namespace hinterland
