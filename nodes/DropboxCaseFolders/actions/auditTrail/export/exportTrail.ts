import { sleep, type IBinaryData } from 'n8n-workflow';
import type { DocumentStore } from '../../../../shared/core/DocumentStore';
import { EventLoopYielder } from '../../../../shared/core/EventLoopYielder';
import { parseObject } from '../../../../shared/core/parseObject';
import { Refusal } from '../../../../shared/core/Refusal';
import { readEvent } from '../../../../shared/domain/audit/AuditEvent';
import type { Verification } from '../../../../shared/domain/audit/ChainVerifier';
import { createEventTest } from '../../../../shared/domain/audit/eventFilter';
import { InclusionPaths } from '../../../../shared/domain/audit/inclusion';
import {
	writeExport,
	type ExportedEvent,
	type ExportFormat,
	type TrailExport,
} from '../../../../shared/domain/audit/writeExport';
import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import type { Downloads, Listings } from '../../../../shared/dropbox/port';
import { readTrail } from '../shared/readTrail';
import type { ExportRequest } from './fields';

/** What was exported, and the file. */
export interface ExportedTrail {
	/** Of the trail as it was read for this. */
	verification: Verification;
	/** How many events are in the file. */
	exported: number;
	/** How many were left out although they may be wanted, because they are not what was written. */
	leftOut: number;
	/** That of the proofs, in hex: of the trail as it is, which is that of the verification unless it was changed. */
	root: string;
	fileName: string;
	field: string;
	kept: IBinaryData;
}

/** Bytes of events that are held at the same time. */
const MOST_HELD = 256 * 1024 * 1024;

/**
 * Writes the events of a trail that pass a filter into a file, each with its proof. The trail is read once; of events that do
 * not pass 32 bytes are kept, which the proofs of the others need.
 * @throws Refusal `too_large` where the filter lets too much through
 */
export async function exportTrail(
	folder: FolderEntry,
	{ filter, format, field }: ExportRequest,
	dropbox: Listings & Downloads,
	documents: DocumentStore<IBinaryData>,
): Promise<ExportedTrail> {
	const isWanted = createEventTest(filter);
	const leaves: Buffer[] = [];
	const events: ExportedEvent[] = [];
	let [count, held, leftOut] = [0, 0, 0];
	const verification = await readTrail(stableAddress(folder), dropbox, undefined, (lines) => {
		leaves.push(Buffer.concat(lines.map(({ leaf }) => leaf)));
		for (const { json, isSound } of lines) {
			const index = count++;
			const text = json.toString();
			// Of most a look at the filtered fields is enough.
			if (isSound && !isWanted(parseObject(text))) continue;
			if (!isSound || readEvent(text) === undefined) {
				leftOut++;
				continue;
			}
			events.push({ index, json: text });
			if ((held += json.length) > MOST_HELD) throw tooManyRefusal();
		}
	});
	const yielder = new EventLoopYielder({ now: Date.now, sleep });
	const pause = async () => await yielder.yieldIfDue();
	const paths = await InclusionPaths.build(Buffer.concat(leaves), pause);
	const given = { origin: originOf(folder), ok: verification.ok, events, paths };
	const fileName = `Audit trail.${format}`;
	const file = { name: fileName, size: await sizeOf(given, format, pause), contentHash: undefined };
	const kept = await documents.keep({ file, content: contentOf(given, format, pause) });
	return {
		...{ verification, exported: events.length, leftOut, root: paths.root().toString('hex') },
		...{ fileName, field, kept },
	};
}

/** The ID of the folder stays when people rename or move it. */
const originOf = (folder: FolderEntry): string =>
	`case-folders-audit/${stableAddress(folder).replace(/^\w+:/, '')}`;

type Pause = () => Promise<void>;

/** n8n has to know it beforehand; the file as a whole is never in memory. */
async function sizeOf(given: TrailExport, format: ExportFormat, pause: Pause): Promise<number> {
	let size = 0;
	for await (const part of contentOf(given, format, pause)) size += part.length;
	return size;
}

async function* contentOf(
	given: TrailExport,
	format: ExportFormat,
	pause: Pause,
): AsyncGenerator<Uint8Array> {
	for (const part of writeExport(given, format)) {
		await pause();
		yield Buffer.from(part);
	}
}

const tooManyRefusal = (): Refusal =>
	new Refusal(
		'too_large',
		'The events to export are more than 256 MB',
		'Use the filters From and Until, and export one time after the other.',
	);
