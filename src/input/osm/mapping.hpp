// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/tags.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/text.hpp>
#include <hinterland/units.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Which tags of OpenStreetMap become what: data, in geodata/catalogue/osm.toml.
namespace hinterland::osm {

/// The kinds of layers that an import makes: sections of the mapping.
enum class Section : std::uint8_t {
  towns,
  villages,
  facilities,
  networks,
  roads,
  built_up,
  exclusions,
  boundaries,
};

/// "towns", "villages", ...: as in the mapping and as layers are called.
std::string_view name_of(Section section);

/// One feature that an object's tags make of it.
struct Match {
  Section section = Section::towns;
  std::string_view entry;  ///< level, service, class, ...: the key within the section
  std::string_view kind;   ///< the value of the tag that decided: school, minor_line, ...
};

/// `key=a|b`: the value is one of these; `key=*`: any but "no"; `key!=a|b`: not one of these, or no
/// such key.
struct TagCondition {
  std::string key;
  std::vector<std::string> values;  ///< empty: any
  bool holds_if_missing = false;    ///< it was written with !=

  bool holds(std::span<const Tag> tags) const;
};

/// All conditions must hold; the first has a key that must be there.
using TagPattern = std::vector<TagCondition>;

/// The rules, and the settings of an import.
class Mapping {
 public:
  std::vector<std::string> name_keys;            ///< the first that an object has names it
  std::vector<std::string> people_keys;          ///< the same for its population
  std::vector<std::string> county_levels;        ///< admin_level of boundaries, best first
  std::vector<std::string> unhardened_classes;   ///< roads that are not evidence of a hard road
  std::vector<std::string> unhardened_surfaces;  ///< the same by surface
  double least_share = 1.0;     ///< boundaries are taken that hold this share of the villages
  Metres town_reach = 2'000_m;  ///< built-up land this near a seat is the town's

  /// Prefers names in a language ("zh", "zh-Hant"), then those in the local one, then all else.
  void prefer_language(const std::string& code);

  /// Adds a rule as the last. The pattern is a text of conditions with blanks between them. Returns
  /// why it is refused; empty: it is added.
  Text add(Section section, const std::string& entry, const std::string& pattern);
  /// Holds back from the section what fits this pattern. Returns as `add` does.
  Text exclude(Section section, const std::string& pattern);

  /// What the tags make of an object: of each section the entry whose rule comes first; of
  /// facilities and networks one for each service. In the order of the rules. `excluded` receives
  /// the sections that `exclude` holds back. A look into a table for each tag, and the conditions
  /// behind it.
  void find(std::span<const Tag> tags, std::vector<Match>& matches,
            std::vector<Section>& excluded) const;

  /// The entries of a section, in the order of the file.
  std::vector<std::string> entries(Section section) const;

 private:
  struct Rule {
    Section section;
    std::uint32_t entry;  ///< in entries_
    TagPattern pattern;
  };

  bool is_excluded(Section section, std::span<const Tag> tags) const;

  std::vector<Rule> rules_;
  std::vector<std::pair<Section, std::string>> entries_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> rules_of_key_;
  std::vector<std::pair<Section, TagPattern>> exclusions_;
};

/// Reads a mapping from a TOML file, as strictly as a catalogue is read; its form is explained in
/// geodata/catalogue/osm.toml.
///
/// Throws UsageError with `file:line:column` and the nearest right name: no such file, no TOML, an
/// unknown section, level or class of road, a service that the catalogue lacks, a pattern that
/// cannot be read.
Mapping read_mapping(const std::string& path, const ServiceCatalogue& catalogue);

}  // namespace hinterland::osm
