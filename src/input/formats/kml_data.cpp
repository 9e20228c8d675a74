// SPDX-License-Identifier: Apache-2.0
#include "input/formats/kml_data.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/files/markup.hpp"
#include "input/notation/field_match.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The start tag of an element that names a column: SimpleField, SimpleData or Data.
struct KmlColumnTag {
  std::size_t first = 0;  ///< offset of its "<"
  std::size_t length = 0;
  std::string name;
  std::string display;  ///< its displayName; empty if it has none
};

struct KmlPlacemark {
  std::size_t after_tag = 0;  ///< offset after its start tag
  std::string description;
};

/// A gx:Track with more positions than times.
struct KmlTrack {
  std::size_t placemark = 0;  ///< 1-based
  std::size_t places = 0;
  std::size_t times = 0;
};

/// The contents of a KML that the GDAL drivers do not return.
struct KmlContents {
  std::vector<KmlColumnTag> columns;
  std::vector<KmlPlacemark> placemarks;
  std::vector<std::string> links;  ///< targets of its NetworkLinks
  std::optional<KmlTrack> track;   ///< the first that GDAL cannot read; none if it can read all
  bool has_values = false;         ///< a placemark has columns of its own
};

class KmlWalker {
 public:
  KmlContents walk(std::string_view kml) {
    walk_xml(kml, {[this](const XmlTag& tag) { begin(tag); },
                   [this](std::string_view name) { end(name); },
                   [this](std::string_view text) { text_ += text; }});
    return std::move(found_);
  }

 private:
  void begin(const XmlTag& tag) {
    const std::string_view name = tag.name;
    if (is_in_description_) {  // unescaped HTML
      text_ += "<" + std::string(name) + ">";
      return;
    }
    text_.clear();
    if (name == "Placemark") {
      found_.placemarks.push_back({tag.first + tag.length, ""});
      is_in_placemark_ = true;
    }
    if (name == "NetworkLink") is_in_link_ = true;
    if (name == "MultiGeometry") ++collections_;  // GDAL reads tracks within it in another way
    if (name == "Track") track_ = {found_.placemarks.size(), 0, 0};
    if (name == "coord") ++track_.places;
    if (name == "when") ++track_.times;
    if (name == "description") is_in_description_ = is_in_placemark_;
    if (name != "SimpleField" && name != "SimpleData" && name != "Data") return;
    found_.columns.push_back({tag.first, tag.length, std::string(tag.attribute("name")), ""});
    found_.has_values = found_.has_values || name != "SimpleField";
  }

  void end(std::string_view name) {
    if (is_in_description_ && name != "description") {
      text_ += "</" + std::string(name) + ">";
      return;
    }
    const std::string text(without_blanks(text_));
    if (is_in_description_) found_.placemarks.back().description = text;
    is_in_description_ = false;
    if (name == "Placemark") is_in_placemark_ = false;
    if (name == "NetworkLink") is_in_link_ = false;
    if (name == "MultiGeometry") --collections_;
    if (name == "Track" && collections_ == 0 && track_.places > track_.times && !found_.track)
      found_.track = track_;
    if (name == "href" && is_in_link_) found_.links.push_back(text);
    if (name == "displayName" && !found_.columns.empty()) found_.columns.back().display = text;
    text_.clear();
  }

  KmlContents found_;
  KmlTrack track_;
  int collections_ = 0;
  std::string text_;
  bool is_in_placemark_ = false;
  bool is_in_link_ = false;
  bool is_in_description_ = false;
};

/// Parses a KML once. Stops at the first syntax error and returns what was found before it.
KmlContents kml_contents(std::string_view kml) { return KmlWalker().walk(kml); }

constexpr std::string_view schema = "hinterland-data";

/// An element: the range from its "<" to after its last ">", and the text between its tags.
struct Element {
  std::size_t first = std::string_view::npos;
  std::size_t end = std::string_view::npos;
  std::string_view tag;  ///< the start tag
  std::string_view content;

  bool is_there() const { return first != std::string_view::npos; }
};

bool ends_a_name(char c) {
  return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// The next element with this name, for elements that are not nested in themselves.
Element next_element(std::string_view xml, const std::string& name, std::size_t from) {
  for (std::size_t at = xml.find("<" + name, from); at != xml.npos;
       at = xml.find("<" + name, at + 1)) {
    const std::size_t after = at + 1 + name.size();
    const std::size_t close = xml.find('>', at);
    if (close == xml.npos) return {};
    if (!ends_a_name(xml[after])) continue;
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

/// The value of the attribute `name`, unresolved; empty if there is none.
std::string_view name_in(std::string_view tag) {
  std::size_t at = tag.find("name");
  if (at == tag.npos) return {};
  at = tag.find_first_of("\"'", at);
  if (at == tag.npos) return {};
  const std::size_t end = tag.find(tag[at], at + 1);
  return end == tag.npos ? std::string_view() : tag.substr(at + 1, end - at - 1);
}

bool is_plain(std::string_view name) {
  return std::ranges::all_of(name, [](char c) { return is_ascii_word(c) || c == '_'; });
}

/// Rewrites each <ExtendedData> in turn.
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

  std::vector<std::string_view> names_;  ///< views into the KML
};

/// The KML with its untyped data as fields of a Schema; none if there is no such data.
std::optional<std::string> kml_with_schema(std::string_view kml) {
  Rewriter rewriter;
  std::string made = rewriter.rewrite(kml);
  if (!rewriter.is_needed(kml)) return std::nullopt;
  const auto after_tag = [&](std::string_view tag) {
    const std::size_t at = made.find(tag);
    return at == made.npos ? made.npos : made.find('>', at);
  };
  const std::size_t document = after_tag("<Document");
  if (document != made.npos) return made.insert(document + 1, rewriter.fields());
  const std::size_t root = after_tag("<kml");
  const std::size_t end = made.rfind("</kml>");
  if (root == made.npos || end == made.npos) return std::nullopt;
  made.insert(end, "</Document>");
  return made.insert(root + 1, "<Document>" + rewriter.fields());
}

/// A replacement of a range of the KML.
struct Edit {
  std::size_t first = 0;
  std::size_t length = 0;
  std::string text;
};

std::string with_edits(std::string_view kml, const std::vector<Edit>& edits) {
  std::string made;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    made += kml.substr(done, edit.first - done);
    made += edit.text;
    done = edit.first + edit.length;
  }
  return made.append(kml.substr(done));
}

std::string escaped(std::string_view text) {
  std::string made;
  for (const char c : text) {
    const std::string_view special = "&<>\"'";
    static constexpr std::array names = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    const std::size_t at = special.find(c);
    if (at == special.npos) made += c;
    if (at != special.npos) made += names[at];
  }
  return made;
}

/// Whether the name is only a number: f0, field_1, attr12, 3.
bool is_numbered(std::string_view name) {
  static constexpr std::array<std::string_view, 12> words = {
      "", "f", "field", "fld", "c", "col", "column", "attr", "attribute", "data", "字段", "列"};
  const std::size_t last = name.find_last_not_of("0123456789");
  std::string_view word = name.substr(0, last == name.npos ? 0 : last + 1);
  if (word.size() == name.size()) return false;
  while (word.ends_with('_') || word.ends_with(' ')) word.remove_suffix(1);
  return std::ranges::any_of(words, [&](auto known) { return same_name(known, word); });
}

/// New names for numbered columns, from their displayName. A column with two different ones, or two
/// columns with the same one, keep their names.
std::map<std::string, std::string> names_shown(const KmlContents& contents) {
  std::map<std::string, std::string> names;
  for (const KmlColumnTag& column : contents.columns) {
    if (column.display.empty() || !is_numbered(column.name)) continue;
    const auto known = names.try_emplace(column.name, column.display).first;
    if (known->second != column.display) known->second.clear();
  }
  std::map<std::string, std::size_t> uses;
  for (const auto& pair : names) ++uses[pair.second];
  std::erase_if(names, [&](const auto& pair) {
    const bool is_there = std::ranges::any_of(contents.columns, [&](const KmlColumnTag& column) {
      return same_name(column.name, pair.second);
    });
    return pair.second.empty() || uses[pair.second] > 1 || is_there;
  });
  return names;
}

std::vector<Edit> renamed(std::string_view kml, const KmlContents& contents, Notes& notes) {
  const auto names = names_shown(contents);
  std::vector<Edit> edits;
  if (names.empty()) return edits;
  for (const KmlColumnTag& column : contents.columns) {
    const auto name = names.find(column.name);
    const std::string_view old = name_in(kml.substr(column.first, column.length));
    if (name == names.end() || old.empty()) continue;
    edits.push_back(
        {static_cast<std::size_t>(old.data() - kml.data()), old.size(), escaped(name->second)});
  }
  std::vector<std::string> pairs_shown;
  for (const auto& pair : names) pairs_shown.push_back(pair.first + " = " + pair.second);
  notes.push_back(filled_text("columns are named by their displayName: {}",
                              "列名取自 displayName：{}", listed_text(pairs_shown)));
  return edits;
}

/// Creates columns from the descriptions.
std::vector<Edit> described(const KmlContents& contents, Notes& notes) {
  std::vector<std::string> texts;
  for (const KmlPlacemark& placemark : contents.placemarks) texts.push_back(placemark.description);
  const HtmlColumns columns = html_columns(texts);
  std::vector<Edit> edits;
  if (columns.is_doubtful) {
    notes.push_back(
        {"the tables in the descriptions are not read, because their rows are not pairs of a name "
         "and a value. Ask for the layer with columns, or extract them from the tables (\"Expand "
         "HTML description field\" of the KML Tools plugin in QGIS)",
         "描述（description）中的表格不是每行一个名称和一个值，未读取。请索取带属性列的图层，或用 "
         "QGIS 的 KML Tools 插件（Expand HTML description field）展开为列"});
  }
  if (columns.names.empty()) return edits;
  for (std::size_t i = 0; i < columns.of_record.size(); ++i) {
    std::string data;
    for (const auto& [name, value] : columns.of_record[i]) {
      if (std::ranges::find(columns.names, name) == columns.names.end()) continue;
      data += "<Data name=\"" + escaped(name) + "\"><value>" + escaped(value) + "</value></Data>";
    }
    if (!data.empty())
      edits.push_back(
          {contents.placemarks[i].after_tag, 0, "<ExtendedData>" + data + "</ExtendedData>"});
  }
  notes.push_back(filled_text("columns are taken from the descriptions: {}",
                              "以下各列取自描述（description）：{}", listed_text(columns.names)));
  return edits;
}

}  // namespace

KmlAsRead kml_as_read(std::string_view kml, const std::string& shown) {
  const KmlContents contents = kml_contents(kml);
  KmlAsRead read;
  if (contents.track) {  // it would crash GDAL 3.6
    throw Error(filled_text(
        "cannot read '{}': the gx:Track of its Placemark {} has more positions (gx:coord: {}) than "
        "times (when: {}), which GDAL cannot read. Write it as a LineString, or remove it.",
        "无法读取“{}”：第{}个 Placemark 的 gx:Track 中位置（gx:coord，{}个）多于时间（when，{} "
        "个），GDAL 无法读取。请改写为 LineString，或删去。",
        shown, contents.track->placemark, contents.track->places, contents.track->times));
  }
  if (!contents.links.empty() && contents.placemarks.empty()) {
    throw Error(filled_text(
        "cannot read '{}': it contains no records, only links to other files (NetworkLink: {}). "
        "Name one of these files instead; download it first if it is on the network.",
        "无法读取“{}”：其中没有记录，只有指向其他文件的链接（NetworkLink：{}）。请改为指定所链接的"
        "文件；在网络上的请先下载。",
        shown, listed_text(contents.links)));
  }
  if (!contents.links.empty()) {
    read.elsewhere = filled_text(
        "NetworkLink: {}. Merge the files into one layer, for example with \"Merge Vector Layers\" "
        "in QGIS or ogr2ogr -append, and name that layer",
        "NetworkLink：{}。请先合并为一个图层（如 QGIS 的“合并矢量图层”或 ogr2ogr "
        "-append），再指定合并后的文件",
        listed_text(contents.links));
  }
  const std::vector<Edit> edits =
      contents.has_values ? renamed(kml, contents, read.notes) : described(contents, read.notes);
  if (!edits.empty()) read.changed = with_edits(kml, edits);
  auto typed = kml_with_schema(read.changed ? std::string_view(*read.changed) : kml);
  if (typed) read.changed = std::move(typed);
  return read;
}

}  // namespace hinterland
