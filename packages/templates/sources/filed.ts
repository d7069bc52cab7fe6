import { byId, dropbox, ifTrue, type Step } from '../steps';
import { REST } from './parts';

/* What the recipes that file documents of a case system say of them, and how a document is filed anew. */

const FILE_ID = '($json.originalFileId ?? $json.fileId)';
/** Upload says the hash only with all its fields. */
export const ALL_FIELDS = { simplify: false };

/** What the audit trail knows the bytes by; where a copy was made after that, those of the document. */
const CONTENT_HASH = `($prevNode.name === 'Copy for the client' ? $('File it').item.json : $json).contentHash`;
const REFILE = "JSON.parse($('Events').item.json.details || '{}').refile";

/**
 * IDs by which a document in Dropbox is known again if somebody deletes it there; its hash; and the category for which
 * there was no subfolder, which is no client's name.
 */
export const KEEP = `!$json.error && ${FILE_ID} ? {
		fileId: ${FILE_ID},
		folderId: $('Case folder').item.json.folderId,
		...(${CONTENT_HASH} ? { contentHash: ${CONTENT_HASH} } : {}),
		...($('Decide').item.json.isUnmapped ? { category: $('Decide').item.json.category, subfolder: $('Decide').item.json.subfolder } : {})
	} : {}`;

/** Why an event is done in another way than others. The status page counts these. */
export const WHY_DONE = `!$json.error && ${FILE_ID} && $('Decide').item.json.isUnmapped ? 'category_unmapped' : $prevNode.name === 'Move it' ? 'refiled' : ''`;

/** What was deleted in Dropbox meanwhile is not filed anew: whoever deleted it was told of it. */
export const ERROR = `$prevNode.name === 'Move it' && ['deleted', 'not_found'].includes($json.error?.reason) ? null : $json.error ?? null`;

/** Whether the document was filed before, and only its subfolder is another one now. */
export const filedBefore = (): Step =>
	ifTrue(`={{ $('Decide').item.json.action === 'file' && !!${REFILE} }}`);

/** Into the subfolder of its category, if nobody has moved it since. Its input are the items of *Case folder*. */
export const moveIt = (): Step =>
	dropbox(
		'document',
		'moveToSubfolder',
		{
			document: byId(`={{ ${REFILE}.fileId }}`),
			caseFolder: byId("={{ $('Case folder').item.json.folderId }}"),
			subfolder: "={{ $('Decide').item.json.subfolder }}",
			options: { onlyFrom: `={{ ${REFILE}.subfolder }}` },
		},
		REST,
	);
