/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { posix } from 'node:path';
import {
	createSourceFile,
	forEachChild,
	isCallExpression,
	isExportDeclaration,
	isExternalModuleReference,
	isIdentifier,
	isImportDeclaration,
	isImportEqualsDeclaration,
	isImportTypeNode,
	isLiteralTypeNode,
	isNamedImports,
	isStringLiteralLike,
	type ImportDeclaration,
	type Node,
	ScriptTarget,
	SyntaxKind,
} from 'typescript';

/** A file of the project: its path from the root with `/`, and its text. */
export interface Source {
	path: string;
	text: string;
}

export interface Import {
	/** As written: `../domain/paths`, `n8n-workflow`. */
	specifier: string;
	/** The path of the imported project file, or the name of the package. */
	target: string;
	/** Erased by the compiler: nothing of it is there at run time. */
	typeOnly: boolean;
}

/** Every import of a file in any of its forms; `files` are the paths of the project's files. */
export function importsOf(source: Source, files: ReadonlySet<string>): Import[] {
	const found: Import[] = [];
	const add = (specifier: Node | undefined, typeOnly: boolean) => {
		if (specifier === undefined || !isStringLiteralLike(specifier)) return;
		const { text } = specifier;
		found.push({ specifier: text, target: targetOf(source.path, text, files), typeOnly });
	};
	const visit = (node: Node): void => {
		if (isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
		else if (isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
		else if (isImportEqualsDeclaration(node) && isExternalModuleReference(node.moduleReference))
			add(node.moduleReference.expression, node.isTypeOnly);
		else if (isImportTypeNode(node) && isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
		else if (isCallExpression(node) && isImportCall(node.expression)) add(node.arguments[0], false);
		forEachChild(node, visit);
	};
	visit(createSourceFile(source.path, source.text, ScriptTarget.Latest, true));
	return found;
}

function isImportCall(callee: Node): boolean {
	return callee.kind === SyntaxKind.ImportKeyword || (isIdentifier(callee) && callee.text === 'require');
}

function isTypeOnly({ importClause }: ImportDeclaration): boolean {
	if (importClause === undefined) return false;
	if (importClause.isTypeOnly) return true;
	const { name, namedBindings } = importClause;
	if (name !== undefined || namedBindings === undefined || !isNamedImports(namedBindings)) return false;
	return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

function targetOf(from: string, specifier: string, files: ReadonlySet<string>): string {
	if (!specifier.startsWith('.')) return specifier;
	const path = posix.join(posix.dirname(from), specifier);
	return [path, `${path}.ts`, `${path}/index.ts`].find((candidate) => files.has(candidate)) ?? path;
}
