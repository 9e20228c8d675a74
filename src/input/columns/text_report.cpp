// SPDX-License-Identifier: Apache-2.0
#include "input/columns/text_report.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "input/formats/raw_shapefile.hpp"
#include "input/text/encoding.hpp"
#include "input/text/encoding_detection.hpp"
#include "input/text/mangled_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The first text decoded in each encoding in which it is valid, likely ones first: CP949 '가평리',
/// EUC-JP '亜芦軒'.
std::string possible_readings(const ByteStatistics& content) {
  constexpr std::size_t most = 6;
  std::vector<std::string> encodings;
  for (const EncodingGuess& guess : likely_encodings(content.sample)) {
    if (guess.score >= 0.5) encodings.push_back(guess.encoding);
  }
  for (const char* const usual : {"UTF-8", "GB18030", "BIG5", "CP932", "CP949", "CP1252"}) {
    if (std::ranges::find(encodings, usual) == encodings.end()) encodings.emplace_back(usual);
  }
  std::vector<std::string> readings;
  for (const std::string& encoding : encodings) {
    std::string text;
    const bool is_readable =
        TextDecoder(encoding).append(content.example, true, text).undecodable == 0;
    if (is_readable && !text.empty() && readings.size() < most)
      readings.push_back(fmt::format("{} '{}'", encoding, text));
  }
  return fmt::format("{}", fmt::join(readings, ", "));
}

}  // namespace

void report_encoding(const GdalTable& table, Records& records, Problems& problems) {
  const EncodingReport& encoding = table.encoding();
  const auto add = [&](ProblemKind kind, Text detail) {
    problems.push_back({kind, records.layer, -1, "", std::nullopt, std::move(detail)});
  };
  for (const Text& note : table.notes()) {
    records.notes.push_back({records.layer + ": " + note.en, records.layer + "：" + note.zh});
  }
  const bool has_no_table = table.layer().is_shapefile() && table.fields().empty();
  if (has_no_table && records.layer == "villages")
    add(ProblemKind::people_missing, without_table(table.shown()));
  if (encoding.content.texts > 0 || encoding.doubtful) {
    records.notes.push_back(
        {fmt::format("{}: text is read as {}: {} (change with encoding = \"…\")", records.layer,
                     encoding.encoding, encoding.reason.en),
         fmt::format("{}：文字按 {} 读取：{}（可用 encoding = \"…\" 更改）", records.layer,
                     encoding.encoding, encoding.reason.zh)});
  }
  if (encoding.doubtful) {
    const std::string candidates = possible_readings(encoding.content);
    add(ProblemKind::encoding_doubtful,
        {fmt::format("{}: {}. Set encoding = \"…\"{}", encoding.encoding, encoding.reason.en,
                     candidates.empty() ? "" : "; the first text would read " + candidates),
         fmt::format("{}：{}。请用 encoding = \"…\" 指明{}", encoding.encoding, encoding.reason.zh,
                     candidates.empty() ? "" : "；第一处文字的各种读法：" + candidates)});
  }
  for (const TableField& field : table.fields()) {
    if (!field.repaired) continue;
    add(ProblemKind::field_name_repaired, field.name);
    records.notes.push_back(
        filled_text("{}: the field name '{}' was cut in the middle of a character",
                    "{}：字段名“{}”在一个字的中间被截断", records.layer, field.name));
  }
}

namespace {

Text describe(Mangling mangling) {
  struct ManglingWords {
    const char* en;
    const char* zh;
  };
  // One entry per kind of damage, in the order of the enumeration.
  static constexpr std::array<ManglingWords, 11> words{{
      {"", ""},
      {"GBK text was decoded as Latin characters", "GBK 文字曾被当作西文保存"},
      {"UTF-8 text was decoded as Latin characters", "UTF-8 文字曾被当作西文保存"},
      {"UTF-8 text was decoded as GBK", "UTF-8 文字曾被当作 GBK 保存"},
      {"UTF-8 text was decoded in the code page of another language",
       "UTF-8 文字曾被当作其他语言的编码保存"},
      {"GBK text was decoded in the code page of another language",
       "GBK 文字曾被当作其他语言的编码保存"},
      {"characters are written as HTML entities", "文字写成了 HTML 实体"},
      {"characters are written as escape sequences", "文字写成了转义代码"},
      {"characters are percent-encoded as in URLs", "文字写成了网址编码（%）"},
      {"the text was decoded in a wrong encoding twice and cannot be restored",
       "文字经两次错误转码，原文已丢失"},
      {"characters were lost when text was saved in an encoding that does not contain them",
       "文字存入了不含这些字的编码，原文已丢失"},
  }};
  const ManglingWords& found = words[static_cast<std::size_t>(mangling)];
  return {found.en, found.zh};
}

Text advice_on(Mangling mangling) {
  if (mangling == Mangling::replacements || mangling == Mangling::lost)
    return {"Take the names from the layer that it was made from",
            "请从制作它所用的原图层取回名称"};
  return {
      "Export the layer again in the encoding of its source, or convert the text back; encoding = "
      "\"…\" cannot repair it, because the file's encoding itself is valid",
      "请按来源的编码重新导出，或把文字转换回来；文件本身的编码没有错，encoding = \"…\" 无法"
      "修复"};
}

/// Texts damaged in the same way.
struct Damage {
  std::size_t texts = 0;
  std::size_t different = 0;
  std::string column;
  std::string example;
  std::string restored;

  void add(std::string_view text, Mangling mangling) {
    std::string was = restored_text(text, mangling);
    if (++different > 1 && (!restored.empty() || was.empty())) return;
    example = text;
    restored = std::move(was);
  }
};

/// Examines the texts of a layer column by column, each distinct text once.
class Damages {
 public:
  void begin_column(const std::string& column) {
    in_column_.clear();
    column_ = column;
    beyond_ascii_ = 0;
    in_this_.clear();
  }

  void examine(std::string_view text) {
    if (text.empty()) return;
    ++texts_;
    if (!is_ascii(text)) ++beyond_ascii_;
    const bool is_plain = is_ascii(text) && text.find_first_of("&\\%?+=") == text.npos;
    if (is_plain) return;
    const auto [mangling, is_new] = visit(text);
    if (mangling == Mangling::none) return;
    Damage& damage = in_column_[mangling];
    ++damage.texts;
    if (is_new) damage.add(text, mangling);
  }

  /// Damage that may be chance counts only if it affects at least half of the non-ASCII texts of
  /// the column.
  void end_column() {
    for (auto& [mangling, damage] : in_column_) {
      const bool is_rare = damage.texts * 2 < beyond_ascii_ || damage.different < 2;
      if (may_be_chance(mangling) && is_rare) continue;
      in_this_.insert(mangling);
      Damage& whole = found_[mangling];
      whole.texts += damage.texts;
      if (!whole.column.empty() && (!whole.restored.empty() || damage.restored.empty())) continue;
      whole.column = column_;
      whole.example = damage.example;
      whole.restored = damage.restored;
    }
  }

  bool is_damaged(const std::string& text) const {
    const auto found = seen_.find(text);
    return found != seen_.end() && in_this_.contains(found->second);
  }
  bool any_in_column() const { return !in_this_.empty(); }

  void report(const std::string& layer, Problems& problems) const {
    for (const auto& [mangling, damage] : found_) {
      const Text was = damage.restored.empty()
                           ? Text()
                           : filled_text(", originally '{}'", "（原为“{}”）", damage.restored);
      const Text message{counted_of(damage.texts, texts_, "texts is", "texts are"),
                         fmt::format("文件中{}处文字有{}处", texts_, damage.texts)};
      problems.push_back(
          {ProblemKind::encoding_doubtful, layer, -1, "", std::nullopt,
           filled_text("{} damaged in the file itself, such as '{}' in {}{}: {}. {}",
                       "{0}本身已损坏，如 {2} 列的“{1}”{3}：{4}。{5}", message, damage.example,
                       damage.column, was, describe(mangling), advice_on(mangling))});
    }
  }

 private:
  std::pair<Mangling, bool> visit(std::string_view text) {
    constexpr std::size_t max_sample = 20'000;  // distinct texts, if none is damaged
    const auto known = seen_.find(std::string(text));
    if (known != seen_.end()) return {known->second, false};
    if (seen_.size() >= max_sample && found_.empty() && in_column_.empty())
      return {Mangling::none, false};
    return {seen_.emplace(text, mangling_of(text)).first->second, true};
  }

  std::string column_;
  std::size_t texts_ = 0;
  std::size_t beyond_ascii_ = 0;  ///< in the current column
  std::map<Mangling, Damage> in_column_;
  std::set<Mangling> in_this_;  ///< that count in the current column
  std::map<Mangling, Damage> found_;
  std::unordered_map<std::string, Mangling> seen_;
};

/// Whether the texts are names of towns or counties, which are matched with other layers.
bool is_matched_by_name(const RecordField& field, const std::string& layer) {
  const bool is_of_units = layer == "towns" || layer == "boundaries";
  return field.role == "town" || field.role == "county" || (is_of_units && field.role == "name");
}

void leave_out_damaged(RecordField& field, const Damages& damages, std::size_t size) {
  TextColumn<RecordId> undamaged;
  for (const RecordId row : Rows<RecordId>(size)) {
    const std::string text(field.text[row]);
    undamaged.push_back(damages.is_damaged(text) ? std::string_view() : std::string_view(text));
  }
  field.text = std::move(undamaged);
}

}  // namespace

void report_mangled(Records& records, const std::vector<TableField>& fields, Problems& problems) {
  Damages names;
  names.begin_column(records.layer);
  for (const TableField& field : fields) names.examine(field.name);
  names.end_column();
  names.report(records.layer, problems);
  Damages texts;
  for (RecordField& field : records.fields) {
    if (field.text.size() == 0) continue;
    texts.begin_column(field.source);
    for (const RecordId row : rows(records.feature)) texts.examine(field.text[row]);
    texts.end_column();
    if (texts.any_in_column() && is_matched_by_name(field, records.layer))
      leave_out_damaged(field, texts, records.size());
  }
  texts.report(records.layer, problems);
}

void report_lost_names(const std::vector<TableField>& fields,
                       const std::vector<FieldRequest>& requests, const FieldChoice& choice,
                       const ColumnFacts& columns, const std::string& layer, Problems& problems) {
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (choice[i] || requests[i].number) continue;
    const auto has_its_name = [&](const TableField& field) {
      return std::ranges::any_of(
          requests[i].names, [&](const std::string& name) { return same_name(field.name, name); });
    };
    const auto field = std::ranges::find_if(fields, has_its_name);
    if (field == fields.end()) continue;
    const std::string value = columns.only_value(static_cast<std::size_t>(field - fields.begin()));
    const Mangling mangling = mangling_of(value);
    if (mangling == Mangling::none) continue;
    problems.push_back({ProblemKind::encoding_doubtful, layer, -1, "", std::nullopt,
                        filled_text("all texts of {} are '{}': {}. {}", "{} 列全是“{}”：{}。{}",
                                    field->name, value, describe(mangling), advice_on(mangling))});
  }
}

}  // namespace hinterland
