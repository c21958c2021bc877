// What the rules ask of a TypeScript or JavaScript file, from the compiler's own parser.
import ts from 'typescript';

/** `{imports, strings, numbers, calls, identifiers}`, each with its line. */
export function factsOf(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const facts = { imports: [], strings: [], numbers: [], calls: [], members: [] };
  const lineOf = (node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

  function visit(node) {
    const line = lineOf(node);
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const typeOnly = node.importClause?.isTypeOnly ?? node.isTypeOnly ?? false;
      facts.imports.push({ from: node.moduleSpecifier.text, typeOnly, line });
    } else if (ts.isCallExpression(node)) {
      if (
        node.expression.kind === ts.SyntaxKind.ImportKeyword &&
        ts.isStringLiteral(node.arguments[0])
      ) {
        facts.imports.push({ from: node.arguments[0].text, typeOnly: false, line });
      }
      facts.calls.push({ callee: node.expression.getText(source), node, line });
    } else if (ts.isPropertyAccessExpression(node)) {
      facts.members.push({ text: node.getText(source), name: node.name.text, line });
    } else if (ts.isNumericLiteral(node)) {
      facts.numbers.push({ value: Number(node.text), line });
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      facts.strings.push({ value: node.text, parent: node.parent, line });
    } else if (ts.isTemplateExpression(node)) {
      facts.strings.push({ value: node.getText(source), parent: node.parent, line });
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  return facts;
}

/** Is this literal compared with something (`===`, `!==`, `case`)? */
export function isCompared(parent) {
  if (ts.isCaseClause(parent)) return true;
  if (!ts.isBinaryExpression(parent)) return false;
  const kind = parent.operatorToken.kind;
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsToken
  );
}
