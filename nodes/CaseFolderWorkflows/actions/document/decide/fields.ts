import type { INodeProperties } from 'n8n-workflow';

/** What is decided about, and by what. */
export const decideFields: INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'json',
		default: '={{ $json.event }}',
		description:
			'The event from the queue, as an object with kind, caseKey and documentId, such as {"kind": "documentCreated", "caseKey": "1497001", "documentId": "88002"}',
	},
	{
		displayName: 'Document',
		name: 'document',
		type: 'json',
		default: '={{ $json.document }}',
		description:
			'The output of Get Document, or an object of another system with the same names, such as {"documentId": 88002, "matterId": 1497001, "category": "Pleadings", "size": 1024}. Null if the event is about the matter as a whole.',
	},
	{
		displayName: 'Matter',
		name: 'matter',
		type: 'json',
		default: '={{ $json.matter }}',
		description:
			'The output of Get Matter, or an object of another system with the same names, such as {"matterId": 1497001, "matterNumber": "00012-Miller"}. An empty object or null if the document has no matter.',
	},
	{
		displayName: 'Client Settings',
		name: 'settings',
		type: 'json',
		default: '={{ $json.settings }}',
		description:
			'The output of Client Settings: Check, unchanged: an object with all settings, such as {"environment": "live", …}',
	},
	{
		displayName: 'Filed Before',
		name: 'filedBefore',
		type: 'json',
		default: '[]',
		description:
			'Which file this document was filed as before: the rows that Queue Storage keeps, such as [{"subfolder": "Pleadings", "caseKey": "1497001"}]. An empty list if it was not filed before.',
	},
];
