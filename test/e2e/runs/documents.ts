/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../stack/contentHash';

/** A document on the machine that n8n runs on. */
export interface DocumentOnDisk {
	name: string;
	contentHash: string;
}

/** Puts so many documents of random bytes into a folder that n8n may read, named in the order of their numbers. */
export function documentsIn(folder: string, count: number, size: number): DocumentOnDisk[] {
	mkdirSync(folder, { recursive: true });
	return Array.from({ length: count }, (_, index) => {
		const name = `Document ${String(index + 1).padStart(4, '0')}.pdf`;
		const bytes = randomBytes(size);
		writeFileSync(join(folder, name), bytes);
		return { name, contentHash: contentHash(bytes) };
	});
}
