import { isAboutCases } from './eventKinds';
import type { EventRow } from './EventRow';
import { isOutage } from './remedyOf';
import { refusedBy, stallsOf } from './stalls';

/** A listing of the storage yields so many rows at the most: there may be older ones. */
const LONGEST_LISTING = 1000;
/** So often a document is refused while others of its service are filed, before it is given up. */
const ENOUGH = 3;

/** A document that arrived in the case system and was filed at the first try. */
interface Filed {
	source: string;
	documentId: string;
	from: number;
	until: number;
}

/**
 * Tells a document for which a service never answers from an outage, by what became of others that arrived between two
 * tries of it: at least one was filed at its first try, and the service refused none of them. So what happened before an
 * outage says nothing, and neither does the rest of a service that is out of order in part, or that comes and goes.
 */
export class RefusedAlone {
	/** What arrived before then may not be among the rows. */
	private readonly since: number;
	private readonly filed: readonly Filed[];
	/** When events arrived that a service refused at least once. */
	private readonly refused = new Map<string, number[]>();

	/** @param rows open ones, and the newest that are done */
	constructor(rows: readonly EventRow[]) {
		const newest = [...rows].sort((one, other) => other.id - one.id);
		this.since = newest[LONGEST_LISTING - 1]?.receivedAt ?? 0;
		this.filed = newest.filter(wasFiledAtOnce).map(({ source, documentId, receivedAt, finishedAt }) => ({
			...{ source, documentId, from: receivedAt, until: finishedAt },
		}));
		for (const row of newest) {
			const { details, status, reason, receivedAt } = row;
			// The details of an email may name the service that it tells of.
			const service = isAboutCases(row) ? refusedBy(details) : '';
			if (service === '' || !(status === 'done' || isOutage(reason))) continue;
			const times = this.refused.get(service) ?? [];
			this.refused.set(service, times);
			times.push(receivedAt);
		}
	}

	/** Whether the service has refused it once more after others were filed. */
	isSuspect(row: EventRow): boolean {
		return canBeAlone(row) && this.countTimes(row, stallsOf(row.details)) > 0;
	}

	/** Whether one more refusal, after now, is enough to give it up. @param now milliseconds */
	isEnough(row: EventRow, now: number): boolean {
		return hasStalledLong(row) && this.countTimes(row, [...stallsOf(row.details), now]) >= ENOUGH;
	}

	private countTimes({ source, documentId, details }: EventRow, tries: readonly number[]): number {
		const [first = 0] = tries;
		const others = this.filed.filter(
			(filed) => filed.source === source && filed.documentId !== documentId && filed.from > first,
		);
		const refused = this.refused.get(refusedBy(details));
		if (others.length === 0 || refused === undefined) return 0;
		return tries.slice(1).filter((until, index) => {
			const from = tries[index] ?? 0;
			return (
				from >= this.since &&
				others.some((filed) => from < filed.from && filed.until < until) &&
				!refused.some((moment) => from < moment && moment < until)
			);
		}).length;
	}
}

/**
 * An event about a case as a whole is never given up: what became of documents says nothing of closing a case. One that
 * somebody sent again has no reason any more.
 */
const canBeAlone = (row: EventRow): boolean =>
	row.documentId !== '' && isAboutCases(row) && isOutage(row.reason);

/** Whether it is worth to look at the others. */
export const hasStalledLong = (row: EventRow): boolean =>
	canBeAlone(row) && stallsOf(row.details).length >= ENOUGH;

/**
 * A new version may be in Dropbox already, so that nothing was sent. Of what was filed, the details have the ID of the
 * file; what was only moved there is `refiled`.
 */
const wasFiledAtOnce = ({ kind, status, reason, attempts, details }: EventRow): boolean =>
	status === 'done' &&
	attempts === 1 &&
	kind !== 'documentUpdated' &&
	reason !== 'refiled' &&
	/"fileId":/.test(details);
