import { ContentError } from '../../core/DocumentStore';
import { Refusal } from '../../core/Refusal';
import { unexpectedResponse } from '../../http/createService';
import { withRetry } from '../../http/retry';
import { ConnectionLost, type Clock, type SendStreaming } from '../../http/types';
import type { ClioApi } from '../client/ClioApi';
import { clioService } from '../client/service';
import { throwRefusal } from '../errors/toRefusal';
import type { Archives } from '../port';
import { openStored } from './openStored';

interface RawArchive {
	id: number;
	state?: string | null;
}

/** Milliseconds before each time that it is asked whether a ZIP is there. */
const WAITS = [2, 5, 10, 20, 30, 45, 60, 60, 60].map((seconds) => seconds * 1000);

/** How often a ZIP is read from its beginning, each time from a newly signed address. */
const MOST_ATTEMPTS = 3;

/** @param open what lies at an address, without any token */
export function createArchivesPort(api: ClioApi, open: SendStreaming, clock: Clock): Archives {
	const query = { fields: 'id,state' };
	const waitFor = async (made: RawArchive, mostAsked: number): Promise<number> => {
		const began = clock.now();
		let archive = made;
		for (const wait of WAITS.slice(0, mostAsked)) {
			if (isOver(archive)) break;
			if (clock.now() + wait - began > (clock.giveUpAfter ?? Number.POSITIVE_INFINITY)) break;
			await clock.sleep(wait);
			archive = await api.read<RawArchive>(['document_archives', made.id], query);
		}
		if (archive.state === 'completed') return made.id;
		throw notMadeRefusal(archive.state === 'failed');
	};
	return {
		async makeArchive(folderId, mostAsked) {
			const data = { items: [{ id: folderId, type: 'Folder' }] };
			// Where the answer was lost there is a second ZIP then, which nobody sees and Clio deletes.
			const write = { method: 'POST' as const, path: ['document_archives'], query, data, isHarmless: true };
			const make = async () => await waitFor(requireId(await api.write<RawArchive>(write)), mostAsked);
			return await make().catch(throwRefusal);
		},
		async readArchive(id, take) {
			let attempts = 0;
			const attempt = async () => {
				attempts++;
				const { location } = await api.redirect(['document_archives', id, 'download'], {});
				return await take(orLost((await openStored(open, location)).body));
			};
			const mayGoBetter = (thrown: unknown) => isBroken(thrown) && attempts < MOST_ATTEMPTS;
			return await withRetry(clock, mayGoBetter, attempt).catch(throwRefusal);
		},
	};
}

/** What may go better from the beginning. */
const isBroken = (thrown: unknown): boolean =>
	thrown instanceof ConnectionLost || thrown instanceof ContentError;

const isOver = ({ state }: RawArchive): boolean => state === 'completed' || state === 'failed';

function requireId(made: RawArchive | undefined): RawArchive {
	if (made === undefined) throw unexpectedResponse(clioService.name, 'no ID');
	return made;
}

/** The same content; a connection that broke says so, and an execution that was cancelled is left as it is. */
async function* orLost(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
	const pieces = content[Symbol.asyncIterator]();
	try {
		for (;;) {
			const { done, value } = await pieces.next().catch(throwLost);
			if (done === true) return;
			yield value;
		}
	} finally {
		await pieces.return?.();
	}
}

function throwLost(thrown: unknown): never {
	if ((thrown as { code?: unknown }).code === 'ERR_CANCELED') throw thrown;
	throw new ConnectionLost('The content broke off');
}

const notMadeRefusal = (hasFailed: boolean): Refusal =>
	new Refusal(
		'unavailable',
		hasFailed ? 'Clio did not make the ZIP' : 'Clio did not make the ZIP in time',
		'Download the documents one by one.',
	);
