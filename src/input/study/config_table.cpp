// SPDX-License-Identifier: Apache-2.0
#include "input/study/config_table.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "input/study/config_file.hpp"
#include "input/study/config_node.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace hinterland {

struct ConfigTable::Inside {
  std::string path;                   ///< of the file, as it was given
  std::shared_ptr<toml::table> file;  ///< keeps the nodes alive
  const toml::table* table = nullptr;
  Text name;
  std::vector<std::string> asked;

  const toml::node* find(std::string_view key) {
    if (std::ranges::find(asked, key) == asked.end()) asked.emplace_back(key);
    return table->get(key);
  }
};

namespace {

/// Keys in the order of the file; toml++ keeps them sorted by name.
std::vector<const toml::key*> keys_in_order(const toml::table& table) {
  std::vector<const toml::key*> keys;
  for (auto entry = table.cbegin(); entry != table.cend(); ++entry) keys.push_back(&entry->first);
  std::ranges::stable_sort(keys, {}, [](const toml::key* key) {
    return std::tuple(key->source().begin.line, key->source().begin.column);
  });
  return keys;
}

}  // namespace

ConfigTable::ConfigTable(std::shared_ptr<Inside> inside) : inside_(std::move(inside)) {}

ConfigTable ConfigTable::read(const std::string& path) {
  return of_text(config_file_text(path), path);
}

ConfigTable ConfigTable::of_text(const std::string& content, const std::string& path) {
  auto inside = std::make_shared<Inside>();
  inside->path = path;
  inside->name = {"the file", "文件"};
  inside->file = std::make_shared<toml::table>(parsed_config(content, path));
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

bool ConfigTable::take(std::string_view key, std::string& value) const {
  const toml::node* node = inside_->find(key);
  if (node != nullptr) value = checked_text(inside_->path, key, *node);
  return node != nullptr;
}

bool ConfigTable::take(std::string_view key, bool& value) const {
  const toml::node* node = inside_->find(key);
  if (node == nullptr) return false;
  if (!node->is_boolean()) {
    refuse_value(key, filled_text("'{}' must be true or false, and is {}",
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
    refuse_value(key, filled_text("'{}' must be a whole number, and is {}", "“{}”应为整数，现为 {}",
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
    refuse_value(key, filled_text("'{}' must be a whole number that is not negative, and is {}",
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

namespace {

/// Whether a number without a unit was meant in kilometres: a few metres where hundreds are usual.
bool is_in_kilometres(const toml::node& node, double length, Metres usual) {
  constexpr double few = 50.0;
  return !node.is_string() && usual >= 500_m && length > 0.0 && length < few;
}

}  // namespace

bool ConfigTable::take(std::string_view key, Metres& value) const {
  const toml::node* node = inside_->find(key);
  if (node == nullptr) return false;
  const auto* text = node->as_string();
  const auto length = text != nullptr ? metres_of(text->get()) : number_of(*node);
  if (!length || !std::isfinite(*length) || *length < 0.0) {
    refuse_value(key, filled_text("'{}' must be a length that is not negative, in metres or with "
                                  "its unit (500, \"500 m\", \"3 km\"), and is {}",
                                  "“{}”应为非负的长度，以米计或带单位（500、\"500 m\"、\"3 "
                                  "km\"），现为 {}",
                                  key, in_words(*node)));
  }
  if (is_in_kilometres(*node, *length, value)) {
    refuse_value(key,
                 filled_text("'{0}' is {1} and would be {1} metres. Write \"{1} km\" for "
                             "kilometres, or \"{1} m\" if metres are meant",
                             "“{0}”为 {1}，将按 {1} 米计。公里请写作 \"{1} km\"；确为米时请写作 "
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
    for (const std::string& present : keys()) {  // misspelt rather than missing?
      const auto& asked = inside_->asked;
      const bool is_known = std::ranges::find(asked, present) != asked.end();
      if (!is_known && nearest_name(present, required) == key) refuse_unknown(present);
    }
    refuse(filled_text("{} has no '{}'. Add it.", "{} 缺少“{}”。请补上。", name(), key));
  }
}

void ConfigTable::finish() const {
  for (const std::string& key : keys()) {
    if (std::ranges::find(inside_->asked, key) == inside_->asked.end()) refuse_unknown(key);
  }
}

void ConfigTable::refuse_unknown(std::string_view key) const {
  refuse_key(key, filled_text("unknown key '{}' in {}. {}", "{1} 中没有“{0}”这个键。{2}", key,
                              name(), suggest_name(key, inside_->asked)));
}

void ConfigTable::refuse_value(std::string_view key, const Text& why) const {
  const toml::node* node = inside_->table->get(key);
  refuse_at(inside_->path, node == nullptr ? inside_->table->source() : node->source(), why);
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
