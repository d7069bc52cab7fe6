import { csvOf } from '../listing/csvOf';
import { readEvent, type AuditEvent } from './AuditEvent';
import type { InclusionPaths } from './inclusion';

/** An event that is exported. */
export interface ExportedEvent {
	/** Among all events of the trail, the first is 0. */
	index: number;
	/** As it stands in the trail. */
	json: string;
}

/** What is written into a file. */
export interface TrailExport {
	/** What the trail is known by; no spaces. */
	origin: string;
	/** Whether the trail was what had been written. */
	ok: boolean;
	/** In the order of the trail. */
	events: readonly ExportedEvent[];
	paths: InclusionPaths;
}

export type ExportFormat = 'csv' | 'json';

/** The file, in parts of some dozen events. Each is made when it is asked for, and alike when it is asked for again. */
export function* writeExport(given: TrailExport, format: ExportFormat): Generator<string> {
	const write = format === 'csv' ? { head: csvHead, part: csvPart, end: '' } : JSON_FILE;
	yield write.head(given);
	for (let start = 0; start < given.events.length; start += IN_A_PART)
		yield write.part(given, given.events.slice(start, start + IN_A_PART), start === 0);
	yield write.end;
}

/** A few milliseconds, and so many that a part is worth a write. */
const IN_A_PART = 50;

const base64 = (hash: Buffer): string => hash.toString('base64');
const hex = (hash: Buffer): string => hash.toString('hex');

/** After C2SP's checkpoint: the origin, how many events there are, and the root. Nobody has signed it. */
export const checkpointOf = ({ origin, paths }: TrailExport): string =>
	`${origin}\n${paths.size}\n${base64(paths.root())}\n`;

const JSON_FILE = {
	head: (given: TrailExport): string =>
		`{"format":"case-folders-audit-export/1","ok":${given.ok},"checkpoint":${JSON.stringify(checkpointOf(given))},"events":[`,
	part: ({ paths }: TrailExport, events: readonly ExportedEvent[], isFirst: boolean): string =>
		events
			.map(({ index, json }, at) => {
				const proof = JSON.stringify(paths.path(index).map(base64));
				return `${isFirst && at === 0 ? '' : ','}\n{"index":${index},"event":${json},"proof":${proof}}`;
			})
			.join(''),
	end: '\n]}\n',
};

/** Row by row what people look for first, then what the check needs. */
const COLUMNS = [
	...(['index', 'time', 'operation', 'outcome', 'reason', 'caseId', 'matterId', 'documentId'] as const),
	...(['person', 'workflow', 'attempts', 'paths', 'contentHash', 'eventId'] as const),
	...(['size', 'root', 'record', 'proof'] as const),
];

type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>;

const csvHead = (): string => csvOf<Row>(COLUMNS, []);

/** In hex, which no spreadsheet takes for a formula. */
function csvPart({ paths }: TrailExport, events: readonly ExportedEvent[]): string {
	const [size, root] = [paths.size, hex(paths.root())];
	const rows = events.map(({ index, json }): Row => {
		const { paths: places = [], ...event } = readEvent(json) as AuditEvent;
		return {
			...{ ...event, index, paths: places.join('\n'), size, root },
			...{ record: base64(Buffer.from(json)), proof: paths.path(index).map(hex).join(' ') },
		};
	});
	return csvOf<Row>(COLUMNS, rows).slice(csvHead().length);
}
