import type { Breather } from '../../domain/upload/Breather';
import type { UploadSizes } from '../../domain/upload/chunkSizes';
import type { Memory } from '../../domain/upload/Memory';
import type { Clock, DocumentUpload } from '../../ports';
import type { Api } from '../Api';
import type { RouteMemory } from '../RouteMemory';
import type { WaitedOut } from '../WaitedOut';
import { carrying, type Carried } from './carried';
import type { Commits } from './Commits';

/** What all uploads of one execution share. */
export interface Desk {
	api: Api;
	clock: Clock;
	commits: Commits;
	memory: Memory;
	breather: Breather;
	routes: RouteMemory;
	/** The patience of writes that send and commit at once. */
	waitedOut: WaitedOut;
	sizes: UploadSizes;
}

/** One document on its way to one address, and all that is needed to send it. */
export interface Shipment extends Desk, Carried {}

export function shipmentOf(document: DocumentUpload, desk: Desk): Shipment {
	const shipment = { ...desk, ...document, calls: 0 };
	shipment.api = carrying(desk.api, [shipment]);
	return shipment;
}
