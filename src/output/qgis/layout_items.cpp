// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/layout_items.hpp"

#include <fmt/format.h>

namespace hinterland {

namespace {

const char* is_framed(ItemType type) { return type == ItemType::map ? "true" : "false"; }

std::string lengths(double a, double b) { return fmt::format("{},{},mm", a, b); }

}  // namespace

void add_colour(XmlElement item, const char* name, Colour colour) {
  item.add(name, {{"red", static_cast<int>(colour.red)},
                  {"green", static_cast<int>(colour.green)},
                  {"blue", static_cast<int>(colour.blue)},
                  {"alpha", 255}});
}

XmlElement add_item(XmlElement parent, ItemType type, const std::string& id, const PageBox& box,
                    int order) {
  const XmlElement item = parent.add("LayoutItem", {{"type", static_cast<int>(type)},
                                                    {"uuid", id},
                                                    {"templateUuid", id},
                                                    {"id", id.substr(1, id.size() - 2)},
                                                    {"position", lengths(box.left, box.top)},
                                                    {"positionOnPage", lengths(box.left, box.top)},
                                                    {"size", lengths(box.width(), box.height())},
                                                    {"zValue", order},
                                                    {"referencePoint", 0},
                                                    {"itemRotation", 0},
                                                    {"visibility", 1},
                                                    {"opacity", 1},
                                                    {"blendMode", 0},
                                                    {"background", is_framed(type)},
                                                    {"frame", is_framed(type)},
                                                    {"frameJoinStyle", "miter"},
                                                    {"outlineWidthM", "0.3,mm"},
                                                    {"positionLock", "false"},
                                                    {"groupUuid", ""},
                                                    {"excludeFromExports", 0}});
  return item;
}

std::string font_text(double points, bool is_bold) {
  return fmt::format("Noto Sans CJK SC,{},-1,5,{},0,0,0,0,0", points, is_bold ? 75 : 50);
}

}  // namespace hinterland
