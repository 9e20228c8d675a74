// SPDX-License-Identifier: Apache-2.0
#include "input/study/config_node.hpp"

#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/study/config_file.hpp"
#include "input/study/config_syntax.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace hinterland {

namespace {

Text range_in_words(NumberRange range) {
  constexpr double unbounded = std::numeric_limits<double>::max();
  if (range.least == -unbounded) return {"a finite number", "有限的数字"};
  if (range.most == unbounded && range.least == 0.0) {
    return {"a number that is not negative", "非负的数字"};
  }
  if (range.most == unbounded) {
    return filled_text("a number of at least {}", "不小于 {} 的数字", range.least);
  }
  return filled_text("a number from {} to {}", "{} 到 {} 之间的数字", range.least, range.most);
}

[[noreturn]] void throw_layer(const std::string& path) {
  throw UsageError(
      filled_text("'{0}' is no study: it looks like a layer. `hinterland inspect {0}` tells "
                  "what is in it, and prints the block that a study needs of it.",
                  "“{0}”不是研究方案，而像是图层文件。请用 hinterland inspect {0} "
                  "查看其内容，并将所示配置段写入研究方案。",
                  path));
}

}  // namespace

void refuse_at(const std::string& path, const toml::source_region& source, const Text& why) {
  throw UsageError(filled_text("{}:{}:{}: {}", "{} 第{}行第{}列：{}", path, source.begin.line,
                               source.begin.column, why));
}

toml::table parsed_config(const std::string& content, const std::string& path) {
  if (const auto key = too_long_key(content)) {  // the parser's depth would follow it
    if (is_layer(path, content)) throw_layer(path);
    const toml::source_position place{static_cast<toml::source_index>(key->line),
                                      static_cast<toml::source_index>(key->column)};
    refuse_at(path, {place, place, nullptr},
              {"the key that begins here has more than 32 parts between its dots, and no setting "
               "needs so many. Take the dots out.",
               "此处的键由点分成 32 段以上，没有哪项设置需要这么多段。请删去多余的点。"});
  }
  try {
    return toml::parse(content, path);
  } catch (const toml::parse_error& error) {
    if (is_layer(path, content)) throw_layer(path);
    const std::string description(error.description());
    if (const Text twice = repeated_key(description); !twice.empty())
      refuse_at(path, error.source(), twice);
    const Text advice = advice_on_syntax(content, error.source().begin.line, description);
    refuse_at(
        path, error.source(),
        Text("not valid TOML: " + description + "." + advice.en, "TOML 语法有误。" + advice.zh));
  }
}

Text in_words(const toml::node& node) {
  if (const auto* text = node.as_string())
    return filled_text("the text \"{}\"", "文字 \"{}\"", text->get());
  if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
  if (node.is_array()) return {"a list", "列表"};
  if (node.is_table()) return {"a table", "表"};
  return {"a date or time", "日期或时间"};
}

std::optional<double> number_of(const toml::node& node) {
  if (const auto* number = node.as_integer()) return static_cast<double>(number->get());
  if (const auto* number = node.as_floating_point()) return number->get();
  return std::nullopt;
}

std::optional<double> metres_of(std::string_view text) {
  double value = 0.0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  const auto unit = known_unit({rest, static_cast<std::size_t>(text.data() + text.size() - rest)});
  const bool is_metric = unit && (unit->factor == 1.0 || unit->factor == 1000.0);
  if (!is_metric || unit->family != UnitFamily::length) return std::nullopt;
  return value * unit->factor;
}

double checked_number(const std::string& path, std::string_view key, const toml::node& node,
                      NumberRange range) {
  const auto number = number_of(node);
  const bool fits =
      number && std::isfinite(*number) && *number >= range.least && *number <= range.most;
  if (!fits) {
    const bool is_percent = number && range.most == 1.0 && *number >= 5.0 && *number <= 100.0;
    const Text hint =
        is_percent ? filled_text(". {} % is {:g}", "。{}% 应写 {:g}", *number, *number / 100.0)
                   : Text();
    refuse_at(path, node.source(),
              filled_text("'{}' must be {}, and is {}{}", "“{}”应为{}，现为 {}{}", key,
                          range_in_words(range), in_words(node), hint));
  }
  return *number;
}

std::string checked_text(const std::string& path, std::string_view key, const toml::node& node) {
  if (const auto* text = node.as_string()) {
    if (text->get().find('\0') == std::string::npos) return text->get();
    refuse_at(path, node.source(),
              filled_text("'{}' holds a NUL character (\\u0000). Take it out.",
                          "“{}”含有空字符（\\u0000），请删去。", key));
  }
  refuse_at(path, node.source(),
            filled_text("'{}' must be text in quotes, and is {}", "“{}”应为引号括起的文字，现为 {}",
                        key, in_words(node)));
}

const toml::table& checked_table(const std::string& path, std::string_view key,
                                 const toml::node& node) {
  if (const auto* table = node.as_table()) return *table;
  refuse_at(
      path, node.source(),
      filled_text("'{}' must be a table, and is {}", "“{}”应为表，现为 {}", key, in_words(node)));
}

const toml::array& checked_list(const std::string& path, std::string_view key,
                                const toml::node& node) {
  if (const auto* list = node.as_array()) return *list;
  refuse_at(path, node.source(),
            filled_text("'{}' must be a list in [ ], and is {}", "“{}”应为 [ ] 括起的列表，现为 {}",
                        key, in_words(node)));
}

}  // namespace hinterland
