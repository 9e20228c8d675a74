// SPDX-License-Identifier: Apache-2.0
#include "layers/gdal_layer_crs.hpp"

#include "layers/gdal_file.hpp"
#include "layers/json_crs.hpp"

#include <hinterland/base/number_text.hpp>
#include <hinterland/layers/encoding.hpp>

#include <algorithm>
#include <regex>
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

/// What a JSON file says of its CRS, where GDAL did not understand that: of a GeoJSON it takes for
/// WGS 84 what it does not know. Empty: it says nothing, or means WGS 84.
std::string not_understood_in_json(const GdalLayer& layer, const std::string& understood) {
  const std::string said = crs_named_in_json(all_bytes(layer.path()));
  static const std::regex wgs84("(^|[^0-9])4326($|[^0-9])|CRS:?84|WGS[ _]?(19)?84",
                                std::regex::icase);
  const bool means_wgs84 = !understood.empty() && std::regex_search(said, wgs84);
  return means_wgs84 ? std::string() : said;
}

}  // namespace

std::string layer_crs(const GdalLayer& layer) {
  const std::string understood = layer.crs();
  const bool is_json = layer.driver() == "GeoJSON" || layer.driver() == "ESRIJSON";
  if (is_json && (understood.empty() || understood.find("\"WGS 84\"") < 20)) {
    const std::string said = not_understood_in_json(layer, understood);
    if (!said.empty()) return said;
  }
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
