// SPDX-License-Identifier: Apache-2.0
#include "input/files/zip_archive.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/files/gdal_file.hpp"
#include "input/files/gdal_setup.hpp"
#include "input/notation/field_match.hpp"
#include "input/text/encoding.hpp"
#include "input/text/encoding_detection.hpp"

#include <hinterland/error.hpp>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>
#include <utility>

namespace hinterland {

namespace {

/// The .zip as a directory of GDAL. Braces separate its path from the paths inside; a path with
/// unbalanced braces is passed without them, and GDAL finds its end by the extension.
std::string folder_of(const std::string& zip) {
  int open = 0;
  bool are_paired = true;
  for (const char c : zip) {
    open += c == '{' ? 1 : c == '}' ? -1 : 0;
    are_paired = are_paired && open >= 0;
  }
  return are_paired && open == 0 ? "/vsizip/{" + zip + "}" : "/vsizip/" + zip;
}

/// Whether all `size` bytes of the file can be read.
bool is_readable(const std::string& path, std::uint64_t size) {
  const QuietGdal gdal;
  VSILFILE* const file = VSIFOpenL(path.c_str(), "rb");
  if (file == nullptr) return false;
  std::string block(std::size_t{1} << 20, '\0');
  std::uint64_t bytes = 0;
  std::size_t count = 0;
  while ((count = VSIFReadL(block.data(), 1, block.size(), file)) > 0) bytes += count;
  VSIFCloseL(file);
  return bytes >= size && !gdal.broke_off();
}

/// The decoder for entry names that are not flagged as UTF-8, which GDAL interprets as CP437. None
/// if all names are flagged or ASCII.
std::optional<TextDecoder> decoder_of(const std::vector<std::string>& names,
                                      const TextDecoder& cp437) {
  ByteStatistics statistics;
  for (const std::string& name : names) {
    if (!is_ascii(name)) statistics.add(cp437.encode(name));
  }
  if (statistics.texts == 0) return std::nullopt;
  const EncodingReport report = decide_encoding(statistics, "", "");
  if (report.encoding != "UTF-8" && report.encoding != "GB18030") return std::nullopt;
  return TextDecoder(report.encoding);
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view stem(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.substr(0, std::min(name.find_last_of('.'), name.size()));
}

}  // namespace

bool is_layer_file(std::string_view name) {
  static constexpr std::array<std::string_view, 23> endings = {
      ".shp", ".gpkg", ".geojson", ".json", ".geojsonl", ".csv", ".tsv",    ".fgb",
      ".gml", ".kml",  ".kmz",     ".gpx",  ".tab",      ".mif", ".sqlite", ".zip",
      ".xls", ".xlsx", ".ods",     ".dxf",  ".topojson", ".shz", ".gz"};
  return std::ranges::any_of(endings, [&](std::string_view end) { return ends_like(name, end); });
}

std::vector<ArchiveEntry> layer_files_in_zip(const std::string& zip) {
  const std::string root = folder_of(zip);
  const CPLStringList listed(VSIReadDirRecursive(root.c_str()));
  std::set<std::string> names;
  for (int i = 0; i < listed.size(); ++i) {
    const std::string name = listed[i];
    if (name.find("__MACOSX") != std::string::npos) continue;
    constexpr std::string_view ending = ".gdb/";
    const auto database =
        std::search(name.begin(), name.end(), ending.begin(), ending.end(), same_letter);
    if (database != name.end()) {
      names.insert(std::string(name.begin(), database + (ending.size() - 1)));
    } else if (ends_like(name, ".gdbtable") && ends_like(zip, ".gdb.zip")) {
      // A geodatabase packed without its .gdb directory.
      return {{zip, std::string(file_name(zip))}};
    } else if (is_layer_file(name)) {
      names.insert(name);
    }
  }
  const TextDecoder cp437("CP437");
  const auto decoder = decoder_of({names.begin(), names.end()}, cp437);
  std::vector<ArchiveEntry> entries;
  for (const std::string& name : names) {
    const std::string bytes = decoder && !is_ascii(name) ? cp437.encode(name) : std::string();
    entries.push_back({root + "/" + name, bytes.empty() ? name : decoder->decode(bytes)});
  }
  std::ranges::sort(entries, {}, &ArchiveEntry::shown);
  return entries;
}

const ArchiveEntry* entry_named(const std::vector<ArchiveEntry>& entries, std::string_view name) {
  const auto only = [&](auto test) -> const ArchiveEntry* {
    const auto found = std::ranges::find_if(entries, test);
    return found != entries.end() && std::find_if(found + 1, entries.end(), test) == entries.end()
               ? &*found
               : nullptr;
  };
  using Part = std::string_view (*)(std::string_view);
  static constexpr std::array<Part, 3> parts = {[](std::string_view path) { return path; },
                                                &file_name, &stem};
  for (const Part part : parts) {
    if (const auto* entry = only([&](const ArchiveEntry& e) { return part(e.shown) == name; }))
      return entry;
  }
  for (const Part part : parts) {
    const auto* entry = only([&](const ArchiveEntry& e) { return same_name(part(e.shown), name); });
    if (entry != nullptr) return entry;
  }
  return nullptr;
}

std::string_view packed_as(std::string_view first_bytes) {
  using namespace std::string_view_literals;
  using Mark = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Mark, 8> marks = {{{"PK\x03\x04"sv, "zip"},
                                                 {"PK\x05\x06"sv, "zip"},
                                                 {"\x1F\x8B"sv, "gzip"},
                                                 {"BZh"sv, "bzip2"},
                                                 {"\xFD"
                                                  "7zXZ\0"sv,
                                                  "xz"},
                                                 {"\x28\xB5\x2F\xFD"sv, "zstd"},
                                                 {"7z\xBC\xAF\x27\x1C"sv, "7z"},
                                                 {"Rar!\x1A\x07"sv, "rar"}}};
  for (const auto& [bytes, name] : marks) {
    if (first_bytes.starts_with(bytes)) return name;
  }
  if (first_bytes.size() >= 262 && first_bytes.substr(257, 5) == "ustar") return "tar";
  return {};
}

std::string damaged_in_zip(const std::string& zip, const ArchiveEntry& entry) {
  const std::string root = folder_of(zip);
  std::string stem_of_entry;
  if (entry.path.starts_with(root + "/")) {
    stem_of_entry = entry.path.substr(root.size() + 1);
    const bool is_folder = ends_like(stem_of_entry, ".gdb");
    stem_of_entry = is_folder ? stem_of_entry + "/"
                              : stem_of_entry.substr(0, stem_of_entry.find_last_of('.') + 1);
  }
  VSIDIR* const folder = VSIOpenDir(root.c_str(), -1, nullptr);
  if (folder == nullptr) return {};
  std::string damaged;
  while (const VSIDIREntry* file = VSIGetNextDirEntry(folder)) {
    const std::string name = file->pszName;
    if (VSI_ISDIR(file->nMode) || !name.starts_with(stem_of_entry)) continue;
    if (is_readable(root + "/" + name, file->nSize)) continue;
    damaged = name;
    break;
  }
  VSICloseDir(folder);
  return damaged;
}

std::vector<std::string> outside_of_zip(const std::string& zip) {
  using namespace std::string_view_literals;
  constexpr std::size_t header = 46;  // of a central directory entry, APPNOTE.TXT 4.3.12
  constexpr std::size_t longest = std::size_t{1} << 20;
  const std::size_t length = file_length(zip);
  const std::string end = bytes_at(zip, {length - std::min(length, longest)}, longest).front();
  std::vector<std::string> names;
  for (std::size_t at = end.find("PK\x01\x02"sv); at != end.npos && at + header <= end.size();
       at = end.find("PK\x01\x02"sv, at + header)) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(end[at + i]); };
    const std::string name = end.substr(at + header, byte(28) + std::size_t{256} * byte(29));
    const bool leads_out = name.starts_with('/') || name.starts_with('\\') ||
                           name.starts_with("../") || name.find("/../") != name.npos ||
                           name.find("..\\") != name.npos;
    if (leads_out && is_layer_file(name)) names.push_back(name);
  }
  return names;
}

std::uint64_t unpacked_size(const std::string& zip) {
  const std::string root = folder_of(zip);
  VSIDIR* const folder = VSIOpenDir(root.c_str(), -1, nullptr);
  if (folder == nullptr) return 0;
  std::uint64_t bytes = 0;
  while (const VSIDIREntry* entry = VSIGetNextDirEntry(folder)) bytes += entry->nSize;
  VSICloseDir(folder);
  return bytes;
}

namespace {

constexpr std::uint64_t mib = 1UL << 20U;

}  // namespace

std::uint64_t unpack_limit() {
  constexpr double max_mib = 1e9;
  const char* const set = std::getenv("HINTERLAND_UNPACK_LIMIT");
  if (set == nullptr || *set == '\0') return 8192 * mib;
  const auto number = parse_number(set);
  if (!number || *number < 1.0 || *number > max_mib) {
    throw UsageError(filled_text(
        "HINTERLAND_UNPACK_LIMIT is '{}', which is not a number of MiB from 1 to 1000000000. Set "
        "it to a number such as 16384, or unset it.",
        "环境变量 HINTERLAND_UNPACK_LIMIT 为“{}”，不是 1 到 1000000000 之间的 MiB 数。请改为数字"
        "（如 16384），或取消设置。",
        set));
  }
  return static_cast<std::uint64_t>(*number) * mib;
}

void check_unpacked(const std::string& path, std::uint64_t bytes) {
  const std::uint64_t limit = unpack_limit();
  if (bytes <= limit) return;
  throw Error(
      Text(fmt::format("cannot read '{}': it contains more than {} MiB when unpacked. If you trust "
                       "its source, unpack it yourself, or raise HINTERLAND_UNPACK_LIMIT (in MiB).",
                       path, limit / mib),
           fmt::format("无法读取“{}”：解压后超过 {} MiB。若来源可靠，请自行解压，或调高环境变量 "
                       "HINTERLAND_UNPACK_LIMIT（单位 MiB）。",
                       path, limit / mib)));
}

}  // namespace hinterland
