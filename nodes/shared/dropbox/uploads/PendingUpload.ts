import type { EventLoopYielder } from '../../core/EventLoopYielder';
import type { UploadSizes } from './createChunkSizes';
import type { BufferPool } from './BufferPool';
import type { Clock } from '../../http/types';
import type { SentDocument } from '../port';
import type { Api } from '../client/Api';
import type { CapabilityCache } from './CapabilityCache';
import { countCalls, type CountedUpload } from './countCalls';
import type { Commits } from './Commits';

/** What all uploads of one execution share. */
export interface UploadContext {
	api: Api;
	clock: Clock;
	commits: Commits;
	bufferPool: BufferPool;
	yielder: EventLoopYielder;
	capabilities: CapabilityCache;
	sizes: UploadSizes;
}

/** One document on its way to one address, and all that is needed to send it. */
export interface PendingUpload extends UploadContext, CountedUpload {}

export function createPendingUpload(document: SentDocument, desk: UploadContext): PendingUpload {
	const shipment = { ...desk, ...document, calls: 0 };
	shipment.api = countCalls(desk.api, [shipment]);
	return shipment;
}
