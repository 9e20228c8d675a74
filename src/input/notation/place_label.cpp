// SPDX-License-Identifier: Apache-2.0
#include "input/notation/place_label.hpp"

#include "base/word_list.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hinterland {

namespace {

/// The possible meanings of a word in a header, as bits.
enum Meaning : std::uint8_t {
  of_town = 1,
  of_county = 2,
  of_village = 4,
  of_hamlet = 8,
  of_facility = 16,
  mark = 32,
  belongs = 64,
  suffix = 128
};

struct LabelWord {
  std::string_view text;
  unsigned meaning;  ///< for places, the levels they may have
};

constexpr std::array label_words = {
    LabelWord{"乡", of_town},
    LabelWord{"镇", of_town},
    LabelWord{"街道", of_town},
    LabelWord{"街", of_town},
    LabelWord{"办", of_town},
    LabelWord{"街办", of_town},
    LabelWord{"街道办", of_town},
    LabelWord{"办事处", of_town},
    LabelWord{"街道办事处", of_town},
    LabelWord{"地区办事处", of_town},
    LabelWord{"民族乡", of_town},
    LabelWord{"苏木", of_town},
    LabelWord{"管理区", of_town},
    LabelWord{"农场", of_town},
    LabelWord{"林场", of_town},
    LabelWord{"牧场", of_town},
    LabelWord{"渔场", of_town},
    LabelWord{"团场", of_town},
    LabelWord{"场", of_town},
    LabelWord{"开发区", of_town | of_county},
    LabelWord{"园区", of_town | of_county},
    LabelWord{"新区", of_town | of_county},
    LabelWord{"高新区", of_town | of_county},
    LabelWord{"功能区", of_town | of_county},
    LabelWord{"管委会", of_town | of_county},
    LabelWord{"县", of_county},
    LabelWord{"市", of_county},
    LabelWord{"区", of_county},
    LabelWord{"旗", of_county},
    LabelWord{"自治县", of_county},
    LabelWord{"县级市", of_county},
    LabelWord{"市辖区", of_county},
    LabelWord{"村", of_village},
    LabelWord{"居", of_village},
    LabelWord{"行政村", of_village},
    LabelWord{"村庄", of_village},
    LabelWord{"社区", of_village},
    LabelWord{"社", of_village},
    LabelWord{"农村社区", of_village},
    LabelWord{"涉农社区", of_village},
    LabelWord{"委会", of_village},
    LabelWord{"委", of_village},
    LabelWord{"民委员会", of_village},
    LabelWord{"村委会", of_village},
    LabelWord{"居委会", of_village},
    LabelWord{"村民委员会", of_village},
    LabelWord{"居民委员会", of_village},
    LabelWord{"自然村", of_hamlet},
    LabelWord{"自然屯", of_hamlet},
    LabelWord{"屯", of_village | of_hamlet},
    LabelWord{"村民小组", of_hamlet},
    LabelWord{"小组", of_hamlet},
    LabelWord{"组", of_hamlet},
    LabelWord{"村组", of_hamlet},
    LabelWord{"居民点", of_hamlet},
    LabelWord{"设施", of_facility},
    LabelWord{"单位", of_facility},
    LabelWord{"机构", of_facility},
    LabelWord{"学校", of_facility},
    LabelWord{"园所", of_facility},
    LabelWord{"幼儿园", of_facility},
    LabelWord{"医院", of_facility},
    LabelWord{"卫生院", of_facility},
    LabelWord{"卫生室", of_facility},
    LabelWord{"医疗机构", of_facility},
    LabelWord{"养老机构", of_facility},
    LabelWord{"场所", of_facility},
    LabelWord{"企业", of_facility},
    LabelWord{"公司", of_facility},
    LabelWord{"网点", of_facility},
    LabelWord{"站点", of_facility},
    LabelWord{"门店", of_facility},
    LabelWord{"town", of_town},
    LabelWord{"township", of_town},
    LabelWord{"subdistrict", of_town},
    LabelWord{"street", of_town},
    LabelWord{"county", of_county},
    LabelWord{"district", of_county},
    LabelWord{"city", of_county},
    LabelWord{"village", of_village},
    LabelWord{"community", of_village},
    LabelWord{"settlement", of_village},
    LabelWord{"hamlet", of_hamlet},
    LabelWord{"facility", of_facility},
    LabelWord{"school", of_facility},
    LabelWord{"institution", of_facility},
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

constexpr unsigned all_levels = of_town | of_county | of_village | of_hamlet | of_facility;

/// The meaning of a header that consists of these words only.
struct ListMeaning {
  unsigned levels = all_levels;  ///< the levels that all its places have in common
  std::size_t places = 0;
  bool belongs_first = false;
  bool is_split = false;  ///< contains a bracket or separator
  bool is_sure = false;   ///< at least one place has an unambiguous level
  std::string_view suffix;
  bool has_two_suffixes = false;
};

ListMeaning meaning_of(const std::vector<std::size_t>& rows) {
  ListMeaning meaning_found;
  for (const std::size_t row : rows) {
    const auto& [text, meaning] = label_words[row];
    if ((meaning & all_levels) != 0) {
      meaning_found.levels &= meaning;
      ++meaning_found.places;
      meaning_found.is_sure =
          meaning_found.is_sure || (text != "市" && text != "区" && text != "city");
    }
    if (meaning == mark && text != "级") meaning_found.is_split = true;
    if (meaning == belongs) meaning_found.belongs_first = true;
    if (meaning != suffix) continue;
    const bool is_name = text == "名称" || text == "名" || text == "全称" || text == "name";
    const std::string_view kind = is_name ? "名称" : "代码";
    meaning_found.has_two_suffixes =
        meaning_found.has_two_suffixes ||
        (!meaning_found.suffix.empty() && meaning_found.suffix != kind);
    meaning_found.suffix = kind;
  }
  return meaning_found;
}

std::string_view level_noun(unsigned levels) {
  if ((levels & of_town) != 0) return "乡镇";
  if ((levels & of_county) != 0) return "县区";
  if ((levels & of_village) != 0) return "村居";
  return (levels & of_hamlet) != 0 ? "自然村" : "设施";
}

}  // namespace

std::optional<std::string> place_label(std::string_view header) {
  const auto rows = broken_into_words(header, word_texts());
  if (!rows) return std::nullopt;
  const ListMeaning meaning_found = meaning_of(*rows);
  const bool is_list =
      meaning_found.places >= 2 || (meaning_found.places == 1 && meaning_found.belongs_first);
  if (!is_list || meaning_found.levels == 0 || meaning_found.has_two_suffixes) return std::nullopt;
  // 市区 is the built-up area of a city; 区（市） are counties.
  if ((meaning_found.levels & of_county) != 0 && !meaning_found.is_sure && !meaning_found.is_split)
    return std::nullopt;
  if (meaning_found.levels == of_facility && meaning_found.suffix != "名称") return std::nullopt;
  // The village that a hamlet belongs to is distinct from the hamlet's own name.
  const bool is_other =
      meaning_found.belongs_first && (meaning_found.levels & (of_village | of_hamlet)) != 0;
  return (is_other ? "所属" : "") +
         std::string(level_noun(meaning_found.levels)).append(meaning_found.suffix);
}

}  // namespace hinterland
