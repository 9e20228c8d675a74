// SPDX-License-Identifier: Apache-2.0
#include "layers/kml_data.hpp"

#include <algorithm>
#include <vector>

namespace hinterland {

namespace {

constexpr std::string_view schema = "hinterland-data";

/// An element: from its "<" to behind its ">", and what is between its tags.
struct Element {
  std::size_t first = std::string_view::npos;
  std::size_t end = std::string_view::npos;
  std::string_view tag;  ///< the first one
  std::string_view content;

  bool is_there() const { return first != std::string_view::npos; }
};

bool ends_a_name(char c) {
  return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// The next element of this name, of those that hold none of their own.
Element next_element(std::string_view xml, const std::string& name, std::size_t from) {
  for (std::size_t at = xml.find("<" + name, from); at != xml.npos;
       at = xml.find("<" + name, at + 1)) {
    const std::size_t behind = at + 1 + name.size();
    const std::size_t close = xml.find('>', at);
    if (close == xml.npos) return {};
    if (!ends_a_name(xml[behind])) continue;
    Element found{at, close + 1, xml.substr(at, close + 1 - at), {}};
    if (found.tag.ends_with("/>")) return found;
    const std::string last = "</" + name + ">";
    const std::size_t end = xml.find(last, close);
    if (end == xml.npos) return {};
    found.content = xml.substr(close + 1, end - close - 1);
    found.end = end + last.size();
    return found;
  }
  return {};
}

/// What name="…" says, as it is written; empty: nothing.
std::string_view name_in(std::string_view tag) {
  std::size_t at = tag.find("name");
  if (at == tag.npos) return {};
  at = tag.find_first_of("\"'", at);
  if (at == tag.npos) return {};
  const std::size_t end = tag.find(tag[at], at + 1);
  return end == tag.npos ? std::string_view() : tag.substr(at + 1, end - at - 1);
}

bool is_plain(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// Rewrites one <ExtendedData> after the other.
class Rewriter {
 public:
  std::string rewrite(std::string_view kml) {
    std::string made;
    std::size_t done = 0;
    for (Element block = next_element(kml, "ExtendedData", 0); block.is_there();
         block = next_element(kml, "ExtendedData", done)) {
      made += kml.substr(done, block.first - done);
      made += rewritten(kml.substr(block.first, block.end - block.first), block);
      done = block.end;
    }
    return made.append(kml.substr(done));
  }

  bool is_needed(std::string_view kml) const {
    const bool is_typed_too = kml.find("<Schema") != kml.npos;
    return !names_.empty() && (is_typed_too || !std::ranges::all_of(names_, is_plain));
  }

  std::string fields() const {
    std::string text =
        "<Schema name=\"" + std::string(schema) + "\" id=\"" + std::string(schema) + "\">";
    for (const std::string_view name : names_)
      text += "<SimpleField type=\"string\" name=\"" + std::string(name) + "\"/>";
    return text + "</Schema>";
  }

 private:
  std::string rewritten(std::string_view block, const Element& element) {
    std::string rest;
    std::string values;
    const std::string_view content = element.content;
    std::size_t done = 0;
    for (Element data = next_element(content, "Data", 0); data.is_there();
         data = next_element(content, "Data", done)) {
      rest += content.substr(done, data.first - done);
      done = data.end;
      const std::string_view name = name_in(data.tag);
      if (name.empty()) continue;
      if (std::ranges::find(names_, name) == names_.end()) names_.push_back(name);
      values += "<SimpleData name=\"" + std::string(name) + "\">";
      values += next_element(data.content, "value", 0).content;
      values += "</SimpleData>";
    }
    if (values.empty()) return std::string(block);
    rest += content.substr(done);
    return std::string(element.tag) + rest + "<SchemaData schemaUrl=\"#" + std::string(schema) +
           "\">" + values + "</SchemaData></ExtendedData>";
  }

  std::vector<std::string_view> names_;  ///< pieces of the KML
};

}  // namespace

std::optional<std::string> kml_with_schema(std::string_view kml) {
  Rewriter rewriter;
  std::string made = rewriter.rewrite(kml);
  if (!rewriter.is_needed(kml)) return std::nullopt;
  const auto behind_tag = [&](std::string_view tag) {
    const std::size_t at = made.find(tag);
    return at == made.npos ? made.npos : made.find('>', at);
  };
  const std::size_t document = behind_tag("<Document");
  if (document != made.npos) return made.insert(document + 1, rewriter.fields());
  const std::size_t root = behind_tag("<kml");
  const std::size_t end = made.rfind("</kml>");
  if (root == made.npos || end == made.npos) return std::nullopt;
  made.insert(end, "</Document>");
  return made.insert(root + 1, "<Document>" + rewriter.fields());
}

}  // namespace hinterland
