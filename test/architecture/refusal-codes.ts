import ts from 'typescript';
import type { Source } from './rules.js';

/** What is known of a code from the sources: the details that come with it, and the libs that refuse with it. */
export type RefusalCode = { readonly fields: readonly string[]; readonly where: readonly string[] };

/** Which argument is the code. A function that passes a parameter on as a code is found to be one of these, too. */
const first: Readonly<Record<string, number>> = { Refused: 0, RequestRefused: 1 };
/** Status codes of HTTP by what they become. */
const byStatus = 'codeOfStatus';
const isCode = (text: string): boolean => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(text);
/** What a fault has beside its details. */
const ofEvery = new Set(['code', 'message', 'reason']);

/** Decorators of class-validator without a fault of their own name. */
const silent = new Set(['IsOptional', 'ValidateBy', 'ValidateIf', 'ValidateNested']);
const constraintCode = (decorator: string): string =>
  decorator.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

const whereOf = (file: string): string =>
  /^(?:libs\/[^/]+\/[^/]+|apps\/[^/]+)/.exec(file)![0].replace('libs/', '');

const nameOf = (node: ts.Node | undefined): string | undefined =>
  node && (ts.isIdentifier(node) || ts.isStringLiteral(node)) ? node.text : undefined;

/** The names in an object literal; of what is spread into it, those that can be seen. */
const namesIn = (node: ts.Node | undefined): string[] => {
  if (node === undefined) return [];
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap((property) =>
      ts.isSpreadAssignment(property) ? namesIn(property.expression) : (nameOf(property.name) ?? []),
    );
  if (ts.isParenthesizedExpression(node)) return namesIn(node.expression);
  if (ts.isConditionalExpression(node)) return [...namesIn(node.whenTrue), ...namesIn(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return namesIn(node.right);
  return ts.isCallExpression(node) && nameOf(node.expression) === 'givenOf' ? ['given'] : [];
};

/** The function around a node that has this parameter: its name, and which one it is. */
const parameterOf = (node: ts.Node, name: string): { of: string; index: number } | undefined => {
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) {
    if (!ts.isFunctionLike(at)) continue;
    const index = at.parameters.findIndex((parameter) => nameOf(parameter.name) === name);
    if (index < 0) continue;
    const of = nameOf(at.name) ?? (ts.isVariableDeclaration(at.parent) ? nameOf(at.parent.name) : undefined);
    return of === undefined ? undefined : { of, index };
  }
  return undefined;
};

/** The class that the one around a node extends. */
const extendedBy = (node: ts.Node): string | undefined => {
  let at = node.parent;
  while (at && !ts.isClassLike(at)) at = at.parent;
  const clause = at?.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  return nameOf(clause?.types[0]?.expression);
};

/**
 * Every code that the sources refuse with: of rules, of faults of input, of the edge. They are found by where they stand: as the code of a
 * `Refused` or of what makes one; as `code` beside a reason, a message or within extensions; as a decorator of class-validator. `computed`: the
 * expressions that come to a code which does not stand in them; each must be of another that is found.
 */
export const refusalCodes = (
  sources: readonly Source[],
): { readonly codes: Readonly<Record<string, RefusalCode>>; readonly computed: readonly string[] } => {
  const files = sources
    .filter(({ file }) => !/spec\.ts$|\/testing\/|^apps\/web\//.test(file))
    .map(({ file, text }) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  const all: ts.Node[] = [];
  const collect = (node: ts.Node): void => void (all.push(node), ts.forEachChild(node, collect));
  for (const file of files) collect(file);

  const constants = new Map<string, string>();
  for (const node of all)
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isStringLiteral(node.initializer))
      constants.set(nameOf(node.name) ?? '', node.initializer.text);

  const found = new Map<string, { fields: Set<string>; where: Set<string> }>();
  const passing = new Map<string, { index: number; fields: Set<string> }>(
    Object.entries(first).map(([name, index]) => [name, { index, fields: new Set() }]),
  );
  const computed = new Set<string>();
  let grown = true;
  const note = (node: ts.Node, code: string, fields: Iterable<string>): void => {
    if (!isCode(code)) return;
    const known = found.get(code) ?? { fields: new Set(), where: new Set() };
    found.set(code, known);
    for (const field of fields) if (!ofEvery.has(field)) known.fields.add(field);
    known.where.add(whereOf(node.getSourceFile().fileName));
  };
  /** What an expression may come to as a code; a parameter makes its function one that passes codes on. */
  const take = (node: ts.Node | undefined, fields: readonly string[]): void => {
    if (node === undefined) return;
    if (ts.isStringLiteral(node)) note(node, node.text, fields);
    else if (ts.isParenthesizedExpression(node)) take(node.expression, fields);
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].map((n) => take(n, fields));
    else if (ts.isBinaryExpression(node)) [node.left, node.right].map((n) => take(n, fields));
    else if (ts.isIdentifier(node)) {
      const parameter = parameterOf(node, node.text);
      if (!parameter) return note(node, constants.get(node.text) ?? '', fields);
      const known = passing.get(parameter.of) ?? { index: parameter.index, fields: new Set() };
      const before = known.fields.size;
      for (const field of fields) known.fields.add(field);
      grown ||= !passing.has(parameter.of) || known.fields.size > before;
      passing.set(parameter.of, known);
    } else computed.add(node.getText());
  };

  while (grown) {
    grown = false;
    for (const node of all) {
      if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
        const callee = ts.isPropertyAccessExpression(node.expression)
          ? node.expression.name
          : node.expression;
        const name = callee.kind === ts.SyntaxKind.SuperKeyword ? extendedBy(callee) : nameOf(callee);
        const site = passing.get(name ?? '');
        const given = node.arguments ?? [];
        if (site) take(given[site.index], [...site.fields, ...given.slice(site.index + 1).flatMap(namesIn)]);
      }
      if (ts.isObjectLiteralExpression(node)) {
        const code = node.properties.find((property) => nameOf(property.name) === 'code');
        const names = namesIn(node);
        const inExtensions =
          ts.isPropertyAssignment(node.parent) && nameOf(node.parent.name) === 'extensions';
        const value = code && (ts.isPropertyAssignment(code) ? code.initializer : code.name);
        if (inExtensions || names.includes('reason') || names.includes('message')) take(value, names);
        // A code that stands ready for a fault: nothing else that is called a code is written like one.
        else if (value && ts.isStringLiteral(value) && value.text.includes('_')) take(value, []);
      }
      if (ts.isVariableDeclaration(node) && nameOf(node.name) === byStatus && node.initializer)
        for (const each of (node.initializer as ts.ObjectLiteralExpression).properties)
          take((each as ts.PropertyAssignment).initializer, []);
      if (ts.isImportDeclaration(node) && nameOf(node.moduleSpecifier) === 'class-validator') {
        const bindings = node.importClause?.namedBindings;
        for (const { name } of bindings && ts.isNamedImports(bindings) ? bindings.elements : []) {
          const isDecorator = files.some(
            (file) => file === node.getSourceFile() && new RegExp(`\\b${name.text}\\(`).test(file.text),
          );
          if (isDecorator && /^[A-Z]/.test(name.text) && !silent.has(name.text))
            note(node, constraintCode(name.text), ['field']);
        }
      }
    }
  }
  const codes = Object.fromEntries(
    [...found]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { fields, where }]) => [
        code,
        { fields: [...fields].toSorted(), where: [...where].toSorted() },
      ]),
  );
  return { codes, computed: [...computed].toSorted() };
};
