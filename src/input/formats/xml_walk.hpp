// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace hinterland {

/// The begin tag of an element; valid while the handler runs.
struct XmlTag {
  std::string_view name;  ///< without the prefix of its namespace
  std::size_t first = 0;  ///< its "<" in the bytes
  std::size_t length = 0;
  const char** pairs = nullptr;  ///< of names and values, as expat hands them over

  /// Empty: it has no such attribute, or an empty one. The name is the full one: table:formula.
  std::string_view attribute(std::string_view full_name) const;
  bool has(std::string_view full_name) const;
};

/// Handlers throw nothing but std::bad_alloc, which ends the program.
struct XmlHandlers {
  std::function<void(const XmlTag&)> begin;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;  ///< resolved; may come in pieces
};

/// Walks an XML text once, with expat. What is not well-formed ends it in silence.
void walk_xml(std::string_view xml, const XmlHandlers& handlers);

}  // namespace hinterland
