// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/workbook_check.hpp"

#include "output/ogr_features.hpp"
#include "system/file_access.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>

namespace hinterland {

namespace {

struct CloseVirtualFile {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

constexpr std::string_view end_of_row = "</row>";
constexpr std::string_view end_of_sheet = "</worksheet>";

/// The number of rows of a sheet; none if the sheet cannot be unpacked to its end.
std::optional<std::size_t> complete_rows(const std::string& entry) {
  const std::unique_ptr<VSILFILE, CloseVirtualFile> file(VSIFOpenL(entry.c_str(), "rb"));
  if (!file) return std::nullopt;
  constexpr std::size_t block = 1U << 20U;
  std::string text;
  std::size_t rows = 0;
  for (;;) {
    const std::size_t kept = text.size();
    text.resize(kept + block);
    const std::size_t got = VSIFReadL(text.data() + kept, 1, block, file.get());
    text.resize(kept + got);
    std::size_t at = 0;
    for (std::size_t next = text.find(end_of_row); next != text.npos;
         next = text.find(end_of_row, at)) {
      ++rows;
      at = next + end_of_row.size();
    }
    if (got < block) break;
    const std::size_t rest = text.size() - at;
    text.erase(0, text.size() - std::min(rest, end_of_sheet.size()));
  }
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text.ends_with(end_of_sheet) ? std::optional(rows) : std::nullopt;
}

}  // namespace

void check_workbook(const std::string& path, const std::vector<std::size_t>& rows) {
  const SilentGdal quiet;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string entry = fmt::format("/vsizip/{{{}}}/xl/worksheets/sheet{}.xml", path, i + 1);
    if (complete_rows(entry) == rows[i]) continue;
    throw_unwritten(
        path, fmt::format("sheet {} is incomplete; the disk may have been full for a time", i + 1),
        "libxlsxwriter");
  }
}

}  // namespace hinterland
