// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/conditions/condition.hpp"

#include <hinterland/text.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace hinterland {

/// A prepared condition, evaluated record by record. SQLite evaluates it for every format, so that
/// it means the same as in a GeoPackage.
class ConditionQuery {
 public:
  /// The value of a field of the current record; none is NULL.
  using ValueOfField = std::function<std::optional<std::string>(std::size_t field)>;

  ConditionQuery(Condition condition, TypeOfField type_of);
  ~ConditionQuery();
  ConditionQuery(const ConditionQuery&) = delete;
  ConditionQuery& operator=(const ConditionQuery&) = delete;

  /// Why the condition is invalid; empty if it is valid.
  const Text& fault() const;
  const Condition& condition() const;

  /// Whether the condition is true; false if it is false or NULL. Throws Error if the evaluation
  /// fails. About a microsecond.
  bool holds(const ValueOfField& value_of);

 private:
  struct Statement;
  std::unique_ptr<Statement> statement_;
};

}  // namespace hinterland
