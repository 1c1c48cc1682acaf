import ts from 'typescript';

/** An exported name as both sides write it down. */
export const exportLine = (name: string, typeOnly: boolean): string => (typeOnly ? `${name} type` : name);

/** The names that a file's own `export`s offer, from TypeScript's syntax tree. */
export function exportsOf(source: ts.SourceFile): readonly string[] {
  return [...new Set(source.statements.flatMap((statement) => exportedBy(statement, source)))].sort();
}

function exportedBy(statement: ts.Statement, source: ts.SourceFile): readonly string[] {
  if (ts.isExportDeclaration(statement)) return exportedByList(statement, source);
  if (ts.isExportAssignment(statement)) return [statement.isExportEquals === true ? '=' : 'default'];
  const modifiers = (ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined) ?? [];
  const has = (kind: ts.SyntaxKind): boolean => modifiers.some((modifier) => modifier.kind === kind);
  if (!has(ts.SyntaxKind.ExportKeyword)) return [];
  if (has(ts.SyntaxKind.DefaultKeyword)) return [exportLine('default', ts.isInterfaceDeclaration(statement))];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => namesOf(name));
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [exportLine(statement.name.text, true)];
  return 'name' in statement && isIdentifier(statement.name) ? [statement.name.text] : [];
}

const isIdentifier = (name: unknown): name is ts.Identifier => typeof name === 'object' && name !== null && 'text' in name;

function namesOf(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
}

function exportedByList(statement: ts.ExportDeclaration, source: ts.SourceFile): readonly string[] {
  const { exportClause, isTypeOnly, moduleSpecifier } = statement;
  if (exportClause === undefined) return [exportLine('*', isTypeOnly)];
  if (ts.isNamespaceExport(exportClause)) return [exportLine(exportClause.name.text, isTypeOnly)];
  return exportClause.elements.map((element) => {
    const isType = moduleSpecifier === undefined && namesType(source, (element.propertyName ?? element.name).text);
    return exportLine(element.name.text, isTypeOnly || element.isTypeOnly || isType);
  });
}

/** Whether a name is declared as a type and as nothing else. */
function namesType(source: ts.SourceFile, name: string): boolean {
  const declared = source.statements.filter((statement) => 'name' in statement && isIdentifier(statement.name) && statement.name.text === name);
  return declared.length > 0 && declared.every((statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement));
}
