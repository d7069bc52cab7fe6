import { stableAddress, type FileEntry } from '../../domain/entry';
import { caseKey } from '../../domain/marker/caseKey';
import { markerContent, markerFileName } from '../../domain/marker/markerFile';
import { matchMarker } from '../../domain/marker/matchMarker';
import { inParallel } from '../../core/inParallel';
import { done, outcomeOf, type Outcome } from '../../core/outcome';
import { joinPath } from '../../domain/paths';
import type { Refusal } from '../../core/Refusal';
import type { CaseMarker, SentDocument, Downloads, Lookups, Marking, Uploads, WriteMode } from '../port';
import { unexpectedResponse } from '../errors/toRefusal';
import { otherCaseRefusal } from './otherCaseRefusal';
import { readMarkerFile } from './readMarkerFile';
import { findMarkerFile } from './findFileMarkers';

type Dropbox = Lookups & Uploads & Downloads;

const AT_ONCE = 8;

/**
 * Puts marker files into folders, all by one upload. The same file again is no change to Dropbox; what stands under
 * its name otherwise (somebody edited it, or it came along with a copy) is replaced in that very revision.
 */
export async function writeMarkerFiles(
	markings: readonly Marking[],
	dropbox: Dropbox,
): Promise<Array<Outcome<CaseMarker>>> {
	const uploaded = await dropbox.upload(markings.map((marking) => uploadFor(marking, { kind: 'add' })));
	return await inParallel(markings, AT_ONCE, async (marking, index) => {
		const outcome = uploaded[index];
		if (outcome?.ok) return done(markerOf(marking));
		const refusal = outcome?.refusal;
		if (refusal?.reason === 'name_taken')
			return await outcomeOf(async () => await replaceFile(marking, dropbox, refusal));
		return outcome as Outcome<never>;
	});
}

async function replaceFile(marking: Marking, dropbox: Dropbox, taken: Refusal): Promise<CaseMarker> {
	const file = await findMarkerFile(dropbox, marking.folder, marking.caseId);
	if (file === undefined) throw taken;
	const present = await readMarkerFile(file, marking.folder, caseKey(marking.caseId), dropbox);
	const says = matchMarker(present, marking.folder, marking.caseId);
	if (says === 'this case') return markerOf(marking);
	if (says === 'another case') throw otherCaseRefusal();
	return await overwriteFile(marking, file, dropbox);
}

async function overwriteFile(marking: Marking, { rev }: FileEntry, dropbox: Dropbox): Promise<CaseMarker> {
	const [outcome] = await dropbox.upload([uploadFor(marking, { kind: 'update', rev })]);
	if (outcome === undefined) throw unexpectedResponse('no outcome for a marker');
	if (!outcome.ok) throw outcome.refusal;
	return markerOf(marking);
}

function uploadFor({ folder, caseId }: Marking, mode: WriteMode): SentDocument {
	const bytes = markerContent(caseId, stableAddress(folder));
	return {
		address: joinPath(stableAddress(folder), markerFileName(caseId)),
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
	...{ caseId: caseKey(caseId), folderId: stableAddress(folder), kind: 'file' },
});
