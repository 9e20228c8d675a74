// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/tags.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/text.hpp>
#include <hinterland/units.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Maps OpenStreetMap tags to layers; the rules are data, in geodata/catalogue/osm.toml.
namespace hinterland::osm {

/// The kinds of layers that an import creates; sections of the mapping.
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

/// "towns", "villages", ...: as in the mapping and in layer names.
std::string_view name_of(Section section);

/// One feature derived from an object's tags.
struct Match {
  Section section = Section::towns;
  std::string_view entry;        ///< level, service, class, ...: the key within the section
  std::string_view kind;         ///< the value of the matching tag: school, minor_line, ...
  std::string_view key;          ///< of that tag
  std::string_view status = {};  ///< why it is not in use: disused, proposed; empty: it is
};

/// `key=a|b`: the value is one of these; `key=*`: any value but "no"; `key!=a|b`: the value is not
/// one of these, or the key is missing.
struct TagCondition {
  std::string key;
  std::vector<std::string> values;  ///< empty: any
  bool holds_if_missing = false;    ///< the operator is !=

  bool holds(std::span<const Tag> tags) const;
};

/// A conjunction of conditions; the first must require that its key exists.
using TagPattern = std::vector<TagCondition>;

/// The rules and settings of an import.
class Mapping {
 public:
  std::vector<std::string> name_keys;            ///< tags with the name, in order of preference
  std::vector<std::string> people_keys;          ///< tags with the population, likewise
  std::vector<std::string> county_levels;        ///< admin_level of boundaries, best first
  std::vector<std::string> unhardened_classes;   ///< classes that are not hardened
  std::vector<std::string> unhardened_surfaces;  ///< surfaces that are not hardened
  double min_share = 1.0;       ///< minimum share of the villages within the boundaries of a level
  Metres town_reach = 2'000_m;  ///< built-up areas this near a seat belong to the town

  /// Sets the order of names: this language ("zh", "zh-Hant"), the local one, then all others.
  void prefer_language(const std::string& code);

  /// Adds a rule after the existing ones. The pattern is a list of conditions separated by blanks.
  /// Returns the error; empty if there is none.
  Text add(Section section, const std::string& entry, const std::string& pattern);
  /// Excludes objects that match this pattern from the section. Returns as `add` does.
  Text exclude(Section section, const std::string& pattern);

  /// Finds the features of an object with these tags: in each section the entry of the first rule
  /// that matches; in facilities and networks one per service. Sorted in the order of the rules.
  /// `excluded` receives the sections from which `exclude` removed it. Cost: one table look-up per
  /// tag, and the conditions found there.
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

/// Reads a mapping from a TOML file, with the same checks as a catalogue; the format is described
/// in geodata/catalogue/osm.toml.
///
/// Throws UsageError with `file:line:column` and the nearest valid name: the file does not exist,
/// cannot be read or is not TOML; an unknown section, level or road class; a service that is not in
/// the catalogue; an invalid pattern.
Mapping read_mapping(const std::string& path, const ServiceCatalogue& catalogue);

}  // namespace hinterland::osm
