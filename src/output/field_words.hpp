// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/study.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A coded value of a field, and its label.
struct CodedValue {
  std::string value;
  std::string label;
};

/// The labels of fields and of their coded values, in the language of the study: for programs that
/// show them in place of names and codes.
class FieldWords {
 public:
  /// The labels of the values are those of the table `labels`, if `layers` has it.
  FieldWords(const Study& study, const std::vector<OutputLayer>& layers);

  /// The label of a field with its unit: "直线距离（米）"; empty if there is none.
  std::string alias(std::string_view layer, std::string_view field) const;

  /// The coded values of a field; none if its values are not codes.
  const std::vector<CodedValue>& values(std::string_view field) const;

  /// The fields with coded values.
  const std::map<std::string, std::vector<CodedValue>, std::less<>>& coded() const {
    return coded_;
  }

 private:
  std::string name_of_part(std::string_view part) const;

  const Study& study_;
  std::map<std::string, std::vector<CodedValue>, std::less<>> coded_;
};

}  // namespace hinterland
