import type { SentDocument } from '../port';
import type { files } from '../../vendor/dropbox';
import type { Api } from '../client/Api';

/** A document on its way. Its `api` counts the calls that are made for it alone, requests that it shares add to them. */
export interface CountedUpload extends SentDocument {
	api: Api;
	calls: number;
}

/** An Api each of whose calls, repeated ones too, is counted for every document that it carries. */
export function countCalls(api: Api, shipments: ReadonlyArray<{ calls: number }>): Api {
	const count = () => shipments.forEach((shipment) => shipment.calls++);
	return {
		call: async (call) =>
			await api.call(async (sdk) => {
				count();
				return await call(sdk);
			}),
		callOnce: async (call, findResult) =>
			await api.callOnce(async (sdk) => {
				count();
				return await call(sdk);
			}, findResult),
	};
}

/** How the file is to be committed: never under a name that the service chooses. */
export const commitInfoOf = ({ address, mode }: SentDocument): files.CommitInfo => ({
	path: address,
	mode: mode.kind === 'add' ? { '.tag': 'add' } : { '.tag': 'update', update: mode.rev },
	autorename: false,
});

/** A document whose bytes are all in a session that is closed. */
export interface ClosedSession {
	sessionId: string;
	length: number;
	/** Content hash of what was sent. */
	hash: string;
}
