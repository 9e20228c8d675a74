// SPDX-License-Identifier: Apache-2.0
#include "input/files/source_files.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "input/conditions/sql_text.hpp"
#include "input/files/gdal_file.hpp"
#include "input/files/gdal_path.hpp"
#include "input/files/gdal_setup.hpp"
#include "input/files/source_faults.hpp"
#include "input/notation/field_match.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

namespace hinterland {

namespace {

constexpr const char* virtual_root = "<OGRVRTDataSource";

/// Whether the text is an inline virtual layer, by the rule of GDAL.
bool is_virtual_layer(const std::string& given) {
  const std::size_t start = given.find_first_not_of(" \t\r\n");
  return start != given.npos && STARTS_WITH_CI(given.c_str() + start, virtual_root);
}

/// Throws UsageError if the query of a virtual layer does more than read.
void refuse_writing(const std::string& sql) {
  const Text fault = fault_of_query(sql);
  if (fault.empty()) return;
  throw UsageError(filled_text("a virtual layer (.vrt) contains the query \"{}\": {}",
                               "虚拟图层（.vrt）中的“{}”：{}", sql, fault));
}

/// Throws UsageError for SQL statements that a virtual layer executes when it opens a source.
void refuse_statements(CPLXMLNode& option) {
  const std::string key = CPLGetXMLValue(&option, "key", "");
  if (!same_name(key, "PRELUDE_STATEMENTS") && !same_name(key, "CLOSING_STATEMENTS")) return;
  throw UsageError(
      filled_text("a virtual layer (.vrt) has the option {}, which runs SQL. Remove it.",
                  "虚拟图层（.vrt）的打开选项 {} 会执行 SQL。请删去该选项。", key));
}

/// Throws UsageError for a PostgreSQL connection string with session options, which could make the
/// session writable.
void refuse_session_options(const std::string& given) {
  const std::size_t at = given.find("options");
  if (!is_postgres_connection(given) || at == given.npos) return;
  const std::size_t next = given.find_first_not_of(" \t", at + std::string("options").size());
  if (next == given.npos || given[next] != '=') return;
  throw UsageError(
      Text("the PostgreSQL connection has 'options', which may allow a query to write. Remove it; "
           "if it is needed, set PGOPTIONS in the environment.",
           "PostgreSQL 连接串中的 options 可能允许查询写入数据库。请删去；确有需要时请设置"
           "环境变量 PGOPTIONS。"));
}

bool is_regular(const std::string& name) {
  std::error_code ignored;
  if (name.starts_with("/vsi")) return !is_remote(name) && file_length(name) > 0;
  return std::filesystem::is_regular_file(name, ignored);
}

/// Whether a quoted name in a query refers to a file, a geodatabase or a connection.
bool is_source(const std::string& name) {
  std::error_code ignored;
  const bool is_folder = name.ends_with(".gdb") && std::filesystem::is_directory(name, ignored);
  return !name.empty() && (is_folder || is_regular(name) || !file_of_connection(name).empty());
}

/// A file name resolved against the folder. A file that exists nowhere is returned unchanged; one
/// that exists only in the current directory is resolved as well, so that it is reported as
/// missing.
std::string resolved(const std::string& folder, const std::string& file) {
  if (file.starts_with("/vsi")) return in_folder(file, folder);
  if (folder.empty() || file.empty() || file.front() == '/') return file;
  const std::string there = (std::filesystem::path(folder) / file).string();
  return is_regular(there) || is_regular(file) ? there : in_folder(file, folder);
}

using TakeNode = std::function<void(CPLXMLNode& node)>;

void for_each_node(CPLXMLNode* first, const TakeNode& take) {
  for (CPLXMLNode* node = first; node != nullptr; node = node->psNext) {
    if (node->eType != CXT_Element) continue;
    take(*node);
    for_each_node(node->psChild, take);
  }
}

}  // namespace

std::string SafeNames::name(const std::string& given, const std::string& shown) {
  const auto [known, is_new] = names_.try_emplace(given, given);  // a .vrt may refer to itself
  if (!is_new) return known->second;
  std::string safe = found(given, shown);
  names_[given] = safe;
  return safe;
}

std::string SafeNames::found(const std::string& given, const std::string& shown) {
  if (file_fault(given) == FileFault::device) {
    if (!is_safe_) return given;
    throw Error(filled_text("cannot read '{}': {}", "无法读取“{}”：{}", shown,
                            describe(FileFault::device, given)));
  }
  check_target(given);
  if (is_virtual_layer(given)) return virtual_layer(given, folder_, true);
  if (is_safe_) refuse_session_options(given);
  if (is_remote(given)) return given;
  if (!is_regular(given)) {
    const std::string file = file_of_connection(given);
    std::string safe = given;
    return file.empty() ? safe : safe.replace(given.find(file), file.size(), name(file, file));
  }
  if (first_bytes(given, 4096).find(virtual_root) != std::string::npos) {
    const std::string xml = all_bytes(given);
    std::string safe = virtual_layer(xml, CPLGetPath(given.c_str()), false);
    if (safe == xml) return given;
    virtual_layers_.push_back(std::make_unique<MemoryFolder>());
    return virtual_layers_.back()->add(CPLGetFilename(given.c_str()), std::move(safe));
  }
  if (!is_safe_) return given;
  const auto copy = copy_of_database(given, shown);
  if (!copy) return given;
  copies_.push_back(copy);
  if (!copy->note().empty()) notes_.push_back(copy->note());
  return copy->path();
}

std::vector<std::string> SafeNames::followed() const {
  std::vector<std::string> followed;
  for (const auto& [given, safe] : names_) followed.push_back(given);
  return followed;
}

/// The safe name of a source that GDAL opens itself.
std::string SafeNames::inner(const std::string& given) { return path_to_read(name(given, given)); }

std::string SafeNames::virtual_layer(const std::string& xml, const std::string& folder,
                                     bool is_inline) {
  const CPLXMLTreeCloser tree(CPLParseXMLString(xml.c_str()));
  if (!tree) return xml;
  bool is_changed = false;
  for_each_node(tree.get(), [&](CPLXMLNode& node) {
    if (is_safe_ && same_name(node.pszValue, "OOI")) refuse_statements(node);
    const bool is_source = same_name(node.pszValue, "SrcDataSource");
    if (!is_source && !same_name(node.pszValue, "SrcSQL")) return;
    std::string text = CPLGetXMLValue(&node, "", "");
    if (is_safe_ && !is_source) refuse_writing(text);
    if (is_source && std::atoi(CPLGetXMLValue(&node, "relativeToVRT", "0")) != 0)
      text = CPLProjectRelativeFilename(folder.c_str(), text.c_str());
    else if (is_source && is_inline)
      text = resolved(folder, text);
    const std::string safe = is_source ? inner(text) : query(text);
    is_changed = is_changed || safe != CPLGetXMLValue(&node, "", "");
    CPLSetXMLValue(&node, "", safe.c_str());
    if (is_source) CPLSetXMLValue(&node, "#relativeToVRT", "0");
  });
  if (!is_changed) return xml;
  const std::unique_ptr<char, decltype(&CPLFree)> made(CPLSerializeXMLTree(tree.get()), &CPLFree);
  return made.get();
}

std::string SafeNames::query(const std::string& sql) {
  std::string safe;
  std::size_t done = 0;
  for (std::size_t at = sql.find_first_of("'\""); at != sql.npos;
       at = sql.find_first_of("'\"", done)) {
    const std::size_t end = sql.find(sql[at], at + 1);
    if (end == sql.npos) break;
    const std::string quoted = sql.substr(at + 1, end - at - 1);
    const bool names_a_file = sql.compare(end + 1, 1, ".") == 0 || (at > 0 && sql[at - 1] == '(');
    safe += sql.substr(done, at + 1 - done);
    const std::string file = names_a_file ? resolved(folder_, quoted) : quoted;
    const bool is_elsewhere = file != quoted;
    safe += names_a_file && is_source(file) ? inner(file) : is_elsewhere ? file : quoted;
    safe += sql[at];
    done = end + 1;
  }
  return safe + sql.substr(done);
}

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

FileStamp stamp_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  constexpr std::int64_t ns = 1'000'000'000;
  return {status.st_ino, static_cast<std::uint64_t>(status.st_size),
          status.st_mtim.tv_sec * ns + status.st_mtim.tv_nsec,
          status.st_ctim.tv_sec * ns + status.st_ctim.tv_nsec};
}

std::string target_file(const std::string& path) {
  std::error_code ignored;
  if (fs::exists(path, ignored)) return path;
  if (is_remote(path)) return {};
  std::string bare = path;  // braces may enclose the archive
  if (path.starts_with("/vsi")) std::erase_if(bare, [](char c) { return c == '{' || c == '}'; });
  for (const std::string& name : {path, bare}) {
    const std::string file = file_of_connection(name);
    if (!file.empty()) return target_file(file);
  }
  for (fs::path part(path); part.has_relative_path(); part = part.parent_path()) {
    if (fs::is_regular_file(part, ignored)) return part.string();
  }
  return {};
}

std::vector<std::string> source_files(const LayerRequest& request) {
  const QuietGdal quiet;
  SafeNames names(SafeNames::Copies::none);
  names.set_folder(request.folder);
  names.name(request.path, request.path);
  names.query(request.sql);
  std::vector<std::string> others = names.followed();
  others.insert(others.begin(), request.path);
  std::vector<std::string> found;
  for (const std::string& name : others) {
    const std::string file = target_file(name);
    if (file.empty()) continue;
    for (const fs::path& one : with_companions(file)) {
      const std::string known = one.lexically_normal().string();
      if (std::ranges::find(found, known) == found.end()) found.push_back(known);
    }
  }
  return found;
}

}  // namespace hinterland
