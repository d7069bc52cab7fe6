import { Flow } from '../Flow';
import { byId, calledByWorkflow, callWorkflow, dropbox, ifTrue, setFields, setJson } from '../steps';
import { DROPBOX_DELETIONS, QUEUE_STORAGE } from './names';
import { REST } from './parts';
import { result } from './result';

/** The document, or the case folder as a whole. */
const ID = "$('Events').item.json.documentId || JSON.parse($('Events').item.json.details).folderId";

const NOTE = `
Checks whether what was reported as deleted in Dropbox is really gone. It leaves out what was only moved, such as by *Close matters from Clio*, or was restored in the meantime.

If the queue filed the document, its event is given the matter and the document in the case management system. *Watch the queue* then sends one email about everything that is gone.`;

/** As which document the storage knows it, or that of the case whose folder it was. Of the demo, too, the case system is the same. */
const KNOWN = `$('Known as').all().map(({ json }) => json).filter(({ documentId, fileId, folderId }) => documentId && [fileId, folderId].includes(${ID})).map((row) => ({ ...row, source: String(row.source).replace(/-demo$/, '') }))[0]`;

/** The newest row by which the queue filed it: other systems than Clio and LegalServer have only these, for some weeks. */
const FILED = `$('Filed as').all().map(({ json }) => json).filter(({ source, documentId, details }) =>
		documentId && source !== 'dropbox' && source !== 'queue' && String(details).includes(JSON.stringify(${ID})))[0]`;

const KEEP = `$json.reason !== 'deleted_in_dropbox' ? {} : { filed: [${KNOWN}, ${FILED}].filter((row) => row).map(({ source, caseKey, documentId }) => ({ source, caseKey, documentId: $('Events').item.json.documentId ? documentId : '' }))[0] ?? null }`;

/** Events about what was deleted in Dropbox in, one result for each out. */
export const dropboxDeletions = (): Flow =>
	new Flow(DROPBOX_DELETIONS.file, DROPBOX_DELETIONS.name)
		.note('Deletions in Dropbox', NOTE, [-0.25, -3.1], [3, 1.8])
		.add('Events', calledByWorkflow(), [0, 0])
		.add(
			'Ask which document',
			setFields({ action: 'documentOfFile', fileId: `={{ ${ID} }}` }),
			[1, -0.9],
			'Events',
		)
		.add(
			'Known as',
			callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, { alwaysOutputData: true }),
			[2, -0.9],
			'Ask which document',
		)
		.add(
			'Ask what it was',
			setFields({ action: 'list', status: 'done', mentions: `={{ ${ID} }}` }),
			[1, 0],
			'Events',
		)
		.add(
			'Filed as',
			callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, { alwaysOutputData: true }),
			[2, 0],
			'Ask what it was',
		)
		.add(
			'Is it there?',
			dropbox('document', 'link', { document: byId(`={{ ${ID} }}`), linkType: 'inDropbox' }, REST),
			[2, 1.2],
			'Events',
		)
		.add('There', setJson("={{ { action: 'skip', reason: 'not_deleted' } }}"), [3, 1], 'Is it there?')
		.add('Gone?', ifTrue("={{ ['deleted', 'not_found'].includes($json.error.reason) }}"), [3, 1.6])
		.connect('Is it there?', 'Gone?', 1)
		.add('Gone', setJson("={{ { action: 'skip', reason: 'deleted_in_dropbox' } }}"), [4, 1.4], 'Gone?')
		.add(
			'Result',
			result({ keep: KEEP, services: { dropbox: ['Is it there?', 'Gone?'] } }),
			[6, 1.2],
			['There', 'Gone'],
		)
		.connect('Gone?', 'Result', 1);
