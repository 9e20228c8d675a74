// SPDX-License-Identifier: Apache-2.0
#include "layers/safe_names.hpp"

#include "layers/field_match.hpp"
#include "layers/gdal_path.hpp"

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

/// The file within GPKG:file:layer, with or without quotation marks around it.
std::string file_of_connection(const std::string& given) {
  std::size_t first = given.find(':');
  if (first == given.npos || first < 2) return {};
  ++first;
  if (first < given.size() && given[first] == '"') ++first;
  for (std::size_t end = given.size(); end > first && end != given.npos;
       end = given.find_last_of(":\"", end - 1)) {
    std::string file = given.substr(first, end - first);
    if (is_file(file)) return file;
  }
  return {};
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
  if (given.starts_with(virtual_root)) return virtual_layer(given, "");
  if (is_remote(given)) return given;
  if (!is_file(given)) {
    const std::string file = file_of_connection(given);
    std::string safe = given;
    return file.empty() ? safe : safe.replace(given.find(file), file.size(), name(file, file));
  }
  if (first_bytes(given, 4096).find(virtual_root) != std::string::npos) {
    const std::string xml = all_bytes(given);
    std::string safe = virtual_layer(xml, CPLGetPath(given.c_str()));
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

std::string SafeNames::virtual_layer(const std::string& xml, const std::string& folder) {
  const CPLXMLTreeCloser tree(CPLParseXMLString(xml.c_str()));
  if (!tree) return xml;
  bool is_changed = false;
  for_each_node(tree.get(), [&](CPLXMLNode& node) {
    const bool is_source = same_name(node.pszValue, "SrcDataSource");
    if (!is_source && !same_name(node.pszValue, "SrcSQL")) return;
    std::string text = CPLGetXMLValue(&node, "", "");
    if (is_source && std::atoi(CPLGetXMLValue(&node, "relativeToVRT", "0")) != 0)
      text = CPLProjectRelativeFilename(folder.c_str(), text.c_str());
    const std::string safe = is_source ? inner(text) : query(text);
    is_changed = is_changed || safe != text;
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
    safe += names_a_file && !quoted.empty() && is_file(quoted) ? inner(quoted) : quoted;
    safe += sql[at];
    done = end + 1;
  }
  return safe + sql.substr(done);
}

}  // namespace hinterland
