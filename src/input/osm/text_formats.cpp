// SPDX-License-Identifier: Apache-2.0
#include "input/osm/text_formats.hpp"

#include "base/number_text.hpp"
#include "base/text_fill.hpp"
#include "input/osm/format.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstring>
#include <exception>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// What expat finds, in words of our own.
Text why_no_xml(XML_Error code) {
  switch (code) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_PARTIAL_CHAR:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
      return {"it breaks off there", "文件在此中断"};
    case XML_ERROR_TAG_MISMATCH:
      return {"an element is closed that was not opened", "结束标记与开始标记不一致"};
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      return {"an element has the same attribute twice", "同一元素的属性重复"};
    case XML_ERROR_INVALID_TOKEN:
      return {"a character that is not allowed in XML, or not in its encoding",
              "有 XML 不允许的字符，或与编码不符的字符"};
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
      return {"its encoding is not known", "无法识别其编码"};
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return {"there is more behind its end", "文件结尾之后还有内容"};
    case XML_ERROR_UNDEFINED_ENTITY:
      return {"an entity (&...;) that is not known", "有未定义的实体（&...;）"};
    default:
      return {"what stands there is no valid XML", "此处不是有效的 XML"};
  }
}

/// The attributes of an element, as expat hands them over.
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
  std::optional<OsmPlace> place(const char* longitude, const char* latitude) const {
    const auto lon = parse_number(text(longitude));
    const auto lat = parse_number(text(latitude));
    return lon && lat ? osm_place(*lon, *lat) : std::nullopt;
  }

 private:
  const XML_Char** pairs_;
};

std::optional<OsmObject> object_of(std::string_view name) {
  if (name == "node") return OsmObject::node;
  if (name == "way") return OsmObject::way;
  if (name == "relation") return OsmObject::relation;
  return std::nullopt;
}

}  // namespace

class OsmXml::Parser {
 public:
  Parser(std::string path, std::array<bool, 3> wanted, OsmHeader& header,
         const TakeOsmFeature& take)
      : path_(std::move(path)), wanted_(wanted), header_(header), take_(take) {
    XML_SetUserData(expat_.get(), this);
    XML_SetElementHandler(expat_.get(), begin_element, end_element);
    XML_SetCharacterDataHandler(expat_.get(), take_text);
    XML_SetEntityDeclHandler(expat_.get(), refuse_entity);
  }

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

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  [[noreturn]] void refuse(const Text& why, const Text& way_out) const {
    throw no_osm_file(path_,
                      filled_text("line {}, column {}: {}", "第{}行第{}列：{}",
                                  XML_GetCurrentLineNumber(expat_.get()),
                                  XML_GetCurrentColumnNumber(expat_.get()), why),
                      way_out);
  }

  /// An exception must not pass through expat, which is C.
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
    auto& parser = *static_cast<Parser*>(self);
    parser.guard([&] { parser.begin(name, Attributes(attributes)); });
  }
  static void end_element(void* self, const XML_Char* /*name*/) {
    auto& parser = *static_cast<Parser*>(self);
    parser.guard([&] { parser.end(); });
  }
  static void take_text(void* self, const XML_Char* text, int length) {
    auto& parser = *static_cast<Parser*>(self);
    if (!parser.in_remark_) return;
    parser.guard([&] { parser.header_.remark.append(text, static_cast<std::size_t>(length)); });
  }
  static void refuse_entity(void* self, const XML_Char* /*name*/, int /*is_parameter*/,
                            const XML_Char* /*value*/, int /*length*/, const XML_Char* /*base*/,
                            const XML_Char* /*system*/, const XML_Char* /*public_id*/,
                            const XML_Char* /*notation*/) {
    auto& parser = *static_cast<Parser*>(self);
    parser.guard([&] {
      parser.refuse({"it declares entities", "文件声明了实体"},
                    {"Save it without a DTD.", "请去掉 DTD 后另存。"});
    });
  }

  void begin(std::string_view name, const Attributes& attributes);
  void begin_document(std::string_view name, const Attributes& attributes) const;
  void begin_in_document(std::string_view name, const Attributes& attributes);
  void begin_in_object(std::string_view name, const Attributes& attributes);
  void end();

  std::string path_;
  std::array<bool, 3> wanted_;  ///< by OsmObject
  OsmHeader& header_;
  const TakeOsmFeature& take_;
  std::unique_ptr<XML_ParserStruct, Free> expat_{XML_ParserCreate(nullptr)};
  std::exception_ptr fault_;
  int depth_ = 0;
  bool in_object_ = false;  ///< in one that is wanted
  bool in_remark_ = false;
  OsmFeature feature_;
};

void OsmXml::Parser::begin(std::string_view name, const Attributes& attributes) {
  if (depth_ == 0) {
    begin_document(name, attributes);
  } else if (depth_ == 1) {
    begin_in_document(name, attributes);
  } else if (in_object_) {
    begin_in_object(name, attributes);
  }
  ++depth_;
}

void OsmXml::Parser::begin_document(std::string_view name, const Attributes& attributes) const {
  if (name == "osmChange") throw change_file(path_);
  if (name == "html" || name == "HTML") {
    refuse({"it is a web page, such as a server answers when it cannot do what was asked",
            "这是网页，多为服务器无法完成请求时的答复"},
           {"Read it in a browser, and ask again.", "请用浏览器查看后重新下载。"});
  }
  if (name != "osm") {
    refuse(filled_text("it is XML of another kind, <{}>", "是另一种 XML，<{}>", name),
           {"Download the data as .osm or .osm.pbf.", "请下载 .osm 或 .osm.pbf 格式的数据。"});
  }
  const std::string_view version = attributes.text("version");
  if (!version.empty() && version != "0.6") {
    refuse(filled_text("its version is {}, and 0.6 is what can be read",
                       "版本为 {}，可读取的是 0.6", version),
           {"Convert it, or download it again.", "请转换格式或重新下载。"});
  }
}

void OsmXml::Parser::begin_in_document(std::string_view name, const Attributes& attributes) {
  if (name == "action" || name == "create" || name == "modify" || name == "delete") {
    throw change_file(path_);  // Overpass writes differences as <osm><action>
  }
  in_remark_ = name == "remark";
  if (name == "meta") header_.timestamp = attributes.text("osm_base");
  const auto object = object_of(name);
  in_object_ = object && wanted_[static_cast<std::size_t>(*object)];
  if (!in_object_) return;
  const auto number = attributes.whole("id");
  if (!number) {
    refuse(filled_text("a {} has the id '{}', which is no number", "{} 的 id “{}”不是数字", name,
                       attributes.text("id")),
           {"Put it right in a text editor, or download it again.",
            "请用文本编辑器改正，或重新下载。"});
  }
  feature_.begin(*object, *number);
  feature_.version = osm_version(attributes.whole("version").value_or(0));
  feature_.is_deleted =
      attributes.text("action") == "delete" || attributes.text("visible") == "false";
  feature_.place = attributes.place("lon", "lat");
}

void OsmXml::Parser::begin_in_object(std::string_view name, const Attributes& attributes) {
  const bool in_member = depth_ > 2;
  if (in_member && (name != "nd" || feature_.members.empty())) return;
  if (name == "nd" && in_member) {
    feature_.members.back().shape.push_back(attributes.place("lon", "lat"));
  } else if (name == "nd") {
    const auto ref = attributes.whole("ref");
    feature_.nodes.push_back({ref.value_or(0), attributes.place("lon", "lat")});
  } else if (name == "tag") {
    feature_.tags.emplace_back(attributes.text("k"), attributes.text("v"));
  } else if (name == "member") {
    const auto type = object_of(attributes.text("type"));
    const auto ref = attributes.whole("ref");
    if (!type || !ref) {
      refuse({"a member of a relation without a type or a number", "关系的成员缺类型或编号"},
             download_again());
    }
    feature_.members.push_back(
        {*type, *ref, std::string(attributes.text("role")), attributes.place("lon", "lat"), {}});
  } else if (name == "center") {
    feature_.centre = attributes.place("lon", "lat");
  } else if ((name == "bounds" || name == "bbox") && !feature_.centre) {
    feature_.centre =
        osm_middle(attributes.place("minlon", "minlat"), attributes.place("maxlon", "maxlat"));
  }
}

void OsmXml::Parser::end() {
  --depth_;
  if (depth_ != 1) return;
  in_remark_ = false;
  if (in_object_) take_(feature_);
  in_object_ = false;
}

OsmXml::OsmXml(std::string path, bool nodes, bool ways, bool relations, OsmHeader& header,
               const TakeOsmFeature& take)
    : parser_(std::make_unique<Parser>(std::move(path), std::array{nodes, ways, relations}, header,
                                       take)) {}
OsmXml::~OsmXml() = default;
void OsmXml::read(std::string_view block) { parser_->read(block, false); }
void OsmXml::finish() { parser_->read({}, true); }

}  // namespace hinterland
