import type { N8nApi } from '../n8n/N8nApi';
import { clioNode, clioTrigger, CLIO_TRIGGER, dropboxNode, publishSteps } from './clioMirror';
import { byId, byPath } from './steps';

const ofMatter = (name: string) => `={{ $('${CLIO_TRIGGER}').item.json.${name} }}`;

/** A matter that is closed in Clio: its folder in Dropbox is closed, and a note in Clio says where it is now. */
export const publishClosing = async (api: N8nApi, pollTimes: object): Promise<string> =>
	await publishSteps(api, 'Closed in Clio', [
		clioTrigger(['matterClosed'], pollTimes, 'clio-closings'),
		dropboxNode('Case folder', {
			...{ resource: 'caseFolder', operation: 'find', caseId: '={{ $json.matterNumber }}' },
			...{ searchIn: byPath('/Matters/Clio'), folderNaming: 'caseId' },
		}),
		dropboxNode('Close it', {
			...{ resource: 'caseFolder', operation: 'close', caseFolder: byId('={{ $json.folderId }}') },
			...{ closeMethod: 'move', closedFolder: byPath('/Matters/Clio Closed') },
			options: { closedOn: ofMatter('closeDate') },
		}),
		clioNode('clioMatters', 'Tell people', {
			...{ resource: 'note', operation: 'create', matter: byId(ofMatter('matterId')) },
			...{
				subject: 'Case folder closed',
				text: '=The documents are in {{ $json.archivePath }}: {{ $json.url }}',
			},
		}),
	]);
