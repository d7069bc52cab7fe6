import { withNoun } from './withNoun';

/** What a finding of the regular checks means to somebody in an office, and what to do about it. */
interface FindingWords {
	happened: string;
	advice: string;
}

/** The most serious ones first: so they stand in the email. `{noun}` is a matter or a case. */
export const FINDING_WORDS: Readonly<Record<string, FindingWords>> = {
	exposed: {
		happened: 'Others can open its privileged documents',
		advice:
			'Do this today: open the folder in Dropbox, choose Share, and remove its links and everybody who should not see it. “Audit Permissions” in n8n, with “Findings”, says who they are.',
	},
	markedForAnotherCase: {
		happened: 'Its folder belongs to another {noun}',
		advice: 'Stop saving documents in it, and find out why before anything else.',
	},
	usedForAnotherCase: {
		happened: 'Two {noun}s have the same folder',
		advice: 'Stop saving documents in it, and find out which of the two {noun}s it belongs to.',
	},
	twoFolders: {
		happened: 'It has more than one folder',
		advice: 'Decide which one to keep, move the documents there yourself, and delete the other one.',
	},
	strayMarker: {
		happened: 'The marker file of its folder is also in a folder where it does not belong',
		advice: 'Find out who put the marker file in that folder, and delete the file.',
	},
	copy: {
		happened: 'Its folder is a copy',
		advice: 'Look for the original. Keep one of the two, and move the documents there yourself.',
	},
	deleted: {
		happened: 'Its folder was deleted',
		advice:
			'Restore it on dropbox.com under “Deleted files”: it is the same folder again then. If the {noun} no longer needs a folder, close the {noun}.',
	},
	noAccess: {
		happened: 'The connected account cannot see its folder',
		advice:
			'Check in Dropbox whether the connected account lost access, and give it access again. If it did not lose access, the folder was deleted for good.',
	},
	notAFolder: {
		happened: 'The folder ID on the {noun} leads to a file, not to a folder',
		advice: 'Correct the folder ID on the {noun} in the case management system.',
	},
	gone: {
		happened: 'A document was saved to Dropbox, but is no longer in the case folder',
		advice:
			'Somebody deleted it, or moved it to where the connected account cannot see it. If that was intended, you do not have to do anything. If not, restore it on dropbox.com under “Deleted files”, or move it back.',
	},
	outside: {
		happened: 'A document was moved out of the case folder',
		advice: 'If that was not intended, move it back in Dropbox.',
	},
	restricted_before: {
		happened: 'A document is in the folder for privileged documents, but is no longer privileged',
		advice:
			'Decide who may open it. If everybody on the {noun} may open it, move it in Dropbox to the subfolder where it belongs.',
	},
	not_registered: {
		happened: 'A document is not the same in Dropbox as in the case management system',
		advice:
			'Compare the two. n8n does not know whether somebody edited the document in Dropbox, so it changed nothing. If the one in the case management system is newer, add it there once more as a new version. It is then saved to Dropbox, and the one that is there now is kept.',
	},
	notDetermined: {
		happened: 'It could not be determined who can open its privileged documents',
		advice:
			'Check that “People Who May Open Them” in the client settings is filled in, and that the {noun} has a responsible attorney. The next check looks at it again.',
	},
	notChecked: {
		happened: 'It could not be checked',
		advice: 'Follow the advice for its reason below. The next check looks at it again.',
	},
};

const UNKNOWN: FindingWords = {
	happened: 'Something was found',
	advice: 'Run “Check” or “Audit Permissions” in n8n for the {noun}.',
};

/**
 * Of a finding that is not known here, rather its name than nothing.
 * @param noun what the case system calls its cases
 */
export const findingWords = (finding: string, noun: string): FindingWords =>
	withNoun((Object.hasOwn(FINDING_WORDS, finding) ? FINDING_WORDS[finding] : undefined) ?? UNKNOWN, noun);
