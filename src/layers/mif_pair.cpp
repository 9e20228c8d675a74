// SPDX-License-Identifier: Apache-2.0
#include "layers/mif_pair.hpp"

#include "layers/field_match.hpp"
#include "layers/gdal_file.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/number_text.hpp>
#include <hinterland/base/text_fill.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>

namespace hinterland {

namespace {

/// Calls `take` with each line, without the blanks around it.
template <class Take>
void for_each_line(std::string_view text, const Take& take) {
  for (std::size_t first = 0; first < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", first), text.size());
    take(without_blanks(text.substr(first, end - first)));
    first = end + 1;
  }
}

std::string_view word_of(std::string_view line) {
  return line.substr(0, std::min(line.find_first_of(" \t("), line.size()));
}

/// The number behind the first word of the line; 0: there is none.
std::size_t number_behind(std::string_view line) {
  const auto number = parse_number(without_blanks(line.substr(word_of(line).size())));
  return number && *number >= 1.0 && *number < 1e9 ? static_cast<std::size_t>(*number) : 0;
}

/// What a .mif says of its size.
struct MifSize {
  std::size_t columns = 0;
  std::size_t objects = 0;
  bool has_data = false;
};

/// Counts the objects behind "Data": MapInfo Data Interchange Format, appendix J of the MapInfo
/// Professional User Guide. The parts of a collection are no objects of their own.
MifSize size_of(std::string_view mif) {
  static constexpr std::array<std::string_view, 12> kinds = {
      "none", "point", "line",      "pline",   "region",     "arc",
      "text", "rect",  "roundrect", "ellipse", "multipoint", "collection"};
  MifSize size;
  std::size_t parts = 0;  // of the collection at hand that are still to come
  for_each_line(mif, [&](std::string_view line) {
    const std::string_view word = word_of(line);
    if (!size.has_data) {
      if (same_name(word, "columns")) size.columns = number_behind(line);
      size.has_data = same_name(line, "data");
      return;
    }
    const bool begins =
        std::ranges::any_of(kinds, [&](std::string_view kind) { return same_name(word, kind); });
    if (!begins) return;
    if (parts > 0) {
      --parts;
      return;
    }
    ++size.objects;
    if (same_name(word, "collection")) parts = number_behind(line);
  });
  return size;
}

std::size_t rows_of(std::string_view mid) {
  std::size_t rows = 0;
  for_each_line(mid, [&](std::string_view line) { rows += line.empty() ? 0 : 1; });
  return rows;
}

}  // namespace

void check_mif(const std::string& path, const std::string& shown) {
  const MifSize size = size_of(all_bytes(path));
  if (!size.has_data || size.columns == 0) return;
  const std::string mid = sibling_file(path, "mid");
  if (mid.empty()) {
    throw Error(
        filled_text("cannot read '{}': its table {}.mid is missing. Copy it along with the .mif.",
                    "无法读取“{}”：缺少属性表 {}.mid。请连同 .mif 一并复制。", shown,
                    std::filesystem::path(shown).stem().string()));
  }
  const std::size_t rows = rows_of(all_bytes(mid));
  if (rows == size.objects) return;
  throw Error(filled_text(
      "cannot read '{}': it has {} objects, but its .mid has {} rows: they do not belong together, "
      "or one is cut off, and each place might get its neighbour's name. Copy both files again "
      "from where they come from.",
      "无法读取“{}”：.mif 有 {} 个图形，而 .mid 有 {} 行，两者不配套或不完整，名称可能张冠李戴。"
      "请从来源处重新复制这两个文件。",
      shown, size.objects, rows));
}

}  // namespace hinterland
