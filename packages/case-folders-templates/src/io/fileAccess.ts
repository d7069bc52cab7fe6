/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- a command, never part of a node */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from './Failure';

/** @returns undefined where there is no such file */
export function readIfThere(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
	} catch (thrown) {
		if (codeOf(thrown) === 'ENOENT') return undefined;
		throw new Failure(
			`${path} cannot be read (${codeOf(thrown)})`,
			'Check the path and the rights on the file.',
		);
	}
}

/** All of it or nothing: who is killed meanwhile leaves the former file. */
export function writeWhole(path: string, text: string): void {
	const beside = `${path}.${randomUUID().slice(0, 8)}.tmp`;
	try {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(beside, text);
		renameSync(beside, path);
	} catch (thrown) {
		rmSync(beside, { force: true });
		throw new Failure(
			`${path} cannot be written (${codeOf(thrown)})`,
			'Check the path and the rights on its folder.',
		);
	}
}

export const writeJson = (path: string, value: unknown): void =>
	writeWhole(path, `${JSON.stringify(value, null, '\t')}\n`);

const codeOf = (thrown: unknown): string => (thrown as NodeJS.ErrnoException).code ?? 'no code';
