/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createCipheriv, createHash } from 'node:crypto';
import { closeSync, existsSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../test/e2e/stack/contentHash';

export const MiB = 1024 * 1024;
const piece = 4 * MiB;

/** A set of documents on disk, the same bytes on every machine. */
export interface Input {
	folder: string;
	names: string[];
	/** Of each document. */
	size: number;
}

export const documentSize = 100_000;

/** Bytes that no compression shortens and no two names share. */
function* bytesOf(name: string, size: number): Generator<Buffer> {
	const key = createHash('sha256').update(name).digest();
	const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
	for (let left = size; left > 0; left -= piece) yield cipher.update(Buffer.alloc(Math.min(piece, left)));
}

/** Dropbox's content hash of a document. */
export function hashOf(name: string, size: number): string {
	if (size <= piece) return contentHash(Buffer.concat([...bytesOf(name, size)]));
	const whole = createHash('sha256');
	for (const block of bytesOf(name, size)) whole.update(createHash('sha256').update(block).digest());
	return whole.digest('hex');
}

export const documentName = (index: number): string => `document-${String(index).padStart(4, '0')}.pdf`;

/** Makes what is not there yet; kept between runs. */
export function prepareInputs(folder: string, sizesMiB: readonly number[]): void {
	for (const size of sizesMiB) makeFiles(join(folder, `${size}-MiB`), [`hearing-${size}.mp4`], size * MiB);
	const thousand = names(1000);
	makeFiles(join(folder, 'documents-1000'), thousand, documentSize);
	for (const count of [500, 250, 100, 50, 25, 10, 5]) linkFiles(folder, count);
	const bad = join(folder, 'documents-100-one-bad');
	if (!existsSync(bad)) {
		linkFiles(folder, 100, `${bad}.part`);
		renameSync(join(`${bad}.part`, documentName(36)), join(`${bad}.part`, 'desktop.ini'));
		renameSync(`${bad}.part`, bad);
	}
}

export const oneFile = (folder: string, sizeMiB: number): Input => ({
	...{ folder: join(folder, `${sizeMiB}-MiB`), names: [`hearing-${sizeMiB}.mp4`], size: sizeMiB * MiB },
});

export const documents = (folder: string, count: number): Input => ({
	...{ folder: join(folder, `documents-${count}`), names: names(count), size: documentSize },
});

/** A hundred documents, one of which has a name that Dropbox refuses. */
export const oneBad = (folder: string): Input => ({
	...documents(folder, 100),
	folder: join(folder, 'documents-100-one-bad'),
});

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => documentName(index));

/** Whole or not at all: a run that was cut short leaves nothing that the next one takes for done. */
function makeFiles(folder: string, files: string[], size: number): void {
	if (existsSync(folder)) return;
	const part = `${folder}.part`;
	rmSync(part, { recursive: true, force: true });
	mkdirSync(part, { recursive: true });
	for (const name of files) {
		const file = openSync(join(part, name), 'w');
		for (const bytes of bytesOf(name, size)) writeSync(file, bytes);
		closeSync(file);
	}
	renameSync(part, folder);
}

function linkFiles(folder: string, count: number, target = join(folder, `documents-${count}`)): void {
	if (existsSync(target)) return;
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	for (const name of names(count)) linkSync(join(folder, 'documents-1000', name), join(target, name));
}

/** Folders only, for peers that create what they find on disk: so many cases with their subfolders. */
export function caseTree(folder: string, cases: number, subfolders: readonly string[]): string {
	const tree = join(folder, `cases-${cases}`);
	for (let index = 0; index < cases; index++) {
		for (const subfolder of subfolders) mkdirSync(join(tree, caseId(index), subfolder), { recursive: true });
	}
	return tree;
}

export const caseId = (index: number): string => `26-${String(index).padStart(7, '0')}`;
