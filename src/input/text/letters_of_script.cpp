// SPDX-License-Identifier: Apache-2.0
#include "input/text/letters_of_script.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace hinterland {

namespace {

// The 800 most frequent characters in names of towns and villages of China (weight 7) and in prose
// (weight 3), the traditional forms used in Taiwan, and the most frequent characters in names of
// towns of Korea and Japan. In order of decreasing frequency.

constexpr std::u32string_view frequent_simplified =
    U"村区民会庄家委员社居大东山新西南河子北一中龙沟上王石桥城三里小马和园安高"
    U"人张路头下街水是生前林兴场后金塘寨营不口了平湾李坪江长国白在黄杨湖楼有阳"
    U"岭地花二田溪刘道华门庙红五双天活店屯合岗沙海为市关台这四来泉年他文坝丰光"
    U"官明发陈古个青十第永木克业方集坡福建老我源星于学日赵公树查堡镇太都心八寺"
    U"嘎联县以连万拉时农同分到塔工成开井格要苑出行的罗乐巴进周凤经元尔胜那自也"
    U"说多利郭主清六峪云化理铺柳们力达就坑得对富朱各武土坊德七房之院作团军族代"
    U"其九可全过宝辛洞苏峰港洋义产竹牛部常胡孙吴定康梁铁玉岩通布川阿徐政用能月"
    U"你着兰向本等管种法窑所堂洼吉美冲面科州广滩两外车宋加风而正动立韩勒事如曹"
    U"洲松机保边隆果然当百桃原内去好洪梅起任朝现结还体府程何干夏回重相济埠流仁"
    U"斯表乌观草汉什英角池宁名莲景务厂良瓦实将香毛间么潭墩麻许特与丁板先司范昌"
    U"省只春虚者黑董柏旗杜治孟从米唐拟横制队又解无教荣设依世庆手没盛盘郑此茶仙"
    U"图见提底羊段库站界银看望电岔最圩度物滨位鱼由贾火战哈儿意曲鲁史京亭冯尚但"
    U"巷已神想些热顺基窝群亚潮旺强身魏她共点皇性油放渡号桂次应祥户信谷色直锦把"
    U"才技处术蔡级因普余使姚知齐虎样书岳资甲总崔展音半交情入字数打比问屋师包并"
    U"温洛叶谢幸被珠堰留秀期吕量及运气别根袁宫首沿芦崖党品育托潘固升千堤泰佛爱"
    U"系形艾彭甘泥友满斗权更声女环商紫条复卫临章扎孔畈乡远统目少岸或报步很计游"
    U"陶思博侯姜肖秦围汪凰领喀陵己真雷接雅则牌仓兵蒋卡纪菜渠深咀走增陆至士疃命"
    U"桐苗善称单顶桑话排议给背赤空几变眼再象今便灵导宅改落左郎决指磨钟嘉飞燕葛"
    U"玛荆泽众益嘴付反局际薛狮汤邓阁浦郝题迎它纳规式鹿瑞绿孜梨闫受贤组带乔渔榆"
    U"垭听惠类尾响曾沈职柴转钱牧赛记却选施涧枫历革论取黎莫枣庵杏收邵件鹤贺严做"
    U"呼候焦圈宗荷传矿住校丹旧坳举线坨尹佳近完支必让专尖麦汇质茅波调觉圣积据炉"
    U"萨掌备研岛甸造吾野创言尼功贵鸡坦盖独叫难志考坎办感宏尧锋申堆宜约盐腰振皮"
    U"具求岙栗陂即护每乙丙戊己庚壬癸丑寅卯巳申酉戌亥";

constexpr std::u32string_view frequent_traditional =
    U"區會莊員東龍溝橋裡馬園張頭興場後營灣長國黃楊樓陽嶺劉華門廟紅雙崗為關臺這"
    U"來壩豐發陳個業於學趙樹鎮聯縣連萬時農開羅樂進鳳經爾勝說雲鋪們達對團軍過寶"
    U"蘇義產孫吳鐵巖著蘭種窯窪衝廣灘兩車風動韓機邊當內現結還體幹濟烏觀漢寧蓮務"
    U"廠實將間麼許與範虛從擬橫隊無榮設慶沒盤鄭圖見庫銀電濱魚賈戰兒魯馮熱順窩亞"
    U"強點號應戶錦處術級餘齊樣書嶽資總數問師並溫葉謝呂運氣別宮蘆黨託愛滿鬥權聲"
    U"環條復衛臨鄉遠統報計遊圍領則倉蔣紀陸稱單頂話議給幾變靈導決鍾飛瑪荊澤眾際"
    U"獅湯鄧閣題納規綠閆賢組帶喬漁埡聽類響職轉錢賽記卻選澗楓歷論棗鶴賀嚴傳礦舊"
    U"舉線讓專麥匯質調覺聖積據爐薩備島創貴雞蓋獨難辦堯鋒約鹽慄護裏";

constexpr std::u32string_view frequent_hangul =
    U"시주산천양성군읍구원동안광부리남화진고송신평대령포경강청장역흥아의여영울"
    U"수서창김은녕오전삼자개해정지명홍태순중연선혜당예보문인충제하률덕탄호사로"
    U"만특교회함재백봉노라무계암기완한택옥나례위미공괴가릉임실이춘승림막직할배"
    U"옹귀급황람흑단악처학어랑온풍길갑촌간침웅일월왜관담별환속초상척벌항논목밀"
    U"마금익철와왕거세종다바차카타파너더러머버저커터퍼허도모소조코토누두루우추"
    U"쿠투푸후그느드르므브스으즈츠크트프흐니디비치키티피히병건을농협면민센등약"
    U"국류님행체출북번야곡골말들내물새큰작윗랫밖앞뒤못섬갈달돌밤솔샘잣레베에데"
    U"테메턴네빌페알린슈케블운플랜요헤웨샤렌링클칼애벨워발란엘콜쓰뉴필";

constexpr std::u32string_view frequent_kanji =
    U"市町田川山野大原津島南崎岡東高小日上井松宮中谷西石城本新北木八佐戸下沢伊"
    U"豊三浜尾富村江区須久福賀鹿見和宇美名長平間那坂塚古別子沼御橋水加根志府多"
    U"千屋倉寺代安浦生方白前神金阿四吉米瀬口武内郡国岩藤横部京羽草塩良立船知海"
    U"五台士河矢都出波林澤館玉相青池飯春幡広輪鶴所丸黒越能州一筑仙土宿魚恵洲取"
    U"保吹之条阪分光門室亀真熊足甲泉丹利花行央来治鳥常天庄摩布手敷篠登串留巣牧"
    U"駒児勝稲路茅秋馬居葛牛深朝岐王辺蒲関世栗條桜境太郷里守森喜柏鴨茂雲磐糸勢"
    U"茨渡葉旭砺若明善座湯潮柳父舞月栖滑十龍竹飛騨後杉二総渋港道磯垣入流張蔵向"
    U"浪場笠早萩園陽芦赤沖狭街芝曲成香巻陸湖由厚寄板脇杵豐栃無滝槻梁坊静尻妻湊"
    U"用酒濱延潟七諸瑞箕濃益清九更菊鎌各指人廣比宜袋愛丘綾蘆浅芸縄蓮霞荘遠奥角"
    U"引達稚奧砂老標狩目網昭会紀豆可嵐合伏荒通呂結与焼養臼敦夜築燕徳理辰永垂宝"
    U"度洗鈴諏訪毛修菖鹽発薩幸櫻堺伯鯖鷲牟梅桶添表鳴奈覇護藏粟六次嵩面俣龜呉國"
    U"岸舎桐壁橿軽刈唐埼音連掛務嶋貝諌諫犬稻今鳩元枚姫彦碧廿半秦近具反百湾阜枝"
    U"調紫秩熱有甘尼君歌予形涌畠寒盛幕釜來卷鉾銚我孫苫鷹札幌萌樽帯蘭余釧造弘函"
    U"歳唄走蘇寝柄陀射県字番丁学校病院役公民社駅";

std::u32string sorted(std::u32string_view characters) {
  std::u32string result(characters);
  std::sort(result.begin(), result.end());
  return result;
}

bool holds(const std::u32string& characters, char32_t character) {
  return std::binary_search(characters.begin(), characters.end(), character);
}

}  // namespace

bool is_common(char32_t character, CommonCharacters characters) {
  static const std::u32string of_mainland = sorted(frequent_simplified);
  static const std::u32string of_taiwan = sorted(frequent_traditional);
  static const std::u32string of_korea = sorted(frequent_hangul);
  static const std::u32string of_japan = sorted(frequent_kanji);
  switch (characters) {
    case CommonCharacters::simplified_hanzi:
      return holds(of_mainland, character);
    case CommonCharacters::traditional_hanzi:
      return holds(of_mainland, character) || holds(of_taiwan, character);
    case CommonCharacters::hangul:
      return holds(of_korea, character);
    case CommonCharacters::kanji:
      return holds(of_japan, character);
  }
  return false;
}

namespace {

enum class Case { none, upper, lower };

bool is_within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_basic_latin(char32_t c) { return is_within(c | 0x20U, U'a', U'z'); }

/// Whether the character is punctuation used with every script.
bool is_sign(char32_t c) {
  return is_within(c, 0x2010, 0x2019) || c == 0x201C || c == 0x201D || c == 0x2026 ||
         is_within(c, 0x3000, 0x3003) || is_within(c, 0x3008, 0x301F) ||
         is_within(c, 0xFF01, 0xFF5E) || c == 0xB0 || c == 0xB7 || c == 0x2116 || c == 0x30FB ||
         c == 0xFF65;
}

Case case_of_latin(char32_t c) {
  if (is_within(c, 0xC0, 0xDE) && c != 0xD7) return Case::upper;
  if (is_within(c, 0xDF, 0xFF) && c != 0xF7) return Case::lower;
  if (c == 0x178) return Case::upper;
  if (!is_within(c, 0x100, 0x17E)) return Case::none;
  const bool odd_code_is_upper = is_within(c, 0x139, 0x148) || is_within(c, 0x179, 0x17E);
  return (c % 2 == 1) == odd_code_is_upper ? Case::upper : Case::lower;
}

Case case_of(char32_t c) {
  if (is_within(c, U'A', U'Z') || is_within(c, 0x400, 0x42F) || c == 0x490) return Case::upper;
  if (is_within(c, U'a', U'z') || is_within(c, 0x430, 0x45F) || c == 0x491) return Case::lower;
  if (is_within(c, 0x386, 0x3AB) && c != 0x390) return Case::upper;
  if (is_within(c, 0x3AC, 0x3CE) || c == 0x390) return Case::lower;
  return case_of_latin(c);
}

/// Additional Cyrillic letters of Russian, Ukrainian and Belarusian. Those of Serbian and
/// Macedonian have the codes of the most frequent letters of Greek.
bool is_east_slavic(char32_t c) {
  constexpr std::u32string_view letters = U"ЁЄІЇЎҐёєіїўґ";
  return letters.find(c) != letters.npos;
}

bool is_letter(char32_t c, Script script) {
  switch (script) {
    case Script::cyrillic:
      return is_within(c, 0x410, 0x44F) || is_east_slavic(c);
    case Script::greek:
      return is_within(c, 0x386, 0x3CE) && c != 0x387;
    case Script::arabic:
      return is_within(c, 0x621, 0x64A) || c == 0x67E || c == 0x686 || c == 0x698 || c == 0x6A9 ||
             c == 0x6AF || c == 0x6CC;
    case Script::hebrew:
      return is_within(c, 0x5D0, 0x5EA);
    case Script::latin:
      return case_of_latin(c) != Case::none;
    case Script::thai:
      return is_within(c, 0xE01, 0xE3A) || is_within(c, 0xE40, 0xE4D) ? c != 0xE45 : false;
    case Script::hanzi:
      return is_common(c, CommonCharacters::simplified_hanzi);
    case Script::traditional_hanzi:
      return is_common(c, CommonCharacters::traditional_hanzi);
    case Script::hangul:
      return is_common(c, CommonCharacters::hangul);
    case Script::kanji:
      return is_within(c, 0x3040, 0x30FF) || is_common(c, CommonCharacters::kanji);
  }
  return false;
}

bool has_case(Script script) {
  return script == Script::cyrillic || script == Script::greek || script == Script::latin;
}

/// Words of the other alphabets contain no Latin letters.
bool may_hold_ascii(Script script) {
  return script == Script::latin || script == Script::hanzi || script == Script::kanji ||
         script == Script::traditional_hanzi || script == Script::hangul;
}

/// Whether the word is in lower case, capitalised, or in upper case throughout.
bool is_cased_like_a_word(std::u32string_view word) {
  const auto is_upper = [](char32_t c) { return case_of(c) == Case::upper; };
  const std::u32string_view rest = word.substr(1);
  const bool none = std::none_of(rest.begin(), rest.end(), is_upper);
  return none || std::all_of(word.begin(), word.end(), is_upper);
}

/// Whether Thai vowel signs and tone marks follow a letter, and leading vowels precede a consonant.
bool is_in_order(std::u32string_view word) {
  const auto is_mark = [](char32_t c) {
    return c == 0xE31 || is_within(c, 0xE34, 0xE3A) || is_within(c, 0xE47, 0xE4E);
  };
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool is_first = i == 0 || !is_letter(word[i - 1], Script::thai);
    if (is_first && is_mark(word[i])) return false;
    const char32_t next = i + 1 < word.size() ? word[i + 1] : 0;
    if (is_within(word[i], 0xE40, 0xE44) && !is_within(next, 0xE01, 0xE2E)) return false;
  }
  return true;
}

std::u32string_view frequent_letters(Script script) {
  switch (script) {
    case Script::cyrillic:
      return U"аеиоуыэюяіїєёАЕИОУЫЭЮЯІЇЄЁ";
    case Script::greek:
      return U"αεηιουωάέήίόύώΑΕΗΙΟΥΩΆΈΉΊΌΎΏ";
    case Script::arabic:
      return U"اليمونربةدتأ";
    case Script::hebrew:
      return U"אבהוילמנרתש";
    case Script::thai:
      return U"านรกบงอ่้มยลดวทสเหีัตคขพปิ";
    default:
      return {};
  }
}

/// The least share of frequent letters in genuine text of the script.
double min_share(Script script) {
  return script == Script::arabic || script == Script::thai ? 0.4
         : script == Script::hebrew                         ? 0.55
                                                            : 0.33;
}

}  // namespace

void LetterCount::add(std::u32string_view text) {
  const auto is_part = [&](char32_t c) { return is_basic_latin(c) || is_letter(c, script_); };
  for (std::size_t i = 0; i < text.size();) {
    if (!is_part(text[i])) {
      const bool is_known = text[i] >= 0x80 && !is_sign(text[i]);
      unexpected_ += is_known ? 1 : 0;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_part(text[end])) ++end;
    add_word(text.substr(i, end - i));
    i = end;
  }
}

void LetterCount::add_word(std::u32string_view word) {
  const std::u32string_view frequent = frequent_letters(script_);
  const auto is_ascii = [](char32_t c) { return c < 0x80; };
  const bool is_pure = may_hold_ascii(script_) || std::none_of(word.begin(), word.end(), is_ascii);
  const bool is_word = is_pure && (!has_case(script_) || is_cased_like_a_word(word)) &&
                       (script_ != Script::thai || is_in_order(word));
  const bool in_capitals = has_case(script_) && word.size() > 1 && case_of(word[1]) == Case::upper;
  for (const char32_t c : word) {
    if (c < 0x80) {
      ++ascii_letters_;
      continue;
    }
    ++(is_word ? expected_ : unexpected_);
    if (is_word && frequent.find(c) != frequent.npos) ++frequent_;
    if (is_word && in_capitals) ++capitals_;
    if (is_word && !in_capitals && case_of(word.front()) == Case::lower) ++small_;
  }
}

double LetterCount::score() const {
  if (expected_ == 0) return 0.0;
  const auto expected = static_cast<double>(expected_);
  double score = expected / static_cast<double>(expected_ + unexpected_);
  if (!frequent_letters(script_).empty())
    score *= std::min(1.0, static_cast<double>(frequent_) / expected / min_share(script_));
  // Few names are in upper case throughout or start with a lower-case letter.
  score *= 1.0 - 0.1 * static_cast<double>(capitals_) / expected;
  score *= 1.0 - 0.05 * static_cast<double>(small_) / expected;
  // In Latin text, letters with accents are rarer than those without.
  if (script_ == Script::latin)
    score *= std::min(1.0, static_cast<double>(ascii_letters_) / expected);
  return score;
}

}  // namespace hinterland
