import type { ClioWorld } from '../ClioWorld';
import { completeVersion, createDocument } from '../state/documents';
import { placeIn } from '../state/folders';
import type { Blob, Matter } from '../state/records';

/** So many documents with the same bytes. */
export function seedDocuments({ state }: ClioWorld, matter: Matter, count: number, blob: Blob): void {
	const place = placeIn(state.folders.at(matter.folderId));
	for (let number = 1; number <= count; number++) {
		const name = `Document ${number}.pdf`;
		const document = createDocument(state, {
			...{ ...place, name, filename: name, contentType: 'application/pdf', creatorId: matter.userId },
		});
		const [version] = document.versions;
		if (version) completeVersion(state, document, version, blob);
	}
}
