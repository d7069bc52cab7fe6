/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { buffer } from 'node:stream/consumers';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { contentHash } from '../stack/contentHash';

/** The files of a ZIP by their names below its one folder, each with the content hash of its bytes: read by somebody else. */
export async function unzip(archive: Buffer): Promise<Record<string, string>> {
	const zip = await new Promise<ZipFile>((resolve, reject) =>
		fromBuffer(archive, { lazyEntries: true, validateEntrySizes: true }, (reason, opened) =>
			reason ? reject(reason) : resolve(opened),
		),
	);
	const files: Record<string, string> = {};
	const read = async (entry: Entry) => {
		if (entry.fileName.endsWith('/')) return;
		const content = await new Promise<Buffer>((resolve, reject) =>
			zip.openReadStream(entry, (reason, stream) => (reason ? reject(reason) : resolve(buffer(stream)))),
		);
		files[entry.fileName.split('/').slice(1).join('/')] = contentHash(content);
	};
	await new Promise<void>((resolve, reject) => {
		zip.on('entry', (entry: Entry) => void read(entry).then(() => zip.readEntry(), reject));
		zip.on('end', resolve);
		zip.on('error', reject);
		zip.readEntry();
	});
	return files;
}
