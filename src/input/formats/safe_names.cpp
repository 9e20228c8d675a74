// SPDX-License-Identifier: Apache-2.0
#include "input/formats/safe_names.hpp"

#include "input/columns/field_match.hpp"
#include "input/formats/connection_file.hpp"
#include "input/formats/gdal_path.hpp"

#include <cpl_conv.h>
#include <cpl_minixml.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <utility>

namespace hinterland {

namespace {

constexpr const char* virtual_root = "<OGRVRTDataSource";

bool is_file(const std::string& name) {
  std::error_code ignored;
  if (name.starts_with("/vsi")) return !is_remote(name) && file_length(name) > 0;
  return std::filesystem::is_regular_file(name, ignored);
}

/// A file as it is seen from the folder; one that is not there stays as it is, unless it lies in
/// the current folder, where it is not looked for.
std::string seen_from(const std::string& folder, const std::string& file) {
  if (folder.empty() || file.empty() || file.front() == '/') return file;
  const std::string there = (std::filesystem::path(folder) / file).string();
  return is_file(there) || is_file(file) ? there : in_folder(file, folder);
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
  const auto [known, is_new] = names_.try_emplace(given, given);  // a .vrt may name itself
  if (!is_new) return known->second;
  std::string safe = found(given, shown);
  names_[given] = safe;
  return safe;
}

std::string SafeNames::found(const std::string& given, const std::string& shown) {
  if (given.starts_with(virtual_root)) return virtual_layer(given, folder_, true);
  if (is_remote(given)) return given;
  if (!is_file(given)) {
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
  const auto copy = copy_of_database(given, shown);
  if (!copy) return given;
  copies_.push_back(copy);
  if (!copy->note().empty()) notes_.push_back(copy->note());
  return copy->path();
}

/// The name of a file that GDAL opens by itself.
std::string SafeNames::inner(const std::string& given) { return path_to_read(name(given, given)); }

std::string SafeNames::virtual_layer(const std::string& xml, const std::string& folder,
                                     bool is_inline) {
  const CPLXMLTreeCloser tree(CPLParseXMLString(xml.c_str()));
  if (!tree) return xml;
  bool is_changed = false;
  for_each_node(tree.get(), [&](CPLXMLNode& node) {
    const bool is_source = same_name(node.pszValue, "SrcDataSource");
    if (!is_source && !same_name(node.pszValue, "SrcSQL")) return;
    std::string text = CPLGetXMLValue(&node, "", "");
    if (is_source && std::atoi(CPLGetXMLValue(&node, "relativeToVRT", "0")) != 0)
      text = CPLProjectRelativeFilename(folder.c_str(), text.c_str());
    else if (is_source && is_inline)
      text = seen_from(folder, text);
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
    const std::string file = names_a_file ? seen_from(folder_, quoted) : quoted;
    const bool is_elsewhere = file != quoted;
    safe += names_a_file && !file.empty() && is_file(file) ? inner(file)
            : is_elsewhere                                 ? file
                                                           : quoted;
    safe += sql[at];
    done = end + 1;
  }
  return safe + sql.substr(done);
}

}  // namespace hinterland
