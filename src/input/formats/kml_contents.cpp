// SPDX-License-Identifier: Apache-2.0
#include "input/formats/kml_contents.hpp"

#include "base/number_text.hpp"
#include "input/formats/xml_walk.hpp"

#include <utility>

namespace hinterland {

namespace {

class Walker {
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
    if (is_in_description_) {  // HTML that is not escaped
      text_ += "<" + std::string(name) + ">";
      return;
    }
    text_.clear();
    if (name == "Placemark") {
      found_.placemarks.push_back({tag.first + tag.length, ""});
      is_in_placemark_ = true;
    }
    if (name == "NetworkLink") is_in_link_ = true;
    if (name == "MultiGeometry") ++collections_;  // whose tracks GDAL reads by another way
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

}  // namespace

KmlContents kml_contents(std::string_view kml) { return Walker().walk(kml); }

}  // namespace hinterland
