// SPDX-License-Identifier: Apache-2.0
#include "output/short_names.hpp"

#include "base/characters.hpp"
#include "output/field_dictionary.hpp"

#include <set>
#include <string_view>

namespace hinterland {

namespace {

constexpr std::size_t max_bytes = 5;
constexpr std::string_view service_part = "<svc>";  ///< of names in the dictionary

/// The first word of an id, as far as it fits: letters and digits, in lower case.
std::string first_word(std::string_view id) {
  std::string word;
  for (const char c : ascii_lower(std::string(id))) {
    if (word.empty() && !is_ascii_letter(c)) continue;
    if (!is_ascii_word(c) || word.size() == max_bytes) break;
    word += c;
  }
  return word.empty() ? "svc" : word;
}

/// Whether a column of a service with this name would be called as another field of its layer:
/// `road_m` of a public service "road".
bool meets_a_field(const std::string& name, ServiceGroup group) {
  for (const FieldEntry& entry : field_dictionary()) {
    if (!entry.name.starts_with(service_part)) continue;
    const std::string column = name + std::string(entry.name.substr(service_part.size()));
    for (const std::string_view layer : {"coverage", "gaps", "extensions"}) {
      const bool is_of_group = (layer == "coverage") == (group == ServiceGroup::public_service);
      if (!is_of_group || !is_in_layer(entry, layer)) continue;
      if (find_field(layer, column) != &entry) return true;
    }
  }
  return false;
}

}  // namespace

Column<ServiceId, std::string> short_names(const ServiceCatalogue& catalogue) {
  Column<ServiceId, std::string> names;
  std::set<std::string> taken;
  for (const Service& service : catalogue.services) {
    const std::string word = first_word(service.id);
    std::string name = word;
    for (int n = 2; taken.contains(name) || meets_a_field(name, service.group); ++n) {
      const std::string number = std::to_string(n);
      name = word.substr(0, max_bytes - number.size()) + number;
    }
    taken.insert(name);
    names.push_back(name);
  }
  return names;
}

}  // namespace hinterland
