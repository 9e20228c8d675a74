// SPDX-License-Identifier: Apache-2.0
#include "layers/part_cures.hpp"

#include "layers/coordinate_looks.hpp"
#include "layers/crs_cures.hpp"
#include "layers/crs_doctor.hpp"
#include "layers/read_crs.hpp"
#include "layers/read_places.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/text_fill.hpp>
#include <hinterland/geometry/projection.hpp>

#include <utility>
#include <vector>

namespace hinterland {

std::optional<CrsCandidate> cure_of_part(const LayerSource& source, const OccupiedLand& part,
                                         const OccupiedLand& rest) {
  constexpr double with_rest = 0.9;
  try {
    RawPlaces raw = read_places(source);
    if (raw.places.empty()) return std::nullopt;
    const CrsVerdict verdict =
        examine_crs(source.crs, raw.declared, raw.places, north_first_of(source));
    if (!verdict.misfit.empty()) return std::nullopt;
    std::vector<LonLat> laid = verdict.swap_axes ? swapped(raw.places) : raw.places;
    Projection(verdict.crs).to_lonlat(laid);
    std::vector<LonLat> apart;
    for (std::size_t i = 0; i < laid.size(); ++i) {
      if (part.is_near(laid[i]) && !rest.is_near(laid[i])) apart.push_back(raw.places[i]);
    }
    raw.places = std::move(apart);
    const auto cures = cures_for(raw, rest, {}, datum_of(verdict.crs), false, with_rest);
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
