import { caseKey } from '../../../../shared/domain/marker/caseKey';

/** Which folders and cases the items of a run name together. */
export class CaseFolderIndex {
	private readonly foldersByCase = new Map<string, Set<string>>();
	private readonly casesByFolder = new Map<string, Set<string>>();

	add(caseId: string, folderId: string): void {
		if (caseId === '') return;
		addToSet(this.foldersByCase, caseKey(caseId), folderId);
		addToSet(this.casesByFolder, folderId, caseKey(caseId));
	}

	/** The folders that items name for a case. */
	foldersOf(caseId: string): string[] {
		return [...(this.foldersByCase.get(caseKey(caseId)) ?? [])];
	}

	/** Whether items name a folder for more than one case. */
	isShared(folderId: string): boolean {
		return (this.casesByFolder.get(folderId)?.size ?? 0) > 1;
	}
}

function addToSet(sets: Map<string, Set<string>>, key: string, value: string): void {
	const set = sets.get(key) ?? new Set();
	sets.set(key, set.add(value));
}
