import type { FolderEntry } from '../../domain/entry';
import { refused, type Outcome } from '../../core/outcome';
import { baseName, looseKey } from '../../domain/paths';
import { Refusal } from '../../core/Refusal';
import type { Relocation } from '../port';

/**
 * Dropbox answers a move that changes nothing but upper and lower case as if it had happened, and leaves the name as
 * it was ("we do not currently support case-only renaming", spec, files/move:2): that is told by the name it has.
 */
export function refuseCaseOnlyRenames(
	moves: readonly Relocation[],
	outcomes: ReadonlyArray<Outcome<FolderEntry>>,
): Array<Outcome<FolderEntry>> {
	return outcomes.map((outcome, index) => {
		if (!outcome.ok || !differsInCaseOnly(outcome.value.name, baseName(moves[index]?.to ?? '')))
			return outcome;
		return refused(
			new Refusal(
				'name_not_allowed',
				'Dropbox does not change a name in upper and lower case only',
				'Rename the folder to something else first, or have a person rename it in Dropbox.',
			),
		);
	});
}

const differsInCaseOnly = (name: string, wanted: string): boolean =>
	looseKey(name) === looseKey(wanted) && name.normalize('NFC') !== wanted.normalize('NFC');
