import type { Anchor } from '../../../../shared/domain/audit/Anchor';
import { eachMark } from '../../../../shared/domain/audit/readSegment';
import type { SegmentHeader, WrittenEvent } from '../../../../shared/domain/audit/Segment';
import type { TrailEnd } from './findEnd';

/** Where an event stands in the trail. */
export interface PlacedEvent {
	/** The number of its segment. */
	segment: number;
	/** Among all events of the trail, the first is 0; undefined where its segment is damaged. */
	position: number | undefined;
	/** How far the trail had come with its segment; undefined where that is damaged. */
	anchor: Anchor | undefined;
	/** Whether it stood there before, or an earlier one of this run with its ID was written. */
	alreadyThere: boolean;
	/** Whether the event that stands there with its ID says something else. */
	differs: boolean;
}

/** The events of a run by their IDs' marks: those that are to be written, and where the others stand. */
export class PlacedEvents {
	private readonly open: Map<string, WrittenEvent>;
	private readonly placed = new Map<string, PlacedEvent & { eventMark: string; writtenAs?: WrittenEvent }>();

	/** @param events of which one that comes twice counts once, as it came first */
	constructor(events: readonly WrittenEvent[]) {
		this.open = new Map([...events].reverse().map((event) => [event.idMark, event]));
	}

	/** Those that no segment has, in their order. */
	openIn(events: readonly WrittenEvent[]): WrittenEvent[] {
		return [...new Set(events.map(({ idMark }) => this.open.get(idMark)))].filter(
			(event) => event !== undefined,
		);
	}

	/** Takes note of those that stand in segments which were written before. */
	findIn(recent: TrailEnd['recent']): void {
		for (const { number, header, marks } of recent) {
			for (const { index, idMark, eventMark } of eachMark(marks)) {
				if (!this.open.delete(idMark)) continue;
				const place = placeIn(number, header?.segment === number ? header : undefined, index);
				this.placed.set(idMark, { ...place, eventMark, alreadyThere: true });
			}
		}
	}

	/** Takes note of those that were written as a segment. */
	settle(header: SegmentHeader, events: readonly WrittenEvent[]): void {
		for (const [index, event] of events.entries()) {
			const { idMark, eventMark } = event;
			this.open.delete(idMark);
			const place = placeIn(header.segment, header, index);
			this.placed.set(idMark, { ...place, eventMark, alreadyThere: false, writtenAs: event });
		}
	}

	/** Undefined where it was not written. */
	placeOf(event: WrittenEvent): PlacedEvent | undefined {
		const found = this.placed.get(event.idMark);
		if (found === undefined) return undefined;
		const { eventMark, writtenAs, ...place } = found;
		return { ...place, alreadyThere: writtenAs !== event, differs: eventMark !== event.eventMark };
	}
}

const placeIn = (segment: number, header: SegmentHeader | undefined, index: number) => ({
	segment,
	position: header && header.eventsBefore + index,
	anchor: header && { events: header.eventsBefore + header.events, root: header.root },
	differs: false,
});
