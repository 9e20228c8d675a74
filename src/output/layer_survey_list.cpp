// SPDX-License-Identifier: Apache-2.0
#include "output/layer_survey_list.hpp"

#include "output/asked_services.hpp"
#include "output/identifiers.hpp"
#include "output/layer_builder.hpp"

#include <memory>
#include <vector>

namespace hinterland {

namespace {

struct Question {
  VillageId village;
  ServiceId service;
};

using Questions = std::shared_ptr<const std::vector<Question>>;

Questions open_questions(const Findings& findings) {
  auto found = std::make_shared<std::vector<Question>>();
  const std::vector<ServiceId> services = asked_services(findings);
  for (VillageId village : rows(findings.world.villages.place)) {
    for (ServiceId service : services) {
      if (findings.matrix.reason[service][village] != Reason::unknown) continue;
      found->push_back({village, service});
    }
  }
  return found;
}

}  // namespace

OutputLayer survey_list_layer(const Study& study, const Findings& findings) {
  const Questions questions = open_questions(findings);
  const auto village = [questions](std::size_t row) { return (*questions)[row].village; };
  const auto service = [questions, &study](std::size_t row) -> const Service& {
    return study.catalogue.services[(*questions)[row].service];
  };
  LayerBuilder layer("survey_list", questions->size());
  add_village_fields(layer, findings.world.villages, village);
  layer.text("service", [service](std::size_t row) -> std::string_view { return service(row).id; });
  layer.text("service_name",
             [service, &study](std::size_t row) { return name_of(service(row), study.language); });
  layer.answer("covered", [village, &findings](std::size_t row) {
    return findings.coverage.covered[village(row)];
  });
  add_switch_radius(layer, findings.coverage, village);
  return layer.take();
}

}  // namespace hinterland
