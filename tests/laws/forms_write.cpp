// SPDX-License-Identifier: Apache-2.0
#include "forms_write.hpp"

#include "forms_bytes.hpp"
#include "forms_crs.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace hinterland::forms {

namespace {

namespace fs = std::filesystem;

std::string ending_of(Format format) {
  switch (format) {
    case Format::csv:
      return ".csv";
    case Format::xlsx:
      return ".xlsx";
    case Format::geojson:
      return ".geojson";
    case Format::geojson_lines:
      return ".geojsonl";
    case Format::geopackage:
      return ".gpkg";
    case Format::flatgeobuf:
      return ".fgb";
    case Format::shapefile:
      return ".shp";
    case Format::kml:
      return ".kml";
    case Format::gml:
      return ".gml";
    case Format::mapinfo_tab:
      return ".tab";
    case Format::mapinfo_mif:
      return ".mif";
    case Format::sqlite:
      return ".sqlite";
    case Format::geodatabase:
      return ".gdb";
  }
  throw std::logic_error("a format without an ending");
}

std::string with_mark(const std::string& bytes, const std::string& encoding) {
  if (encoding == "UTF-8") return "\xEF\xBB\xBF" + bytes;
  if (encoding == "UTF-16LE") return "\xFF\xFE" + bytes;
  if (encoding == "UTF-16BE") return "\xFE\xFF" + bytes;
  return bytes;
}

void write_text(const Draft& draft, const std::string& path, const std::string& utf8) {
  const std::string bytes = encoded(utf8, draft.encoding);
  write_file(path, draft.byte_order_mark ? with_mark(bytes, draft.encoding) : bytes);
}

/// The companions of a .shp: its code page and its CRS, right or wrong.
void write_companions(const Draft& draft, const std::string& path) {
  const fs::path shp(path);
  fs::remove(fs::path(shp).replace_extension(".cpg"));
  if (!draft.code_page.empty()) {
    write_file(fs::path(shp).replace_extension(".cpg").string(), draft.code_page);
  } else {
    const std::string dbf = fs::path(shp).replace_extension(".dbf").string();
    std::string bytes = file_bytes(dbf);
    bytes.at(29) = '\0';  // the language driver byte
    write_file(dbf, bytes);
  }
  const std::string prj = fs::path(shp).replace_extension(".prj").string();
  if (draft.crs_in == CrsIn::prj_wkt1) write_file(prj, words_of(draft.crs, "WKT1_GDAL"));
  if (draft.crs_in == CrsIn::prj_wkt2) write_file(prj, words_of(draft.crs, "WKT2_2019"));
  if (draft.crs_in == CrsIn::study || draft.crs_in == CrsIn::nothing) fs::remove(prj);
}

/// The file and its companions; for a geodatabase, the files in its folder.
std::vector<std::string> files_of(const std::string& path) {
  const fs::path file(path);
  const bool is_folder = fs::is_directory(file);
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(is_folder ? file : file.parent_path())) {
    if (entry.is_regular_file() && (is_folder || entry.path().stem() == file.stem()))
      files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

/// Renames the files of a shapefile to other extensions; returns the path of the .shp.
std::string with_endings(const std::string& path, Endings endings) {
  if (endings == Endings::small) return path;
  for (const std::string& file : files_of(path)) {
    std::string ending = fs::path(file).extension().string();
    for (std::size_t i = 1; i < ending.size(); ++i) {
      if (endings == Endings::capital || i == 1)
        ending[i] = static_cast<char>(ending[i] - ('a' - 'A'));
    }
    fs::rename(file, fs::path(file).replace_extension(ending));
  }
  return fs::path(path).replace_extension(endings == Endings::capital ? ".SHP" : ".Shp").string();
}

/// The filter with the final column names.
std::string where_of(const Draft& draft) {
  std::string where = draft.where;
  for (const DraftColumn& column : draft.columns) {
    const std::string role = "{" + column.role + "}";
    const std::size_t found = column.role.empty() ? where.npos : where.find(role);
    if (found != where.npos) where.replace(found, role.size(), '"' + column.name + '"');
  }
  return where;
}

/// A layer that the study does not name.
const char* const another_layer = R"({"type": "FeatureCollection", "features": [{"type": "Feature",
"properties": {"name": "other", "kind": "other"},
"geometry": {"type": "Point", "coordinates": [120.5, 36.5]}}]})";

/// Puts the file and its companions into an archive, and sets their path in the study.
void wrap(Draft& draft, const std::string& path) {
  draft.source.path = path;
  if (draft.wrapping == Wrapping::none) return;
  if (draft.wrapping == Wrapping::gzip) {
    write_file(path + ".gz", gzipped(file_bytes(path)));
    fs::remove(path);
    draft.source.path += ".gz";
    return;
  }
  const bool is_folder = fs::is_directory(path);
  const bool gbk =
      draft.wrapping == Wrapping::zip_gbk_name || draft.wrapping == Wrapping::zip_gbk_of_two;
  std::vector<ZipEntry> entries;
  for (const std::string& file : files_of(path)) {
    std::string name = fs::path(file).filename().string();
    if (is_folder) name = "layer.gdb/" + name;
    if (draft.wrapping == Wrapping::zip_folder) name = "数据/图层/" + name;
    if (gbk) name = encoded("图层数据" + fs::path(file).extension().string(), "GB18030");
    entries.emplace_back(name, file_bytes(file));
  }
  fs::remove_all(path);
  std::string zip = path + ".zip";
  draft.source.path = zip;
  if (draft.wrapping == Wrapping::zip_gbk_of_two) {
    entries.emplace_back(encoded("其他.geojson", "GB18030"), another_layer);
    draft.source.path += "/图层数据" + fs::path(path).extension().string();
  }
  if (draft.wrapping == Wrapping::zip_of_two) {
    entries.emplace_back("other.geojson", another_layer);
    draft.source.layer = "layer";
  }
  write_file(zip, zipped(entries, !gbk));
}

}  // namespace

void write_draft(Draft& draft, const std::string& folder) {
  const std::string path = folder + "/" + draft.source.name + "/layer" + ending_of(draft.format);
  fs::create_directories(fs::path(path).parent_path());
  if (draft.format == Format::csv) {
    write_text(draft, path, csv_of(draft));
  } else if (draft.format == Format::xlsx) {
    write_file(path, xlsx_of(draft));
  } else {
    write_by_gdal(draft, path);
    if (draft.format == Format::shapefile) write_companions(draft, path);
    const bool is_json = draft.format == Format::geojson || draft.format == Format::geojson_lines;
    if (is_json && (draft.encoding != "UTF-8" || draft.byte_order_mark))
      write_text(draft, path, file_bytes(path));
  }
  wrap(draft, with_endings(path, draft.endings));
  draft.source.where = where_of(draft);
  if (draft.crs_in == CrsIn::study && draft.source.crs.empty()) {
    draft.source.crs = draft.crs.find('+') == std::string::npos
                           ? draft.crs
                           : words_of(draft.crs, "PROJ") + " +type=crs";
  }
}

}  // namespace hinterland::forms
