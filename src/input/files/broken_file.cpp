// SPDX-License-Identifier: Apache-2.0
#include "input/files/broken_file.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/files/broken_json.hpp"
#include "input/files/byte_order.hpp"
#include "input/files/gdal_file.hpp"
#include "input/files/zip_archive.hpp"
#include "input/notation/field_match.hpp"
#include "input/text/encoding.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace hinterland {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t at_both_ends = 1 << 16;
constexpr std::string_view blanks = " \t\r\n\0\x1a\x1e"sv;

std::string_view trimmed(std::string_view text) {
  while (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  text.remove_suffix(text.size() - (text.find_last_not_of(blanks) + 1));
  return text;
}

std::string last_bytes(const std::string& path) {
  const std::size_t length = file_length(path);
  return bytes_at(path, {length - std::min(length, at_both_ends)}, at_both_ends).front();
}

/// The name of the root element of an XML text; empty if no start tag is found.
std::string_view root_of(std::string_view text) {
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    if (at + 1 >= text.size()) break;
    if (text[at + 1] == '?' || text[at + 1] == '!') continue;
    const std::size_t end = text.find_first_of(" \t\r\n/>", at + 1);
    return end == text.npos ? std::string_view() : text.substr(at + 1, end - at - 1);
  }
  return {};
}

/// Why an SQLite database is damaged: the file is shorter than the page size (header offset 16)
/// times the page count (offset 28), https://www.sqlite.org/fileformat.html. Empty if it is not.
Text why_no_database(std::string_view start, std::size_t length) {
  constexpr std::size_t header = 100;
  if (start.size() < header)
    return cut_off(fmt::format(" at byte {}", length), fmt::format("：在第{}字节处中断", length));
  const std::size_t size = big_endian(start, 16, 2);
  const std::size_t pages = big_endian(start, 28, 4);
  const bool is_known = big_endian(start, 24, 4) == big_endian(start, 92, 4);
  const std::size_t promised = (size == 1 ? std::size_t{65536} : size) * pages;
  if (!is_known || length >= promised) return {};
  return cut_off(fmt::format(" at byte {} of {}", length, promised),
                 fmt::format("：应有{1}字节，只有{0}字节", length, promised));
}

Text why_no_zip(const std::string& path, std::string_view start) {
  if (last_bytes(path).find("PK\x05\x06"sv) == std::string::npos) {
    return cut_off(
        fmt::format(" at byte {}: the archive's directory, which should be at its end, is missing",
                    file_length(path)),
        fmt::format("：在第{}字节处中断，缺少末尾的压缩目录", file_length(path)));
  }
  const auto renamed = [](const char* what, const char* what_zh, const char* ending) {
    return filled_text("it is {0} with a wrong file extension. Rename it so that it ends in {2}.",
                       "是{1}，但扩展名不对。请把扩展名改为 {2}。", what, what_zh, ending);
  };
  if (start.find("xl/") != start.npos && !ends_like(path, ".xlsx") && !ends_like(path, ".xlsm"))
    return renamed("an Excel workbook", "Excel 工作簿", ".xlsx");
  if (start.find("opendocument.spreadsheet") != start.npos && !ends_like(path, ".ods"))
    return renamed("a LibreOffice spreadsheet", "LibreOffice 电子表格", ".ods");
  if (start.find("word/") != start.npos) {
    return {"it is a Word document. Save its table as .xlsx or .csv.",
            "是 Word 文档。请把其中的表格另存为 .xlsx 或 .csv。"};
  }
  return {};
}

Text why_no_xml(const std::string& path, std::string_view text) {
  const std::string word = plain_word(text.substr(0, 4096));
  if (word.find("office:spreadsheet") != word.npos) {
    return {
        "it is an Excel 2003 workbook in XML. Open it in Excel or LibreOffice and save it as "
        ".xlsx.",
        "是 Excel 2003 的 XML 工作簿。请用 Excel 或 LibreOffice 打开，另存为 .xlsx。"};
  }
  // The description of a KML may itself contain HTML.
  if (word.find("<html") < word.find("<kml") || word.starts_with("<!doctype html") ||
      word.starts_with("<table") || word.starts_with("<meta")) {
    const bool is_sheet =
        word.find("<table") != word.npos || ends_like(path, ".xls") || ends_like(path, ".xlsx");
    return is_sheet
               ? Text(
                     "it is an HTML page, as exported by web systems. Open it in Excel or "
                     "LibreOffice and save it as .xlsx or .csv.",
                     "是网页（HTML），常见于网站导出的表格。请用 Excel 或 LibreOffice 打开，另存为 "
                     ".xlsx 或 .csv。")
               : Text(
                     "it is an HTML page, possibly the error page of a download. Download the file "
                     "again.",
                     "是网页（HTML），可能是下载时的错误页。请重新下载。");
  }
  const std::string_view root = root_of(text);
  const std::string end = last_bytes(path);
  const std::string_view tail = trimmed(end);
  const bool closes = tail.ends_with('>') &&
                      (tail.find("</" + std::string(root)) != tail.npos || tail.ends_with("/>"));
  if (root.empty() || !closes) {
    return cut_off(fmt::format(" at byte {}: the end of <{}> is missing", file_length(path), root),
                   fmt::format("：在第{}字节处中断，缺少 <{}> 的结尾", file_length(path), root));
  }
  return {};
}

bool is_dump_of_sql(std::string_view start) {
  const std::string word = plain_word(start);
  return word.find("create table") != word.npos || word.find("insert into") != word.npos;
}

Text why_no_text(const std::string& path, std::string_view start) {
  if (start.starts_with("version https://git-lfs")) {
    return {"it is only a Git LFS pointer. Fetch the file: git lfs pull.",
            "只是 Git LFS 的指针文件。请执行 git lfs pull 取得原文件。"};
  }
  if (const Text why = why_hidden_json(start); !why.empty()) return why;
  if (is_dump_of_sql(start)) {
    return {
        "it is an SQL dump, the statements that create a table. Load it into a database and name "
        "the connection (PG:dbname=…), or export the table as a GeoPackage or .csv.",
        "是 SQL 转储文件（建表语句）。请先导入数据库再填写连接（PG:dbname=…），或把表导出为 "
        "GeoPackage 或 .csv。"};
  }
  const std::string_view line = start.substr(0, start.find_first_of("\r\n"));
  const bool is_table = line.find_first_of(",;\t|") != line.npos && start.find('\0') == start.npos;
  if (is_table && !ends_like(path, ".csv") && !ends_like(path, ".tsv")) {
    const std::string shown(whole_characters(line.substr(0, 40)));
    return filled_text(
        "it is a text table ('{} …') with a wrong file extension. Rename it so that it ends in "
        ".csv.",
        "是文本表格（“{} …”），但扩展名不对。请把扩展名改为 .csv。", shown);
  }
  return {};
}

Text why_no_binary(std::string_view start) {
  struct Mark {
    std::string_view bytes;
    Text why;
  };
  static const std::array<Mark, 5> marks = {
      {{"\xD0\xCF\x11\xE0"sv,
        {"it is an Excel 97 workbook that is damaged or protected by a password. Open it in Excel "
         "or LibreOffice and save it as .xlsx, without a password.",
         "是 Excel 97 工作簿，已损坏或设有密码。请用 Excel 或 LibreOffice 打开，去掉密码后另存为 "
         ".xlsx。"}},
       {"%PDF"sv,
        {"it is a PDF, which contains no records. Ask for the table or layer that it was made "
         "from.",
         "是 PDF，其中没有记录。请索取制作它所用的表格或图层。"}},
       {"fgb"sv,
        {"it is a FlatGeobuf that ends before its records. Copy it again.",
         "是 FlatGeobuf，但文件不完整。请重新复制。"}},
       {"\0\0\x27\x0a"sv,
        {"it is the .shp or .shx of a shapefile with a wrong file extension. Name the .shp, with "
         "its .shx and .dbf beside it.",
         "是 shapefile 的 .shp 或 .shx，但扩展名不对。请给出 .shp，旁边应有 .shx 和 .dbf。"}},
       {"PAR1"sv,
        {"it is Parquet, which this build cannot read. Convert it to a GeoPackage: ogr2ogr "
         "new.gpkg FILE.",
         "是 Parquet，本程序不能读取。请转为 GeoPackage：ogr2ogr new.gpkg 文件。"}}}};
  const auto* const found =
      std::ranges::find_if(marks, [&](const Mark& mark) { return start.starts_with(mark.bytes); });
  return found == marks.end() ? Text() : found->why;
}

[[noreturn]] void throw_broken(const std::string& shown, const Text& why) {
  throw Error(Text("cannot read '" + shown + "': " + why.en, "无法读取“" + shown + "”：" + why.zh));
}

}  // namespace

Text why_unreadable(const std::string& path) {
  const std::string start = first_bytes(path, at_both_ends);
  if (start.empty()) return {};
  if (const Text why = why_no_binary(start); !why.empty()) return why;
  if (start.starts_with("SQLite format 3")) return why_no_database(start, file_length(path));
  if (packed_as(start) == "zip") return why_no_zip(path, start);
  const std::string_view text = trimmed(start);
  if (text.starts_with("[layers.") || text.find("\n[layers.") != text.npos) {
    return {
        "it is a study file, not a layer. Check its layers with hinterland check, or analyse it "
        "with hinterland run.",
        "是配置文件，不是图层。请用 hinterland check 检查其图层，或用 hinterland run 计算。"};
  }
  if (text.starts_with('{') || text.starts_with('[')) {
    const std::string all = all_bytes(path);
    return why_no_json(trimmed(all));
  }
  if (text.starts_with('<')) return why_no_xml(path, text);
  return why_no_text(path, text);
}

Text why_no_lines(const std::string& path) {
  const std::string all = all_bytes(path);
  std::size_t record = 0;
  std::size_t line = 1;
  for (std::size_t first = 0; first < all.size(); ++line) {
    const std::size_t end = std::min(all.find('\n', first), all.size());
    const std::string_view text = trimmed(std::string_view(all).substr(first, end - first));
    first = end + 1;
    if (text.empty()) continue;
    ++record;
    if (nlohmann::json::accept(text)) continue;
    const std::string start(whole_characters(text.substr(0, 60)));
    return filled_text(
        "line {} (record {}) is not valid JSON: {} …. Correct or remove the line, or export the "
        "file again.",
        "第{}行（第{}条记录）不是有效的 JSON：{} …。请在该处改正，或删去该行，或重新导出。", line,
        record, start);
  }
  return {};
}

void check_single_json(const std::string& path, const std::string& shown) {
  const std::string all = all_bytes(path);
  const std::string_view text = trimmed(all);
  const std::size_t end = end_of_first(text);
  if (end >= text.size()) return;
  const std::string_view rest = trimmed(text.substr(end));
  if (rest.empty()) return;
  const std::string start(
      whole_characters(rest.substr(0, rest.substr(0, 60).find('\n')).substr(0, 60)));
  const auto line = 1 + std::count(all.data(), rest.data(), '\n');
  throw_broken(
      shown, filled_text("only its first object could be read; it is followed in line {} by: {} …. "
                         "Remove that if it is not a record; otherwise write each record on its "
                         "own line (.geojsonl), or all of them as one FeatureCollection.",
                         "只能读出第一个对象，其后（第{}行）还有：{} …。如不是记录，请删去；否则"
                         "请每行写一条记录（.geojsonl），或合为一个 FeatureCollection。",
                         line, start));
}

void check_whole(const std::string& path, const std::string& shown) {
  const std::string start = first_bytes(path, at_both_ends);
  if (const std::string message = cut_by_server(start + last_bytes(path)); !message.empty()) {
    throw_broken(shown,
                 filled_text("it contains only part of the server's data, because the answer was "
                             "limited ({}). Request the remaining parts (resultOffset, startIndex) "
                             "and merge them; or remove that note from the file.",
                             "是服务器因数量上限截断的结果，数据不全（{}）。请继续取回其余部分"
                             "（resultOffset、startIndex）并合并；或从文件中删去该说明。",
                             message));
  }
  if (start.starts_with("SQLite format 3")) {
    const Text why = why_no_database(start, file_length(path));
    if (!why.empty()) throw_broken(shown, why);
    return;
  }
  const std::string_view text = trimmed(start);
  if (text.starts_with('<')) {
    if (const Text why = why_no_xml(path, text); !why.empty()) throw_broken(shown, why);
    return;
  }
  if (!text.starts_with('{') && !text.starts_with('[')) return;
  const auto ends = [&](const char* ending) { return ends_like(path, ending); };
  if (ends(".csv") || ends(".tsv") || ends(".psv") || ends(".txt") || ends(".dat")) {
    throw_broken(shown,
                 {"it is JSON with a wrong file extension. Rename it so that it ends in .geojson.",
                  "是 JSON，但扩展名不对。请把扩展名改为 .geojson。"});
  }
  const std::string end = last_bytes(path);
  const std::string_view tail = trimmed(end);
  const std::string_view first_line = text.substr(0, text.find('\n'));
  const std::size_t last_line = tail.find_last_of("\n\x1e");
  const bool are_lines = last_line != tail.npos && first_line.size() < text.size() &&
                         nlohmann::json::accept(first_line);
  const bool is_whole = are_lines ? nlohmann::json::accept(tail.substr(last_line + 1))
                                  : tail.ends_with('}') || tail.ends_with(']');
  if (is_whole) return;
  if (!are_lines) throw_broken(shown, why_unreadable(path));
  throw_broken(shown, cut_off(fmt::format(" at byte {}, in its last line", file_length(path)),
                              fmt::format("：最后一行在第{}字节处中断", file_length(path))));
}

namespace {

/// The value that follows `name`: "true" in `"name": true`, "28" in `name="28"`.
std::string_view value_of(std::string_view text, std::string_view name) {
  constexpr std::string_view between = "\"' \t\r\n:=";
  const std::size_t at = text.find(name);
  if (at == text.npos) return {};
  const std::size_t first = text.find_first_not_of(between, at + name.size());
  if (first == text.npos || first == at + name.size()) return {};
  return text.substr(first, text.find_first_of("\"' \t\r\n,}>", first) - first);
}

}  // namespace

std::string cut_by_server(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == text.npos || (text[first] != '{' && text[first] != '<')) return {};
  if (value_of(text, "exceededTransferLimit") == "true") return "exceededTransferLimit";
  const auto count = [&](std::string_view name) { return parse_number(value_of(text, name)); };
  const auto returned = count("numberReturned");
  const auto matched = count("numberMatched") ? count("numberMatched") : count("totalFeatures");
  if (!returned || !matched || *returned >= *matched) return {};
  return fmt::format("{:.0f} / {:.0f}", *returned, *matched);
}

}  // namespace hinterland
