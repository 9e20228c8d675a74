// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace pugi {
struct xml_node_struct;
}

namespace hinterland {

/// The value of an attribute: a text, or a number in the fewest digits that give the same number.
struct XmlValue {
  std::string text;

  XmlValue(const char* value) : text(value) {}
  XmlValue(std::string value) : text(std::move(value)) {}
  XmlValue(std::string_view value) : text(value) {}
  XmlValue(double value);
  XmlValue(int value);
  XmlValue(std::size_t value);
};

struct XmlAttribute {
  const char* name;
  XmlValue value;
};

/// An element of a document that exists.
class XmlElement {
 public:
  explicit XmlElement(pugi::xml_node_struct* element) : element_(element) {}

  /// Appends a child. Characters that XML 1.0 cannot contain are left out of its attributes.
  XmlElement add(const char* name, std::initializer_list<XmlAttribute> attributes = {}) const;
  /// Appends a child that contains a text, treated likewise.
  XmlElement add_text(const char* name, std::string_view text) const;
  void set(const char* name, const XmlValue& value) const;

 private:
  pugi::xml_node_struct* element_;
};

/// A document in memory.
class XmlDocument {
 public:
  /// doctype: what follows <!DOCTYPE; empty: the XML declaration in its place.
  XmlDocument(const char* root, const char* doctype);
  ~XmlDocument();
  XmlDocument(const XmlDocument&) = delete;
  XmlDocument& operator=(const XmlDocument&) = delete;

  XmlElement root() const;
  /// In UTF-8, indented by one blank per level.
  std::string text() const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace hinterland
