// SPDX-License-Identifier: Apache-2.0
#include "input/osm/vertices.hpp"

#include "input/osm/element.hpp"

namespace hinterland {

const osmium::Way& OsmVertices::place(osmium::Way& way) {
  vertices_.clear();
  missing_ = 0;
  any_deleted_ = false;
  for (osmium::NodeRef& node : way.nodes()) {
    if (nodes_.is_removed(node.ref())) {
      any_deleted_ = true;
      continue;
    }
    // Overpass may tell the place with the line, and not list the node.
    const osmium::Location told = node.location();
    auto place = nodes_.find(node.ref());
    if (!place && told.valid()) place = OsmPlace{told.x(), told.y()};
    vertices_.push_back(place);
    if (place) {
      node.set_location(osmium::Location(place->lon, place->lat));
    } else {
      ++missing_;
    }
  }
  return any_deleted_ ? without_deleted(way) : way;
}

/// A node cannot be taken out of a way of libosmium.
const osmium::Way& OsmVertices::without_deleted(const osmium::Way& way) {
  OsmFeature copy;
  copy.begin(OsmObject::way, way.id());
  std::size_t vertex = 0;
  for (const osmium::NodeRef& node : way.nodes()) {
    if (nodes_.is_removed(node.ref())) continue;
    copy.nodes.push_back({node.ref(), vertices_[vertex++]});
  }
  remade_.clear();
  add_to(remade_, copy);
  return remade_.get<osmium::Way>(0);
}

std::optional<LonLat> OsmVertices::first_place() const {
  for (const std::optional<OsmPlace>& vertex : vertices_) {
    if (vertex) return vertex->degrees();
  }
  return std::nullopt;
}

}  // namespace hinterland
