// SPDX-License-Identifier: Apache-2.0
#include "layers/part_cures.hpp"

#include "layers/crs_cures.hpp"
#include "layers/read_places.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/text_fill.hpp>

#include <utility>
#include <vector>

namespace hinterland {

std::optional<CrsCandidate> cure_of_part(const LayerSource& source, const OccupiedLand& part,
                                         const OccupiedLand& rest) {
  constexpr double with_rest = 0.9;
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
    return cures.empty() ? std::nullopt : std::optional(cures.front());
  } catch (const Error&) {
    return std::nullopt;
  }
}

Text statement_of(const CrsCandidate& cure) {
  return filled_text(
      " Read with {} ({}) they would lie with the rest: this part of the file is in another "
      "coordinate system. Save it as a file of its own, say there what it is, bring it to the "
      "coordinate system of the rest, and join the two again; that key for the whole layer would "
      "displace the rest",
      "若按 {}（{}）读取，则与其余记录相符：文件的这一部分采用了另一坐标系。请将其单独另存并"
      "指明该坐标系，转换到其余记录的坐标系后再合并；对整个图层设置该项会使其余记录错位",
      cure.key, cure.name);
}

}  // namespace hinterland
