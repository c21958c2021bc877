# Tables that are made at build time from Debian's and npm's data instead of being kept as copies.
find_program(NODE_PROGRAM NAMES node REQUIRED NO_CMAKE_FIND_ROOT_PATH)
set(UNICODE_DATA_DIR /usr/share/unicode CACHE PATH "Folder with UnicodeData.txt (ADR 0003)")
set(STEWARD_GENERATED ${PROJECT_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${STEWARD_GENERATED}/core/base ${STEWARD_GENERATED}/core/account)

set(STEWARD_UNICODE_TABLES ${STEWARD_GENERATED}/core/base/unicode_tables.inc)
add_custom_command(
  OUTPUT ${STEWARD_UNICODE_TABLES}
  COMMAND ${NODE_PROGRAM} ${PROJECT_SOURCE_DIR}/cmake/unicode_tables.mjs
          ${UNICODE_DATA_DIR} ${STEWARD_UNICODE_TABLES}
  DEPENDS ${PROJECT_SOURCE_DIR}/cmake/unicode_tables.mjs ${UNICODE_DATA_DIR}/UnicodeData.txt
  COMMENT "Generating Unicode tables"
  VERBATIM)

set(STEWARD_FOLDING_TABLE ${STEWARD_GENERATED}/core/base/folding_table.inc)
add_custom_command(
  OUTPUT ${STEWARD_FOLDING_TABLE}
  COMMAND ${NODE_PROGRAM} ${PROJECT_SOURCE_DIR}/cmake/folding_table.mjs
          ${UNICODE_DATA_DIR} ${STEWARD_FOLDING_TABLE}
  DEPENDS ${PROJECT_SOURCE_DIR}/cmake/folding_table.mjs ${UNICODE_DATA_DIR}/CaseFolding.txt
  COMMENT "Generating the case folding table"
  VERBATIM)

set(STEWARD_COMMON_PASSWORDS ${STEWARD_GENERATED}/core/account/common_passwords.inc)
add_custom_command(
  OUTPUT ${STEWARD_COMMON_PASSWORDS}
  COMMAND ${NODE_PROGRAM} ${PROJECT_SOURCE_DIR}/cmake/common_passwords.mjs
          10 ${STEWARD_COMMON_PASSWORDS}
  DEPENDS ${PROJECT_SOURCE_DIR}/cmake/common_passwords.mjs ${PROJECT_SOURCE_DIR}/package-lock.json
  COMMENT "Generating the list of common passwords"
  VERBATIM)

# A target orders the generators before every user of their output, whatever folder it is in.
add_custom_target(steward_generated DEPENDS
  ${STEWARD_UNICODE_TABLES} ${STEWARD_FOLDING_TABLE} ${STEWARD_COMMON_PASSWORDS})
