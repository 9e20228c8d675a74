// SPDX-License-Identifier: Apache-2.0
#include "input/files/gdal_path.hpp"

#include "base/characters.hpp"
#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "input/files/source_faults.hpp"
#include "input/files/zip_archive.hpp"
#include "input/notation/field_match.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> layer_files_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (is_layer_file(name) || ends_like(name, ".gdb")) names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

[[noreturn]] void throw_missing(const std::string& path) {
  const fs::path file(path);
  const auto names = layer_files_in(file.has_parent_path() ? file.parent_path() : fs::path("."));
  const Text way_out = suggest_name(file.filename().string(), names);
  throw Error(filled_text("cannot read '{}': there is no such file. {}",
                          "无法读取“{}”：文件不存在。{}", path,
                          way_out.empty() ? Text("Check the path.", "请核对路径。") : way_out));
}

[[noreturn]] void throw_folder(const std::string& path) {
  const auto names = layer_files_in(path);
  const Text list =
      names.empty() ? Text(".", "。") : filled_text(": {}.", "：{}。", listed_text(names));
  throw Error(filled_text("cannot read '{}': it is a folder. Name a file in it{}",
                          "无法读取“{}”：这是文件夹。请指定其中的文件{}", path, list));
}

std::vector<std::string> shown_names(const std::vector<ArchiveEntry>& entries) {
  std::vector<std::string> names;
  for (const ArchiveEntry& entry : entries) names.push_back(entry.shown);
  return names;
}

/// Selects the layer file within a .zip. `zip` is the path for GDAL, nested in `outer` other
/// archives.
GdalPath path_in_zip(const std::string& zip, const std::string& shown, const std::string& layer,
                     int outer = 0) {
  if (outer > max_outer) throw_nested(shown);  // each level is unpacked several times
  check_unpacked(shown, unpacked_size(zip));
  const auto entries = layer_files_in_zip(zip);
  if (entries.empty()) throw_no_layer_in(zip, shown);
  const ArchiveEntry* entry = entries.size() == 1 ? &entries.front() : entry_named(entries, layer);
  if (entry == nullptr) {
    const Text why = layer.empty() ? Text("it contains several layers", "其中有多个图层")
                                   : filled_text("no layer '{}'", "没有图层“{}”", layer);
    throw Error(filled_text("cannot read '{}': {} (it has: {}). Name one as {}/{}.",
                            "无法读取“{}”：{}（现有：{}）。请写成 {}/{} 的形式指定。", shown, why,
                            listed_text(shown_names(entries)), shown, entries.front().shown));
  }
  check_entry(zip, shown, *entry);
  const std::string inside = entries.size() == 1 ? shown : shown + "/" + entry->shown;
  if (ends_like(entry->path, ".zip") && entry->path != zip)
    return path_in_zip(entry->path, inside, layer, outer + 1);
  return {entry->path, inside, !ends_like(entry->path, ".gdb"), nullptr};
}

/// Selects the .kml within a .kmz, because GDAL omits the columns of a Schema if it opens the .kmz
/// itself. A .kml that only links to others is left to GDAL.
GdalPath path_of_kmz(const std::string& kmz, const std::string& layer) {
  auto entries = layer_files_in_zip(kmz);
  std::erase_if(entries, [](const ArchiveEntry& e) { return !ends_like(e.path, ".kml"); });
  if (entries.size() == 1) return {entries.front().path, kmz, true, nullptr};
  const bool is_list = std::ranges::any_of(entries, [](const ArchiveEntry& entry) {
    const std::string kml = all_bytes(entry.path);
    const auto holds = [&](const char* tag) { return kml.find(tag) != std::string::npos; };
    return holds("<NetworkLink") && !holds("<Placemark");
  });
  return is_list || entries.empty() ? GdalPath{kmz, kmz, true, nullptr}
                                    : path_in_zip(kmz, kmz, layer);
}

/// Resolves "data.zip/roads.shp", where data.zip is a file.
GdalPath path_of_entry(const std::string& zip, const std::string& name, const std::string& layer) {
  check_unpacked(zip, unpacked_size(zip));
  const auto entries = layer_files_in_zip(zip);
  const ArchiveEntry* entry = entry_named(entries, name);
  if (entry == nullptr) {
    const auto names = shown_names(entries);
    throw Error(
        filled_text("cannot read '{}/{}': the .zip does not contain this file (it has: {}). {}",
                    "无法读取“{}/{}”：该 .zip 中没有这个文件（现有：{}）。{}", zip, name,
                    listed_text(names), suggest_name(name, names)));
  }
  check_entry(zip, zip, *entry);
  if (ends_like(entry->path, ".zip")) return path_in_zip(entry->path, zip + "/" + name, layer, 1);
  return {entry->path, zip + "/" + name, !ends_like(entry->path, ".gdb"), nullptr};
}

/// The uncompressed bytes of a .gz.
std::string unpacked(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  std::string bytes;
  int problem = Z_ERRNO;
  bool is_too_large = false;
  if (file != nullptr) {
    std::string block(1 << 20, '\0');
    int count = 0;
    while (!is_too_large &&
           (count = gzread(file, block.data(), static_cast<unsigned>(block.size()))) > 0) {
      bytes.append(block, 0, static_cast<std::size_t>(count));
      is_too_large = bytes.size() > unpack_limit();
    }
    gzerror(file, &problem);
    gzclose(file);
  }
  check_unpacked(path, bytes.size());
  if (problem != Z_OK && problem != Z_STREAM_END) {
    throw Error(filled_text(
        "cannot read '{}': it is cut off or damaged; {} bytes could be unpacked. Copy it again.",
        "无法读取“{}”：文件不完整或已损坏，只解出{}字节。请重新复制。", path, bytes.size()));
  }
  return bytes;
}

/// Unpacks a .gz to memory, under its name without .gz.
GdalPath path_of_unpacked(const std::string& path) {
  std::string name = fs::path(path).filename().string();
  if (ends_like(name, ".gz")) name.resize(name.size() - 3);
  if (ends_like(name, ".shp")) {
    throw Error(filled_text(
        "cannot read '{}': a shapefile consists of several files, and a .gz contains only one. "
        "Pack the .shp, .shx, .dbf and .prj into one .zip.",
        "无法读取“{}”：shapefile 由多个文件组成，而 .gz 只含一个。请将 .shp、.shx、.dbf、.prj "
        "压缩为一个 .zip。",
        path));
  }
  std::string bytes = unpacked(path);
  const std::string_view inner = packed_as(bytes);
  if (inner == "tar" || ends_like(path, ".tgz")) throw_packed(path, "tar");
  if (bytes.empty()) {
    throw Error(filled_text("cannot read '{}': the archive is empty. Copy it again.",
                            "无法读取“{}”：压缩文件中没有内容。请重新复制。", path));
  }
  auto memory = std::make_shared<MemoryFolder>();
  const std::string opened = memory->add(name, std::move(bytes));
  if (inner == "zip" && ends_like(name, ".zip")) {
    GdalPath found = path_in_zip(opened, path, "");
    found.held = memory;
    return found;
  }
  return {opened, path, true, memory};
}

void check_file(const std::string& path) {
  const FileFault fault = file_fault(path);
  if (fault == FileFault::folder && ends_like(path, ".gdb")) return;
  if (fault == FileFault::missing) throw_missing(path);
  if (fault == FileFault::folder) throw_folder(path);
  if (fault != FileFault::none) throw_unreadable(path, fault);
  std::error_code ignored;
  if (fs::file_size(path, ignored) == 0) {
    throw Error(filled_text("cannot read '{}': the file is empty. Copy it again.",
                            "无法读取“{}”：文件是空的。请重新复制。", path));
  }
}

/// Whether the path is not a local file: PG:..., https://..., /vsicurl/..., the text of a virtual
/// layer.
bool is_connection(const std::string& path) {
  const std::size_t colon = path.find(':');
  return path.starts_with("/vsi") || path.starts_with("<OGRVRTDataSource") ||
         (colon != std::string::npos && colon >= 2 && path.find('/') > colon && !fs::exists(path));
}

/// The length of the leading part of the path that is a regular file; 0 if there is none.
std::size_t length_of_file_part(const std::string& path) {
  std::error_code ignored;
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    if (fs::is_regular_file(path.substr(0, slash), ignored)) return slash;
  }
  return 0;
}

}  // namespace

GdalPath gdal_path(const std::string& path, const std::string& layer) {
  check_target(path);
  if (is_connection(path)) return {path, path, false, nullptr};
  std::string bare = path;
  while (bare.size() > 1 && bare.ends_with('/')) bare.pop_back();
  const std::size_t inside = length_of_file_part(bare);
  if (inside > 0 && packed_as(first_bytes(bare.substr(0, inside), 512)) == "zip")
    return path_of_entry(bare.substr(0, inside), bare.substr(inside + 1), layer);
  check_file(bare);
  std::error_code ignored;
  if (fs::is_directory(bare, ignored)) return {bare, bare, false, nullptr};

  const std::string_view packing = packed_as(first_bytes(bare, 512));
  if (packing == "gzip") return path_of_unpacked(bare);
  static constexpr std::array<std::string_view, 4> zipped_by_nature = {".xlsx", ".xlsm", ".ods",
                                                                       ".kmz"};
  const bool by_nature = std::ranges::any_of(
      zipped_by_nature, [&](std::string_view ending) { return ends_like(bare, ending); });
  const bool is_zip = (packing == "zip" && !by_nature) || ends_like(bare, ".zip");
  if (is_zip) return path_in_zip(bare, bare, layer);
  if (by_nature && packing == "zip") {
    check_unpacked(bare, unpacked_size(bare));
    check_entry(bare, bare, {});
  }
  if (ends_like(bare, ".kmz") && packing == "zip") return path_of_kmz(bare, layer);
  if (!packing.empty() && packing != "zip") throw_packed(bare, packing);
  return {bare, bare, true, nullptr};
}

std::string path_to_read(const std::string& path) {
  return ends_like(path, ".gml") && !path.starts_with("/vsi") ? "/vsisubfile/0," + path : path;
}

GdalPath with_siblings(GdalPath path) {
  static constexpr std::array<std::string_view, 6> extensions = {"shx", "dbf", "prj",
                                                                 "cpg", "qix", "sbn"};
  if (path.is_file) check_siblings(path.opened);
  if (!ends_like(path.opened, ".shp")) return path;
  const std::string stem = path.opened.substr(0, path.opened.size() - 3);
  const auto is_found_by_gdal = [&](const std::string& sibling) {
    const std::string ending = sibling.substr(sibling.size() - 3);
    const bool mixed = std::ranges::any_of(ending, is_ascii_capital) &&
                       std::ranges::any_of(ending, is_ascii_small);
    return !mixed && sibling.starts_with(stem);
  };
  std::vector<std::string> siblings;
  bool all_found = true;
  for (const std::string_view extension : extensions) {
    const std::string sibling = sibling_file(path.opened, extension);
    if (sibling.empty()) continue;
    check_sibling(sibling);
    siblings.push_back(sibling);
    all_found = all_found && is_found_by_gdal(sibling);
  }
  if (all_found && is_found_by_gdal(path.opened)) return path;

  auto memory = std::make_shared<MemoryFolder>();
  const std::string name = fs::path(stem).filename().string();
  for (const std::string& file : siblings) {
    memory->add(name + ascii_lower(file.substr(file.size() - 3)), all_bytes(file));
  }
  path.opened = memory->add(name + "shp", all_bytes(path.opened));
  path.held = memory;
  return path;
}

bool is_postgres_connection(const std::string& path) {
  return ascii_lower(path.substr(0, 3)) == "pg:" || ascii_lower(path.substr(0, 8)) == "postgres";
}

}  // namespace hinterland
