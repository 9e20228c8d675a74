// SPDX-License-Identifier: Apache-2.0
#include "input/study/config_table.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/study/config_file.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <tuple>

namespace hinterland {

struct ConfigTable::Inside {
  std::string path;                   ///< of the file, as given
  std::shared_ptr<toml::table> file;  ///< keeps the nodes alive
  const toml::table* table = nullptr;
  Text name;
  std::vector<std::string> requested;

  const toml::node* find(std::string_view key) {
    if (std::ranges::find(requested, key) == requested.end()) requested.emplace_back(key);
    return table->get(key);
  }
};

namespace {

/// The keys in the order of the file; toml++ sorts them by name.
std::vector<const toml::key*> keys_in_order(const toml::table& table) {
  std::vector<const toml::key*> keys;
  for (const auto& entry : table) keys.push_back(&entry.first);
  std::ranges::stable_sort(keys, {}, [](const toml::key* key) {
    return std::tuple(key->source().begin.line, key->source().begin.column);
  });
  return keys;
}

Text range_in_words(NumberRange range) {
  constexpr double unbounded = std::numeric_limits<double>::max();
  if (range.least == -unbounded) return {"a finite number", "有限的数字"};
  if (range.most == unbounded && range.least == 0.0) {
    return {"a non-negative number", "非负的数字"};
  }
  if (range.most == unbounded) {
    return filled_text("a number of at least {}", "不小于 {} 的数字", range.least);
  }
  return filled_text("a number from {} to {}", "{} 到 {} 之间的数字", range.least, range.most);
}

/// Describes a value for a message.
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

/// The metres in "500 m", "3km", "2.5 公里"; none if it is not a length.
std::optional<double> metres_of(std::string_view text) {
  double value = 0.0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  const auto unit = known_unit({rest, static_cast<std::size_t>(text.data() + text.size() - rest)});
  const bool is_metric = unit && (unit->factor == 1.0 || unit->factor == 1000.0);
  if (!is_metric || unit->family != UnitFamily::length) return std::nullopt;
  return value * unit->factor;
}

/// The value of a key; throws UsageError with the valid values if it is not a number in the range.
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
              filled_text("'{}' must be {}, but is {}{}", "“{}”应为{}，现为 {}{}", key,
                          range_in_words(range), in_words(node), hint));
  }
  return *number;
}

std::string checked_text(const std::string& path, std::string_view key, const toml::node& node) {
  if (const auto* text = node.as_string()) {
    if (text->get().find('\0') == std::string::npos) return text->get();
    refuse_at(path, node.source(),
              filled_text("'{}' contains a NUL character (\\u0000). Remove it.",
                          "“{}”含有空字符（\\u0000），请删去。", key));
  }
  refuse_at(path, node.source(),
            filled_text("'{}' must be text in quotes, but is {}", "“{}”应为引号括起的文字，现为 {}",
                        key, in_words(node)));
}

const toml::table& checked_table(const std::string& path, std::string_view key,
                                 const toml::node& node) {
  if (const auto* table = node.as_table()) return *table;
  refuse_at(
      path, node.source(),
      filled_text("'{}' must be a table, but is {}", "“{}”应为表，现为 {}", key, in_words(node)));
}

const toml::array& checked_list(const std::string& path, std::string_view key,
                                const toml::node& node) {
  if (const auto* list = node.as_array()) return *list;
  refuse_at(path, node.source(),
            filled_text("'{}' must be a list in [ ], but is {}", "“{}”应为 [ ] 括起的列表，现为 {}",
                        key, in_words(node)));
}

/// Whether a number without a unit was probably meant in kilometres: a few metres where hundreds
/// are usual.
bool is_in_kilometres(const toml::node& node, double length, Metres usual) {
  constexpr double few = 50.0;
  return !node.is_string() && usual >= 500_m && length > 0.0 && length < few;
}

/// Advice if a path contains control characters, because backslashes as in "D:\new\table.shp" were
/// read as escapes. Empty if it contains none.
Text advice_on_escapes(std::string_view key, std::string_view path) {
  constexpr std::string_view control = "\b\t\n\f\r\x1B";
  constexpr std::string_view letters = "btnfre";
  std::string windows;
  std::string slashes;
  std::string escape;
  for (const char c : path) {
    const auto at = control.find(c);
    if (at == control.npos) {
      windows += c;
      slashes += c == '\\' ? '/' : c;
      continue;
    }
    if (escape.empty()) escape = fmt::format("\\{}", letters[at]);
    windows += fmt::format("\\{}", letters[at]);
    slashes += fmt::format("/{}", letters[at]);
  }
  if (escape.empty()) return {};
  return filled_text(
      "the file does not exist: in double quotes, {0} means {1}. Write '{3}' in single quotes, or "
      "\"{4}\" with /, for '{2}'",
      "文件不存在：双引号中的 {0} 表示{1}。“{2}”请用单引号写作 '{3}'，或用 / 写作 \"{4}\"", escape,
      escape == "\\n" || escape == "\\r" ? Text("a line break", "换行")
      : escape == "\\t"                  ? Text("a tab", "制表符")
                                         : Text("a control character", "控制字符"),
      key, windows, slashes);
}

}  // namespace

ConfigTable::ConfigTable(std::shared_ptr<Inside> inside) : inside_(std::move(inside)) {}

ConfigTable ConfigTable::read(const std::string& path) {
  return of_text(config_file_text(path), path);
}

ConfigTable ConfigTable::of_text(const std::string& content, const std::string& name) {
  auto inside = std::make_shared<Inside>();
  inside->path = name;
  inside->name = {"the file", "文件"};
  inside->file = std::make_shared<toml::table>(parsed_config(content, name));
  inside->table = inside->file.get();
  return ConfigTable(std::move(inside));
}

const Text& ConfigTable::name() const { return inside_->name; }

std::vector<std::string> ConfigTable::keys() const {
  std::vector<std::string> names;
  for (const toml::key* key : keys_in_order(*inside_->table)) names.emplace_back(key->str());
  return names;
}

bool ConfigTable::has(std::string_view key) const { return inside_->find(key) != nullptr; }

bool ConfigTable::is_table(std::string_view key) const {
  const toml::node* node = inside_->table->get(key);
  return node != nullptr && node->is_table();
}

bool ConfigTable::is_list(std::string_view key) const {
  const toml::node* node = inside_->table->get(key);
  return node != nullptr && node->is_array();
}

Text ConfigTable::position(std::string_view key) const {
  const toml::node* node = inside_->table->get(key);
  if (node == nullptr) return {};
  return position_text(inside_->path, node->source());
}

bool ConfigTable::take(std::string_view key, std::string& value) const {
  const toml::node* node = inside_->find(key);
  if (node != nullptr) value = checked_text(inside_->path, key, *node);
  return node != nullptr;
}

bool ConfigTable::take(std::string_view key, bool& value) const {
  const toml::node* node = inside_->find(key);
  if (node == nullptr) return false;
  if (!node->is_boolean()) {
    refuse_value(key, filled_text("'{}' must be true or false, but is {}",
                                  "“{}”应为 true 或 false，现为 {}", key, in_words(*node)));
  }
  value = node->as_boolean()->get();
  return true;
}

bool ConfigTable::take(std::string_view key, int& value, NumberRange range) const {
  const toml::node* node = inside_->find(key);
  if (node == nullptr) return false;
  range.most = std::min(range.most, static_cast<double>(std::numeric_limits<int>::max()));
  const double number = checked_number(inside_->path, key, *node, range);
  if (!node->is_integer()) {
    refuse_value(key, filled_text("'{}' must be a whole number, but is {}", "“{}”应为整数，现为 {}",
                                  key, number));
  }
  value = static_cast<int>(number);
  return true;
}

bool ConfigTable::take(std::string_view key, std::uint64_t& value) const {
  const toml::node* node = inside_->find(key);
  if (node == nullptr) return false;
  const auto* number = node->as_integer();
  if (number == nullptr || number->get() < 0) {
    refuse_value(key, filled_text("'{}' must be a non-negative whole number, but is {}",
                                  "“{}”应为非负整数，现为 {}", key, in_words(*node)));
  }
  value = static_cast<std::uint64_t>(number->get());
  return true;
}

bool ConfigTable::take(std::string_view key, double& value, NumberRange range) const {
  const toml::node* node = inside_->find(key);
  if (node != nullptr) value = checked_number(inside_->path, key, *node, range);
  return node != nullptr;
}

bool ConfigTable::take(std::string_view key, std::vector<std::string>& value) const {
  const toml::node* node = inside_->find(key);
  if (node == nullptr) return false;
  value.clear();
  for (const toml::node& item : checked_list(inside_->path, key, *node)) {
    value.push_back(checked_text(inside_->path, key, item));
  }
  return true;
}

bool ConfigTable::take(std::string_view key, std::vector<double>& value, NumberRange range) const {
  const toml::node* node = inside_->find(key);
  if (node == nullptr) return false;
  value.clear();
  for (const toml::node& item : checked_list(inside_->path, key, *node)) {
    value.push_back(checked_number(inside_->path, key, item, range));
  }
  return true;
}

bool ConfigTable::take(std::string_view key, std::map<std::string, std::string>& value) const {
  const toml::node* node = inside_->find(key);
  if (node == nullptr) return false;
  value.clear();
  for (const auto& [name, item] : checked_table(inside_->path, key, *node)) {
    value.emplace(name.str(), checked_text(inside_->path, name.str(), item));
  }
  return true;
}

bool ConfigTable::take(std::string_view key, std::map<std::string, double>& value,
                       NumberRange range) const {
  const toml::node* node = inside_->find(key);
  if (node == nullptr) return false;
  value.clear();
  for (const auto& [name, item] : checked_table(inside_->path, key, *node)) {
    value.emplace(name.str(), checked_number(inside_->path, name.str(), item, range));
  }
  return true;
}

bool ConfigTable::take(std::string_view key, Metres& value) const {
  const toml::node* node = inside_->find(key);
  if (node == nullptr) return false;
  const auto* text = node->as_string();
  const auto length = text != nullptr ? metres_of(text->get()) : number_of(*node);
  if (!length || !std::isfinite(*length) || *length < 0.0) {
    refuse_value(key, filled_text("'{}' must be a non-negative length, in metres or with its unit "
                                  "(500, \"500 m\", \"3 km\"), but is {}",
                                  "“{}”应为非负的长度，以米计或带单位（500、\"500 m\"、\"3 "
                                  "km\"），现为 {}",
                                  key, in_words(*node)));
  }
  if (is_in_kilometres(*node, *length, value)) {
    refuse_value(key, filled_text("'{0}' is {1}, which would mean {1} metres. Write \"{1} km\" for "
                                  "kilometres, or \"{1} m\" if metres are meant",
                                  "“{0}”为 {1}，将按{1}米计。公里请写作 \"{1} km\"；确为米时请写作 "
                                  "\"{1} m\"",
                                  key, in_words(*node)));
  }
  value = {*length};
  return true;
}

bool ConfigTable::take(std::string_view key, std::optional<Metres>& value) const {
  Metres length = value.value_or(1_km);
  if (!take(key, length)) return false;
  value = length;
  return true;
}

std::optional<std::size_t> ConfigTable::take_word(std::string_view key,
                                                  const std::vector<std::string>& words) const {
  std::string word;
  if (!take(key, word)) return std::nullopt;
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) {
    refuse_value(key, filled_text("'{}' cannot be \"{}\". {}", "“{}”不能取 \"{}\"。{}", key, word,
                                  suggest_name(word, words)));
  }
  return static_cast<std::size_t>(found - words.begin());
}

ConfigTable ConfigTable::table(std::string_view key) const {
  static const toml::table nothing;
  const toml::node* node = inside_->find(key);
  auto below = std::make_shared<Inside>();
  below->path = inside_->path;
  below->file = inside_->file;
  below->table = node == nullptr ? &nothing : &checked_table(inside_->path, key, *node);
  const bool top = inside_->table == inside_->file.get();
  const std::string& above = inside_->name.en;
  below->name = top ? fmt::format("[{}]", key)
                    : fmt::format("{}.{}]", above.substr(0, above.size() - 1), key);
  return ConfigTable(std::move(below));
}

std::vector<ConfigTable> ConfigTable::tables(std::string_view key) const {
  std::vector<ConfigTable> result;
  const toml::node* node = inside_->find(key);
  if (node == nullptr) return result;
  for (const toml::node& item : checked_list(inside_->path, key, *node)) {
    auto below = std::make_shared<Inside>();
    below->path = inside_->path;
    below->file = inside_->file;
    below->table = &checked_table(inside_->path, key, item);
    below->name = fmt::format("[[{}]]", key);
    result.push_back(ConfigTable(std::move(below)));
  }
  return result;
}

void ConfigTable::require(const std::vector<std::string>& required) const {
  for (const std::string& key : required) has(key);
  for (const std::string& key : required) {
    if (has(key)) continue;
    for (const std::string& present : keys()) {  // misspelt rather than missing
      const auto& requested = inside_->requested;
      const bool is_known = std::ranges::find(requested, present) != requested.end();
      if (!is_known && nearest_name(present, required) == key) refuse_unknown(present);
    }
    refuse(filled_text("{} has no '{}'. Add it.", "{} 缺少“{}”。请补上。", name(), key));
  }
}

void ConfigTable::finish() const {
  for (const std::string& key : keys()) {
    if (std::ranges::find(inside_->requested, key) == inside_->requested.end()) refuse_unknown(key);
  }
}

void ConfigTable::refuse_unknown(std::string_view key) const {
  refuse_key(key, filled_text("unknown key '{}' in {}. {}", "{1} 中没有“{0}”这个键。{2}", key,
                              name(), suggest_name(key, inside_->requested)));
}

void ConfigTable::refuse_value(std::string_view key, const Text& why) const {
  const toml::node* node = inside_->table->get(key);
  refuse_at(inside_->path, node == nullptr ? inside_->table->source() : node->source(), why);
}

void ConfigTable::refuse_escapes(std::string_view key, std::string_view path) const {
  if (const Text advice = advice_on_escapes(key, path); !advice.en.empty())
    refuse_value(key, advice);
}

void ConfigTable::refuse_key(std::string_view key, const Text& why) const {
  const auto found = inside_->table->find(key);
  const bool there = found != inside_->table->cend();
  refuse_at(inside_->path, there ? found->first.source() : inside_->table->source(), why);
}

void ConfigTable::refuse(const Text& why) const {
  refuse_at(inside_->path, inside_->table->source(), why);
}

}  // namespace hinterland
