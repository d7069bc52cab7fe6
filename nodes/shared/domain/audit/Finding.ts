import type { AuditEvent } from './AuditEvent';

/** What can be wrong with a trail. */
export type FindingKind =
	/** It is not what was written there. */
	| 'segmentAltered'
	| 'segmentMissing'
	/** It stands where another should, or twice. */
	| 'segmentMisplaced'
	| 'eventAltered'
	| 'eventTwice'
	/** A segment, or the trail, ends before its end. */
	| 'cutOff'
	/** It agrees with itself, but not with what was noted of it earlier. */
	| 'rewritten';

/** Something that is wrong with a trail, and where. */
export interface Finding {
	kind: FindingKind;
	/** The number of the segment; null where it is about the trail as a whole. */
	segment: number | null;
	/** The ID of the event, where it is about one whose ID can be read. */
	eventId: AuditEvent['eventId'] | null;
	/** What was seen, in a sentence or two without clients' names. */
	says: string;
	whatToDo: string;
}

const RESTORE =
	'Open the version history of this file in Dropbox: it shows who changed it and when, and can restore the first version.';

const REMEDIES: Readonly<Record<FindingKind, string>> = {
	segmentAltered: RESTORE,
	eventAltered: RESTORE,
	segmentMissing:
		'Look among the deleted files of this folder in Dropbox, which say who deleted it and when, and restore the file under its name.',
	segmentMisplaced:
		'Open the version history of this file in Dropbox, and its events under Activity. Restore the file that was here, and delete copies.',
	eventTwice:
		'Compare both entries. The first one counts; the second was copied by hand, or is older than a damaged segment that hid the first.',
	cutOff:
		'Look among the deleted files of the audit folder and at the version history of its last file in Dropbox, and restore what is missing.',
	rewritten:
		'Keep the folder as it is. Compare the versions of its files in Dropbox with the day on which the anchor was noted, and check that the anchor was copied completely and belongs to this trail.',
};

/** A finding with what to do about it. */
export const findingOf = (
	kind: FindingKind,
	segment: number | null,
	says: string,
	eventId: string | null = null,
): Finding => ({ kind, segment, eventId, says, whatToDo: REMEDIES[kind] });
