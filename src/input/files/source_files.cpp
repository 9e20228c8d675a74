// SPDX-License-Identifier: Apache-2.0
#include "input/files/source_files.hpp"

#include "base/ascii.hpp"
#include "input/files/gdal_file.hpp"
#include "input/files/gdal_path.hpp"
#include "input/files/gdal_setup.hpp"
#include "input/files/safe_names.hpp"
#include "input/notation/field_match.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <string_view>
#include <system_error>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

/// Extensions of sidecar files that change how a layer is read.
constexpr std::array<std::string_view, 14> sidecar_endings = {
    ".shx", ".dbf", ".prj", ".cpg", ".csvt", ".vrt", ".dat",
    ".map", ".id",  ".ind", ".mid", ".qpj",  ".xsd", ".gfs"};

/// Whether the file contains writes that are not yet merged into the database: SQLite's -wal or
/// -journal.
bool is_unfinished_write(const fs::path& other, const fs::path& file) {
  std::error_code ignored;
  const std::string name = other.filename().string();
  const std::string database = file.filename().string();
  return (name == database + "-wal" || name == database + "-journal") &&
         fs::file_size(other, ignored) > 0;
}

/// Extensions of other files that drivers look for: indexes, metadata, and the main files of
/// formats, which would be read instead of their components.
constexpr std::array<std::string_view, 15> other_endings = {
    ".shp", ".tab", ".mif", ".qix", ".sbn", ".sbx", ".idm",    ".ain",
    ".aih", ".atx", ".ixs", ".mxs", ".fbn", ".fbx", ".aux.xml"};
/// Suffixes that drivers append to the whole file name.
constexpr std::array<std::string_view, 5> appended_endings = {"-wal", "-journal", "-shm",
                                                              ".aux.xml", ".xml"};

bool is_any_of(std::string_view ending, std::span<const std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view one) { return same_name(ending, one); });
}

bool belongs_to(const fs::path& other, const fs::path& file) {
  if (is_unfinished_write(other, file)) return true;
  const std::string ending = other.extension().string();
  return other != file && same_name(other.stem().string(), file.stem().string()) &&
         is_any_of(ending, sidecar_endings);
}

/// The file followed by its sidecar files, sorted by name.
std::vector<fs::path> with_companions(const fs::path& file) {
  std::vector<fs::path> found;
  std::error_code failed;
  if (fs::is_directory(file, failed)) {
    for (const auto& entry : fs::recursive_directory_iterator(file)) {
      if (entry.is_regular_file(failed)) found.push_back(entry.path());
    }
  } else {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    for (const auto& entry : fs::directory_iterator(folder)) {
      const fs::path other = file.has_parent_path() ? entry.path() : entry.path().filename();
      if (belongs_to(other, file) && entry.is_regular_file(failed)) found.push_back(other);
    }
  }
  const bool is_link = fs::is_symlink(file, failed);
  const fs::path target = is_link ? fs::canonical(file, failed) : fs::path();
  for (const char* ending : {"-wal", "-journal"}) {  // SQLite looks next to the target of a link
    const fs::path other = target.string() + ending;
    if (is_link && fs::is_regular_file(other, failed) && is_unfinished_write(other, target))
      found.push_back(other);
  }
  std::ranges::sort(found);
  if (!fs::is_directory(file, failed)) found.insert(found.begin(), file);
  return found;
}

/// Resolves symbolic links as far as the path exists.
fs::path real_path(const fs::path& path) {
  std::error_code failed;
  const fs::path real = fs::weakly_canonical(fs::absolute(path), failed);
  return failed ? fs::absolute(path).lexically_normal() : real;
}

/// The rest of the name after this prefix, compared without regard to case; empty if the prefix
/// does not match.
std::string_view rest_after(std::string_view name, std::string_view beginning) {
  const bool begins =
      name.size() > beginning.size() && same_name(name.substr(0, beginning.size()), beginning);
  return begins ? name.substr(beginning.size()) : std::string_view();
}

bool is_named_as_part(const fs::path& path, const fs::path& source) {
  const std::string name = path.filename().string();
  const std::string read = source.filename().string();
  if (path.parent_path() != source.parent_path() || same_name(name, read)) return false;
  const std::string stem = source.stem().string();
  const std::string_view ending = rest_after(name, stem);
  return is_any_of(rest_after(name, read), appended_endings) ||
         is_any_of(ending, sidecar_endings) || is_any_of(ending, other_endings);
}

}  // namespace

bool is_read_with(const std::string& path, const std::string& source) {
  const auto in_real_folder = [](const fs::path& file) {
    return real_path(fs::absolute(file).parent_path()) / file.filename();
  };
  const fs::path named = in_real_folder(path);
  return is_named_as_part(named, real_path(source)) ||
         is_named_as_part(named, in_real_folder(source));
}

std::string file_behind(const std::string& path) {
  std::error_code ignored;
  if (fs::exists(path, ignored)) return path;
  if (is_remote(path)) return {};
  std::string bare = path;  // braces may enclose the archive
  if (path.starts_with("/vsi")) std::erase_if(bare, [](char c) { return c == '{' || c == '}'; });
  for (const std::string& name : {path, bare}) {
    const std::string file = file_of_connection(name);
    if (!file.empty()) return file_behind(file);
  }
  for (fs::path part(path); part.has_relative_path(); part = part.parent_path()) {
    if (fs::is_regular_file(part, ignored)) return part.string();
  }
  return {};
}

std::vector<std::string> source_files(const AskedLayer& asked) {
  const QuietGdal quiet;
  SafeNames names(SafeNames::Copies::none);
  names.look_in(asked.folder);
  names.name(asked.path, asked.path);
  names.query(asked.sql);
  std::vector<std::string> others = names.followed();
  others.insert(others.begin(), asked.path);
  std::vector<std::string> found;
  for (const std::string& name : others) {
    const std::string file = file_behind(name);
    if (file.empty()) continue;
    for (const fs::path& one : with_companions(file)) {
      const std::string known = one.lexically_normal().string();
      if (std::ranges::find(found, known) == found.end()) found.push_back(known);
    }
  }
  return found;
}

}  // namespace hinterland
