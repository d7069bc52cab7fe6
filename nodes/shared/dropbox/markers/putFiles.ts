import { lastingAddress, type FileEntry } from '../../domain/entry';
import { caseKey } from '../../domain/marker/caseKey';
import { markerContent, markerFileName } from '../../domain/marker/markerFile';
import { markerSays } from '../../domain/marker/standing';
import { inParallel } from '../../domain/inParallel';
import { done, outcomeOf, type Outcome } from '../../domain/outcome';
import { below } from '../../domain/paths';
import type { Refusal } from '../../domain/Refusal';
import type {
	CaseMarker,
	DocumentUpload,
	Downloads,
	Lookups,
	Marking,
	Uploads,
	WriteMode,
} from '../../ports';
import { unforeseen } from '../refusals';
import { markedForAnotherCase } from './markerRefusals';
import { markerInFile } from './markerInFile';
import { markerFileOf } from './readFiles';

type Dropbox = Lookups & Uploads & Downloads;

const AT_ONCE = 8;

/**
 * Puts marker files into folders, all by one upload. The same file again is no change to Dropbox; what stands under
 * its name otherwise (somebody edited it, or it came along with a copy) is replaced in that very revision.
 */
export async function putFiles(
	markings: readonly Marking[],
	dropbox: Dropbox,
): Promise<Array<Outcome<CaseMarker>>> {
	const uploaded = await dropbox.upload(markings.map((marking) => fileFor(marking, { kind: 'add' })));
	return await inParallel(markings, AT_ONCE, async (marking, index) => {
		const outcome = uploaded[index];
		if (outcome?.ok) return done(markerOf(marking));
		const refusal = outcome?.refusal;
		if (refusal?.kind === 'name_taken')
			return await outcomeOf(async () => await replaced(marking, dropbox, refusal));
		return outcome as Outcome<never>;
	});
}

async function replaced(marking: Marking, dropbox: Dropbox, taken: Refusal): Promise<CaseMarker> {
	const file = await markerFileOf(dropbox, marking.folder, marking.caseId);
	if (file === undefined) throw taken;
	const present = await markerInFile(file, marking.folder, caseKey(marking.caseId), dropbox);
	const says = markerSays(present, marking.folder, marking.caseId);
	if (says === 'this case') return markerOf(marking);
	if (says === 'another case') throw markedForAnotherCase();
	return await overwritten(marking, file, dropbox);
}

async function overwritten(marking: Marking, { rev }: FileEntry, dropbox: Dropbox): Promise<CaseMarker> {
	const [outcome] = await dropbox.upload([fileFor(marking, { kind: 'update', rev })]);
	if (outcome === undefined) throw unforeseen('no outcome for a marker');
	if (!outcome.ok) throw outcome.refusal;
	return markerOf(marking);
}

function fileFor({ folder, caseId }: Marking, mode: WriteMode): DocumentUpload {
	const bytes = markerContent(caseId, lastingAddress(folder));
	return {
		address: below(lastingAddress(folder), markerFileName(caseId)),
		mode,
		source: {
			size: bytes.length,
			open: async () =>
				(async function* () {
					yield bytes;
				})(),
		},
	};
}

const markerOf = ({ folder, caseId }: Marking): CaseMarker => ({
	...{ caseId: caseKey(caseId), folderId: lastingAddress(folder), kind: 'file' },
});
