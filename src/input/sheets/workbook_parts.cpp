// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/workbook_parts.hpp"

#include "input/files/gdal_file.hpp"
#include "input/files/markup.hpp"

#include <charconv>
#include <functional>
#include <map>

namespace hinterland {

std::string in_zip(const std::string& path, const std::string& entry) {
  return all_bytes("/vsizip/{" + path + "}/" + entry);
}

WorkbookParts workbook_parts(const std::string& path) {
  WorkbookParts parts;
  std::map<std::string, std::string, std::less<>> targets;
  const auto nothing = [](std::string_view) {};
  const auto entry_of = [](std::string_view target) {
    const bool is_absolute = target.starts_with('/');
    return is_absolute ? std::string(target.substr(1)) : "xl/" + std::string(target);
  };
  walk_xml(in_zip(path, "xl/_rels/workbook.xml.rels"),
           {[&](const XmlTag& tag) {
              if (tag.name != "Relationship") return;
              const std::string entry = entry_of(tag.attribute("Target"));
              if (tag.attribute("Type").ends_with("/sharedStrings")) parts.shared_texts = entry;
              if (tag.attribute("Type").ends_with("/styles")) parts.styles = entry;
              targets.emplace(tag.attribute("Id"), entry);
            },
            nothing, nothing});
  const std::string workbook = in_zip(path, "xl/workbook.xml");
  walk_xml(workbook,
           {[&](const XmlTag& tag) {
              const auto target = targets.find(tag.attribute("r:id"));
              if (tag.name != "sheet" || target == targets.end()) return;
              parts.sheets.push_back({std::string(tag.attribute("name")), target->second});
            },
            nothing, nothing});
  parts.is_to_be_calculated = workbook.find("fullCalcOnLoad=\"1\"") != workbook.npos;
  return parts;
}

std::optional<CellPlace> cell_place(std::string_view text) {
  CellPlace place;
  std::size_t letters = 0;
  for (; letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z'; ++letters)
    place.column = place.column * 26 + static_cast<std::size_t>(text[letters] - 'A' + 1);
  const std::size_t row = number_of(text.substr(letters), 0);
  if (letters == 0 || letters > 3 || row == 0) return std::nullopt;
  --place.column;
  place.row = row - 1;
  return place;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t number = column + 1; number > 0; number = (number - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (number - 1) % 26));
  return letters;
}

std::string place_text(CellPlace place) {
  return column_letters(place.column) + std::to_string(place.row + 1);
}

std::size_t number_of(std::string_view digits, std::size_t otherwise) {
  std::size_t number = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace hinterland
