// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// The start tag of an element; valid only during the call of the handler.
struct XmlTag {
  std::string_view name;  ///< without namespace prefix
  std::size_t first = 0;  ///< offset of its "<"
  std::size_t length = 0;
  const char** pairs = nullptr;  ///< names and values alternating, as passed by expat

  /// The value of the attribute; empty if it does not exist. `full_name` includes the prefix:
  /// table:formula.
  std::string_view attribute(std::string_view full_name) const;
  bool has(std::string_view full_name) const;
};

/// Handlers must not throw; std::bad_alloc terminates the program.
struct XmlHandlers {
  std::function<void(const XmlTag&)> begin;
  std::function<void(std::string_view name)> end;
  /// Entities resolved; may be split into several calls.
  std::function<void(std::string_view text)> text;
};

/// Parses an XML text with expat and calls the handlers. Parsing stops silently at the first syntax
/// error.
void walk_xml(std::string_view xml, const XmlHandlers& handlers);

/// The columns formed by the descriptions of the records of a layer.
struct HtmlColumns {
  std::vector<std::string> names;  ///< empty if they form none
  std::vector<std::vector<std::pair<std::string, std::string>>> of_record;
  bool is_doubtful = false;  ///< there are tables whose rows are not pairs of a name and a value
};

/// From tables all names are used; from lines, those that occur in at least half of the
/// descriptions.
HtmlColumns html_columns(const std::vector<std::string>& descriptions);

}  // namespace hinterland
