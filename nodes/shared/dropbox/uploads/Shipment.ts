import type { Breather } from '../../domain/upload/Breather';
import type { UploadSizes } from '../../domain/upload/chunkSizes';
import type { Memory } from '../../domain/upload/Memory';
import type { Clock, DocumentUpload } from '../../ports';
import type { files } from '../../vendor/dropbox';
import type { Api } from '../Api';
import type { RouteMemory } from '../RouteMemory';
import type { Commits } from './Commits';

/** What all uploads of one execution share. */
export interface Desk {
	api: Api;
	clock: Clock;
	commits: Commits;
	memory: Memory;
	breather: Breather;
	routes: RouteMemory;
	sizes: UploadSizes;
}

/** One document on its way to one address. Its `api` counts the calls that are made for it. */
export interface Shipment extends Desk, DocumentUpload {
	calls: number;
}

export function shipmentOf(document: DocumentUpload, desk: Desk): Shipment {
	const shipment = { ...desk, ...document, calls: 0 };
	shipment.api = carrying(desk.api, [shipment]);
	return shipment;
}

/** An Api each of whose calls, repeated ones too, is counted for every document that it carries. */
export function carrying(api: Api, shipments: ReadonlyArray<{ calls: number }>): Api {
	const count = () => shipments.forEach((shipment) => shipment.calls++);
	return {
		call: async (call) =>
			await api.call(async (sdk) => {
				count();
				return await call(sdk);
			}),
		callOnce: async (call) =>
			await api.callOnce(async (sdk) => {
				count();
				return await call(sdk);
			}),
	};
}

/** How the file is to be committed: never under a name that the service chooses. */
export const commitOf = ({ address, mode }: Shipment): files.CommitInfo => ({
	path: address,
	mode: mode.kind === 'add' ? { '.tag': 'add' } : { '.tag': 'update', update: mode.rev },
	autorename: false,
});

/** A document whose bytes are all in a session that is closed. */
export interface Arrived {
	sessionId: string;
	length: number;
	/** Content hash of what was sent. */
	hash: string;
}
