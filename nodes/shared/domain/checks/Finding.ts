/** Which of the regular checks found something. */
export const REGULAR_CHECKS = ['folders', 'permissions'] as const;
export type RegularCheck = (typeof REGULAR_CHECKS)[number];

/** What needs somebody, of one case. It holds IDs, no names. */
export interface Finding {
	/** ID of the case at its source; `''` where the check could not begin. */
	caseKey: string;
	/** As *Check* calls it, or `exposed`, `notDetermined`, `notChecked`. */
	finding: string;
	/** Why it could not be checked, as a reason code; `''` otherwise. */
	reason: string;
	/** Further folders that it is about, by their IDs. */
	folderIds: string[];
}
