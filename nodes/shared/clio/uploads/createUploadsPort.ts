import { BufferPool } from '../../core/BufferPool';
import { ignoreAbsent, Refusal } from '../../core/Refusal';
import type { Clock, SendStreaming } from '../../http/types';
import type { ClioApi } from '../client/ClioApi';
import { readByIds } from '../client/readByIds';
import { throwRefusal } from '../errors/toRefusal';
import { readDocument } from '../documents/readDocument';
import type { AnnouncedUpload, Document, MeasuredContent, Uploads } from '../port';
import { announceDocument, announceVersion, readContactFolder } from './announceUploads';
import { completeUpload, readIfComplete } from './completeUpload';
import { MOST_ATTEMPTS, uploadSizes } from './limits';
import { measureContent } from './measureContent';
import { sendBytes, type Sending } from './sendContent';

/** @param open what lies at an address, without any token */
export function createUploadsPort(
	api: ClioApi,
	open: SendStreaming,
	clock: Clock,
	sizes = uploadSizes,
): Uploads {
	const sending: Sending = { api, open, clock, sizes, pool: new BufferPool(sizes.inFlight) };
	return {
		measureContent: async (source) => await measureContent(source, sizes),
		async findMatterFolders(ids) {
			const listing = {
				...{ path: ['matters'], query: { fields: 'id,folder{id}' } },
				read: ({ folder }: RawMatter) => folder?.id ?? undefined,
			};
			return await readByIds<RawMatter, number | undefined>(api, listing, ids).catch(throwRefusal);
		},
		findContactFolder: async (id) => await readContactFolder(api, id).catch(throwRefusal),
		announceDocument: async (file, place, categoryId) =>
			await announceDocument(file, place, categoryId, sending).catch(throwRefusal),
		announceVersion: async (file, document) =>
			await announceVersion(file, document, sending).catch(throwRefusal),
		sendContent: async (announced, content) =>
			await sendContent(announced, content, sending).catch(throwRefusal),
		async discardDocument(id) {
			await api
				.write({ method: 'DELETE', path: ['documents', id] })
				.catch(throwRefusal)
				.catch(ignoreAbsent);
		},
	};
}

async function sendContent(
	announced: AnnouncedUpload,
	content: MeasuredContent,
	sending: Sending,
): Promise<Document> {
	const { document } = announced;
	for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
		const next = attempt === 1 ? announced : { document };
		const sent = await sendBytes(next, content, sending).catch(async (thrown: unknown) =>
			readDocument(
				await readIfComplete(sending.api, document.id, document.latestVersion?.uuid ?? '', thrown),
			),
		);
		const done = sent ?? (await completeUpload(document, content, sending));
		if (done !== undefined) return done;
	}
	throw lostRefusal();
}

interface RawMatter {
	id: number;
	folder?: { id?: number | null } | null;
}

const lostRefusal = (): Refusal =>
	new Refusal(
		'unavailable',
		'Clio did not find the file in its storage after several uploads',
		'See status.clio.com, then run it again.',
	);
