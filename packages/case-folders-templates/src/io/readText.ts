/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import { text } from 'node:stream/consumers';
import { invalid } from './Failure';
import { readIfThere } from './fileAccess';

/** Of a file, or of standard input for `-`. */
export async function readText(path: string): Promise<string> {
	const read = path === '-' ? await text(process.stdin) : readIfThere(path);
	if (read === undefined) throw invalid(`There is no file ${path}`, 'Check the path.');
	return read;
}
