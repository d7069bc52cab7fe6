import { HOLD_WORDS, type ReasonWords } from './holdWords';
import { withNoun } from './withNoun';

const ADMIN = 'Ask your n8n administrator';
const NOTHING_TO_DO = 'You do not have to change anything.';

/** By the reason codes of docs/reasons.md, and those for which something is held back. `{noun}` is a matter or a case. */
const WORDS: Readonly<Record<string, ReasonWords>> = {
	invalid_input: {
		happened: 'A value is missing or cannot be used',
		advice:
			'Check that the {noun} has everything that the folder name is made of, such as its number and client. If it has, ask your n8n administrator to check the client settings.',
	},
	not_found: {
		happened: 'The document or the case folder was not found',
		advice:
			'Check in Dropbox that the case folder is still where it belongs, and in the case management system that the document still exists.',
	},
	deleted: {
		happened: 'It was deleted in Dropbox',
		advice: 'If it should be there, restore it on dropbox.com under “Deleted files”.',
	},
	folder_missing: {
		happened: 'The {noun} had a folder, but it was not found',
		advice:
			'Look for it in Dropbox. It was deleted or moved, or the connected account can no longer see it. Until it is back, the nightly comparison saves nothing for this {noun}, so that no second folder is made.',
	},
	no_access: {
		happened: 'The connected Dropbox account is not allowed to do this',
		advice:
			'Give the connected account permission to edit the folder in Dropbox, and check that the folder has been added to that account’s Dropbox.',
	},
	not_a_folder: {
		happened: 'There is a file where a folder should be',
		advice: 'Rename or move the file in Dropbox.',
	},
	not_a_file: {
		happened: 'It is of a kind that cannot be downloaded',
		advice: 'Open it in a browser and save it as a PDF beside it. It stays where it is.',
	},
	folder_exists: {
		happened: 'There is already a folder with this name',
		advice: 'Look at the folder in Dropbox. If it is not this {noun}’s, rename it.',
	},
	name_taken: {
		happened: 'There is already something with this name',
		advice: 'Rename one of the two in Dropbox. Nothing was overwritten.',
	},
	name_not_allowed: {
		happened: 'Dropbox does not allow this name',
		advice: 'Rename the document in the case management system.',
	},
	belongs_to_another_case: {
		happened: 'The folder belongs to another {noun}',
		advice:
			'Compare the {noun} numbers in Dropbox and in the case management system, and move the folder where it belongs.',
	},
	ambiguous: {
		happened: 'Several folders or documents match, so none was used',
		advice: 'Look for two folders of the same {noun} in Dropbox, and keep one of them.',
	},
	changed_meanwhile: {
		happened: 'Somebody changed it at the same moment, several times',
		advice: NOTHING_TO_DO,
	},
	content_mismatch: {
		happened: 'At every attempt, the content that arrived was incomplete',
		advice: 'Open the document in the case management system to check that it is intact.',
	},
	source_incomplete: {
		happened: 'The document could not be read to its end',
		advice: 'Open the document in the case management system to check that it is intact.',
	},
	no_space: {
		happened: 'Dropbox has no space left',
		advice: 'Free up space in Dropbox, or buy more. If there is enough, ask your n8n administrator.',
	},
	too_large: {
		happened: 'It is too large to be saved to Dropbox',
		advice: 'Upload it to Dropbox yourself, or split it.',
		isFinal: true,
	},
	still_exposed: {
		happened: 'People who should not can still open a privileged document',
		advice:
			'Do this today: open the folder in Dropbox, choose Share, and remove its links and everybody who should not see it.',
	},
	guarded: {
		happened: 'The Dropbox credential in n8n does not allow writing in this place',
		advice: `${ADMIN} whether n8n should be allowed to write there.`,
	},
	not_for_agents: {
		happened: 'An AI agent asked for something that no one has allowed it to do',
		advice: `${ADMIN} whether the agent should be allowed to do this.`,
	},
	link_not_valid: {
		happened: 'The link to a case page is not valid',
		advice: `${ADMIN} for a new link.`,
		isFinal: true,
	},
	link_expired: {
		happened: 'The link to a case page has expired',
		advice: `${ADMIN} for a new link.`,
		isFinal: true,
	},
	case_closed: {
		happened: 'The {noun} is closed',
		advice: 'If the document belongs to it, reopen the {noun} first.',
	},
	privileged: {
		happened: 'The folder is for privileged documents',
		advice: 'Choose another folder.',
	},
	restricted_before: {
		happened: 'It was saved to Dropbox as privileged before, and its category now says that it is not',
		advice:
			'It was not saved again. If everybody may open it now, move it out of the restricted folder in Dropbox. If not, give it a privileged category in the case management system.',
	},
	not_connected: {
		happened: 'The connection has ended',
		advice: 'In n8n, open Overview, then Credentials, and connect the account again.',
	},
	missing_scope: {
		happened: 'The connection lacks a permission',
		advice:
			'In n8n, open Overview, then Credentials, and connect the account again, as somebody who may grant the permission.',
	},
	wrong_path_root: {
		happened: 'The Dropbox credential in n8n starts at the wrong folder',
		advice: 'In n8n, open the Dropbox credential and correct “Paths Start At”.',
	},
	too_busy: { happened: 'The system was too busy', advice: NOTHING_TO_DO },
	unavailable: { happened: 'The system did not respond', advice: NOTHING_TO_DO },
	document_unavailable: {
		happened: 'The system does not respond for this document, but does for others',
		advice:
			'Open the document in the case management system. If it does not open there, upload it there again, or ask the provider about it. If it opens, upload it to Dropbox yourself, and tell your n8n administrator.',
	},
	...HOLD_WORDS,
	unexpected: {
		happened: 'Something unexpected happened',
		advice: `${ADMIN} to look at the run in n8n under Executions.`,
	},
};

export const REASONS_WITH_WORDS: readonly string[] = Object.keys(WORDS);

const UNKNOWN: ReasonWords = {
	happened: 'It was not done',
	advice: `${ADMIN} to look at the run in n8n under Executions.`,
};

/**
 * Of a code that is not known, words that say no more than is known.
 * @param noun what the case system calls its cases
 */
export const reasonWords = (reason: string, noun: string): ReasonWords =>
	withNoun((Object.hasOwn(WORDS, reason) ? WORDS[reason] : undefined) ?? UNKNOWN, noun);
