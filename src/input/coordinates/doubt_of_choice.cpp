// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/doubt_of_choice.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/coordinates/projection.hpp"
#include "input/coordinates/raw_coordinates.hpp"

#include <hinterland/error.hpp>

#include <cmath>

namespace hinterland {

namespace {

/// The position of a place of the file.
LonLat laid(const CrsVerdict& verdict, LonLat place) {
  if (verdict.swap_axes) place = swapped(place);
  Projection(verdict.crs).to_lonlat({&place, 1});
  return place;
}

}  // namespace

Text doubt_of_choice(const CrsVerdict& chosen, const std::string& declared,
                     std::span<const LonLat> sample, std::optional<bool> north_first) {
  constexpr Metres least = 10_m;
  try {
    const CrsVerdict own = examine_crs("", declared, sample, north_first);
    if (!own.mismatch.empty() || own.doubtful) return {};
    const LonLat place = sample[sample.size() / 2];
    const Metres apart = distance_between(laid(chosen, place), laid(own, place));
    if (!(apart >= least)) return {};
    return filled_text(
        "the study sets {}, but the file declares {}, which shifts it by {} m; the study's CRS is "
        "used. If the file is right, remove crs; if the study is right, correct the CRS of the "
        "file, or write keep_far = true",
        "配置指定 {}，而文件声明 {}，两者相差 {} 米；按配置读取。若文件正确，请删去 "
        "crs；若配置正确，"
        "请改正文件声明的坐标系，或写 keep_far = true",
        chosen.description.name, own.description.name, std::lround(apart.value));
  } catch (const UsageError&) {
    return {};  // the declaration of the file is unreadable
  }
}

}  // namespace hinterland
