// For the linker only: what the modules import beside what Emscripten knows. `instance.js` gives it.
mergeInto(LibraryManager.library, { number_of: () => {} });
