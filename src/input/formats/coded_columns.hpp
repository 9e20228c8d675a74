// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_cells.hpp"
#include "input/formats/gdal_source.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace hinterland {

/// The columns of a layer whose values are codes, for which the file gives texts.
class CodedColumns {
 public:
  /// Looks at the layer, and into the text of ESRI's JSON. Says in the notes of the source which
  /// columns of a query may hold codes whose texts are not known.
  explicit CodedColumns(GdalSource& source);

  const std::map<std::size_t, CodedValues>& all() const { return texts_; }
  bool are_in(std::size_t field) const { return texts_.count(field) > 0; }

  /// The text of a code; null: it has none, or the column is none of codes.
  const std::string* find(std::size_t field, std::string_view code) const;

  /// The same; null also where the code is a text of another as well.
  const std::string* text_instead(std::size_t field, std::string_view code) const;

  /// "1 = 未通, 2 = 已通"; empty: the column is none of codes.
  std::string listed(std::size_t field) const;

 private:
  std::map<std::size_t, CodedValues> texts_;  ///< by the number of the field
};

}  // namespace hinterland
