// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>
#include <hinterland/table.hpp>

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
/// show them in place of names and codes. Refers to the study.
class FieldWords {
 public:
  explicit FieldWords(const Study& study);

  /// The label of a field with its unit: "直线距离（米）"; empty if there is none.
  std::string alias(std::string_view layer, std::string_view field) const;

  /// The name of the list of its coded values, one of `lists`; empty if its values are not codes.
  std::string_view list_of(std::string_view layer, std::string_view field) const;

  /// The coded values of a field; none if its values are not codes.
  const std::vector<CodedValue>& values(std::string_view layer, std::string_view field) const;

  /// The lists of coded values by name. Fields of several layers may have one list.
  const std::map<std::string, std::vector<CodedValue>, std::less<>>& lists() const {
    return lists_;
  }

 private:
  std::string name_of_part(std::string_view part) const;

  const Study& study_;
  Column<ServiceId, std::string> short_names_;
  std::map<std::string, std::vector<CodedValue>, std::less<>> lists_;
};

}  // namespace hinterland
