// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/conditions/condition.hpp"

#include <hinterland/text.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace hinterland {

/// A condition that is asked of one record after another. SQLite evaluates it,
/// so that it means the same in every format as it does in a GeoPackage.
class ConditionQuery {
 public:
  /// The value of a field of the record at hand; none: NULL.
  using ValueOfField = std::function<std::optional<std::string>(std::size_t field)>;

  ConditionQuery(Condition condition, TypeOfField type_of);
  ~ConditionQuery();
  ConditionQuery(const ConditionQuery&) = delete;
  ConditionQuery& operator=(const ConditionQuery&) = delete;

  /// What SQLite does not understand in the condition; empty: nothing.
  const Text& fault() const;
  const Condition& condition() const;

  /// True where the condition holds: not where it is false or not known (NULL).
  /// Throws Error where it cannot be evaluated. About a microsecond.
  bool holds(const ValueOfField& value_of);

 private:
  struct Statement;
  std::unique_ptr<Statement> statement_;
};

}  // namespace hinterland
