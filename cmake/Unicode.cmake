# Normalisation tables come from Debian's unicode-data at build time (ADR 0003).
set(UNICODE_DATA_DIR /usr/share/unicode CACHE PATH "Folder with UnicodeData.txt")
find_program(NODE_PROGRAM NAMES node REQUIRED NO_CMAKE_FIND_ROOT_PATH)
set(STEWARD_UNICODE_TABLES ${PROJECT_BINARY_DIR}/generated/core/base/unicode_tables.inc)
add_custom_command(
  OUTPUT ${STEWARD_UNICODE_TABLES}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated/core/base
  COMMAND ${NODE_PROGRAM} ${PROJECT_SOURCE_DIR}/cmake/unicode_tables.mjs ${UNICODE_DATA_DIR} ${STEWARD_UNICODE_TABLES}
  DEPENDS ${PROJECT_SOURCE_DIR}/cmake/unicode_tables.mjs ${UNICODE_DATA_DIR}/UnicodeData.txt
  COMMENT "Generating Unicode tables"
  VERBATIM)
