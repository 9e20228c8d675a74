// SPDX-License-Identifier: Apache-2.0
#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/coordinates/crs_cures.hpp"
#include "input/placing/read_strays.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace hinterland {

namespace {

/// crs = "EPSG:32647" (WGS 84 / UTM zone 47N), crs = …
Text listed(const std::vector<CrsCandidate>& cures) {
  constexpr std::size_t most_named = 12;
  Text list;
  for (std::size_t i = 0; i < std::min(cures.size(), most_named); ++i) {
    if (i > 0) list = list + Text(", ", "、");
    list = list + filled_text("{} ({})", "{}（{}）", cures[i].key, cures[i].name);
  }
  return list;
}

/// Whether its datum is one of today, centred on the Earth: such stand before older ones.
bool is_of_satellites(const CrsCandidate& candidate) {
  return Projection(candidate.crs).description().ellipsoid.is_of_satellites();
}

/// A text without its end, where that is its end, and without the space before it.
std::string without_end(const std::string& text, const std::string& end) {
  if (end.empty() || !text.ends_with(end)) return text;
  const std::string begin = text.substr(0, text.size() - end.size());
  return begin.ends_with(' ') ? begin.substr(0, begin.size() - 1) : begin;
}

Text without_end(const Text& text, const Text& end) {
  return {without_end(text.en, end.en), without_end(text.zh, end.zh)};
}

/// What is written the same way is the same.
void leave_one_of_each(std::vector<CrsCandidate>& cures) {
  std::set<std::string> seen;
  std::erase_if(cures, [&](const CrsCandidate& cure) { return !seen.insert(cure.key).second; });
}

/// How far apart several cures put the layer. Of datums that PROJ cannot tell apart it is some
/// hundred metres in China.
Text word_on_several(const std::vector<CrsCandidate>& cures, std::span<const LonLat> sample) {
  constexpr Metres of_datums = 100_m;
  if (cures.size() < 2) return {};
  const auto middle = sample.subspan(sample.size() / 2, 1);
  const LonLat first = placed(cures.front(), middle).front();
  Metres apart;
  for (const CrsCandidate& cure : cures) {
    apart = std::max(apart, distance_between(first, placed(cure, middle).front()));
  }
  if (apart <= of_datums) {
    return {" They lie some 100 m apart, as their datums do: ask which it is.",
            "各坐标系之间因基准不同相差约 100 米：请问明是哪一种。"};
  }
  return filled_text(" These lie up to {:.1f} km apart: ask which it is.",
                     "各坐标系之间最多相差 {:.1f} 公里：请问明是哪一种。", apart.value / 1000.0);
}

}  // namespace

Text with_advice_of_others(const CrsMisfit& misfit, const StudyLayers& layers) {
  const auto sources = given_sources(layers);
  const auto own = std::ranges::find(sources, misfit.layer(), &LayerSource::name);
  OccupiedLand land;
  const auto used = crs_of_others(sources, misfit.layer(), &land);
  if (own == sources.end() || land.empty()) return misfit.message();
  try {
    const RawPlaces raw = read_places(**own);
    if (raw.places.empty()) return misfit.message();
    const std::string& crs = (*own)->crs.empty() ? raw.declared : (*own)->crs;
    auto cures = cures_for(raw, {}, land, used, datum_of(crs), true, 0.5);
    if (cures.empty()) {
      return misfit.message() +
             filled_text(" None of the usual CRSs puts it where the study's other layers lie ({}).",
                         "常用坐标系中没有一种能使其落在其他图层所在处（{}）。",
                         land.extent_text());
    }
    leave_one_of_each(cures);
    std::stable_partition(cures.begin(), cures.end(), is_of_satellites);
    return without_end(misfit.message(), misfit.looks()) +
           filled_text(" Where the study's other layers lie ({}) it is put by {}.{}",
                       "要落在其他图层所在处（{}），可用 {}。{}", land.extent_text(), listed(cures),
                       word_on_several(cures, raw.places));
  } catch (const Error&) {
    return misfit.message();
  }
}

}  // namespace hinterland
