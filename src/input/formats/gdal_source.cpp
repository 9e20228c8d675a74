// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_source.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/files/broken_file.hpp"
#include "input/files/gdal_file.hpp"
#include "input/files/layer_choice.hpp"
#include "input/formats/kml_data.hpp"
#include "input/formats/mif_pair.hpp"
#include "input/formats/raw_shapefile.hpp"
#include "input/formats/source_encoding.hpp"
#include "input/notation/field_label.hpp"
#include "input/notation/field_match.hpp"
#include "input/sheets/survey_sheet.hpp"
#include "input/sheets/text_table.hpp"
#include "input/text/encoding_detection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Opens one layer. The steps share the source that they build up.
class Opener {
 public:
  explicit Opener(const LayerRequest& request) : request_(request) {}
  GdalSource open();

 private:
  void open_shapefile();
  void note_deleted();
  void copy_databases();
  void open_mif();
  void convert_text();
  void type_kml();
  void choose_survey_sheet();
  void make_plain();
  void open_layer();
  void find_names_on_top();
  void find_shapes();
  void decide(const ByteStatistics& content, const std::string& declared,
              const std::string& declared_by);

  const LayerRequest& request_;
  GdalSource source_;
};

void Opener::decide(const ByteStatistics& content, const std::string& declared,
                    const std::string& declared_by) {
  EncodingReport& encoding = source_.encoding;
  encoding = decide_encoding(content, declared, declared_by);
  if (!request_.encoding.empty()) {
    const std::string named = encoding_of_code_page(request_.encoding);
    refuse_wrong_encoding(request_.encoding, content, source_.path.shown);
    encoding.encoding = named.empty() ? request_.encoding : named;
    encoding.reason = {"as set in the study", "配置文件如此指定"};
    encoding.confidence = 1.0;
    encoding.doubtful = encoding.mixed = false;
    const Text warning = warning_on_named_encoding(encoding.encoding, content);
    if (!warning.empty()) {
      encoding.doubtful = true;
      encoding.reason = encoding.reason + warning;
    }
  }
  source_.decoder = TextDecoder(encoding);
}

/// Notes the records with the deletion flag: they are still in the file, but no reader returns
/// them.
void Opener::note_deleted() {
  const std::int64_t deleted = source_.dbf->deleted();
  if (deleted == 0) return;
  const auto all = static_cast<std::size_t>(source_.dbf->size());
  source_.notes.push_back(filled_text(
      "{0} left out; if that is wrong, restore them in a GIS, or export the layer again",
      "{1}在 .dbf 中带删除标记，未采用；如需采用，请在 GIS "
      "中恢复，或重新导出",
      counted_of(static_cast<std::size_t>(deleted), all,
                 "records is marked as deleted in the .dbf and is",
                 "records are marked as deleted in the .dbf and are"),
      fmt::format("{}条记录中有{}条", all, deleted)));
}

/// Replaces databases with unmerged writes by copies, since reading them in place would modify
/// them.
void Opener::copy_databases() {
  LayerRequest& opened = source_.opened;
  source_.safe.set_folder(request_.folder);
  opened.path = source_.safe.name(opened.path, source_.path.shown);
  opened.sql = source_.safe.query(opened.sql);
  for (const Text& note : source_.safe.notes()) source_.notes.push_back(note);
}

/// Opens a shapefile, or a .dbf on its own. The bytes of the attribute table are read separately
/// from GDAL.
void Opener::open_shapefile() {
  LayerRequest& opened = source_.opened;
  const std::string shown = source_.path.shown;
  if (ends_like(opened.path, ".shp")) check_shapefile(opened.path, shown);
  const std::string sql = std::exchange(opened.sql, "");
  source_.layer = std::make_unique<GdalLayer>(opened);
  opened.sql = sql;
  const std::string table =
      source_.layer->is_shapefile() ? sibling_file(opened.path, "dbf") : std::string();
  if (!table.empty()) {
    source_.dbf = std::make_unique<DbfTable>(table);
    check_counts(source_.layer->record_count(), *source_.dbf, shown);
    note_deleted();
    const auto [declared, declared_by] = declared_encoding(opened.path, *source_.dbf);
    decide(statistics_of(*source_.dbf), declared, declared_by);
  } else if (source_.layer->is_shapefile()) {
    source_.notes.push_back(without_table(shown));
  }
  if (sql.empty()) return;
  // Lets GDAL decode the text that the query refers to.
  opened.encoding = source_.encoding.encoding;
  source_.dbf.reset();
  source_.decoder = TextDecoder("UTF-8");
  source_.layer.reset();
  source_.layer = std::make_unique<GdalLayer>(opened);
}

/// Converts a .mif and its .mid to UTF-8 in memory if their Charset is not the actual encoding.
void Opener::open_mif() {
  check_mif(source_.opened.path, source_.path.shown);
  const MifText text = examine_mif(source_.opened.path);
  if (text.content.texts == 0) return;
  decide(text.content, text.declared, "the Charset of the .mif");
  source_.decoder = TextDecoder("UTF-8");
  if (source_.encoding.encoding == text.declared && !source_.encoding.mixed) return;
  source_.converted = std::make_shared<MemoryFolder>();
  source_.opened.path = mif_as_utf8(*source_.converted, source_.opened.path, source_.encoding);
}

/// Converts a text file that is not UTF-8 in memory before GDAL parses it: a GBK character may end
/// in a backslash, and UTF-16 contains zero bytes.
void Opener::convert_text() {
  LayerRequest& opened = source_.opened;
  const FileText text = examine_text_file(opened.path);
  if (!text.is_text) return;
  if (text.wide.empty()) {
    decide(text.content, text.declared, "the XML declaration");
  } else {
    source_.encoding.encoding = text.wide;
    source_.encoding.reason = {"its bytes are encoded in " + text.wide,
                               "其字节为 " + text.wide + " 编码"};
    source_.encoding.content.texts = 1;
  }
  const bool is_declared = text.declared.empty() || text.declared == "UTF-8";
  const bool as_it_lies = source_.encoding.encoding == "UTF-8" && !source_.encoding.mixed &&
                          text.wide.empty() && is_declared && !text.is_marked_lines &&
                          !text.is_marked_twice && !text.has_zeros;
  source_.decoder = TextDecoder("UTF-8");
  if (as_it_lies) return;
  const std::string name = opened.path.substr(opened.path.find_last_of('/') + 1);
  source_.converted = std::make_shared<MemoryFolder>();
  for (const std::string_view extension : {"csvt", "prj"}) {
    const std::string sibling = sibling_file(opened.path, extension);
    const std::string stem = name.substr(0, name.find_last_of('.') + 1);
    if (!sibling.empty()) source_.converted->add(stem + std::string(extension), all_bytes(sibling));
  }
  opened.path = source_.converted->add(name, file_as_utf8(opened.path, source_.encoding));
}

/// Adds the columns of a KML in a copy in memory.
void Opener::type_kml() {
  LayerRequest& opened = source_.opened;
  if (!ends_like(opened.path, ".kml")) return;
  KmlAsRead read = kml_as_read(all_bytes(opened.path), source_.path.shown);
  for (Text& note : read.notes) source_.notes.push_back(std::move(note));
  source_.sheet.elsewhere = std::move(read.elsewhere);
  if (!read.changed) return;
  const std::string name = opened.path.substr(opened.path.find_last_of('/') + 1);
  // The data read may be owned by the previous folder.
  auto memory = std::make_shared<MemoryFolder>();
  opened.path = memory->add(name, std::move(*read.changed));
  source_.converted = std::move(memory);
}

/// Of the workbook that a run writes, the survey form is read: its other sheets are results.
void Opener::choose_survey_sheet() {
  LayerRequest& opened = source_.opened;
  if (!opened.layer.empty() || !request_.sql.empty()) return;
  opened.layer = survey_sheet_of(opened.path);
  if (opened.layer.empty()) return;
  source_.notes.push_back(filled_text("sheet '{}' is read (change with layer = \"…\")",
                                      "读取工作表“{}”（可用 layer = \"…\" 更改）", opened.layer));
}

/// Normalises a text table or workbook, for example one with a title above its header: a copy in
/// memory with one header and the records is opened instead.
void Opener::make_plain() {
  LayerRequest& opened = source_.opened;
  std::optional<PlainSheet> made;
  std::string name = opened.path.substr(opened.path.find_last_of('/') + 1);
  name.resize(std::min(name.find_last_of('.'), name.size()));
  if (is_text_table(opened.path)) {
    made = plain_csv(all_bytes(opened.path), source_.decoder, opened.called());
  } else if (is_workbook(opened.path)) {
    made = plain_sheet(opened.path, opened.layer, opened.called());
    if (made) name = made->name;
    source_.sheet.formulas = formulas_without_values(opened.path, made ? made->name : opened.layer);
  }
  if (!made) return;
  std::ranges::move(source_.sheet.formulas, std::back_inserter(made->formulas));
  source_.sheet = std::move(*made);
  source_.sheet.is_made = true;
  source_.converted = std::make_shared<MemoryFolder>();
  opened.path = source_.converted->add(name + ".csv", std::move(source_.sheet.csv));
  opened.names_on_top = true;
  source_.decoder = TextDecoder("UTF-8");
}

/// In a workbook with only text cells GDAL does not detect that the first row is a header. A first
/// row with an empty cell, a number or a duplicate is not taken for one.
void Opener::find_names_on_top() {
  GdalLayer& layer = *source_.layer;
  static const std::set<std::string> workbooks = {"XLSX", "XLS", "ODS"};
  if (!request_.sql.empty() || !workbooks.contains(layer.driver()) || layer.has_natural_names())
    return;
  std::set<std::string> names;
  std::string cell;
  const bool has_row = layer.next();
  for (std::size_t i = 0; has_row && i < layer.fields().size(); ++i) {
    layer.text(i, cell);
    const std::string name(without_blanks(cell));
    if (!name.empty() && !parse_number(name)) names.insert(name);
  }
  layer.rewind();
  if (names.size() != layer.fields().size()) return;
  source_.opened.names_on_top = true;
  source_.layer.reset();
  source_.layer = std::make_unique<GdalLayer>(source_.opened);
}

/// Takes the geometry from a text column.
void Opener::find_shapes() {
  const std::optional<std::size_t> found = take_shapes_from_text(*source_.layer);
  if (!found) return;
  const std::string name = source_.decoder.decode(source_.layer->fields()[*found].name);
  source_.notes.push_back({fmt::format("the geometry is text in the column '{}'", name),
                           fmt::format("几何以文字形式记在“{}”列中", name)});
}

void Opener::open_layer() {
  // Excel's "Unicode text" and many exports have the extension .txt, which GDAL reads as CSV only
  // on request.
  std::string& path = source_.opened.path;
  const bool is_other = ends_like(path, ".txt") || ends_like(path, ".dat");
  if (source_.path.is_file && is_other && may_be_table(path)) path = "CSV:" + path;
  if (!source_.layer) source_.layer = std::make_unique<GdalLayer>(source_.opened);
  static const std::set<std::string> single = {"GeoJSON", "TopoJSON", "ESRIJSON"};
  if (source_.path.is_file && single.contains(source_.layer->driver()))
    check_single_json(source_.opened.path, source_.path.shown);
  find_names_on_top();
  if (!request_.sql.empty()) return;  // a query may be slow, so it is not run again
  if (!source_.dbf && source_.encoding.content.texts == 0) {
    const ByteStatistics content = statistics_of(*source_.layer);
    const bool is_utf8 = content.utf8 == content.texts;
    const bool is_text = source_.converted != nullptr || content.texts == 0;
    if (is_utf8 && !is_text) {
      refuse_encoding_of_utf8(request_.encoding, source_.path.shown);
      source_.encoding = decide_encoding(content, "", "");
      source_.decoder = TextDecoder("UTF-8");
    } else if (!is_text) {
      decide(content, "", "");
    }
  }
  find_shapes();
}

GdalSource Opener::open() {
  source_.path = with_siblings(gdal_path(request_.path, request_.layer));
  source_.opened = request_;
  source_.opened.path = source_.path.opened;
  source_.opened.shown = source_.path.shown;
  source_.opened.encoding.clear();
  copy_databases();
  const std::string& path = source_.opened.path;
  if (ends_like(path, ".shp") || ends_like(path, ".dbf")) {
    open_shapefile();
  } else if (source_.path.is_file) {
    decide({}, "", "");
    if (ends_like(path, ".mif")) open_mif();
    convert_text();
    type_kml();
    check_whole(source_.opened.path, source_.path.shown);
    choose_survey_sheet();
    make_plain();
  }
  open_layer();
  if (source_.path.is_file)  // a database may have hundreds of layers
    report_layers_alike(request_, *source_.layer, source_.sheet, source_.notes);
  return std::move(source_);
}

}  // namespace

GdalSource open_source(const LayerRequest& request) { return Opener(request).open(); }

std::optional<std::size_t> take_shapes_from_text(GdalLayer& layer) {
  // GDAL reads the column WKT of a CSV itself, but not all formats that occur in it.
  if (layer.has_geometry() && layer.driver() != "CSV") return std::nullopt;
  static constexpr std::array<std::string_view, 8> usual = {
      "geometry", "geom", "wkt", "the_geom", "shape", "wkb_geometry", "wkb", "geojson"};
  const auto& fields = layer.fields();
  const std::vector<bool> may_be = layer.fields_like_shapes();
  std::vector<std::size_t> candidates;
  const auto add_if = [&](auto test) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const bool is_new = std::ranges::find(candidates, i) == candidates.end();
      if (is_new && may_be[i] && fields[i].type == "text" && test(fields[i].name))
        candidates.push_back(i);
    }
  };
  for (const std::string_view name : usual) {
    add_if([&](const std::string& field) { return same_name(field, name); });
  }
  add_if([](const std::string&) { return true; });
  const auto found = std::ranges::find_if(
      candidates, [&](std::size_t field) { return layer.take_geometry_from(field); });
  return found == candidates.end() ? std::nullopt : std::optional(*found);
}

void report_layers_alike(const LayerRequest& request, const GdalLayer& layer, PlainSheet& sheet,
                         Notes& notes) {
  if (request.layer.empty() || !request.sql.empty()) return;
  std::vector<std::string> alike = sheet.is_made ? sheet.alike : layer.layers_alike();
  if (request.wants_all()) {
    if (!alike.empty())
      notes.push_back(filled_text("read as one layer because their columns are the same: {}",
                                  "列名相同，合为一个图层读取：{}", listed_text(alike)));
    return;
  }
  std::erase_if(alike, [&](const std::string& name) { return are_years({request.layer, name}); });
  if (alike.empty()) return;
  const Text message = filled_text(
      "{} in the file with the same columns not read: {}. To read them as well, write layer = "
      "\"*\"",
      "文件中另有{}列名相同，未读取：{}。若同属一个图层，请写 layer = \"*\"",
      Text(counted(alike.size(), "more layer", "more layers"),
           fmt::format("{}个图层", alike.size())),
      listed_text(alike));
  if (alike.size() > 1 && sheet.elsewhere.empty()) {
    sheet.elsewhere = message;
  } else {
    notes.push_back(message);
  }
}

}  // namespace hinterland
