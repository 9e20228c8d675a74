// SPDX-License-Identifier: Apache-2.0
#include "layers/gdal_path.hpp"

#include "layers/gdal_file.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/spelling.hpp>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  });
  return text;
}

bool is_layer_file(const std::string& name) {
  static constexpr std::array<std::string_view, 13> endings = {
      ".shp", ".gpkg", ".geojson", ".json",   ".csv", ".fgb", ".gml",
      ".kml", ".tab",  ".mif",     ".sqlite", ".zip", ".xlsx"};
  const std::string lower = lower_case(name);
  return std::ranges::any_of(endings, [&](std::string_view end) { return lower.ends_with(end); });
}

std::vector<std::string> layer_files_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (is_layer_file(name)) names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

[[noreturn]] void throw_missing(const std::string& path) {
  const fs::path file(path);
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    throw Error(fmt::format("cannot read '{}': there is no folder '{}'. Check the path.", path,
                            folder.string()));
  }
  const auto names = layer_files_in(folder);
  const std::string way_out = suggest_name(file.filename().string(), names);
  throw Error(fmt::format("cannot read '{}': there is no such file. {}", path,
                          way_out.empty() ? "Check the path." : way_out));
}

[[noreturn]] void throw_folder(const std::string& path) {
  const auto names = layer_files_in(path);
  throw Error(fmt::format("cannot read '{}': it is a folder. Name a file in it{}", path,
                          names.empty() ? "." : fmt::format(": {}.", fmt::join(names, ", "))));
}

/// The layer files in a .zip, as paths within it.
std::vector<std::string> layer_files_in_zip(const std::string& root) {
  const CPLStringList entries(VSIReadDirRecursive(root.c_str()));
  std::vector<std::string> names;
  for (int i = 0; i < entries.size(); ++i) {
    const std::string name = entries[i];
    const bool of_the_mac = name.find("__MACOSX") != std::string::npos;
    if (is_layer_file(name) && !of_the_mac) names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

std::string path_in_zip(const std::string& zip, const std::string& layer) {
  const std::string root = "/vsizip/{" + zip + "}";
  const auto names = layer_files_in_zip(root);
  if (names.empty()) {
    throw Error(
        fmt::format("cannot read '{}': no layer file is in it, or it is no .zip. "
                    "Unpack it and name the file.",
                    zip));
  }
  if (names.size() == 1) return root + "/" + names.front();
  for (const std::string& name : names) {
    if (fs::path(name).stem() == layer || name == layer) return root + "/" + name;
  }
  throw Error(fmt::format("cannot read '{}': {} (it has: {}). Name one as {}/{}.", zip,
                          layer.empty() ? "it holds several layers" : "no layer '" + layer + "'",
                          fmt::join(names, ", "), zip, names.front()));
}

/// The file's length as its header promises it, in 16-bit words, big-endian.
std::size_t promised_length(std::string_view header) {
  std::size_t words = 0;
  for (std::size_t i = 24; i < 28; ++i) words = words * 256 + static_cast<unsigned char>(header[i]);
  return words * 2;
}

/// The whole records of a .shp that ends too early, by walking their lengths.
std::size_t whole_records(std::string_view shp) {
  std::size_t records = 0;
  for (std::size_t at = 100; at + 8 <= shp.size(); ++records) {
    std::size_t words = 0;
    for (std::size_t i = at + 4; i < at + 8; ++i)
      words = words * 256 + static_cast<unsigned char>(shp[i]);
    if (words == 0 || at + 8 + words * 2 > shp.size()) break;
    at += 8 + words * 2;
  }
  return records;
}

void check_length(const std::string& path, const std::string& shown, std::size_t records) {
  VSIStatBufL status;
  const bool known = VSIStatL(path.c_str(), &status) == 0;
  const std::string header = first_bytes(path, 100);
  if (known && header.size() == 100 &&
      static_cast<std::size_t>(status.st_size) >= promised_length(header))
    return;
  const std::string there =
      records == 0
          ? fmt::format("{} of {} bytes are there", known ? status.st_size : 0,
                        header.size() < 28 ? 100 : promised_length(header))
          : fmt::format("{} of {} records are whole",
                        whole_records(first_bytes(path, static_cast<std::size_t>(status.st_size))),
                        records);
  throw Error(fmt::format("cannot read '{}': it is cut off, {}. Copy it again.", shown, there));
}

/// The files of a shapefile, before GDAL repairs in silence what it can.
void check_shapefile(const std::string& path, const std::string& shown) {
  const std::string shx = sibling_file(path, "shx");
  if (shx.empty()) {
    const std::string stem = fs::path(shown).stem().string();
    throw Error(fmt::format(
        "cannot read '{}': its index {}.shx is missing. Copy it along with the .shp, or have it "
        "made: ogrinfo --config SHAPE_RESTORE_SHX YES '{}'",
        shown, stem, shown));
  }
  const std::string index = first_bytes(shx, 100);
  const std::size_t records =
      index.size() < 100 || promised_length(index) < 100 ? 0 : (promised_length(index) - 100) / 8;
  check_length(path, shown, records);
  check_length(shx, shx, 0);
}

void check_file(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) throw_missing(path);
  const bool is_geodatabase = lower_case(path).ends_with(".gdb");
  if (fs::is_directory(path, ignored)) {
    if (is_geodatabase) return;
    throw_folder(path);
  }
  if (fs::file_size(path, ignored) == 0) {
    throw Error(fmt::format("cannot read '{}': the file has no bytes. Copy it again.", path));
  }
}

/// PG:..., https://..., /vsicurl/...: nothing that lies on this disk.
bool is_connection(const std::string& path) {
  const std::size_t colon = path.find(':');
  return path.starts_with("/vsi") ||
         (colon != std::string::npos && colon >= 2 && path.find('/') > colon && !fs::exists(path));
}

}  // namespace

std::string gdal_path(const std::string& path, const std::string& layer) {
  if (is_connection(path)) return path;
  const std::string lower = lower_case(path);
  const std::size_t inside = lower.find(".zip/");
  if (inside != std::string::npos && fs::is_regular_file(path.substr(0, inside + 4))) {
    return "/vsizip/{" + path.substr(0, inside + 4) + "}/" + path.substr(inside + 5);
  }
  check_file(path);
  const std::string opened = lower.ends_with(".zip") ? path_in_zip(path, layer) : path;
  if (lower_case(opened).ends_with(".shp")) check_shapefile(opened, path);
  return opened;
}

}  // namespace hinterland
