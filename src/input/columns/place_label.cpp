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

struct Word {
  std::string_view text;
  unsigned meaning;  ///< for places, the levels they may have
};

constexpr std::array words = {
    Word{"乡", town},
    Word{"镇", town},
    Word{"街道", town},
    Word{"街", town},
    Word{"办", town},
    Word{"街办", town},
    Word{"街道办", town},
    Word{"办事处", town},
    Word{"街道办事处", town},
    Word{"地区办事处", town},
    Word{"民族乡", town},
    Word{"苏木", town},
    Word{"管理区", town},
    Word{"农场", town},
    Word{"林场", town},
    Word{"牧场", town},
    Word{"渔场", town},
    Word{"团场", town},
    Word{"场", town},
    Word{"开发区", town | county},
    Word{"园区", town | county},
    Word{"新区", town | county},
    Word{"高新区", town | county},
    Word{"功能区", town | county},
    Word{"管委会", town | county},
    Word{"县", county},
    Word{"市", county},
    Word{"区", county},
    Word{"旗", county},
    Word{"自治县", county},
    Word{"县级市", county},
    Word{"市辖区", county},
    Word{"村", village},
    Word{"居", village},
    Word{"行政村", village},
    Word{"村庄", village},
    Word{"社区", village},
    Word{"社", village},
    Word{"农村社区", village},
    Word{"涉农社区", village},
    Word{"委会", village},
    Word{"委", village},
    Word{"民委员会", village},
    Word{"村委会", village},
    Word{"居委会", village},
    Word{"村民委员会", village},
    Word{"居民委员会", village},
    Word{"自然村", hamlet},
    Word{"自然屯", hamlet},
    Word{"屯", village | hamlet},
    Word{"村民小组", hamlet},
    Word{"小组", hamlet},
    Word{"组", hamlet},
    Word{"村组", hamlet},
    Word{"居民点", hamlet},
    Word{"设施", facility},
    Word{"单位", facility},
    Word{"机构", facility},
    Word{"学校", facility},
    Word{"园所", facility},
    Word{"幼儿园", facility},
    Word{"医院", facility},
    Word{"卫生院", facility},
    Word{"卫生室", facility},
    Word{"医疗机构", facility},
    Word{"养老机构", facility},
    Word{"场所", facility},
    Word{"企业", facility},
    Word{"公司", facility},
    Word{"网点", facility},
    Word{"站点", facility},
    Word{"门店", facility},
    Word{"town", town},
    Word{"township", town},
    Word{"subdistrict", town},
    Word{"street", town},
    Word{"county", county},
    Word{"district", county},
    Word{"city", county},
    Word{"village", village},
    Word{"community", village},
    Word{"settlement", village},
    Word{"hamlet", hamlet},
    Word{"facility", facility},
    Word{"school", facility},
    Word{"institution", facility},
    Word{"(", mark},
    Word{")", mark},
    Word{"[", mark},
    Word{"]", mark},
    Word{"、", mark},
    Word{",", mark},
    Word{"/", mark},
    Word{"-", mark},
    Word{"_", mark},
    Word{"|", mark},
    Word{" ", mark},
    Word{"或", mark},
    Word{"及", mark},
    Word{"和", mark},
    Word{"or", mark},
    Word{"and", mark},
    Word{"级", mark},
    Word{"所属", belongs},
    Word{"所在", belongs},
    Word{"所处", belongs},
    Word{"隶属", belongs},
    Word{"隶属于", belongs},
    Word{"归属", belongs},
    Word{"属", belongs},
    Word{"属于", belongs},
    Word{"名称", suffix},
    Word{"名", suffix},
    Word{"全称", suffix},
    Word{"name", suffix},
    Word{"代码", suffix},
    Word{"编码", suffix},
    Word{"编号", suffix},
    Word{"code", suffix},
};

const std::vector<std::string_view>& word_texts() {
  static const std::vector<std::string_view> texts = [] {
    std::vector<std::string_view> all;
    for (const Word& word : words) all.push_back(word.text);
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

Said said_by(const std::vector<std::size_t>& rows) {
  Said said;
  for (const std::size_t row : rows) {
    const auto& [text, meaning] = words[row];
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

std::string_view called(unsigned levels) {
  if ((levels & town) != 0) return "乡镇";
  if ((levels & county) != 0) return "县区";
  if ((levels & village) != 0) return "村居";
  return (levels & hamlet) != 0 ? "自然村" : "设施";
}

}  // namespace

std::optional<std::string> place_label(std::string_view header) {
  const auto rows = broken_into_words(header, word_texts());
  if (!rows) return std::nullopt;
  const Said said = said_by(*rows);
  const bool is_list = said.places >= 2 || (said.places == 1 && said.belongs_first);
  if (!is_list || said.levels == 0 || said.has_two_suffixes) return std::nullopt;
  // 市区 is the built-up area of a city; 区（市） are counties.
  if ((said.levels & county) != 0 && !said.is_sure && !said.is_split) return std::nullopt;
  if (said.levels == facility && said.suffix != "名称") return std::nullopt;
  // The village that a hamlet belongs to is distinct from the hamlet's own name.
  const bool is_other = said.belongs_first && (said.levels & (village | hamlet)) != 0;
  return (is_other ? "所属" : "") + std::string(called(said.levels)).append(said.suffix);
}

}  // namespace hinterland
