import { done, inParallel, mapOk, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import type { CaseManifest } from '../../../../shared/domain/manifest/CaseManifest';
import { compareManifest, type ManifestFinding } from '../../../../shared/domain/manifest/compareManifest';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { caseFolderRefusal } from '../../shared/caseFolders/caseFolderRefusal';
import { listDocuments } from '../shared/listDocuments';
import { readManifest } from '../shared/readManifest';

export interface VerifyRequest {
	/** Address of the manifest. */
	manifest: string;
	/** Hex digits; `''` where nobody kept it elsewhere. */
	expectedRoot: string;
}

export interface VerifiedManifest {
	file: FileEntry;
	manifest: CaseManifest;
	/** The case folder, wherever it is now. */
	folder: FolderEntry;
	/** Null where no root was expected. */
	isExpected: boolean | null;
	findings: ManifestFinding[];
}

/** Manifests that are read at once. */
const AT_ONCE = 4;

/** Compares each manifest with what is in its case folder now, which is found by its ID. */
export async function verifyManifests(
	requests: readonly VerifyRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<VerifiedManifest>>> {
	const read = await inParallel(
		requests,
		async ({ manifest, expectedRoot }) =>
			await outcomeOf(async () => ({ expectedRoot, ...(await readManifest(manifest, dropbox)) })),
		AT_ONCE,
	);
	return await mapOk(read, async (all) => {
		const listed = await listDocuments(
			all.map(({ manifest }) => manifest.folder.id),
			dropbox,
		);
		return all.map(({ file, manifest, expectedRoot }, index) => {
			const found = listed[index] as (typeof listed)[number];
			if (!found.ok) return { ok: false, refusal: caseFolderRefusal(found.refusal) };
			const { folder, documents } = found.value;
			const isExpected = expectedRoot === '' ? null : expectedRoot === manifest.root;
			return done({ file, manifest, folder, isExpected, findings: compareManifest(manifest, documents) });
		});
	});
}
