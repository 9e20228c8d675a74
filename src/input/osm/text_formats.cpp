// SPDX-License-Identifier: Apache-2.0
#include "input/osm/text_formats.hpp"

#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/files/zip_archive.hpp"
#include "input/osm/format.hpp"

#include <expat.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <exception>
#include <limits>
#include <utility>

namespace hinterland::osm {

namespace {

using Kinds = osmium::osm_entity_bits::type;

std::optional<ElementType> type_of(std::string_view name) {
  if (name == "node") return ElementType::node;
  if (name == "way") return ElementType::way;
  if (name == "relation") return ElementType::relation;
  return std::nullopt;
}

bool is_among(Kinds kinds, ElementType type) {
  const Kinds one = type == ElementType::node  ? osmium::osm_entity_bits::node
                    : type == ElementType::way ? osmium::osm_entity_bits::way
                                               : osmium::osm_entity_bits::relation;
  return (kinds & one) != osmium::osm_entity_bits::nothing;
}

/// The error of expat, translated.
Text why_no_xml(XML_Error code) {
  switch (code) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_PARTIAL_CHAR:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
      return {"it is cut off there", "文件在此中断"};
    case XML_ERROR_TAG_MISMATCH:
      return {"a closing tag has no opening tag", "结束标记与开始标记不一致"};
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      return {"an element has the same attribute twice", "同一元素的属性重复"};
    case XML_ERROR_INVALID_TOKEN:
      return {"a character that is not allowed in XML or in its encoding",
              "有 XML 不允许的字符，或与编码不符的字符"};
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
      return {"its encoding is unknown", "无法识别其编码"};
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return {"there is content after its end", "文件结尾之后还有内容"};
    case XML_ERROR_UNDEFINED_ENTITY:
      return {"an unknown entity (&...;)", "有未定义的实体（&...;）"};
    default:
      return {"it is not valid XML there", "此处不是有效的 XML"};
  }
}

/// The attributes of an element, as passed by expat.
class Attributes {
 public:
  explicit Attributes(const XML_Char** pairs) : pairs_(pairs) {}

  std::string_view text(const char* name) const {
    for (const XML_Char** pair = pairs_; *pair != nullptr; pair += 2) {
      if (std::strcmp(pair[0], name) == 0) return pair[1];
    }
    return {};
  }
  std::optional<std::int64_t> whole(const char* name) const {
    const std::string_view digits = text(name);
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
  }
  std::optional<Location> place(const char* longitude, const char* latitude) const {
    const auto lon = parse_number(text(longitude));
    const auto lat = parse_number(text(latitude));
    return lon && lat ? location_at(*lon, *lat) : std::nullopt;
  }

 private:
  const XML_Char** pairs_;
};

class XmlParser {
 public:
  /// `take` is called for each object of these kinds, once it is complete.
  XmlParser(const std::string& path, Kinds kinds, const TakeElement& take)
      : path_(path), kinds_(kinds), take_(take) {
    XML_SetUserData(expat_.get(), this);
    XML_SetElementHandler(expat_.get(), begin_element, end_element);
    XML_SetCharacterDataHandler(expat_.get(), take_text);
    XML_SetEntityDeclHandler(expat_.get(), refuse_entity);
  }

  /// Parses the next part of the text.
  void read(std::string_view block, bool is_last) {
    const auto status = XML_Parse(expat_.get(), block.data(), static_cast<int>(block.size()),
                                  is_last ? XML_TRUE : XML_FALSE);
    if (fault_) std::rethrow_exception(fault_);
    if (status == XML_STATUS_ERROR) {
      const XML_Error code = XML_GetErrorCode(expat_.get());
      const bool of_text = code == XML_ERROR_UNKNOWN_ENCODING || code == XML_ERROR_INVALID_TOKEN ||
                           code == XML_ERROR_INCORRECT_ENCODING;
      refuse(why_no_xml(code),
             of_text ? Text("Download it again, or save it in UTF-8 if it is in another encoding.",
                            "请重新下载；如为其他编码，请另存为 UTF-8。")
                     : download_again());
    }
  }
  const Header& header() const { return header_; }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  [[noreturn]] void refuse(const Text& why, const Text& way_out) const {
    throw unreadable_file(path_,
                          filled_text("line {}, column {}: {}", "第{}行第{}列：{}",
                                      XML_GetCurrentLineNumber(expat_.get()),
                                      XML_GetCurrentColumnNumber(expat_.get()), why),
                          way_out);
  }

  /// Exceptions must not pass through expat, which is a C library.
  template <class Work>
  void guard(Work work) noexcept {
    if (fault_) return;
    try {
      work();
    } catch (...) {
      fault_ = std::current_exception();
      XML_StopParser(expat_.get(), XML_FALSE);
    }
  }
  static void begin_element(void* self, const XML_Char* name, const XML_Char** attributes) {
    auto& parser = *static_cast<XmlParser*>(self);
    parser.guard([&] { parser.begin(name, Attributes(attributes)); });
  }
  static void end_element(void* self, const XML_Char* /*name*/) {
    auto& parser = *static_cast<XmlParser*>(self);
    parser.guard([&] { parser.end(); });
  }
  static void take_text(void* self, const XML_Char* text, int length) {
    auto& parser = *static_cast<XmlParser*>(self);
    if (!parser.in_remark_) return;
    parser.guard([&] { parser.header_.remark.append(text, static_cast<std::size_t>(length)); });
  }
  static void refuse_entity(void* self, const XML_Char* /*name*/, int /*is_parameter*/,
                            const XML_Char* /*value*/, int /*length*/, const XML_Char* /*base*/,
                            const XML_Char* /*system*/, const XML_Char* /*public_id*/,
                            const XML_Char* /*notation*/) {
    auto& parser = *static_cast<XmlParser*>(self);
    parser.guard([&] {
      parser.refuse({"it declares entities", "文件声明了实体"},
                    {"Save it without a DTD.", "请去掉 DTD 后另存。"});
    });
  }

  void begin(std::string_view name, const Attributes& attributes);
  void begin_document(std::string_view name, const Attributes& attributes) const;
  void begin_in_document(std::string_view name, const Attributes& attributes);
  void begin_in_element(std::string_view name, const Attributes& attributes);
  void end();

  const std::string& path_;
  Kinds kinds_;
  const TakeElement& take_;
  Header header_;
  std::unique_ptr<XML_ParserStruct, Free> expat_{XML_ParserCreate(nullptr)};
  std::exception_ptr fault_;
  int depth_ = 0;
  bool in_element_ = false;  ///< within an object of a requested kind
  bool in_remark_ = false;
  Element element_;
};

void XmlParser::begin(std::string_view name, const Attributes& attributes) {
  if (depth_ == 0) {
    begin_document(name, attributes);
  } else if (depth_ == 1) {
    begin_in_document(name, attributes);
  } else if (in_element_) {
    begin_in_element(name, attributes);
  }
  ++depth_;
}

void XmlParser::begin_document(std::string_view name, const Attributes& attributes) const {
  if (name == "osmChange") throw change_file(path_);
  if (name == "html" || name == "HTML") {
    refuse({"it is a web page, such as a server's error message",
            "这是网页，多为服务器无法完成请求时的答复"},
           {"Open it in a browser, and download the data again.", "请用浏览器查看后重新下载。"});
  }
  if (name != "osm") {
    refuse(filled_text("it is XML of another kind, <{}>", "是另一种 XML，<{}>", name),
           {"Download the data as .osm or .osm.pbf.", "请下载 .osm 或 .osm.pbf 格式的数据。"});
  }
  const std::string_view version = attributes.text("version");
  if (!version.empty() && version != "0.6") {
    refuse(filled_text("its version is {}, but only 0.6 can be read", "版本为 {}，可读取的是 0.6",
                       version),
           {"Convert it, or download it again.", "请转换格式或重新下载。"});
  }
}

void XmlParser::begin_in_document(std::string_view name, const Attributes& attributes) {
  if (name == "action" || name == "create" || name == "modify" || name == "delete") {
    throw change_file(path_);  // Overpass writes differences as <osm><action>
  }
  in_remark_ = name == "remark";
  if (name == "meta") header_.timestamp = attributes.text("osm_base");
  const auto type = type_of(name);
  in_element_ = type && is_among(kinds_, *type);
  if (!in_element_) return;
  const auto number = attributes.whole("id");
  if (!number) {
    refuse(
        filled_text("a {} has the id '{}', which is not a number", "{} 的 id “{}”不是数字", name,
                    attributes.text("id")),
        {"Correct it in a text editor, or download it again.", "请用文本编辑器改正，或重新下载。"});
  }
  element_.begin(*type, *number);
  element_.version = version_of(attributes.whole("version").value_or(0));
  element_.is_deleted =
      attributes.text("action") == "delete" || attributes.text("visible") == "false";
  element_.place = attributes.place("lon", "lat");
}

void XmlParser::begin_in_element(std::string_view name, const Attributes& attributes) {
  const bool in_member = depth_ > 2;
  if (in_member && (name != "nd" || element_.members.empty())) return;
  if (name == "nd" && in_member) {
    element_.members.back().shape.push_back(attributes.place("lon", "lat"));
  } else if (name == "nd") {
    const auto ref = attributes.whole("ref");
    element_.nodes.push_back({ref.value_or(0), attributes.place("lon", "lat")});
  } else if (name == "tag") {
    element_.tags.emplace_back(attributes.text("k"), attributes.text("v"));
  } else if (name == "member") {
    const auto type = type_of(attributes.text("type"));
    const auto ref = attributes.whole("ref");
    if (!type || !ref) {
      refuse({"a member of a relation without a type or a number", "关系的成员缺类型或编号"},
             download_again());
    }
    element_.members.push_back(
        {*type, *ref, std::string(attributes.text("role")), attributes.place("lon", "lat"), {}});
  } else if (name == "center") {
    element_.centre = attributes.place("lon", "lat");
  } else if ((name == "bounds" || name == "bbox") && !element_.centre) {
    element_.centre =
        box_centre(attributes.place("minlon", "minlat"), attributes.place("maxlon", "maxlat"));
  }
}

void XmlParser::end() {
  --depth_;
  if (depth_ != 1) return;
  in_remark_ = false;
  if (in_element_) take_(element_);
  in_element_ = false;
}

using nlohmann::json;

std::string text_in(const json& object, const char* key) {
  const auto cell = object.find(key);
  if (cell == object.end()) return {};
  return cell->is_string() ? cell->get<std::string>() : cell->dump();
}

std::int64_t whole_in(const json& object, const char* key) {
  const auto cell = object.find(key);
  return cell != object.end() && cell->is_number_integer() ? cell->get<std::int64_t>() : 0;
}

double number_in(const json& object, const char* key) {
  const auto cell = object.find(key);
  if (cell == object.end() || !cell->is_number()) return std::numeric_limits<double>::quiet_NaN();
  return cell->get<double>();
}

/// Overpass writes null for nodes outside of the requested box.
std::optional<Location> place_in(const json& object, const char* longitude = "lon",
                                 const char* latitude = "lat") {
  if (!object.is_object()) return std::nullopt;
  return location_at(number_in(object, longitude), number_in(object, latitude));
}

const json& list_in(const json& object, const char* key) {
  static const json nothing = json::array();
  const auto cell = object.find(key);
  return cell != object.end() && cell->is_array() ? *cell : nothing;
}

void take_nodes_of_way(const json& object, Element& element) {
  for (const json& ref : list_in(object, "nodes")) {
    element.nodes.push_back({ref.is_number_integer() ? ref.get<std::int64_t>() : 0, std::nullopt});
  }
  const json& places = list_in(object, "geometry");
  if (element.nodes.size() < places.size()) element.nodes.resize(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) element.nodes[i].place = place_in(places[i]);
}

void take_members(const json& object, Element& element) {
  for (const json& cell : list_in(object, "members")) {
    const auto type = type_of(text_in(cell, "type"));
    if (!type) continue;
    Element::Member member{*type, whole_in(cell, "ref"), text_in(cell, "role"), place_in(cell), {}};
    for (const json& place : list_in(cell, "geometry")) member.shape.push_back(place_in(place));
    element.members.push_back(std::move(member));
  }
}

/// False if it is not a node, way or relation, e.g. a count or an area of Overpass.
bool take_element(const json& object, Element& element) {
  const auto type = type_of(text_in(object, "type"));
  if (!type) return false;
  element.begin(*type, whole_in(object, "id"));
  element.version = version_of(whole_in(object, "version"));
  element.is_deleted = text_in(object, "visible") == "false";
  element.place = place_in(object);
  if (const auto centre = object.find("center"); centre != object.end()) {
    element.centre = place_in(*centre);
  } else if (const auto box = object.find("bounds"); box != object.end()) {
    element.centre =
        box_centre(place_in(*box, "minlon", "minlat"), place_in(*box, "maxlon", "maxlat"));
  }
  if (const auto tags = object.find("tags"); tags != object.end() && tags->is_object()) {
    for (const auto& [key, value] : tags->items())
      element.tags.emplace_back(key, text_in(*tags, key.c_str()));
  }
  take_nodes_of_way(object, element);
  take_members(object, element);
  return true;
}

/// The error for a text that the parser rejects at a byte, 1-based; 0 if the position is unknown.
Error broken_json(const std::string& path, std::string_view text, std::size_t at) {
  const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
  const std::string_view before = text.substr(0, std::min(at, end));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  Text why = {"a number in it is too large to be read", "其中有数值过大，无法读取"};
  if (at > end) {
    why = filled_text("it is cut off in line {}, after {} bytes", "文件在第{}行（第{}字节后）中断",
                      line, end);
  } else if (at > 0) {
    why = filled_text("line {}, byte {}: it is not valid JSON in UTF-8 there",
                      "第{}行（第{}字节）不是有效的 UTF-8 编码 JSON", line, at);
  }
  return unreadable_file(path, why, download_again());
}

/// Exceeds the depth of any element; limits the recursion when a value is parsed.
constexpr int deepest = 64;

[[noreturn]] void throw_nested(const std::string& path) {
  throw unreadable_file(path,
                        {"its brackets are nested more than 64 deep, but data of the Overpass API "
                         "are nested at most 6 deep",
                         "括号嵌套超过 64 层，而 Overpass API 的数据至多 6 层"},
                        {"Download the data as .osm.", "请下载 .osm 格式的数据。"});
}

[[noreturn]] void refuse_without_elements(const std::string& path, const json& document) {
  const bool is_layer = document.is_object() && document.contains("type") &&
                        (document.contains("features") || document.contains("geometry"));
  if (is_layer) {
    throw unreadable_file(
        path, {"it is GeoJSON", "这是 GeoJSON"},
        {"A study can use GeoJSON directly: look at it with hinterland inspect, or download the "
         "data as .osm.",
         "GeoJSON 可直接写入配置文件：请用 hinterland inspect 查看内容，或下载 .osm "
         "格式的数据。"});
  }
  throw unreadable_file(path,
                        {"it is JSON without the list 'elements' that the Overpass API writes",
                         "这是 JSON，但没有 Overpass API 所写的列表“elements”"},
                        {"Download the data as .osm.", "请下载 .osm 格式的数据。"});
}

Header header_of(const json& document) {
  Header header;
  header.remark = text_in(document, "remark");
  const auto overpass = document.find("osm3s");
  if (overpass != document.end()) header.timestamp = text_in(*overpass, "timestamp_osm_base");
  return header;
}

}  // namespace

Header read_xml(const std::string& path, Kinds kinds, const TakeElement& take,
                const Progress& progress, const std::string& doing) {
  XmlParser xml(path, kinds, take);
  const auto read = [&](std::string_view block) { xml.read(block, false); };
  read_text(path, read, progress, doing);
  xml.read({}, true);
  return xml.header();
}

Header read_json(const std::string& path, Kinds kinds, const TakeElement& take,
                 const Progress& progress, const std::string& doing) {
  std::string text;
  const auto add = [&](std::string_view block) {
    text += block;
    check_unpacked(path, text.size());
  };
  read_text(path, add, progress, doing);
  Element element;
  bool has_elements = false;
  std::string key;  // of the top-level object, whose value is being read
  const auto take_and_discard = [&](int depth, json::parse_event_t event, json& value) {
    if (depth > deepest) throw_nested(path);
    if (event == json::parse_event_t::key && depth == 1) {
      key = value.get<std::string>();
      has_elements = has_elements || key == "elements";
    }
    if (event != json::parse_event_t::object_end || depth != 2 || key != "elements") return true;
    if (take_element(value, element) && is_among(kinds, element.type)) take(element);
    return false;
  };
  json document;
  try {
    document = json::parse(text, take_and_discard);
  } catch (const json::parse_error& fault) {
    throw broken_json(path, text, fault.byte);
  } catch (const json::exception&) {
    throw broken_json(path, text, 0);
  }
  if (!has_elements) refuse_without_elements(path, document);
  return header_of(document);
}

}  // namespace hinterland::osm
