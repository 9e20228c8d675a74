// SPDX-License-Identifier: Apache-2.0
#include "input/files/gdal_file.hpp"

#include "base/characters.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

bool exists(const std::string& path) {
  VSIStatBufL status;
  return VSIStatL(path.c_str(), &status) == 0;
}

}  // namespace

std::string sibling_file(const std::string& path, std::string_view extension) {
  const std::string stem = path.substr(0, path.find_last_of('.') + 1);
  const std::string upper = ascii_upper(std::string(extension));
  for (const std::string& ending : {std::string(extension), upper}) {
    if (exists(stem + ending)) return stem + ending;
  }
  const std::size_t slash = path.find_last_of('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  const std::string wanted = stem.substr(folder.size()) + std::string(extension);
  const CPLStringList entries(VSIReadDir(folder.empty() ? "." : folder.c_str()));
  std::string found;
  for (int i = 0; i < entries.size(); ++i) {
    const std::string name = entries[i];
    if (!same_name(name, wanted)) continue;
    const bool same_stem = (folder + name).starts_with(stem);
    if (found.empty() || same_stem) found = folder + name;
  }
  return found;
}

MemoryFolder::MemoryFolder() {
  static std::atomic<unsigned> count = 0;
  folder_ = fmt::format("/vsimem/hinterland-{}/", count++);
}

MemoryFolder::~MemoryFolder() {
  for (const std::string& path : paths_) VSIUnlink(path.c_str());
}

std::string MemoryFolder::add(const std::string& name, std::string bytes) {
  files_.push_back(std::make_unique<std::string>(std::move(bytes)));
  paths_.push_back(folder_ + name);
  auto* start = reinterpret_cast<GByte*>(files_.back()->data());  // the byte type of GDAL
  VSIFCloseL(VSIFileFromMemBuffer(paths_.back().c_str(), start, files_.back()->size(), FALSE));
  return paths_.back();
}

std::vector<std::string> bytes_at(const std::string& path, const std::vector<std::size_t>& places,
                                  std::size_t count) {
  std::vector<std::string> found(places.size());
  VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
  if (file == nullptr) return found;
  const std::size_t length = file_length(path);
  for (std::size_t i = 0; i < places.size(); ++i) {
    found[i].resize(std::min(count, length - std::min(places[i], length)));
    VSIFSeekL(file, places[i], SEEK_SET);
    found[i].resize(VSIFReadL(found[i].data(), 1, found[i].size(), file));
  }
  VSIFCloseL(file);
  return found;
}

std::string first_bytes(const std::string& path, std::size_t count) {
  return bytes_at(path, {0}, count).front();
}

std::string all_bytes(const std::string& path) {
  return first_bytes(path, std::numeric_limits<std::size_t>::max());
}

std::size_t file_length(const std::string& path) {
  VSIStatBufL status;
  return VSIStatL(path.c_str(), &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
}

bool is_remote(const std::string& path) {
  static constexpr std::array handlers = {"/vsicurl",  "/vsis3",      "/vsigs",
                                          "/vsiaz",    "/vsiadls",    "/vsioss",
                                          "/vsiswift", "/vsiwebhdfs", "/vsihdfs"};
  return std::ranges::any_of(handlers, [&](const char* h) { return path.find(h) != path.npos; });
}

namespace {

namespace fs = std::filesystem;

bool is_relative(const std::string& file) { return !file.empty() && file.front() != '/'; }

/// `part` of a name, resolved against the directory.
std::string in_directory(const std::string& folder, const std::string& part) {
  return is_relative(part) && !folder.empty() ? (fs::path(folder) / part).string() : part;
}

bool is_no_directory(const std::string& name) {
  std::error_code ignored;
  if (name.starts_with("/vsi")) return !is_remote(name) && file_length(name) > 0;
  const fs::file_status status = fs::status(name, ignored);
  // Includes pipes, which are rejected later.
  return fs::exists(status) && !fs::is_directory(status);
}

/// The offset at which a file name starts in a connection string, and the characters that may end
/// it; 0 if there is none.
std::size_t begin_of_file(const std::string& given, const char*& ends) {
  if (given.starts_with("/vsi")) {
    ends = "/";
    std::size_t first = 0;
    while (given.compare(first, 4, "/vsi") == 0) {
      const bool is_part = given.compare(first, 12, "/vsisubfile/") == 0;  // /vsisubfile/0_500,file
      const std::size_t end = given.find(is_part ? ',' : '/', first + 1);
      if (end == given.npos) return 0;
      first = given.compare(end, 4, "/vsi") == 0 ? end : end + 1;
    }
    return first;
  }
  ends = ":\"";
  const std::size_t colon = given.find(':');
  if (colon == given.npos || colon < 2) return 0;
  const bool is_quoted = colon + 1 < given.size() && given[colon + 1] == '"';
  return colon + (is_quoted ? 2 : 1);
}

}  // namespace

std::string file_of_connection(const std::string& given, const std::string& folder) {
  const char* ends = nullptr;
  const std::size_t first = begin_of_file(given, ends);
  if (first == 0 || first >= given.size() || is_remote(given)) return {};
  for (std::size_t end = given.size(); end > first && end != given.npos;
       end = given.find_last_of(ends, end - 1)) {
    std::string file = given.substr(first, end - first);
    if (is_no_directory(in_directory(folder, file))) return file;
  }
  return {};
}

std::string in_folder(const std::string& given, const std::string& folder) {
  if (folder.empty()) return given;
  std::string file = file_of_connection(given, folder);
  if (file.empty()) file = file_of_connection(given);
  if (!is_relative(file)) return given;
  std::string named = given;
  return named.replace(given.find(file), file.size(), in_directory(folder, file));
}

void silence_gdal() { CPLSetErrorHandler(CPLQuietErrorHandler); }

}  // namespace hinterland
