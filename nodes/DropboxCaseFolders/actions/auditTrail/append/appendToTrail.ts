import { done, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { singleChunk } from '../../../../shared/core/DocumentSource';
import { contentHash } from '../../../../shared/domain/contentHash';
import { writeSegment, type WrittenEvent } from '../../../../shared/domain/audit/Segment';
import { segmentPath } from '../../../../shared/domain/audit/segmentPlace';
import { joinPath } from '../../../../shared/domain/paths';
import type { Downloads, Listings, Uploads } from '../../../../shared/dropbox/port';
import { findEnd, type TrailEnd } from './findEnd';
import type { KnownSegments } from './KnownSegments';
import { PlacedEvents, type PlacedEvent } from './PlacedEvents';

/** Events and bytes of a segment: one that is sent by a single request, and read again in a moment. */
export interface SegmentLimits {
	events: number;
	bytes: number;
}

export const SEGMENT_LIMITS: SegmentLimits = { events: 1000, bytes: 3 * 1024 * 1024 };

/** How often in a row another process may be first. */
const MOST_LOST = 200;

/** A trail and who writes on it. */
export interface Trail {
	/** Of the audit folder. */
	address: string;
	/** Milliseconds since 1970: events that were added before are not looked for. */
	since: number;
	dropbox: Listings & Downloads & Uploads;
	known: KnownSegments;
	limits: SegmentLimits;
}

/**
 * Writes events behind the end of a trail, those alone that it does not have. The number of a segment is taken by
 * creating its file: who finds it taken reads what the other has written, and goes on behind that. A run that died at any
 * point is completed by the next, which finds what was written.
 * @returns where each stands, in their order; where no more could be written, why
 */
export async function appendToTrail(
	events: readonly WrittenEvent[],
	trail: Trail,
): Promise<Array<Outcome<PlacedEvent>>> {
	const placed = new PlacedEvents(events);
	const written = await outcomeOf(async () => await writeOpen(events, placed, trail));
	return events.map((event) => {
		const place = placed.placeOf(event);
		return place === undefined ? (written as Outcome<never>) : done(place);
	});
}

async function writeOpen(
	events: readonly WrittenEvent[],
	placed: PlacedEvents,
	{ address, since, dropbox, known, limits }: Trail,
): Promise<void> {
	let end: TrailEnd | undefined;
	let lastLost = 0;
	for (let lost = 0; ;) {
		if (end === undefined) {
			end = await findEnd(address, since, dropbox, known);
			placed.findIn(end.recent);
		}
		const batch = batchOf(placed.openIn(events), limits);
		if (batch.length === 0) return;
		const { bytes, header, head } = writeSegment(end.head, batch);
		const isMine = await createSegment(address, head.segment, bytes, dropbox);
		if (isMine) {
			known.add(contentHash(bytes), { bytes, hash: head.hash });
			placed.settle(header, batch);
			end = { head, recent: [] };
			lost = 0;
			continue;
		}
		if (++lost > MOST_LOST) throw crowdedRefusal();
		if (lastLost === head.segment) throw obstructedRefusal(head.segment);
		lastLost = head.segment;
		end = undefined;
	}
}

/** As many as a segment takes, at least one. */
function batchOf(events: readonly WrittenEvent[], limits: SegmentLimits): WrittenEvent[] {
	let bytes = 0;
	const more = events.findIndex(
		({ json }, index) => index >= limits.events || ((bytes += json.length) > limits.bytes && index > 0),
	);
	return more < 0 ? [...events] : events.slice(0, more);
}

/** Whether the segment was created; not where another one has the number. The same bytes are this one, whoever sent them. */
async function createSegment(
	address: string,
	number: number,
	bytes: Buffer,
	dropbox: Uploads,
): Promise<boolean> {
	const source = { size: bytes.length, open: async () => singleChunk(bytes) };
	const [outcome] = await dropbox.upload([
		{ address: joinPath(address, segmentPath(number)), mode: { kind: 'add' }, source },
	]);
	if (outcome?.ok === false && outcome.refusal.reason !== 'name_taken') throw outcome.refusal;
	return outcome?.ok === true;
}

const crowdedRefusal = (): Refusal =>
	new Refusal(
		'too_busy',
		'Other workflows were adding to the audit trail again and again at the same time',
		'Events that were not added are not lost: run this again. Let one workflow add the events of all others.',
	);

const obstructedRefusal = (number: number): Refusal =>
	new Refusal(
		'name_taken',
		`Something that is not a segment lies in the place of segment ${number} of the audit trail`,
		`Open the audit folder in Dropbox and move away what lies at ${segmentPath(number)}, or a file that is called like the folder of it.`,
	);
