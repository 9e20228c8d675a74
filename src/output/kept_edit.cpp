// SPDX-License-Identifier: Apache-2.0
#include "output/kept_edit.hpp"

#include "output/field_dictionary.hpp"
#include "output/file_hash.hpp"
#include "output/sinks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = ".edited";

/// "gaps.edited.geojson", "gaps.edited-2.geojson", ...
std::string name_of_edit(const fs::path& result, int number) {
  const std::string count = number == 1 ? "" : fmt::format("-{}", number);
  return fmt::format("{}{}{}{}", result.stem().string(), mark, count, result.extension().string());
}

bool is_same_file(const fs::path& a, const fs::path& b) {
  std::error_code failed;
  if (!fs::is_regular_file(fs::symlink_status(b, failed))) return false;
  if (fs::equivalent(a, b, failed)) return true;
  if (fs::file_size(a, failed) != fs::file_size(b, failed)) return false;
  const auto hash = hash_if_readable(a.string());
  return hash && hash == hash_if_readable(b.string());
}

}  // namespace

bool is_name_of_output(std::string_view name) {
  if (name == "run.json" || name == "schedule.csv" || name == "atlas.pdf") return true;
  return std::ranges::any_of(sinks(), [name](const Sink& sink) {
    if (!name.ends_with(sink.extension)) return false;
    const auto layer = name.substr(0, name.size() - sink.extension.size());
    return std::ranges::find(dictionary_layers(), layer) != dictionary_layers().end();
  });
}

std::string result_of_edit(std::string_view name) {
  const std::size_t at = name.find(mark);
  const std::size_t end = name.rfind('.');
  if (at == std::string_view::npos || end < at + mark.size()) return "";
  const std::string_view count = name.substr(at + mark.size(), end - at - mark.size());
  const bool is_count = count.empty() || (count.size() > 1 && count.front() == '-' &&
                                          count.find_first_not_of("0123456789", 1) == count.npos);
  std::string result = fmt::format("{}{}", name.substr(0, at), name.substr(end));
  return is_count && is_name_of_output(result) ? result : "";
}

int keep_edit(const fs::path& file, const fs::path& folder, const std::string& result,
              const std::function<int(const fs::path& to)>& put, std::string& kept) {
  for (int number = 1;; ++number) {
    kept = name_of_edit(result, number);
    if (is_same_file(file, folder / kept)) return 0;
    if (const int reason = put(folder / kept); reason != EEXIST) return reason;
  }
}

}  // namespace hinterland
