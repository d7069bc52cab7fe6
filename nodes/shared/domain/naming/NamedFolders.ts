import { caseKey } from '../marker/matchMarker';
import { REFERENCE, referenceHash } from './caseFolderName';
import { bytesOf, LONGEST_NAME, cleanText } from './safeName';
import { parseCaseId } from './parseCaseId';
import type { TemplatePart } from './parseTemplate';

/** Bytes below the longest name from which on it may have been shortened, and the case ID with it. */
const SHORTENING = 8;

/** Folders by the case that their names tell, for names made by one template (see caseFolderName). */
export class NamedFolders<Folder extends { name: string }> {
	private readonly byId = new Map<string, Folder[]>();
	private readonly byReference = new Map<string, Folder[]>();

	constructor(private readonly template: readonly TemplatePart[]) {}

	add(folder: Folder): void {
		const name = folder.name.normalize('NFC');
		const reference = REFERENCE.exec(name)?.[1];
		if (reference !== undefined) return addToGroup(this.byReference, reference, folder);
		const id = parseCaseId(name, this.template);
		if (id !== undefined) addToGroup(this.byId, id, folder);
	}

	/**
	 * The folders whose names are those of a case. A reference has 32 bits, so the ID must be in such a name besides,
	 * as far as it was not cut off.
	 */
	of(caseId: string): Folder[] {
		const id = caseKey(caseId);
		const readable = cleanText(id, []).trim();
		const referred = (this.byReference.get(referenceHash(id)) ?? []).filter(
			({ name }) => bytesOf(name) > LONGEST_NAME - SHORTENING || name.normalize('NFC').includes(readable),
		);
		return [...(this.byId.get(id) ?? []), ...referred];
	}
}

function addToGroup<Folder>(groups: Map<string, Folder[]>, key: string, folder: Folder): void {
	const group = groups.get(key);
	if (group === undefined) groups.set(key, [folder]);
	else group.push(folder);
}
