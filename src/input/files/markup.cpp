// SPDX-License-Identifier: Apache-2.0
#include "input/files/markup.hpp"

#include <expat.h>

#include <memory>

namespace hinterland {

namespace {

struct Free {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

struct Walk {
  const XmlHandlers& handlers;
  XML_Parser parser;
};

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return name.substr(colon == name.npos ? 0 : colon + 1);
}

void begin_element(void* self, const XML_Char* name, const XML_Char** attributes) noexcept {
  const Walk& walk = *static_cast<const Walk*>(self);
  walk.handlers.begin({without_prefix(name),
                       static_cast<std::size_t>(XML_GetCurrentByteIndex(walk.parser)),
                       static_cast<std::size_t>(XML_GetCurrentByteCount(walk.parser)), attributes});
}

void end_element(void* self, const XML_Char* name) noexcept {
  static_cast<const Walk*>(self)->handlers.end(without_prefix(name));
}

void take_text(void* self, const XML_Char* text, int length) noexcept {
  static_cast<const Walk*>(self)->handlers.text({text, static_cast<std::size_t>(length)});
}

}  // namespace

std::string_view XmlTag::attribute(std::string_view full_name) const {
  for (const char** pair = pairs; *pair != nullptr; pair += 2) {
    if (pair[0] == full_name) return pair[1];
  }
  return {};
}

bool XmlTag::has(std::string_view full_name) const {
  return attribute(full_name).data() != nullptr;
}

void walk_xml(std::string_view xml, const XmlHandlers& handlers) {
  const std::unique_ptr<XML_ParserStruct, Free> parser(XML_ParserCreate(nullptr));
  Walk walk{handlers, parser.get()};
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), begin_element, end_element);
  XML_SetCharacterDataHandler(parser.get(), take_text);
  constexpr std::size_t block = std::size_t{1} << 24U;
  for (std::size_t at = 0; at < xml.size(); at += block) {
    const std::string_view piece = xml.substr(at, block);
    const bool is_last = at + block >= xml.size();
    if (XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()),
                  is_last ? XML_TRUE : XML_FALSE) == XML_STATUS_ERROR)
      return;
  }
}

}  // namespace hinterland
