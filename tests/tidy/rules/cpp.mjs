// Rules about C++: arrows between folders, the spelling of wire names, purity of the core.
import { codes, roleNames, wireNames } from '../support/catalogues.mjs';
import { includesOf, piecesOf, stringsOf, withoutComments } from '../support/cpp.mjs';
import { linesWith } from '../support/repository.mjs';

const isCpp = (path) => /\.(cpp|hpp)$/.test(path);
const isProduct = (path) => isCpp(path) && /^(core|server|wasm)\//.test(path);
/** Speaks to people or machines outside the core: rules and wire names have no place here. */
const isShell = (path) => isCpp(path) && /^(server|wasm)\//.test(path);

const topFolders = ['core', 'server', 'wasm', 'tests', 'bench'];

/** What a folder may include of ours; `only`: libraries that one folder alone may name. */
const arrows = { core: ['core'], wasm: ['core', 'wasm'], server: ['core', 'server'] };
const only = [
  [
    /^nlohmann\//,
    /^(core\/codec|server\/payments|tests|bench)\//,
    "our JSON is spoken by core/codec alone, a gateway's beside its adapter",
  ],
  [/^boost\/beast/, /^(server\/http|bench)\//, 'Beast stays inside server/http'],
  [/^(soci|sqlite3|libpq)/, /^(server\/store|tests|bench)\//, 'SQL stays inside server/store'],
  [
    /^curl\//,
    /^(server\/(mail|payments|providers)|tests)\//,
    'libcurl stays with mail, payments and providers',
  ],
  [/^(cairo|pango|unicode)/, /^server\/documents\//, 'documents are set in server/documents'],
  [/^emscripten/, /^wasm\//, 'Emscripten stays inside wasm'],
  [/^stb\//, /^wasm\/picture\//, 'stb decodes inside the picture module alone (security.md 1)'],
];

const impure =
  /\b(system_clock|steady_clock|random_device|mt19937|getenv|fopen|ifstream|ofstream|std::cout|std::cerr|printf|setlocale|std::locale|throw|dynamic_cast|typeid)\b/;

function checkArrows(file) {
  const from = file.path.split('/')[0];
  const findings = [];
  for (const { spelled, system, line } of includesOf(file.text)) {
    const to = spelled.split('/')[0];
    if (!system && !topFolders.includes(to)) {
      findings.push({ line, says: `spell \`${spelled}\` from the repository's root` });
    } else if (!system && arrows[from] && !arrows[from].includes(to)) {
      findings.push({ line, says: `${from}/ knows nothing of ${to}/` });
    }
    if (
      spelled.startsWith('core/codec/') &&
      from === 'core' &&
      !file.path.startsWith('core/codec/')
    ) {
      findings.push({ line, says: 'a rule knows nothing of its spelling in JSON' });
    }
    for (const [library, allowed, says] of only) {
      if (library.test(spelled) && !allowed.test(file.path)) findings.push({ line, says });
    }
  }
  return findings;
}

const wire = [...wireNames()].filter((name) => name.includes('_'));
const codeNames = codes().map((code) => code.name);

/** Files whose words only look like wire names, each with what they are instead. */
const otherNames = new Map([
  ['server/mail/templates.cpp', 'names of mail templates'],
  ['server/use_cases/update_workspace.cpp', 'a variable of a mail template'],
  ['server/use_cases/routes.cpp', 'a member of the log'],
]);

export const rules = [
  {
    name: 'includes follow the arrows and are spelled from the root',
    applies: isCpp,
    check: checkArrows,
    bad: [
      { path: 'core/a.hpp', text: '#include "server/http/message.hpp"\n' },
      { path: 'core/a.hpp', text: '#include "core/codec/json.hpp"\n' },
      { path: 'core/account/a.cpp', text: '#include "name.hpp"\n' },
      { path: 'wasm/a.cpp', text: '#include "server/a.hpp"\n' },
      { path: 'server/store/a.cpp', text: '#include <boost/beast/http.hpp>\n' },
      { path: 'server/use_cases/a.cpp', text: '#include <nlohmann/json.hpp>\n' },
      { path: 'server/a.cpp', text: '#include <stb/stb_image.h>\n' },
    ],
    good: [
      {
        path: 'server/http/a.cpp',
        text: '#include <boost/beast.hpp>\n#include "core/base/ids.hpp"\n',
      },
    ],
  },
  {
    name: 'the core has no clock, randomness, files, locale, exceptions or type information',
    applies: (path) => isCpp(path) && path.startsWith('core/'),
    check: (file) =>
      linesWith(withoutComments(file.text), impure, 'this belongs in a shell, not in the core'),
    bad: [
      { path: 'core/a.cpp', text: 'auto now = std::chrono::system_clock::now();\n' },
      { path: 'core/a.cpp', text: 'void f() { throw 1; }\n' },
    ],
    good: [{ path: 'core/a.cpp', text: "// system_clock is the caller's\n" }],
  },
  {
    // A wire name is a member of docs/openapi.yaml of two words or more, or a code; server/store
    // names SQL columns, which share the spelling.
    name: 'wire names and codes are spelled in core/codec and codes.def alone',
    applies: (path) => isShell(path) && !path.startsWith('server/store/') && !otherNames.has(path),
    check: (file) =>
      stringsOf(file.text)
        .filter(({ value }) => wire.includes(value) || codeNames.includes(value))
        .map(({ value, line }) => ({ line, says: `\`${value}\` is the codec's to spell` })),
    bad: [
      { path: 'server/use_cases/a.cpp', text: 'auto v = body["billing_email"];\n' },
      { path: 'wasm/a.cpp', text: 'return "name_empty";\n' },
    ],
    good: [{ path: 'server/a.cpp', text: '// "billing_email"\nauto host = "localhost";\n' }],
  },
  {
    name: 'no JSON is written by hand',
    applies: isShell,
    check: (file) =>
      stringsOf(file.text)
        .filter(({ value }) => /\\?"[a-z_]+\\?"\s*:/.test(value))
        .map(({ line }) => ({ line, says: 'let the codec write this' })),
    bad: [
      { path: 'server/a.cpp', text: 'auto s = "{\\"status\\":\\"ok\\"}";\n' },
      { path: 'server/a.cpp', text: 'auto s = R"({"status": 1})";\n' },
    ],
    good: [{ path: 'server/a.cpp', text: 'auto s = "text: more";\n' }],
  },
  {
    name: 'roles are named by the catalogue, not by the shells',
    applies: isShell,
    check: (file) =>
      stringsOf(file.text)
        .filter(({ value }) => roleNames().includes(value) && value !== 'user')
        .map(({ value, line }) => ({
          line,
          says: `ask the core for a permission instead of \`${value}\``,
        })),
    bad: [{ path: 'server/a.cpp', text: 'if (role == "admin") return;\n' }],
    good: [{ path: 'server/a.cpp', text: 'if (may(permission)) return;\n' }],
  },
  {
    name: 'code is ASCII; comments may use signs, but none that hides',
    applies: isCpp,
    check: (file) =>
      piecesOf(file.text).flatMap((piece) => {
        // eslint-disable-next-line no-control-regex -- the complement of ASCII
        const pattern =
          piece.kind === 'comment'
            ? /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
            : /[^\x00-\x7f]/;
        return linesWith(piece.text, pattern, 'write this character as an escape').map((found) => ({
          ...found,
          line: found.line + piece.line - 1,
        }));
      }),
    bad: [
      { path: 'core/a.cpp', text: 'auto s = "\u00e9";\n' },
      { path: 'core/a.cpp', text: '// \u202e hidden\n' },
    ],
    good: [{ path: 'core/a.cpp', text: '// 1\u20268\nauto s = "\\u00e9";\n' }],
  },
  {
    name: 'nothing is called get_',
    applies: isProduct,
    check: (file) =>
      linesWith(
        withoutComments(file.text),
        /[\w>&*]\s+get_\w+\(/,
        'name what it gives, without get_',
      ).filter(({ line }) => !/\breturn\b/.test(file.text.split('\n')[line - 1])),
    bad: [{ path: 'core/a.hpp', text: 'int get_size() const;\n' }],
    good: [{ path: 'core/a.cpp', text: 'auto* text = value.get_ptr<const std::string*>();\n' }],
  },
];
