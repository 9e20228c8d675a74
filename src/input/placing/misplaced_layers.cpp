// SPDX-License-Identifier: Apache-2.0
#include "input/placing/misplaced_layers.hpp"

#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "geometry/distance.hpp"
#include "input/coordinates/land_cells.hpp"
#include "input/coordinates/place_groups.hpp"
#include "input/coordinates/projection.hpp"
#include "input/placing/place_records.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr Metres far = 100_km;

/// The distance beyond which nothing can be concluded from a layer. For lines, which serve places
/// nearby, and for seats it is the extent of the villages, at least 30 km.
Metres far_for(const LayerLand& layer, const OccupiedLand& villages) {
  constexpr Metres least = 30_km;
  const std::string& name = layer.source->name;
  const bool is_near_all = name == "roads" || name == "towns" || name.starts_with("networks.");
  return is_near_all ? std::clamp(spread_of(villages.places()), least, far) : far;
}

/// Searches the CRS that moves a layer to the land of the others.
std::optional<LayerCorrection> correction_of(const LayerSource& source, const OccupiedLand& land,
                                             const std::vector<LayerLand>& layers, bool registry,
                                             double least) {
  std::vector<const LayerSource*> sources;
  for (const LayerLand& layer : layers) sources.push_back(layer.source);
  try {
    const RawPlaces raw = read_places(source);
    if (raw.places.empty()) return std::nullopt;
    const std::string& crs = source.crs.empty() ? raw.declared : source.crs;
    const auto used = crs_of_others(sources, source.name, nullptr);
    const auto now = lay(raw, source).places;
    const auto corrections =
        corrections_for(raw, now, land, {used, datum_of(crs), registry, least});
    if (corrections.empty()) return std::nullopt;
    return correction_among(corrections, crs, raw.places);
  } catch (const Error&) {
    return std::nullopt;
  }
}

constexpr double with_others = 0.9;  ///< least share of the cells on the land of the others

/// Whether the villages are away from all other layers, which are together.
bool are_villages_misplaced(const std::vector<LayerLand>& layers) {
  if (layers.size() < 3 || layers[0].source->keep_far) return false;
  for (std::size_t i = 1; i < layers.size(); ++i) {
    const OccupiedLand& land = layers[i].land;
    if (land.distance_to(layers[0].land) <= far) return false;
    if (i > 1 && agreement(land, layers[1].land) == 0.0 && land.distance_to(layers[1].land) > far) {
      return false;
    }
  }
  return true;
}

/// Whether a layer that is not near the villages is misplaced.
std::optional<MisplacedLayer> examine(const std::vector<LayerLand>& layers, std::size_t i) {
  const OccupiedLand& villages = layers[0].land;
  const LayerLand& layer = layers[i];
  if (layer.source->keep_far) return std::nullopt;
  const double agreed = agreement(layer.land, villages);
  if (agreed >= with_others && !layer.is_remote) return std::nullopt;
  MisplacedLayer misplaced;
  misplaced.layer = i;
  const bool is_apart = agreed == 0.0 || layer.is_remote;
  misplaced.apart = is_apart ? layer.land.distance_to(villages) : Metres{0.0};
  misplaced.only_one = layers.size() > 2;
  misplaced.is_far = layer.is_remote || misplaced.apart > far_for(layer, villages);
  const double least = agreed == 0.0 ? with_others : std::max(0.97, agreed + 0.3);
  if (least <= 1.0)
    misplaced.correction = correction_of(*layer.source, villages, layers, misplaced.is_far, least);
  misplaced.is_far = misplaced.is_far || (misplaced.correction && agreed == 0.0);
  return misplaced.is_far || misplaced.correction ? std::optional(misplaced) : std::nullopt;
}

MisplacedLayer misplaced_villages(const std::vector<LayerLand>& layers, bool only_one,
                                  std::optional<LayerCorrection> correction) {
  MisplacedLayer misplaced;
  misplaced.apart = layers[0].land.distance_to(joined_lands(layers, 0));
  misplaced.only_one = only_one;
  misplaced.is_far = misplaced.apart > far;
  misplaced.correction = std::move(correction);
  return misplaced;
}

bool has_named_columns(const LayerSource& source) {
  try {
    return read_places(source).from_columns;
  } catch (const Error&) {
    return false;
  }
}

bool is_in_the_sea(const LayerLand& layer) {
  return std::ranges::none_of(layer.land.places(), may_be_land);
}

/// No layer is near the villages: decides which side is wrong.
void resolve_ambiguity(const std::vector<LayerLand>& layers,
                       std::vector<MisplacedLayer>& misplaced_layers) {
  auto correction =
      correction_of(*layers[0].source, joined_lands(layers, 0), layers, true, with_others);
  if (!correction || layers[0].source->keep_far) return;
  const auto is_corrected = [](const MisplacedLayer& misplaced) {
    return misplaced.correction.has_value();
  };
  const auto is_swapped = [](const MisplacedLayer& misplaced) {
    return misplaced.correction && misplaced.correction->best.swap;
  };
  const bool none_corrected = std::ranges::none_of(misplaced_layers, is_corrected);
  if (none_corrected ||
      (correction->best.swap && std::ranges::all_of(misplaced_layers, is_swapped))) {
    const bool others_are_wrong = !none_corrected && misplaced_layers.size() == 1 &&
                                  has_named_columns(*layers[0].source) &&
                                  !has_named_columns(*layers[misplaced_layers[0].layer].source);
    if (others_are_wrong) {
      misplaced_layers[0].only_one = true;
      return;
    }
    misplaced_layers = {misplaced_villages(layers, true, std::move(correction))};
    return;
  }
  const LayerLand& other = layers[misplaced_layers[0].layer];
  if (is_corrected(misplaced_layers[0]) && is_in_the_sea(layers[0]) && !is_in_the_sea(other)) {
    misplaced_layers = {misplaced_villages(layers, true, std::move(correction))};
    return;
  }
  for (MisplacedLayer& misplaced : misplaced_layers) misplaced.correction_of_villages = correction;
}

}  // namespace

OccupiedLand joined_lands(const std::vector<LayerLand>& layers, std::size_t but) {
  OccupiedLand land;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (i == but) continue;
    for (const LonLat place : layers[i].land.places()) land.add(place);
  }
  land.sort_cells();
  return land;
}

std::vector<MisplacedLayer> find_misplaced_layers(const std::vector<LayerLand>& layers) {
  std::vector<LayerLand> placed;
  std::vector<std::size_t> row;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (layers[i].land.empty()) continue;
    placed.push_back(layers[i]);
    row.push_back(i);
  }
  std::vector<MisplacedLayer> misplaced_layers;
  if (layers.empty() || layers[0].land.empty() || placed.size() < 2) return misplaced_layers;
  if (are_villages_misplaced(placed)) {
    const OccupiedLand others = joined_lands(placed, 0);
    return {misplaced_villages(
        placed, true, correction_of(*placed[0].source, others, placed, true, with_others))};
  }
  for (std::size_t i = 1; i < placed.size(); ++i) {
    auto misplaced = examine(placed, i);
    if (!misplaced) continue;
    misplaced_layers.push_back(*misplaced);
  }
  if (!misplaced_layers.empty() && misplaced_layers.size() + 1 == placed.size())
    resolve_ambiguity(placed, misplaced_layers);
  for (MisplacedLayer& misplaced : misplaced_layers) misplaced.layer = row[misplaced.layer];
  if (misplaced_layers.size() > 1 || placed.size() < 3) {
    for (MisplacedLayer& misplaced : misplaced_layers) {
      misplaced.only_one = misplaced.only_one &&
                           (misplaced.layer == 0 || placed.size() > misplaced_layers.size() + 1);
    }
  }
  return misplaced_layers;
}

namespace {

Text apart_text(Metres apart) {
  const long km = std::lround(apart.value / 1000.0);
  if (km == 0) return {"they partly overlap", "两者部分重叠"};
  return {fmt::format("{} km apart", km), fmt::format("相距{}公里", km)};
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

/// The offset of a layer in the same region, as caused by a wrong digit or the map of a
/// neighbouring county; empty if the layer is farther away.
Text shift_text(const LayerLand& layer, const OccupiedLand& others) {
  constexpr double near = 2.0;  // degrees
  const LonLat from = middle_of(others);
  const LonLat to = middle_of(layer.land);
  const LonLat by = {to.lon - from.lon, to.lat - from.lat};
  if (std::abs(by.lon) > near || std::abs(by.lat) > near) return {};
  return {fmt::format(". Its centre is {:.2f}° {} and {:.2f}° {} of theirs: it may belong to "
                      "another county, or its coordinates were shifted",
                      std::abs(by.lon), by.lon < 0.0 ? "west" : "east", std::abs(by.lat),
                      by.lat < 0.0 ? "south" : "north"),
          fmt::format("。其中心偏{}{:.2f}°、偏{}{:.2f}°：可能属于邻县，或坐标被平移",
                      by.lon < 0.0 ? "西" : "东", std::abs(by.lon), by.lat < 0.0 ? "南" : "北",
                      std::abs(by.lat))};
}

}  // namespace

Text describe_misplaced(const MisplacedLayer& misplaced, const std::vector<LayerLand>& layers) {
  const LayerLand& layer = layers[misplaced.layer];
  const bool is_villages = misplaced.layer == 0;
  OccupiedLand others = is_villages ? joined_lands(layers, 0) : layers[0].land;
  const Text here = layer.land.extent_text();
  const Text there = others.extent_text();
  const Text apart = apart_text(misplaced.apart);
  Text text{fmt::format("{} {}; {} {}; {}", layer.source->name, here.en,
                        is_villages ? "all other layers" : "villages", there.en, apart.en),
            fmt::format("{} {}；{} {}；{}", layer.source->name, here.zh,
                        is_villages ? "其他图层" : "villages", there.zh, apart.zh)};
  if (misplaced.correction) {
    text = text + filled_text(". With {} it would match them: {}", "。若按 {}读取，则与之相符：{}",
                              misplaced.correction->named,
                              misplaced.correction->is_sure
                                  ? Text("write that in its block", "请写入该图层的配置")
                                  : Text("ask which one applies, and write that in its block",
                                         "请问明是哪一种，再写入该图层的配置"));
  } else {
    text = text + shift_text(layer, others) +
           Text(
               ". Neither another zone nor another axis order places it there: check its file, set "
               "crs = \"…\", or remove its block",
               "。换带号、换坐标轴顺序都不能使其相符：请检查文件，用 crs = \"…\" "
               "指明坐标系，或删去该图层");
  }
  if (misplaced.correction_of_villages) {
    text =
        text +
        filled_text(
            ". The villages may be in the wrong place: with {} in their block they would match it",
            "。也可能是村庄的位置有误：若在 villages 中写 {}，则与之相符",
            misplaced.correction_of_villages->named);
  } else if (!misplaced.only_one && !is_villages) {
    text.en += ". The villages may be in the wrong place: if so, check their axes and crs";
    text.zh += "。也可能是村庄的位置有误：若是，请检查 villages 的 axes 和 crs";
  }
  return text + Text(". If its place is right, write keep_far = true",
                     "。若位置无误，请写 keep_far = true");
}

namespace {

/// crs = "EPSG:32647" (WGS 84 / UTM zone 47N), crs = …
Text listed(const std::vector<CrsCandidate>& corrections) {
  constexpr std::size_t max_named = 12;
  Text list;
  for (std::size_t i = 0; i < std::min(corrections.size(), max_named); ++i) {
    if (i > 0) list = list + Text(", ", "、");
    list = list + filled_text("{} ({})", "{}（{}）", corrections[i].key, corrections[i].name);
  }
  return list;
}

/// Whether the datum is geocentric; such CRSs are listed before those of older datums.
bool is_geocentric(const CrsCandidate& candidate) {
  return Projection(candidate.crs).description().ellipsoid.is_geocentric();
}

/// Removes `end` from the end of the text, and a space before it.
std::string without_end(const std::string& text, const std::string& end) {
  if (end.empty() || !text.ends_with(end)) return text;
  const std::string begin = text.substr(0, text.size() - end.size());
  return begin.ends_with(' ') ? begin.substr(0, begin.size() - 1) : begin;
}

Text without_end(const Text& text, const Text& end) {
  return {without_end(text.en, end.en), without_end(text.zh, end.zh)};
}

/// Keeps the first of the candidates with the same key.
void leave_one_of_each(std::vector<CrsCandidate>& corrections) {
  std::set<std::string> seen;
  std::erase_if(corrections, [&](const CrsCandidate& correction) {
    return !seen.insert(correction.key).second;
  });
}

/// States how far apart the candidates place the layer. Datums for which PROJ has no transformation
/// differ by some hundred metres in China.
Text spread_text(const std::vector<CrsCandidate>& corrections, std::span<const LonLat> sample) {
  constexpr Metres of_datums = 100_m;
  if (corrections.size() < 2) return {};
  const auto middle = sample.subspan(sample.size() / 2, 1);
  const LonLat first = placed(corrections.front(), middle).front();
  Metres apart;
  for (const CrsCandidate& correction : corrections) {
    apart = std::max(apart, distance_between(first, placed(correction, middle).front()));
  }
  if (apart <= of_datums) {
    return {" They are some 100 m apart because of their datums: ask which one applies.",
            "各坐标系之间因基准不同相差约 100 米：请问明是哪一种。"};
  }
  return filled_text(" They differ by up to {:.1f} km: ask which one applies.",
                     "各坐标系之间最多相差{:.1f}公里：请问明是哪一种。", apart.value / 1000.0);
}

}  // namespace

Text with_advice_of_others(const CrsMismatch& mismatch, const StudyLayers& layers) {
  const auto sources = given_sources(layers);
  const auto own = std::ranges::find(sources, mismatch.layer(), &LayerSource::name);
  OccupiedLand land;
  const auto used = crs_of_others(sources, mismatch.layer(), &land);
  if (own == sources.end() || land.empty()) return mismatch.message();
  try {
    const RawPlaces raw = read_places(**own);
    if (raw.places.empty()) return mismatch.message();
    const std::string& crs = (*own)->crs.empty() ? raw.declared : (*own)->crs;
    auto corrections = corrections_for(raw, {}, land, {used, datum_of(crs), true, 0.5});
    if (corrections.empty()) {
      return mismatch.message() +
             filled_text(" None of the usual CRSs places it near the study's other layers ({}).",
                         "常用坐标系中没有一种能使其落在其他图层所在处（{}）。",
                         land.extent_text());
    }
    leave_one_of_each(corrections);
    std::stable_partition(corrections.begin(), corrections.end(), is_geocentric);
    return without_end(mismatch.message(), mismatch.suggested_crs()) +
           filled_text(" It would be placed near the study's other layers ({}) by {}.{}",
                       "要落在其他图层所在处（{}），可用 {}。{}", land.extent_text(),
                       listed(corrections), spread_text(corrections, raw.places));
  } catch (const Error&) {
    return mismatch.message();
  }
}

}  // namespace hinterland
