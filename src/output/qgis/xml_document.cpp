// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/xml_document.hpp"

#include "system/shown_text.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

namespace hinterland {

namespace {

struct TextSink : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

}  // namespace

XmlValue::XmlValue(double value) : text(fmt::format("{}", value)) {
  if (text.ends_with(".0")) text.resize(text.size() - 2);
}

XmlValue::XmlValue(int value) : text(fmt::format("{}", value)) {}
XmlValue::XmlValue(std::size_t value) : text(fmt::format("{}", value)) {}

XmlElement XmlElement::add(const char* name, std::initializer_list<XmlAttribute> attributes) const {
  pugi::xml_node child = pugi::xml_node(element_).append_child(name);
  const XmlElement added(child.internal_object());
  for (const XmlAttribute& attribute : attributes) added.set(attribute.name, attribute.value);
  return added;
}

XmlElement XmlElement::add_text(const char* name, std::string_view text) const {
  pugi::xml_node child = pugi::xml_node(element_).append_child(name);
  child.text().set(text_of_result(text).c_str());
  return XmlElement(child.internal_object());
}

void XmlElement::set(const char* name, const XmlValue& value) const {
  pugi::xml_node(element_).append_attribute(name).set_value(text_of_result(value.text).c_str());
}

struct XmlDocument::Tree {
  pugi::xml_document document;
  pugi::xml_node root;
};

XmlDocument::XmlDocument(const char* root, const char* doctype) : tree_(std::make_unique<Tree>()) {
  if (*doctype != '\0') {
    tree_->document.append_child(pugi::node_doctype).set_value(doctype);
  } else {
    pugi::xml_node declaration = tree_->document.append_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("UTF-8");
  }
  tree_->root = tree_->document.append_child(root);
}

XmlDocument::~XmlDocument() = default;

XmlElement XmlDocument::root() const { return XmlElement(tree_->root.internal_object()); }

std::string XmlDocument::text() const {
  TextSink sink;
  constexpr unsigned int format = pugi::format_indent | pugi::format_no_declaration;
  tree_->document.save(sink, " ", format, pugi::encoding_utf8);
  return std::move(sink.text);
}

}  // namespace hinterland
