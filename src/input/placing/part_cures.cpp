// SPDX-License-Identifier: Apache-2.0
#include "input/placing/part_cures.hpp"

#include "base/text_fill.hpp"
#include "input/coordinates/coordinate_looks.hpp"
#include "input/coordinates/crs_cures.hpp"
#include "input/records/read_places.hpp"

#include <hinterland/error.hpp>

#include <cstdlib>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr double with_rest = 0.9;

/// How many degrees to the east put places on the land of the rest; 0: none of those by which the
/// middles of two zones differ.
int zones_beside(std::span<const LonLat> places, const OccupiedLand& rest) {
  constexpr std::size_t few = 3;
  if (places.size() < few) return 0;
  for (const int east : {3, -3, 6, -6}) {
    OccupiedLand there;
    for (const LonLat place : places) there.add({place.lon + east, place.lat});
    there.settle();
    if (rest.share_near(there) >= with_rest) return east;
  }
  return 0;
}

}  // namespace

std::optional<PartCure> cure_of_part(const LayerSource& source, const OccupiedLand& part,
                                     const OccupiedLand& rest) {
  try {
    RawPlaces raw = read_places(source);
    const LaidPlaces laid = lay(raw, source);
    std::vector<LonLat> apart;
    std::vector<LonLat> now;
    for (std::size_t i = 0; i < laid.places.size(); ++i) {
      const LonLat place = laid.places[i];
      if (!part.is_near(place) || rest.is_near(place)) continue;
      apart.push_back(raw.places[i]);
      now.push_back(place);
    }
    raw.places = std::move(apart);
    const auto cures = cures_for(raw, now, rest, {}, datum_of(laid.crs), false, with_rest);
    if (!cures.empty()) return PartCure{cures.front(), 0};
    const int east = most(raw.places, in_degrees_either_way) ? zones_beside(now, rest) : 0;
    return east == 0 ? std::nullopt : std::optional(PartCure{std::nullopt, east});
  } catch (const Error&) {
    return std::nullopt;
  }
}

Text statement_of(const PartCure& cure, bool any_other_layer) {
  const Text which = any_other_layer
                         ? Text("this part of the file", "文件的这一部分")
                         : Text("one of the two parts of the file", "文件的这两部分之一");
  if (!cure.crs) {
    return filled_text(
        " With {0} degrees {1} their longitudes they would lie with the rest: {2} was probably "
        "brought to degrees from another zone than its own",
        "若将其经度{1} {0} 度，则与其余记录相符：{2}转换为经纬度时很可能用错了投影带",
        std::abs(cure.degrees_east),
        cure.degrees_east > 0 ? Text("added to", "增加") : Text("taken from", "减少"), which);
  }
  return filled_text(
      " Read with {} ({}) they would lie with the rest: {} is in another coordinate system. Save "
      "it as a file of its own, say there what it is, bring it to the coordinate system of the "
      "rest, and join the two again; that key for the whole layer would displace the rest",
      "若按 {}（{}）读取，则与其余记录相符：{}采用了另一坐标系。请将其单独另存并"
      "指明该坐标系，转换到其余记录的坐标系后再合并；对整个图层设置该项会使其余记录错位",
      cure.crs->key, cure.crs->name, which);
}

}  // namespace hinterland
