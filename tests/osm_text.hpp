// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// Writes OpenStreetMap XML, one object per call.
class OsmText {
 public:
  using Tags = std::vector<std::pair<std::string, std::string>>;
  struct Member {
    std::string type;
    std::int64_t id;
    std::string role;
  };

  OsmText& node(std::int64_t id, double lon, double lat, const Tags& tags = {}) {
    return add("node",
               "id=\"" + std::to_string(id) + "\" lon=\"" + std::to_string(lon) + "\" lat=\"" +
                   std::to_string(lat) + "\"",
               "", tags);
  }
  OsmText& way(std::int64_t id, const std::vector<std::int64_t>& nodes, const Tags& tags = {}) {
    std::string inside;
    for (const std::int64_t node : nodes) {
      inside += "<nd ref=\"" + std::to_string(node) + "\"/>";
    }
    return add("way", "id=\"" + std::to_string(id) + "\"", inside, tags);
  }
  OsmText& relation(std::int64_t id, const std::vector<Member>& members, const Tags& tags) {
    std::string inside;
    for (const Member& member : members) {
      inside += "<member type=\"" + member.type + "\" ref=\"" + std::to_string(member.id) +
                "\" role=\"" + member.role + "\"/>";
    }
    return add("relation", "id=\"" + std::to_string(id) + "\"", inside, tags);
  }
  /// A square of four nodes, `first` to `first + 3`, and the closed way around it.
  OsmText& square(std::int64_t way_id, std::int64_t first, double lon, double lat, double side,
                  const Tags& tags = {}) {
    node(first, lon, lat).node(first + 1, lon + side, lat);
    node(first + 2, lon + side, lat + side).node(first + 3, lon, lat + side);
    return way(way_id, {first, first + 1, first + 2, first + 3, first}, tags);
  }

  std::string text() const { return text_in_order(objects_); }
  const std::vector<std::string>& objects() const { return objects_; }
  static std::string text_in_order(const std::vector<std::string>& objects) {
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n";
    for (const std::string& object : objects) text += object;
    return text + "</osm>\n";
  }

 private:
  OsmText& add(const std::string& type, const std::string& attributes, std::string inside,
               const Tags& tags) {
    for (const auto& [key, value] : tags) {
      inside += "<tag k=\"" + key + "\" v=\"" + value + "\"/>";
    }
    objects_.push_back("<" + type + " " + attributes + " version=\"1\">" + inside + "</" + type +
                       ">\n");
    return *this;
  }

  std::vector<std::string> objects_;
};
