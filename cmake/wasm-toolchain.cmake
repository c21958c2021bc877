# Debian's Emscripten, or the emsdk named by EMSCRIPTEN_ROOT (emsdk.env), under plain CMake.
# `emcmake` itself is avoided: its old node flags are rejected by Node 20.
if(DEFINED ENV{EMSCRIPTEN_ROOT})
  set(EMSCRIPTEN_ROOT_PATH $ENV{EMSCRIPTEN_ROOT})
else()
  set(EMSCRIPTEN_ROOT_PATH /usr/share/emscripten)
endif()
find_program(STEWARD_NODE NAMES node REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR ${STEWARD_NODE})
# em++ runs acorn at link time and looks for it on NODE_PATH.
set(CMAKE_CXX_LINKER_LAUNCHER /usr/bin/env NODE_PATH=/usr/share/nodejs)
set(CMAKE_C_LINKER_LAUNCHER /usr/bin/env NODE_PATH=/usr/share/nodejs)
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)
