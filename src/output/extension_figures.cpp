// SPDX-License-Identifier: Apache-2.0
#include <hinterland/summary.hpp>

namespace hinterland {

namespace {

void count_gap(ServiceExtension& counted, const GapExtensions& gaps, GapId gap) {
  ++counted.gaps;
  switch (gaps.remedy[gap]) {
    case Remedy::line:
      ++counted.by_line;
      break;
    case Remedy::on_site:
      ++counted.on_site;
      break;
    case Remedy::stand_alone:
      ++counted.stand_alone;
      break;
    case Remedy::none:
      ++counted.without_remedy;
      return;
  }
  counted.cost += gaps.cost(gap);
}

void add(ServiceExtension& sum, const ServiceExtension& more) {
  sum.gaps += more.gaps;
  sum.by_line += more.by_line;
  sum.on_site += more.on_site;
  sum.stand_alone += more.stand_alone;
  sum.without_remedy += more.without_remedy;
  sum.length += more.length;
  sum.cost += more.cost;
}

}  // namespace

ExtensionFigures measure_extension(const Findings& findings) {
  const NetworkExtension& extension = findings.extension;
  const Gaps& gaps = findings.matrix.gaps;
  Column<ServiceId, ServiceExtension> counted(findings.matrix.reason.size());
  for (const GapId gap : rows(gaps.service)) {
    count_gap(counted[gaps.service[gap]], extension.gaps, gap);
  }
  for (const SegmentId segment : rows(extension.segments.service)) {
    counted[extension.segments.service[segment]].length += extension.segments.length[segment];
  }
  ExtensionFigures figures;
  for (const ServiceId service : rows(counted)) {
    counted[service].service = service;
    if (counted[service].gaps == 0) continue;
    figures.services.push_back(counted[service]);
    add(figures.all, counted[service]);
  }
  figures.lines = extension.services;
  figures.trench_groups = extension.trench_groups;
  figures.line_cost = extension.cost;
  figures.separate_cost = extension.separate_cost;
  figures.lower_bound = extension.lower_bound;
  return figures;
}

std::vector<ServiceId> provisional_services(const ServiceCatalogue& catalogue,
                                            const ExtensionFigures& figures) {
  std::vector<ServiceId> services;
  for (const ServiceExtension& of : figures.services) {
    if (catalogue.services[of.service].price.provisional) services.push_back(of.service);
  }
  return services;
}

}  // namespace hinterland
