// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/element.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace hinterland {

/// Reads OpenStreetMap's XML: extracts, what JOSM saves, and what the Overpass API answers. What
/// it does not know stands for nothing, be it elements or attributes.
class OsmXml {
 public:
  /// `take` is handed each object of the kinds that are wanted, with its text complete.
  OsmXml(std::string path, bool nodes, bool ways, bool relations, OsmHeader& header,
         const TakeOsmFeature& take);
  ~OsmXml();
  OsmXml(const OsmXml&) = delete;
  OsmXml& operator=(const OsmXml&) = delete;

  /// The next piece of the text. Throws Error with line and column where it is no XML, is a
  /// change file or another kind of XML, or has an object without a number for its id.
  void read(std::string_view block);
  /// There is no more. Throws Error where the text is cut short.
  void finish();

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace hinterland
