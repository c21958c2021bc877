# Header-only libraries from the system, for native and WebAssembly builds alike. em++ must not see
# /usr/include itself (its C library would clash), so it gets a folder with links to just these.
add_library(steward_json INTERFACE)
target_compile_definitions(steward_json INTERFACE JSON_NOEXCEPTION JSON_NO_IO)
add_library(steward_stb INTERFACE)
find_path(NLOHMANN_INCLUDE nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
find_path(STB_INCLUDE stb/stb_image.h PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(links ${PROJECT_BINARY_DIR}/header-only)
file(MAKE_DIRECTORY ${links})
file(CREATE_LINK ${NLOHMANN_INCLUDE}/nlohmann ${links}/nlohmann SYMBOLIC)
file(CREATE_LINK ${STB_INCLUDE}/stb ${links}/stb SYMBOLIC)
target_include_directories(steward_json SYSTEM INTERFACE ${links})
target_include_directories(steward_stb SYSTEM INTERFACE ${links})
