// SPDX-License-Identifier: Apache-2.0
#include "input/census/name_remarks.hpp"

#include "base/plain_word.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace hinterland {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> brackets = {
    {{"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}, {"〔", "〕"}, {"［", "］"}}};

/// Parts of words for what a village is.
constexpr std::array<std::string_view, 29> remarks = {
    "贫困",   "脱贫",     "扶贫",    "帮扶",          "示范",         "试点",
    "重点村", "中心村",   "基层村",  "传统村落",      "文明村",       "美丽",
    "振兴",   "软弱涣散", "省定",    "市定",          "县定",         "国定",
    "驻地",   "行政村",   "村委会",  "城中村",        "历史文化名村", "少数民族",
    "民族村", "poor",     "poverty", "demonstration", "pilot"};

/// Where the bracket that ends the name opens, and what is in it; npos: there is none.
std::pair<std::size_t, std::string_view> last_bracket(std::string_view name) {
  for (const auto& [open, close] : brackets) {
    const std::size_t at = name.rfind(open);
    if (!name.ends_with(close) || at == name.npos || at == 0) continue;
    const std::size_t first = at + open.size();
    return {at, name.substr(first, name.size() - close.size() - first)};
  }
  return {std::string_view::npos, {}};
}

}  // namespace

std::string before_bracket(std::string_view name) {
  return plain_word(name.substr(0, last_bracket(name).first));
}

std::string without_remark(std::string_view name) {
  const auto [at, inside] = last_bracket(name);
  const std::string word = plain_word(inside);
  const bool is_remark =
      at != name.npos && std::ranges::any_of(remarks, [&](std::string_view part) {
        return word.find(part) != word.npos;
      });
  return std::string(is_remark ? name.substr(0, at) : name);
}

}  // namespace hinterland
