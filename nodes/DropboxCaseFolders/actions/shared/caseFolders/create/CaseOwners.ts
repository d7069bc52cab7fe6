import { Refusal } from '../../../../../shared/core/Refusal';
import { pathKey } from '../../../../../shared/domain/paths';

/** Which case each place or folder of a run belongs to. */
export class CaseOwners {
	private readonly caseIds = new Map<string, string>();

	/**
	 * IDs that differ only in how Unicode composes their letters are one.
	 * @throws Refusal `belongs_to_another_case` where an earlier item of the run claimed it for another case
	 */
	claim(what: string, caseId: string): void {
		const id = caseId.normalize('NFC');
		const owner = this.caseIds.get(what) ?? id;
		this.caseIds.set(what, owner);
		if (owner !== id) throw belongsToAnotherCaseRefusal();
	}
}

/** Raised whenever a case would end up in the folder of another: that is never done. */
export const belongsToAnotherCaseRefusal = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder that this case ID leads to belongs to another case',
		'Compare the two case IDs. They may differ only in upper and lower case. If it is the same case, enter the folder’s ID under Existing Folder ID.',
	);

/** Of several items of a run that ask for one folder, the first is the one that created it. */
export class FirstSeen {
	private readonly paths = new Set<string>();

	isFirst(path: string): boolean {
		const key = pathKey(path);
		const first = !this.paths.has(key);
		this.paths.add(key);
		return first;
	}
}
