import { done, mapOk, outcomeOfSync, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../nodes/shared/core/Progress';
import type {
	Choices,
	MatterKey,
	Matters,
	NewNote,
	Note,
	Notes,
	WriteChecks,
} from '../../../../../../nodes/shared/legalserver/port';
import { runPerRecord } from '../../../../../../nodes/shared/node/runPerRecord';
import { nameCases, type NamedCase } from '../shared/nameCases';
import { isSameNote } from './isSameNote';
import { listKnownNotes, type KnownNote } from './listKnownNotes';
import { readNoteTypes } from './readNoteTypes';

export interface NoteRequest extends NewNote {
	key: MatterKey;
	dryRun: boolean;
	/** Sentences about what it was given. */
	warnings: string[];
}

export interface CreatedNote {
	status: 'created' | 'alreadyThere';
	found: NamedCase;
	/** Undefined for one that a dry run would make. */
	note: Note | undefined;
	dryRun: boolean;
	warnings: string[];
}

type LegalServer = Notes & Matters & Choices & WriteChecks;

/** A request with its case and the site's own spelling of the note type. */
type Prepared = NoteRequest & { found: NamedCase };

/** Cases that are under way at the same time: a site has 200 calls a minute for all. */
const AT_ONCE = 4;

/** Sees to it that cases have these notes, each once: a run that was cut short is run again, and events come twice. */
export async function createNotes(
	requests: readonly NoteRequest[],
	legalServer: LegalServer,
	progress: Progress,
): Promise<Array<Outcome<CreatedNote>>> {
	legalServer.requireWritable();
	const types = await readNoteTypes(legalServer);
	const typed = requests.map((request) =>
		outcomeOfSync(() => ({ ...request, ...types.hold(request.noteType, request.warnings) })),
	);
	const named = await mapOk(typed, async (all) => {
		const cases = await nameCases(
			all.map(({ key }) => key),
			legalServer,
		);
		return cases.map((found, index): Outcome<Prepared> =>
			found.ok ? done({ ...(all[index] as NoteRequest), found: found.value }) : found,
		);
	});
	return await mapOk(named, async (all) =>
		runPerRecord(all, {
			keyOf: ({ found }) => found.uuid,
			read: async ({ found, dryRun }) => await listKnownNotes(found, dryRun, legalServer),
			run: async (request, known) => await createNote(request, known, legalServer),
			inTurn: async ({ found }, work) => await legalServer.inTurn(found.uuid, work),
			tellDone: (count) => progress(count, all.length, 'notes'),
			atOnce: AT_ONCE,
		}),
	);
}

async function createNote(request: Prepared, known: KnownNote[], legalServer: Notes): Promise<CreatedNote> {
	const { found, dryRun, warnings } = request;
	const existing = known.find(({ as }) => isSameNote(as, request));
	if (existing !== undefined) return { status: 'alreadyThere', found, note: existing.note, dryRun, warnings };
	const note = dryRun
		? undefined
		: await legalServer.createNote(found.uuid, request, (each) => each.isActive && isSameNote(each, request));
	known.push({ as: request, note });
	return {
		...{ status: 'created', found, note, dryRun },
		warnings: note === undefined ? warnings : [...warnings, ...differences(note, request)],
	};
}

/** What LegalServer made otherwise than it was asked. */
function differences(note: Note, request: Prepared): string[] {
	const { datePosted } = request;
	const isOtherDay = datePosted !== undefined && note.datePosted !== datePosted;
	return [
		...(isSameNote(note, request)
			? []
			: [
					'LegalServer changed the subject, text or type of the note: the next run will not recognize it and will add the note again',
				]),
		...(isOtherDay
			? ['LegalServer gave the note a different date: your site may not allow API users to set Date Posted']
			: []),
	];
}
