// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "input/osm/mapping.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

const std::vector<std::string> keys = {"a", "b", "c", "d"};
const std::vector<std::string> values = {"x", "y", "z", "no"};

const std::string& one_of(Random& random, const std::vector<std::string>& texts) {
  return texts[random.below(texts.size())];
}

/// A condition as text, and its meaning.
struct SlowCondition {
  std::string key;
  std::set<std::string> wanted;  ///< empty: any value except "no"
  bool negated = false;

  std::string text() const {
    std::string list;
    for (const std::string& value : wanted) list += (list.empty() ? "" : "|") + value;
    return key + (negated ? "!=" : "=") + (wanted.empty() ? "*" : list);
  }
  bool holds(const std::vector<osm::Tag>& tags) const {
    for (const osm::Tag& tag : tags) {
      if (tag.key != key) continue;
      const bool listed =
          wanted.empty() ? tag.value != "no" : wanted.contains(std::string(tag.value));
      return listed != negated;
    }
    return negated;
  }
};

struct SlowRule {
  osm::Section section = osm::Section::towns;
  std::string entry;
  std::vector<SlowCondition> conditions;

  std::string text() const {
    std::string text;
    for (const SlowCondition& condition : conditions) text += condition.text() + " ";
    return text;
  }
  bool holds(const std::vector<osm::Tag>& tags) const {
    return std::ranges::all_of(conditions, [&](const auto& c) { return c.holds(tags); });
  }
};

SlowRule random_rule(Random& random) {
  constexpr osm::Section sections[] = {osm::Section::towns, osm::Section::facilities,
                                       osm::Section::roads};
  SlowRule rule{sections[random.below(3)], one_of(random, {"p", "q", "r"}), {}};
  const std::size_t count = 1 + random.below(3);
  for (std::size_t i = 0; i < count; ++i) {
    SlowCondition condition{one_of(random, keys), {}, i > 0 && random.chance(0.5)};
    const std::size_t listed = random.below(3);
    for (std::size_t v = 0; v < listed; ++v) condition.wanted.insert(one_of(random, values));
    rule.conditions.push_back(condition);
  }
  return rule;
}

std::vector<osm::Tag> random_tags(Random& random) {
  std::vector<osm::Tag> tags;
  for (const std::string& key : keys) {
    if (random.chance(0.6)) tags.push_back({key, one_of(random, values)});
  }
  return tags;
}

/// Tries the rules one after another.
std::vector<std::string> slow_matches(const std::vector<SlowRule>& rules,
                                      const std::vector<SlowRule>& held_back,
                                      const std::vector<osm::Tag>& tags) {
  std::vector<std::string> found;
  std::set<std::string> taken;
  for (const SlowRule& rule : rules) {
    if (!rule.holds(tags)) continue;
    const bool each = rule.section == osm::Section::facilities;
    const std::string section(name_of(rule.section));
    if (!taken.insert(section + (each ? rule.entry : "")).second) continue;
    const bool stays = std::ranges::any_of(held_back, [&](const SlowRule& other) {
      return other.section == rule.section && other.holds(tags);
    });
    if (!stays) found.push_back(section + ":" + rule.entry);
  }
  return found;
}

}  // namespace

TEST_CASE("a mapping finds the same as trying one rule after another", "[osm_mapping][property]") {
  const auto seed = GENERATE(range(1, 41));
  Random random(static_cast<std::uint64_t>(seed));
  osm::Mapping mapping;
  std::vector<SlowRule> rules;
  std::vector<SlowRule> held_back;
  for (int i = 0; i < 25; ++i) {
    rules.push_back(random_rule(random));
    REQUIRE(mapping.add(rules.back().section, rules.back().entry, rules.back().text()).empty());
  }
  for (int i = 0; i < 3; ++i) {
    held_back.push_back(random_rule(random));
    REQUIRE(mapping.exclude(held_back.back().section, held_back.back().text()).empty());
  }
  for (int i = 0; i < 50; ++i) {
    const std::vector<osm::Tag> tags = random_tags(random);
    std::vector<osm::Match> matches;
    std::vector<osm::Section> excluded;
    mapping.find(tags, matches, excluded);
    std::vector<std::string> found;
    for (const osm::Match& match : matches) {
      found.push_back(std::string(name_of(match.section)) + ":" + std::string(match.entry));
    }
    CHECK(found == slow_matches(rules, held_back, tags));
  }
}
