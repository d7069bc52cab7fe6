import type { IExecuteFunctions } from 'n8n-workflow';
import { safeRelativePath } from '../../../../../shared/domain/naming/safeName';
import { PrivilegedCategories } from '../../../../../shared/domain/privilege/PrivilegedCategories';
import { Refusal } from '../../../../../shared/core/Refusal';
import { optionalText } from '../../../../../shared/node/readParameters';
import { readParameters } from '../../../../../shared/dropboxNode/readParameters';
import { z } from '../../../../../shared/vendor/zod';
import { readRestriction, type Restriction } from '../../../shared/restriction/restrictedFolderFields';
import { categories } from '../read/request';

/** Whether, and where, the documents of an item are kept apart, and what is to be said of it. */
interface Privilege {
	/** Undefined where they are not privileged. */
	restriction: Restriction | undefined;
	/** Where it would be kept, if it were privileged. */
	restrictedPlace: Restriction['place'];
	/** Relative paths of subfolders in which it may have been filed before, safe. */
	formerSubfolders: string[];
	/** IDs of files that are known to be other documents. */
	otherFileIds: string[];
	warnings: string[];
}

/** One path or ID per line; an expression may also yield a list. */
const lines = z
	.union([optionalText.transform((value) => value.split(/\r?\n/)), z.array(optionalText)])
	.transform((all) => all.map((line) => line.trim()).filter((line) => line !== ''));

const options = z.object({ formerSubfolders: lines.default([]), filesOfOtherDocuments: lines.default([]) });

const UNKNOWN = 'No category was given, so the document was treated as not privileged';

/**
 * Of an item whose privileged documents are to be restricted.
 * @param caseFolder address of the case folder
 * @throws Refusal `invalid_input`, `name_not_allowed`
 */
export function readPrivilege(context: IExecuteFunctions, itemIndex: number, caseFolder: string): Privilege {
	const given = readParameters(
		context,
		itemIndex,
		{
			privilegedCategories: optionalText,
			category: categories,
			options: options.default({}),
		},
		'restrictPrivileged',
	);
	const privileged = new PrivilegedCategories(given.privilegedCategories);
	if (privileged.isEmpty) {
		throw new Refusal(
			'invalid_input',
			'There are no privileged categories',
			'Fill in Privileged Categories, or turn off Restrict Privileged Documents.',
		);
	}
	// Read for every item, so that a mistyped address shows before the first privileged document comes.
	const restriction = readRestriction(context, itemIndex, caseFolder);
	const isGiven = given.category.some((category) => category.trim() !== '');
	return {
		restriction: privileged.includesAny(given.category) ? restriction : undefined,
		restrictedPlace: restriction.place,
		formerSubfolders: given.options.formerSubfolders.map((line) => safeRelativePath(line).path),
		otherFileIds: given.options.filesOfOtherDocuments.map(fileIdOf),
		warnings: isGiven ? [] : [UNKNOWN],
	};
}

/** What is no ID of a file is none that is found: whatever it was to name counts as a copy then. */
const fileIdOf = (line: string): string => (line.startsWith('id:') ? line : `id:${line}`);
