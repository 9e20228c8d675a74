// SPDX-License-Identifier: Apache-2.0
#include "forms_axis.hpp"

namespace hinterland::forms {

namespace {

bool any_layer(const Draft&) { return true; }
bool has_numbers(const Draft& draft) {
  return draft.has("people") && draft.where.find("{people}") == std::string::npos;
}
bool has_codes(const Draft& draft) {
  return draft.source.name == "villages" && draft.format != Format::mapinfo_tab &&
         draft.format != Format::mapinfo_mif;  // which has no integers of this size
}

using Written = std::function<std::string(const std::string& digits, const std::string& unit)>;

Form numbers(const std::string& name, Storage storage, Written written,
             std::vector<ProblemKind> may_report = {}, std::vector<ProblemKind> may_differ = {}) {
  return {.name = name,
          .suits = has_numbers,
          .apply =
              [=](Draft& draft, Random&) {
                for (const char* const role : {"people", "households"}) {
                  const std::size_t column = draft.column_of(role);
                  draft.columns[column].storage = storage;
                  const std::string unit = std::string(role) == "people" ? "人" : "户";
                  for (DraftRecord& record : draft.records) {
                    std::string& cell = record.cells[column];
                    if (!cell.empty()) cell = written(cell, unit);
                  }
                }
              },
          .may_report = std::move(may_report),
          .may_differ = std::move(may_differ)};
}

std::string grouped(const std::string& digits, const std::string& separator) {
  if (digits.size() < 4) return digits;
  return digits.substr(0, digits.size() - 3) + separator + digits.substr(digits.size() - 3);
}

std::string full_width(const std::string& digits) {
  static const char* const wide[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
  std::string text;
  for (const char digit : digits) text += wide[digit - '0'];
  return text;
}

/// Codes of all records, in another notation.
Form codes(const std::string& name, std::function<bool(const Draft&)> suits, Storage storage,
           std::function<std::string(const std::string&)> written,
           std::vector<ProblemKind> may_differ = {}, std::vector<std::string> may_refuse = {}) {
  return {.name = name,
          .suits = std::move(suits),
          .apply =
              [=](Draft& draft, Random&) {
                const std::size_t column = draft.column_of("code");
                draft.columns[column].storage = storage;
                for (DraftRecord& record : draft.records) {
                  std::string& cell = record.cells[column];
                  if (!cell.empty()) cell = written(cell);
                }
              },
          .may_differ = std::move(may_differ),
          .may_refuse = std::move(may_refuse)};
}

}  // namespace

Axis number_axis() {
  using enum ProblemKind;
  const auto as_is = [](const std::string& digits, const std::string&) { return digits; };
  return {
      "numbers",
      {{"plain", any_layer, [](Draft&, Random&) {}},
       numbers("real", Storage::real,
               [](const std::string& digits, const std::string&) { return digits + ".0"; }),
       numbers("text", Storage::text, as_is),
       numbers("thousands with commas", Storage::text,
               [](const std::string& digits, const std::string&) { return grouped(digits, ","); },
               {number_format_assumed}),
       numbers("thousands with blanks", Storage::text,
               [](const std::string& digits, const std::string&) { return grouped(digits, " "); },
               {number_format_assumed}, {number_unreadable}),
       numbers("thousands with points", Storage::text,
               [](const std::string& digits, const std::string&) { return grouped(digits, "."); },
               {}, {number_format_assumed}),
       numbers("decimal comma", Storage::text,
               [](const std::string& digits, const std::string&) { return digits + ",0"; },
               {number_format_assumed}),
       numbers("full-width digits", Storage::text,
               [](const std::string& digits, const std::string&) { return full_width(digits); }),
       numbers("with units", Storage::text,
               [](const std::string& digits, const std::string& unit) { return digits + unit; }),
       numbers("between blanks", Storage::text,
               [](const std::string& digits, const std::string&) { return " " + digits + " "; })}};
}

Axis code_axis() {
  using enum ProblemKind;
  const auto as_is = [](const std::string& code) { return code; };
  const auto is_typed = [](const Draft& draft) { return has_codes(draft) && !draft.is_table(); };
  const auto is_csv = [](const Draft& draft) {
    return has_codes(draft) && draft.format == Format::csv;
  };
  const auto is_sheet = [](const Draft& draft) { return has_codes(draft) && draft.is_table(); };
  return {"codes",
          {{"plain", any_layer, [](Draft&, Random&) {}},
           codes("integer", has_codes, Storage::integer, as_is),
           codes("real", is_typed, Storage::real, as_is),
           codes("behind an apostrophe", is_sheet, Storage::text,
                 [](const std::string& code) { return "'" + code; }),
           codes("with .0 behind", is_sheet, Storage::text,
                 [](const std::string& code) { return code + ".0"; }),
           codes("in full-width digits", is_sheet, Storage::text, full_width),
           codes("between blanks of all kinds", is_sheet, Storage::text,
                 [](const std::string& code) { return "\u00a0" + code + "\u200b "; }),
           codes("as a formula of a spreadsheet", is_csv, Storage::text,
                 [](const std::string& code) { return "=\"" + code + "\""; }),
           codes("damaged by a spreadsheet", is_sheet, Storage::text,
                 [](const std::string& code) {
                   return code.substr(0, 1) + "." + code.substr(1, 5) + "E+11";
                 },
                 {code_damaged}, {"matches a village by code"})}};
}

}  // namespace hinterland::forms
