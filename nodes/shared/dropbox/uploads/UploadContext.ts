import type { EventLoopYielder } from '../../core/EventLoopYielder';
import type { Clock } from '../../http/types';
import type { BufferPool } from '../../core/BufferPool';
import type { CapabilityCache } from './CapabilityCache';
import type { Commits } from './Commits';
import type { CountedApi } from './CountedApi';
import type { UploadSizes } from './limits';

/** What all uploads of one execution share. */
export interface UploadContext {
	api: CountedApi;
	clock: Clock;
	commits: Commits;
	bufferPool: BufferPool;
	yielder: EventLoopYielder;
	capabilities: CapabilityCache;
	sizes: UploadSizes;
}
