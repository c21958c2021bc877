# Warnings are errors in our own code; link targets to steward_warnings to get them.
add_library(steward_warnings INTERFACE)
target_compile_options(steward_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror)

# The core decides without exceptions and without type information, also natively, so that a stray
# `throw` fails in every build and not only in the browser.
add_library(steward_pure INTERFACE)
target_compile_options(steward_pure INTERFACE -fno-exceptions -fno-rtti)

if(STEWARD_SANITIZE)
  # Without vptr: it reads type information, and the core has none.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

# Fuzzed code is instrumented wherever it is compiled; only the fuzzers link libFuzzer's main.
if(STEWARD_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
