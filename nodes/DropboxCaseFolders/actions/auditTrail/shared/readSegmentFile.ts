import type { Downloads } from '../../../../shared/dropbox/port';
import { readSmallFile, type SmallFile } from '../../shared/content/readSmallFile';

/** No segment that is written here comes near; one that is longer has no bytes, and its hash. */
const SEGMENT = { longest: 32 * 1024 * 1024, called: 'A segment of the audit trail' };

/** What stands in a segment's file. */
export type SegmentBytes = Pick<SmallFile, 'bytes' | 'hash'>;

/** @throws Refusal `not_found`, `content_mismatch`, `unavailable` … */
export const readSegmentFile = async (address: string, dropbox: Downloads): Promise<SegmentBytes> =>
	await readSmallFile(address, dropbox, SEGMENT);
