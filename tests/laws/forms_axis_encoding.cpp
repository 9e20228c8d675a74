// SPDX-License-Identifier: Apache-2.0
#include "forms_axis.hpp"

#include <algorithm>

namespace hinterland::forms {

namespace {

bool is_csv(const Draft& draft) { return draft.format == Format::csv; }
/// GBK has no zero-width space.
bool is_csv_in_gbk(const Draft& draft) {
  const auto is_out = [](const std::string& cell) { return cell.find("\u200b") != cell.npos; };
  return is_csv(draft) && std::ranges::none_of(draft.records, [&](const DraftRecord& record) {
           return std::ranges::any_of(record.cells, is_out);
         });
}
bool is_json(const Draft& draft) {
  return draft.format == Format::geojson || draft.format == Format::geojson_lines;
}
bool is_shapefile(const Draft& draft) { return draft.format == Format::shapefile; }

Form text(const std::string& name, bool (*suits)(const Draft&), const std::string& encoding,
          bool mark, const std::string& declared = "") {
  return {.name = name, .suits = suits, .apply = [=](Draft& draft, Random&) {
            draft.encoding = encoding;
            draft.byte_order_mark = mark;
            draft.source.encoding = declared;
          }};
}

Form dbf(const std::string& name, const std::string& encoding, const std::string& code_page,
         std::vector<ProblemKind> may_report = {}, const std::string& declared = "") {
  return {.name = name,
          .suits = is_shapefile,
          .apply =
              [=](Draft& draft, Random&) {
                draft.encoding = encoding;
                draft.code_page = code_page;
                draft.source.encoding = declared;
              },
          .may_report = std::move(may_report)};
}

}  // namespace

Axis encoding_axis() {
  using enum ProblemKind;
  return {"encoding",
          {{"plain", [](const Draft&) { return true; }, [](Draft&, Random&) {}},
           text("UTF-8 with a mark", is_csv, "UTF-8", true),
           text("GBK", is_csv_in_gbk, "GBK", false),
           text("GB18030 as the study says", is_csv, "GB18030", false, "GB18030"),
           text("UTF-16 little-endian", is_csv, "UTF-16LE", true),
           text("UTF-16 big-endian", is_csv, "UTF-16BE", true),
           text("GeoJSON with a mark", is_json, "UTF-8", true),
           text("GeoJSON in GBK", is_json, "GBK", false),
           text("GeoJSON in GBK as the study says", is_json, "GBK", false, "GBK"),
           dbf("GBK with a code page", "CP936", "GBK"),
           dbf("GBK with code page 936", "CP936", "936"),
           dbf("GBK without a hint", "CP936", ""),
           dbf("GBK as the study says", "CP936", "", {}, "GB18030"),
           dbf("GBK called UTF-8", "CP936", "UTF-8", {encoding_doubtful}),
           dbf("UTF-8 without a hint", "UTF-8", ""),
           dbf("UTF-8 called GBK", "UTF-8", "GBK", {encoding_doubtful})}};
}

}  // namespace hinterland::forms
