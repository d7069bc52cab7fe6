import * as ts from 'typescript';
import type { Source } from './imports';

/** Types of parameters that are text, or hold text that comes from outside. */
const TEXT = /\b(string|unknown|Pointer|CaseNaming|EntryFilter|CategoryRoute|Part|Spot|Row|PageOf|Asked)\b/;

/** What a source exports that takes text: functions by their names, methods as `Class.method`, constructors as `Class`. */
export function takersOfText({ path, text }: Source): string[] {
	const found: string[] = [];
	const see = (name: string, parameters: ts.NodeArray<ts.ParameterDeclaration>): void => {
		if (parameters.some(({ type }) => type !== undefined && TEXT.test(type.getText()))) found.push(name);
	};
	ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true).forEachChild((node) => {
		const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
		if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return;
		if (ts.isFunctionDeclaration(node)) see(node.name?.text ?? '', node.parameters);
		if (ts.isVariableStatement(node)) {
			for (const { name, initializer } of node.declarationList.declarations) {
				if (initializer !== undefined && ts.isArrowFunction(initializer))
					see(name.getText(), initializer.parameters);
			}
		}
		if (ts.isClassDeclaration(node)) {
			for (const member of node.members) {
				if (ts.isConstructorDeclaration(member)) see(node.name?.text ?? '', member.parameters);
				if (!ts.isMethodDeclaration(member)) continue;
				if (ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)) continue;
				see(`${node.name?.text}.${member.name.getText()}`, member.parameters);
			}
		}
	});
	return found;
}
