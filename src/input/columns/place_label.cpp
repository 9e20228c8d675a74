// SPDX-License-Identifier: Apache-2.0
#include "input/columns/place_label.hpp"

#include "base/word_break.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hinterland {

namespace {

/// The possible meanings of a word in a header, as bits.
enum Meaning : std::uint8_t {
  town = 1,
  county = 2,
  village = 4,
  hamlet = 8,
  facility = 16,
  mark = 32,
  belongs = 64,
  suffix = 128
};

struct LabelWord {
  std::string_view text;
  unsigned meaning;  ///< for places, the levels they may have
};

constexpr std::array label_words = {
    LabelWord{"乡", town},
    LabelWord{"镇", town},
    LabelWord{"街道", town},
    LabelWord{"街", town},
    LabelWord{"办", town},
    LabelWord{"街办", town},
    LabelWord{"街道办", town},
    LabelWord{"办事处", town},
    LabelWord{"街道办事处", town},
    LabelWord{"地区办事处", town},
    LabelWord{"民族乡", town},
    LabelWord{"苏木", town},
    LabelWord{"管理区", town},
    LabelWord{"农场", town},
    LabelWord{"林场", town},
    LabelWord{"牧场", town},
    LabelWord{"渔场", town},
    LabelWord{"团场", town},
    LabelWord{"场", town},
    LabelWord{"开发区", town | county},
    LabelWord{"园区", town | county},
    LabelWord{"新区", town | county},
    LabelWord{"高新区", town | county},
    LabelWord{"功能区", town | county},
    LabelWord{"管委会", town | county},
    LabelWord{"县", county},
    LabelWord{"市", county},
    LabelWord{"区", county},
    LabelWord{"旗", county},
    LabelWord{"自治县", county},
    LabelWord{"县级市", county},
    LabelWord{"市辖区", county},
    LabelWord{"村", village},
    LabelWord{"居", village},
    LabelWord{"行政村", village},
    LabelWord{"村庄", village},
    LabelWord{"社区", village},
    LabelWord{"社", village},
    LabelWord{"农村社区", village},
    LabelWord{"涉农社区", village},
    LabelWord{"委会", village},
    LabelWord{"委", village},
    LabelWord{"民委员会", village},
    LabelWord{"村委会", village},
    LabelWord{"居委会", village},
    LabelWord{"村民委员会", village},
    LabelWord{"居民委员会", village},
    LabelWord{"自然村", hamlet},
    LabelWord{"自然屯", hamlet},
    LabelWord{"屯", village | hamlet},
    LabelWord{"村民小组", hamlet},
    LabelWord{"小组", hamlet},
    LabelWord{"组", hamlet},
    LabelWord{"村组", hamlet},
    LabelWord{"居民点", hamlet},
    LabelWord{"设施", facility},
    LabelWord{"单位", facility},
    LabelWord{"机构", facility},
    LabelWord{"学校", facility},
    LabelWord{"园所", facility},
    LabelWord{"幼儿园", facility},
    LabelWord{"医院", facility},
    LabelWord{"卫生院", facility},
    LabelWord{"卫生室", facility},
    LabelWord{"医疗机构", facility},
    LabelWord{"养老机构", facility},
    LabelWord{"场所", facility},
    LabelWord{"企业", facility},
    LabelWord{"公司", facility},
    LabelWord{"网点", facility},
    LabelWord{"站点", facility},
    LabelWord{"门店", facility},
    LabelWord{"town", town},
    LabelWord{"township", town},
    LabelWord{"subdistrict", town},
    LabelWord{"street", town},
    LabelWord{"county", county},
    LabelWord{"district", county},
    LabelWord{"city", county},
    LabelWord{"village", village},
    LabelWord{"community", village},
    LabelWord{"settlement", village},
    LabelWord{"hamlet", hamlet},
    LabelWord{"facility", facility},
    LabelWord{"school", facility},
    LabelWord{"institution", facility},
    LabelWord{"(", mark},
    LabelWord{")", mark},
    LabelWord{"[", mark},
    LabelWord{"]", mark},
    LabelWord{"、", mark},
    LabelWord{",", mark},
    LabelWord{"/", mark},
    LabelWord{"-", mark},
    LabelWord{"_", mark},
    LabelWord{"|", mark},
    LabelWord{" ", mark},
    LabelWord{"或", mark},
    LabelWord{"及", mark},
    LabelWord{"和", mark},
    LabelWord{"or", mark},
    LabelWord{"and", mark},
    LabelWord{"级", mark},
    LabelWord{"所属", belongs},
    LabelWord{"所在", belongs},
    LabelWord{"所处", belongs},
    LabelWord{"隶属", belongs},
    LabelWord{"隶属于", belongs},
    LabelWord{"归属", belongs},
    LabelWord{"属", belongs},
    LabelWord{"属于", belongs},
    LabelWord{"名称", suffix},
    LabelWord{"名", suffix},
    LabelWord{"全称", suffix},
    LabelWord{"name", suffix},
    LabelWord{"代码", suffix},
    LabelWord{"编码", suffix},
    LabelWord{"编号", suffix},
    LabelWord{"code", suffix},
};

const std::vector<std::string_view>& word_texts() {
  static const std::vector<std::string_view> texts = [] {
    std::vector<std::string_view> all;
    for (const LabelWord& word : label_words) all.push_back(word.text);
    return all;
  }();
  return texts;
}

constexpr unsigned all_levels = town | county | village | hamlet | facility;

/// The meaning of a header that consists of these words only.
struct Said {
  unsigned levels = all_levels;  ///< the levels that all its places have in common
  std::size_t places = 0;
  bool belongs_first = false;
  bool is_split = false;  ///< contains a bracket or separator
  bool is_sure = false;   ///< at least one place has an unambiguous level
  std::string_view suffix;
  bool has_two_suffixes = false;
};

Said meaning_of(const std::vector<std::size_t>& rows) {
  Said said;
  for (const std::size_t row : rows) {
    const auto& [text, meaning] = label_words[row];
    if ((meaning & all_levels) != 0) {
      said.levels &= meaning;
      ++said.places;
      said.is_sure = said.is_sure || (text != "市" && text != "区" && text != "city");
    }
    if (meaning == mark && text != "级") said.is_split = true;
    if (meaning == belongs) said.belongs_first = true;
    if (meaning != suffix) continue;
    const bool is_name = text == "名称" || text == "名" || text == "全称" || text == "name";
    const std::string_view kind = is_name ? "名称" : "代码";
    said.has_two_suffixes = said.has_two_suffixes || (!said.suffix.empty() && said.suffix != kind);
    said.suffix = kind;
  }
  return said;
}

std::string_view level_noun(unsigned levels) {
  if ((levels & town) != 0) return "乡镇";
  if ((levels & county) != 0) return "县区";
  if ((levels & village) != 0) return "村居";
  return (levels & hamlet) != 0 ? "自然村" : "设施";
}

}  // namespace

std::optional<std::string> place_label(std::string_view header) {
  const auto rows = broken_into_words(header, word_texts());
  if (!rows) return std::nullopt;
  const Said said = meaning_of(*rows);
  const bool is_list = said.places >= 2 || (said.places == 1 && said.belongs_first);
  if (!is_list || said.levels == 0 || said.has_two_suffixes) return std::nullopt;
  // 市区 is the built-up area of a city; 区（市） are counties.
  if ((said.levels & county) != 0 && !said.is_sure && !said.is_split) return std::nullopt;
  if (said.levels == facility && said.suffix != "名称") return std::nullopt;
  // The village that a hamlet belongs to is distinct from the hamlet's own name.
  const bool is_other = said.belongs_first && (said.levels & (village | hamlet)) != 0;
  return (is_other ? "所属" : "") + std::string(level_noun(said.levels)).append(said.suffix);
}

}  // namespace hinterland
