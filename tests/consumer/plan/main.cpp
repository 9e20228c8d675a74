// SPDX-License-Identifier: Apache-2.0
#include <hinterland/plan.hpp>

#include <cstdio>

int main() {
  using namespace hinterland;
  ServiceCatalogue catalogue;
  Service school;
  school.id = "school";
  school.group = ServiceGroup::public_service;  // core up to 3 km around a school, band up to 5 km
  Service water;
  water.id = "water";
  water.price.per_metre = water.price.per_metre_across = {{80}, {100}, {120}};  // CNY, low to high
  const ServiceId schools = catalogue.services.push_back(school);
  const ServiceId mains = catalogue.services.push_back(water);

  World tables;  // longitude and latitude; columns left empty are unknown
  tables.villages.name = {"Wang", "Li", "Zhao"};
  tables.villages.place = {{117.00, 36.00}, {117.02, 36.01}, {117.20, 36.00}};
  tables.villages.people = {People{420}, People{610}, People{380}};
  tables.facilities.place = {{117.01, 36.00}};
  tables.facilities.service = {schools};
  tables.networks.resize(catalogue.services.size());
  tables.networks[mains].vertex = {{116.95, 35.99}, {117.00, 36.00}};
  tables.networks[mains].first_vertex = {0, 2};
  tables.networks[mains].complete = true;  // a village without a line nearby is not connected

  Findings findings;
  findings.world = checked_world(tables, catalogue, findings.problems);
  const Findings plan = make_plan(catalogue, PlanSettings{}, findings);
  for (std::size_t i = 0; i < plan.priorities.order.size() && i < 10; ++i) {
    const GapId gap = plan.priorities.order[i];
    std::printf("%s lacks %s: %.0f CNY\n",
                std::string(plan.world.villages.name[plan.matrix.gaps.village[gap]]).c_str(),
                catalogue.services[plan.matrix.gaps.service[gap]].id.c_str(),
                to_yuan(plan.extension.gaps.cost(gap).mid).value);
  }
}
