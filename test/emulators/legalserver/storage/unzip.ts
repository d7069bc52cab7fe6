/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

export interface ZipFile {
	/** With slashes. */
	path: string;
	bytes: Buffer;
}

/** The files of a ZIP, without its folders. Rejects for what is none. */
export async function unzip(bytes: Buffer): Promise<ZipFile[]> {
	const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
	const files: ZipFile[] = [];
	for await (const entry of zip.eachEntry()) {
		if (entry.fileName.endsWith('/')) continue;
		files.push({ path: entry.fileName, bytes: await buffer(await zip.openReadStreamPromise(entry)) });
	}
	return files;
}
