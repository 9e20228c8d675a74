// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_layer_crs.hpp"

#include "base/number_text.hpp"
#include "input/coordinates/crs_advice.hpp"
#include "input/coordinates/json_crs.hpp"
#include "input/formats/gdal_file.hpp"
#include "input/text/text_decoder.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace hinterland {

namespace {

/// As UTF-8 on one line, without a byte order mark.
std::string text_of(const std::string& bytes) {
  const std::string little = "\xFF\xFE";
  const std::string big = "\xFE\xFF";
  const bool has_zeros = bytes.find('\0') != bytes.npos;
  std::string text = bytes;
  if (bytes.starts_with(little)) {
    text = TextDecoder("UTF-16LE").decode(bytes);
  } else if (bytes.starts_with(big)) {
    text = TextDecoder("UTF-16BE").decode(bytes);
  } else if (has_zeros) {  // with a mark in front, it is not taken for ASCII
    text = bytes[0] == '\0' ? TextDecoder("UTF-16BE").decode(big + bytes)
                            : TextDecoder("UTF-16LE").decode(little + bytes);
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return std::string(without_blanks(text));
}

/// The path with which the names of the layer's files begin.
std::string file_of(const GdalLayer& layer) {
  const std::string& path = layer.path();
  const std::size_t slash = path.find_last_of('/');
  const std::size_t dot = path.find_last_of('.');
  const bool is_file = dot != path.npos && (slash == path.npos || dot > slash);
  return is_file ? path : path + "/" + layer.name() + ".shp";
}

/// What a JSON file says of its CRS, where GDAL did not understand that or does not look: of a
/// GeoJSON it takes for WGS 84 what it does not know, null, and what single features say. None:
/// what GDAL understood is all that it says.
std::optional<std::string> not_understood_in_json(const GdalLayer& layer,
                                                  const std::string& understood) {
  const bool is_esri = layer.driver() == "ESRIJSON";
  const bool is_json = layer.driver() == "GeoJSON" || layer.driver() == "GeoJSONSeq";
  if (!is_json && !(is_esri && understood.empty())) return std::nullopt;
  const JsonCrs said = crs_in_json(all_bytes(layer.path()), layer.driver() == "GeoJSONSeq");
  if (said.is_several) return said.name;
  // GDAL asks PROJ, which guesses: "WGS" is WGS 72.
  const bool is_name = !said.name.empty() && said.name.find_first_of(":[{=") == said.name.npos;
  if (is_name && !means_wgs84(said.name) && !can_be_read(said.name)) return said.name;
  const bool is_assumed = understood.empty() || understood.find("\"WGS 84\"") < 20;
  if (!said.is_there || !is_assumed) return std::nullopt;
  if (!understood.empty() && means_wgs84(said.name)) return std::nullopt;
  return said.name;
}

}  // namespace

std::string layer_crs(const GdalLayer& layer) {
  const std::string understood = layer.crs();
  if (const auto said = not_understood_in_json(layer, understood)) return *said;
  if (!understood.empty()) return understood;
  const std::string file = file_of(layer);
  // Beside a table of another kind, a .prj is the shapefile's of that name.
  if (!layer.is_shapefile() && !sibling_file(file, "shp").empty()) return {};
  constexpr std::size_t most = 100'000;
  bool is_there = false;
  for (const char* extension : {"prj", "qpj"}) {
    const std::string path = sibling_file(file, extension);
    if (path.empty()) continue;
    is_there = true;
    const std::string text = text_of(first_bytes(path, most));
    if (!text.empty()) return text;
  }
  return is_there ? "an empty .prj" : "";
}

}  // namespace hinterland
