// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/text.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// The words that the trade uses for the works of each service: 敷设供水管道, 通自来水,
/// 架设电力线路. Services of other catalogues have general words.
namespace hinterland {

/// What is built of one service.
struct Works {
  Metres along_road;
  Metres cross_country;
  std::size_t joined = 0;  ///< villages connected by a line
  std::size_t on_site = 0;
  std::size_t standalone = 0;
};

/// 未通自来水, "missing: Water supply".
std::string lack_text(const Service& service, Language language);

/// What the answers yes and no of a survey mean: 已通自来水填“是”，未通自来水填“否”. Houses are not
/// connected: yes means that they need no renovation.
std::string meaning_of_answers(const Service& service, Language language);

/// What the lines of a service are: roads for `road`, 线路 for services with lines but no pipes
/// (buses, street lighting), otherwise 管线; "line" in English.
Text line_noun(std::string_view service_id);

/// Whether houses are renovated, so that yes does not mean that a village is connected.
bool is_renovation(const Service& service);

/// What is built, for the name of a project: 供水管网延伸, 房屋改造; "Water supply".
///
///   has_lines  whether it is built by lines
std::string works_name(const Service& service, bool has_lines, Language language);

/// What is built, with lengths and numbers of villages:
/// 沿路敷设供水管道1.26公里；通自来水2个村.
std::string works_text(const Service& service, const Works& works, Language language);

/// 建设性质, as far as lines and remedies tell it: lines of a network are extended (延伸) and what
/// is built in a village is new (新建); a road is new across country and otherwise an upgrade
/// (改建) of the road that it follows; houses are renovated (改建).
std::string nature_of_works(const Service& service, const Works& works, Language language);

}  // namespace hinterland
