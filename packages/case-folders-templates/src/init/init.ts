/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import { basename, dirname, join } from 'node:path';
import { clientJsonSchema, type Client } from '../client/schema';
import { parseClient } from '../client/readClient';
import { EXIT, invalid, type ExitCode } from '../io/Failure';
import { readIfThere, writeJson } from '../io/fileAccess';
import type { Output } from '../io/Output';
import type { Ask } from './ask';
import { QUESTIONS, type Question } from './questions';

type Tree = Record<string, unknown>;

export interface InitOptions {
	/** Of what is answered already, in the form of a client's file. */
	answers: string | undefined;
	/** Undefined where nobody can be asked: what was not answered has its default. */
	ask: Ask | undefined;
	replace?: boolean | undefined;
}

const ORDER = [
	'$schema',
	'id',
	'client',
	'sets',
	'n8nUrl',
	'dropboxAuthentication',
	'legalServerFolderIdField',
	'storage',
	'workflows',
	'credentials',
	'settings',
	'handover',
];
export const SCHEMA_FILE = 'client.schema.json';

/** Asks what differs between clients and writes their file, with the schema beside it. */
export async function init(
	path: string,
	{ answers, ask, replace }: InitOptions,
	output: Output,
): Promise<ExitCode> {
	if (readIfThere(path) !== undefined && replace !== true)
		throw invalid(
			`${path} is there already`,
			'Edit it, name another file, or use --replace to write it anew.',
		);
	if (answers === undefined && ask === undefined)
		throw invalid(
			'There is nobody to ask',
			'Run this in a terminal, or give the answers with --answers answers.json.',
		);
	const tree = answersFrom(answers);
	for (const question of QUESTIONS) await answer(tree, question, answers === undefined ? ask : undefined);
	const text = { ...inOrder(tree), $schema: `./${SCHEMA_FILE}` };
	writeJson(path, inOrder(text));
	writeJson(join(dirname(path), SCHEMA_FILE), clientJsonSchema());
	// Whoever answered many questions keeps the answers, also where one of them cannot be used.
	const { client, warnings } = parseClient(readIfThere(path) ?? '', path);
	return output.result(
		[
			`${path} is written.`,
			...warnings.map((line) => `Note: ${line}`),
			`Next: case-folders-templates build ${basename(path)} --out ${client.id}/`,
		],
		{ file: path, warnings },
		EXIT.done,
	);
}

function answersFrom(text: string | undefined): Tree {
	if (text === undefined) return { settings: {} };
	try {
		const tree = JSON.parse(text) as unknown;
		if (typeof tree === 'object' && tree !== null && !Array.isArray(tree))
			return { ...tree, settings: (tree as Tree)['settings'] ?? {} };
	} catch {
		// Said below.
	}
	throw invalid(
		'The answers are no JSON object',
		'Write them like a client’s file: docs/consultants.md has an example.',
	);
}

async function answer(tree: Tree, question: Question, ask: Ask | undefined): Promise<void> {
	const keys = question.path.split('.');
	if (ask === undefined || (question.when?.(tree as unknown as Client) ?? true) === false) return;
	const given = await ask(question, tree as unknown as Client);
	if (given === undefined) return;
	const last = keys.pop() ?? '';
	const within = keys.reduce((above, key) => (above[key] ??= {}) as Tree, tree);
	within[last] = given;
}

const inOrder = (tree: Tree): Tree =>
	Object.fromEntries(
		[...ORDER, ...Object.keys(tree).filter((key) => !ORDER.includes(key))].flatMap((key) =>
			key in tree ? [[key, tree[key]]] : [],
		),
	);
