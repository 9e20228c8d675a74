// SPDX-License-Identifier: Apache-2.0
#include <hinterland/extension.hpp>

namespace hinterland {

std::string_view identifier(Ground ground) {
  return ground == Ground::along_road ? "along_road" : "across_country";
}

std::string_view identifier(Remedy remedy) {
  switch (remedy) {
    case Remedy::line:
      return "line";
    case Remedy::on_site:
      return "on_site";
    case Remedy::stand_alone:
      return "stand_alone";
    case Remedy::none:
      return "none";
  }
  return "";
}

std::string_view identifier(StandAloneCause cause) {
  switch (cause) {
    case StandAloneCause::none:
      return "none";
    case StandAloneCause::too_dear:
      return "too_dear";
    case StandAloneCause::no_source:
      return "no_source";
    case StandAloneCause::no_way:
      return "no_way";
  }
  return "";
}

}  // namespace hinterland
