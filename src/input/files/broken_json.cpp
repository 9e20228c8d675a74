// SPDX-License-Identifier: Apache-2.0
#include "input/files/broken_json.hpp"

#include "base/text_fill.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>

namespace hinterland {

namespace {

constexpr std::size_t deepest_record = 32;  // the limit of most GDAL drivers that read JSON

/// Parses a JSON text and records the position of the first syntax error, the number of features
/// before it, and the maximum nesting depth.
class JsonWalk : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t& text) override {
    if (last_key_ == "type" && text == "Feature") ++begun_;
    return true;
  }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return deeper(); }
  bool key(string_t& name) override {
    last_key_ = name;
    return true;
  }
  bool end_object() override { return less_deep(); }
  bool start_array(std::size_t) override { return deeper(); }
  bool end_array() override { return less_deep(); }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception&) override {
    broken_at_ = position;
    return false;
  }

  std::size_t broken_at() const { return broken_at_; }
  std::size_t begun() const { return begun_; }
  std::size_t deepest() const { return deepest_; }

 private:
  bool deeper() {
    deepest_ = std::max(deepest_, ++depth_);
    return true;
  }
  bool less_deep() {
    --depth_;
    return true;
  }

  string_t last_key_;
  std::size_t begun_ = 0;
  std::size_t broken_at_ = 0;
  std::size_t depth_ = 0;
  std::size_t deepest_ = 0;
};

}  // namespace

Text cut_off(const std::string& there, const std::string& there_zh) {
  return {"it is cut off" + there + ". Copy it again, or export it again.",
          "文件不完整" + there_zh + "。请重新复制或重新导出。"};
}

Text why_no_json(std::string_view text) {
  JsonWalk walk;
  if (nlohmann::json::sax_parse(text, &walk)) {
    if (walk.deepest() > deepest_record) {
      return filled_text(
          "its brackets are nested {} deep, which is more than can be read and more than any map "
          "needs. Export it again without the nested values.",
          "括号嵌套达{}层，超出可读范围，也远超任何地图数据。请去掉嵌套的值后重新导出。",
          walk.deepest());
    }
    return {"it is JSON, but not GeoJSON or TopoJSON. Write it as a FeatureCollection.",
            "是 JSON，但不是 GeoJSON 或 TopoJSON。请导出为 FeatureCollection。"};
  }
  const std::size_t at = std::min(walk.broken_at(), text.size());
  if (walk.broken_at() > text.size()) {
    return cut_off(fmt::format(" at byte {}, in feature {}", text.size(), walk.begun()),
                   fmt::format("：在第{}字节（第{}个要素）处中断", text.size(), walk.begun()));
  }
  const auto line = static_cast<std::size_t>(std::count(
                        text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) +
                    1;
  return filled_text(
      "it is not valid JSON: unexpected content at byte {} (line {}, in feature {}). Export it "
      "again, or correct it there.",
      "不是有效的 JSON：第{}字节处（第{}行，第{}个要素）有误。请重新导出，"
      "或在该处改正。",
      at, line, walk.begun());
}

Text coordinates_as_text() {
  return {
      "its coordinates are in quotation marks, that is, text, but GeoJSON requires numbers. Remove "
      "the marks ([\"117.0\", \"36.6\"] becomes [117.0, 36.6]), or export it again.",
      "其中的坐标带引号（是文字），而 GeoJSON 的坐标必须是数字。请去掉引号（[\"117.0\", \"36.6\"] "
      "改为 "
      "[117.0, 36.6]），或重新导出。"};
}

Text why_hidden_json(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  bool has_comment = false;
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    std::size_t end = 0;
    if (text.starts_with(mark)) {
      end = mark.size();
    } else if (text.starts_with("//") || text.starts_with('#')) {
      end = std::min(text.find('\n'), text.size());
      has_comment = true;
    } else if (text.starts_with("/*")) {
      end = std::min(text.find("*/"), text.size() - 2) + 2;
      has_comment = true;
    }
    if (end == 0) break;
    text.remove_prefix(end);
  }
  if (has_comment && (text.starts_with('{') || text.starts_with('[')))
    return {"it begins with a comment, which JSON does not allow. Remove the comment lines.",
            "开头是注释，而 JSON 中不能有注释。请删去注释行。"};
  const std::size_t open = text.find_first_of("{[");
  const std::string_view before = text.substr(0, open);
  const bool is_order =
      open != text.npos && open > 0 && open < 200 && before.find('<') == before.npos &&
      (before.find('=') != before.npos || before.ends_with('(') || before.starts_with("export "));
  if (!is_order) return {};
  return filled_text(
      "it is JavaScript with JSON after '{}'. Remove everything before the first bracket and after "
      "the last, and save it as .geojson.",
      "是 JavaScript，“{}”之后才是 JSON。请删去第一个括号之前和最后一个括号之后的内容，另存为 "
      ".geojson。",
      before.substr(0, before.find_last_not_of(" \t\r\n") + 1));
}

std::size_t end_of_first(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = text.find_first_of("{["); i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i) i += text[i] == '\\' ? 1 : 0;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return i + 1;
    }
  }
  return text.npos;
}

}  // namespace hinterland
