# SPDX-License-Identifier: Apache-2.0
# Installs the program, the library with its headers, the data, and the package files for
# find_package(hinterland).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS hinterland_program RUNTIME)
install(TARGETS hinterland_core hinterland EXPORT hinterland ARCHIVE)
install(DIRECTORY include/hinterland TYPE INCLUDE)
install(DIRECTORY geodata DESTINATION ${CMAKE_INSTALL_DATADIR}/hinterland)
install(FILES LICENSE README.md README.zh.md CHANGELOG.md TYPE DOC)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/hinterland)
install(
  EXPORT hinterland
  NAMESPACE hinterland::
  FILE hinterlandTargets.cmake
  DESTINATION ${package_folder})
configure_package_config_file(
  cmake/hinterlandConfig.cmake.in ${PROJECT_BINARY_DIR}/hinterlandConfig.cmake
  INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/hinterlandConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/hinterlandConfig.cmake
              ${PROJECT_BINARY_DIR}/hinterlandConfigVersion.cmake DESTINATION ${package_folder})
